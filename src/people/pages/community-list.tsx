import type { Lang } from '#kernel'
import type { Ctx } from '#platform'
import { type FormState, type FrameFacts, Select } from '#ui'
import type { HowRead } from '../community-form.ts'
import { communityWords as words } from '../community-words.ts'
import { namedChoice, nameOf } from '../directory.ts'
import { listWords } from '../list-words.ts'
import { type CommunityPlan, standsIn } from '../rules/community-table.ts'
import type { Organisation } from '../store.ts'
import type { UnderstoodCommunities } from '../take-communities.ts'
import { counted, toCommunities } from './communities.tsx'
import { type Change, UnderstoodPage, UploadPage } from './taken-list.tsx'

interface Common {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  offices: readonly Organisation[]
}
const list = (lang: Lang) => ({ at: '/people/communities', says: words[lang], trail: toCommunities(lang) })

/** Where a list is chosen that shall be read. */
export function CommunityListPage({ ctx, frame, form, offices }: Common) {
  const { lang } = ctx
  const t = words[lang]
  const asks =
    offices.length === 1 ? (
      <input type="hidden" name="organisationId" value={offices[0]!.id} />
    ) : (
      <Select
        form={form}
        lang={lang}
        name="organisationId"
        label={t.officeOfRows}
        empty={t.choose}
        options={offices.map((o) => namedChoice(o, lang))}
      />
    )
  return <UploadPage ctx={ctx} frame={frame} form={form} {...list(lang)} example={t.exampleRows} asks={asks} />
}

/** What a list would change, before anything is stored. */
export function UnderstoodListPage(p: Common & { read: UnderstoodCommunities; how: HowRead | undefined; rows: string }) {
  const { ctx, read } = p
  const { lang } = ctx
  const t = words[lang]
  const offices = new Map(p.offices.map((o) => [o.id as string, o]))
  return (
    <UnderstoodPage
      ctx={ctx}
      frame={p.frame}
      form={p.form}
      {...list(lang)}
      how={p.how}
      changes={changesOf(read, lang)}
      lead={t.understoodLead({ added: read.added.length, changed: read.changed.length, same: read.same })}
      andMore={t.andMore}
      hidden={{ organisationId: String(p.form.values.organisationId ?? ''), rows: p.rows, seen: read.seen }}
      name={t.name}
      columns={offices.size > 1 ? [{ key: 'office', label: t.office, cell: (r) => nameOf(offices.get(r.office), lang) }] : []}
    />
  )
}

function changesOf(plan: CommunityPlan, lang: Lang): (Change & { office: string })[] {
  const t = words[lang]
  const { from, says, new: isNew } = listWords[lang]
  const value = (v: string | number | null | undefined) => (typeof v === 'number' ? counted(v) : (v ?? ''))
  return [
    ...plan.changed.map((c) => ({
      key: c.of.id,
      name: c.of.name,
      office: c.of.organisation_id,
      says: c.fields.map((f) => from(t[f], value(standsIn(c.of, f)), value(c.row[f]))),
    })),
    ...plan.added.map((r) => ({
      key: `row ${r.row}`,
      name: r.name,
      office: r.organisationId,
      says: [
        isNew,
        ...(['code', 'residents', 'households'] as const).flatMap((f) => (r[f] === undefined ? [] : [says(t[f], value(r[f]))])),
      ],
    })),
  ]
}
