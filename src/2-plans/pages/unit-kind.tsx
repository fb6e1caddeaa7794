import { type Moment, sayMoment, sayUnitTerms } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, DataTable, Form, type FormState, type FrameFacts, Page, Tag, TextField } from '#ui'
import { type SaidOfUnit, type UnitKind, unitNameIn, unitWordsIn } from '../rules/unit-kind.ts'
import { unitKindWords } from '../unit-kind-words.ts'
import { UnitFields } from './unit-fields.tsx'

const trail = (lang: Ctx['lang'], label: string) => [{ label: unitKindWords[lang].title, href: '/plans/units' }, { label }]

export function NewUnitPage({ ctx, frame, form }: { ctx: Ctx; frame: FrameFacts; form: FormState }) {
  const { lang } = ctx
  const t = unitKindWords[lang]
  return (
    <Page ctx={ctx} frame={frame} title={t.add} section="plans" lead={t.lead} trail={trail(lang, t.add)}>
      <Form action="/plans/units/new" form={form} lang={lang} submit={t.save} cancel="/plans/units">
        <Fields form={form} lang={lang} />
      </Form>
    </Page>
  )
}

function Fields({ form, lang }: { form: FormState; lang: Ctx['lang'] }) {
  const t = unitKindWords[lang]
  const f = { form, lang }
  return (
    <>
      <div className="row">
        <TextField {...f} name="name" label={t.name} />
        <TextField {...f} name="nameEn" label={t.nameEn} optional />
      </div>
      <div className="row">
        <TextField {...f} name="unit" label={t.unit} hint={t.unitHint} />
        <TextField {...f} name="unitEn" label={t.unitEn} optional />
      </div>
      <UnitFields {...f} />
    </>
  )
}

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  unit: UnitKind
  wordings: readonly (SaidOfUnit & { number: number; writtenAt: Moment })[]
  form: FormState
}

/** One of the library: its form, and every wording it had. */
export function UnitPage({ ctx, frame, unit: u, wordings, form }: Shown) {
  const { lang } = ctx
  const t = unitKindWords[lang]
  const at = `/plans/units/${u.id}`
  return (
    <Page ctx={ctx} frame={frame} title={unitNameIn(u, lang)} section="plans" trail={trail(lang, unitNameIn(u, lang))}>
      <p>
        <Tag quiet={u.retiredOn !== null}>{u.retiredOn ? t.retired(u.retiredOn) : t.offered}</Tag>
      </p>
      {u.retiredOn ? (
        <ActionButton action={`${at}/reinstate`} lang={lang} label={t.reinstate} version={u.version} />
      ) : (
        <>
          <Form action={at} form={form} lang={lang} submit={t.change} cancel="/plans/units" version={u.version}>
            <Fields form={form} lang={lang} />
          </Form>
          <ActionButton action={`${at}/retire`} lang={lang} label={t.retire} version={u.version} danger />
        </>
      )}
      <h2>{t.wordings}</h2>
      <DataTable
        lang={lang}
        rows={wordings}
        rowKey={(w) => String(w.number)}
        columns={[
          { key: 'number', label: t.number, cell: (w) => w.number },
          { key: 'name', label: t.name, cell: (w) => unitNameIn(w, lang) },
          { key: 'unit', label: t.unit, cell: (w) => unitWordsIn(w, lang) },
          { key: 'conditions', label: t.conditions, cell: (w) => sayUnitTerms(w.terms)[lang] || '–' },
          { key: 'written', label: t.written, cell: (w) => sayMoment(w.writtenAt, lang, ctx.zone) },
        ]}
      />
    </Page>
  )
}
