import { type Lang, listIn } from '#kernel'
import type { Ctx } from '#platform'
import type { FormState, FrameFacts } from '#ui'
import type { HowRead } from '../community-form.ts'
import { nameOf } from '../directory.ts'
import { expertWords as words } from '../expert-words.ts'
import { listWords } from '../list-words.ts'
import { expertColumnNames as columns } from '../rules/expert-words.ts'
import { type ExpertField, stands, typedIn } from '../rules/expert-table.ts'
import type { Specialty } from '../store.ts'
import type { UnderstoodExperts } from '../take-experts.ts'
import { toExperts } from './experts.tsx'
import { type Change, UnderstoodPage, UploadPage } from './taken-list.tsx'

interface Common {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
}
const list = (lang: Lang) => ({ at: '/people/experts', says: words[lang], trail: toExperts(lang) })

/** Where a list is chosen that shall be read. */
export function ExpertListPage({ ctx, frame, form, hasSpecialties }: Common & { hasSpecialties: boolean }) {
  const t = words[ctx.lang]
  const before = hasSpecialties ? null : (
    <p>
      {t.noSpecialtiesYet}
      <a href="/people/experts/specialties">{t.addSpecialty}</a>
    </p>
  )
  return <UploadPage ctx={ctx} frame={frame} form={form} {...list(ctx.lang)} example={t.exampleRows} before={before} />
}

/** What a list would change, before anything is stored. */
export function UnderstoodExpertsPage(
  p: Common & { read: UnderstoodExperts; how: HowRead | undefined; specialties: readonly Specialty[] },
) {
  const { ctx, read } = p
  const t = words[ctx.lang]
  return (
    <UnderstoodPage
      ctx={ctx}
      frame={p.frame}
      form={p.form}
      {...list(ctx.lang)}
      how={p.how}
      changes={changesOf(p, ctx.lang)}
      lead={t.understoodLead({ added: read.added.length, changed: read.changed.length, same: read.same })}
      andMore={t.andMore}
      hidden={{ rows: read.rows, seen: read.seen }}
      name={t.name}
    />
  )
}

const columnOf = { name: 'name', specialtyIds: 'specialties', title: 'title', titleUntil: 'titleUntil', employer: 'employer' } as const

function changesOf({ read, specialties }: { read: UnderstoodExperts; specialties: readonly Specialty[] }, lang: Lang): Change[] {
  const { from, says, new: isNew } = listWords[lang]
  const label = (f: ExpertField) => columns[columnOf[f]][lang]
  const specialty = (id: string) =>
    nameOf(
      specialties.find((s) => s.id === id),
      lang,
    )
  // Ids of specialties are shown as their names.
  const said = (f: ExpertField, value: string) =>
    f === 'specialtyIds' && value !== '' ? listIn(value.split(' ').map(specialty), lang) : value
  return [
    ...read.changed.map((c) => ({
      key: c.of.id,
      name: c.of.name,
      says: c.fields.map((f) => from(label(f), said(f, stands(c.of, f)), said(f, typedIn(c.row, f) ?? ''))),
    })),
    ...read.added.map((r) => ({
      key: `row ${r.row}`,
      name: r.name,
      says: [
        isNew,
        r.email,
        ...(['specialtyIds', 'title', 'titleUntil', 'employer'] as const).flatMap((f) => {
          const value = typedIn(r, f)
          return value ? [says(label(f), said(f, value))] : []
        }),
      ],
    })),
  ]
}
