import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Empty, Form, type FormState, type FrameFacts, Select, TextArea, TextField } from '#ui'
import { appraisalWords } from '../appraisal-words.ts'
import { gradeWords } from '../rules/grade-words.ts'
import { grades } from '../rules/instrument.ts'
import type { KeptInstrument } from '../store/index.ts'
import { EvaluationsPage } from './frame.tsx'

/** The instruments a place keeps for its evaluators. */
export function InstrumentsPage({
  ctx,
  frame,
  all,
  mayKeep,
}: {
  ctx: Ctx
  frame: FrameFacts
  all: readonly KeptInstrument[]
  mayKeep: boolean
}) {
  const { lang } = ctx
  const t = appraisalWords[lang]
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={t.instruments}
      tab="instruments"
      lead={t.instrumentsLead}
      actions={
        mayKeep && (
          <a className="button" href="/evaluations/instruments/new">
            {t.newInstrument}
          </a>
        )
      }
    >
      {all.length === 0 && (
        <Empty title={t.noInstruments}>
          <p>{t.noInstrumentsLead}</p>
        </Empty>
      )}
      {all.map((x) => (
        <section key={x.id}>
          <h2>
            {x.title} {mayKeep && <a href={`/evaluations/instruments/${x.id}`}>{t.editInstrument}</a>}
          </h2>
          <p className="soft">
            {t.indicatorsN(x.indicators.length)} · {t.apartMore(x.apart)} · {sayDay(x.keptOn, lang)}
          </p>
          <Indicators of={x} lang={lang} />
          <p className="small">{x.renewsFrom === 'poor' ? t.renewsAny : t.renewsFrom(gradeWords[x.renewsFrom][lang])}</p>
        </section>
      ))}
    </EvaluationsPage>
  )
}

/** What is marked, with its points and evidence. */
export function Indicators({ of, lang }: { of: Pick<KeptInstrument, 'indicators'>; lang: Ctx['lang'] }) {
  const t = appraisalWords[lang]
  return (
    <DataTable
      rows={of.indicators}
      lang={lang}
      rowKey={(i) => i.id}
      columns={[
        { key: 'dimension', label: t.dimension, cell: (i) => i.dimension },
        { key: 'indicator', label: t.indicator, cell: (i) => i.title },
        { key: 'points', label: t.score, number: true, cell: (i) => i.points },
        { key: 'evidence', label: t.evidence, cell: (i) => i.evidence },
      ]}
    />
  )
}

/** Keeping an instrument: its rows are typed or pasted, one indicator in a row. */
export function InstrumentPage(o: { ctx: Ctx; frame: FrameFacts; kept: KeptInstrument | undefined; form: FormState }) {
  const { ctx, frame, kept } = o
  const { lang } = ctx
  const t = appraisalWords[lang]
  const p = { form: o.form, lang }
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={kept ? kept.title : t.newInstrument}
      tab="instruments"
      lead={t.instrumentsLead}
      trail={[{ label: t.instruments, href: '/evaluations/instruments' }, { label: kept ? t.editInstrument : t.newInstrument }]}
    >
      <Form
        action={`/evaluations/instruments/${kept?.id ?? 'new'}`}
        {...p}
        submit={t.keep}
        cancel="/evaluations/instruments"
        wide
        {...(kept && { version: kept.version })}
      >
        <TextField {...p} name="title" label={t.title} maxLength={120} />
        <TextArea {...p} name="rows" label={t.rows} hint={t.rowsHint} rows={12} />
        <Select
          {...p}
          name="apart"
          label={t.apart}
          hint={t.apartHint}
          options={[1, 2, 3].map((n) => ({ value: String(n), label: t.apartMore(n) }))}
        />
        <Select
          {...p}
          name="renewsFrom"
          label={t.renewsFromField}
          options={grades.map((g) => ({
            value: g,
            label: g === 'poor' ? t.anyGrade(gradeWords[g][lang]) : t.orBetter(gradeWords[g][lang]),
          }))}
        />
      </Form>
    </EvaluationsPage>
  )
}
