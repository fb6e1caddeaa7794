import type { Ctx } from '#platform'
import { ActionButton, DataTable, Empty, Form, type FormState, type FrameFacts, Page, Tag, TextField } from '#ui'
import { nameOf } from '../directory.ts'
import { expertWords as words } from '../expert-words.ts'
import { specialtyStates } from '../rules/expert-words.ts'
import type { Specialty } from '../store.ts'
import { toExperts } from './experts.tsx'

interface Around {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
}

function Fields({ ctx, form }: Around) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <>
      <TextField {...f} name="name" label={t.specialtyName} maxLength={60} />
      <TextField {...f} name="nameEn" label={t.englishName} optional maxLength={100} />
    </>
  )
}

/** The list of specialties, short enough for one page, with the form of another. */
export function SpecialtiesPage(p: Around & { specialties: readonly Specialty[]; experts: ReadonlyMap<string, number> }) {
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <Page ctx={p.ctx} frame={p.frame} section="people" title={t.specialties} lead={t.specialtiesLead} trail={[toExperts(lang)]}>
      <DataTable
        rows={p.specialties}
        lang={lang}
        rowKey={(s) => s.id}
        empty={<Empty title={t.noSpecialties} />}
        columns={[
          { key: 'name', label: t.specialtyName, cell: (s) => <a href={`/people/experts/specialties/${s.id}`}>{nameOf(s, lang)}</a> },
          {
            key: 'experts',
            label: t.inPool,
            number: true,
            cell: (s) => <a href={`/people/experts?specialty=${s.id}`}>{p.experts.get(s.id) ?? 0}</a>,
          },
          { key: 'state', label: t.state, cell: (s) => <Tag quiet={s.state === 'open'}>{specialtyStates[s.state][lang]}</Tag> },
        ]}
      />
      <h2>{t.addSpecialty}</h2>
      <Form action="/people/experts/specialties" form={p.form} lang={lang} submit={t.save}>
        <Fields {...p} />
      </Form>
    </Page>
  )
}

export function SpecialtyPage(p: Around & { specialty: Specialty }) {
  const { ctx, specialty: s } = p
  const { lang } = ctx
  const here = `/people/experts/specialties/${s.id}`
  const trail = [toExperts(lang), { label: words[lang].specialties, href: '/people/experts/specialties' }]
  return (
    <Page ctx={ctx} frame={p.frame} section="people" title={nameOf(s, lang)} lead={specialtyStates[s.state][lang]} trail={trail}>
      {s.state === 'open' ? (
        <>
          <Form action={here} form={p.form} lang={lang} submit={words[lang].save} cancel="/people/experts/specialties" version={s.version}>
            <Fields {...p} />
          </Form>
          <ActionButton action={`${here}/close`} lang={lang} label={words[lang].closeSpecialty} version={s.version} danger />
        </>
      ) : (
        <ActionButton action={`${here}/reopen`} lang={lang} label={words[lang].reopenSpecialty} version={s.version} />
      )}
    </Page>
  )
}
