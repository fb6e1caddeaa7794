import type { Contract } from '#contracts'
import { decimal, fraction, multiply, sayDay, sayMoney, titleIn, type Refusal } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Form, type FormState, type FrameFacts, Notice, Radios, Select, SummaryList, Tag, TextArea } from '#ui'
import { independenceWords } from '../independence-words.ts'
import { sayReceipt } from '../report-interference.ts'
import { type Interference, kindsOfInterference, outcomesOfInterference } from '../rules/interference.ts'
import { interferenceKinds, interferenceOutcomes, interferenceStates, reporterWords } from '../rules/interference-words.ts'
import type { YearOfDependence } from '../rules/yearly-dependence.ts'
import { EvaluationsPage } from './frame.tsx'

const home = '/evaluations/independence'

interface IndependenceFacts {
  readonly contracts: readonly Contract[]
  readonly reads: boolean
  readonly reports: readonly Interference[]
  readonly years: readonly YearOfDependence[]
  readonly name: (id: string) => string
  readonly mayReport: boolean
  readonly under: Interference | undefined
  readonly wrong: Refusal | undefined
  readonly typed: string
}

/** Who decides, how far an institution hangs on one purchaser, and reports of interference. */
export function IndependencePage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: IndependenceFacts }) {
  const { lang } = ctx
  const t = independenceWords[lang]
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={t.independence}
      tab="independence"
      lead={t.lead}
      actions={
        facts.mayReport && (
          <a className="button" href={`${home}/report`}>
            {t.report}
          </a>
        )
      }
    >
      {facts.reads && <Reports ctx={ctx} facts={facts} />}
      <h2>{t.register}</h2>
      <DataTable
        rows={facts.contracts}
        lang={lang}
        rowKey={(c) => c.id}
        empty={<p className="soft">{t.noContracts}</p>}
        columns={[
          {
            key: 'contract',
            label: t.contract,
            cell: (c) => <a href={`${home}/contracts/${c.id}`}>{`${c.number} ${titleIn(c, lang)}`}</a>,
          },
          { key: 'about', label: t.about, cell: (c) => `${facts.name(c.purchaserId)} ↔ ${facts.name(c.providerId)}` },
          { key: 'posts', label: t.postLines, cell: (c) => t.posts(c.lines.filter((l) => l.kind === 'post').length) },
        ]}
      />
      {facts.years.length > 0 && <Dependence ctx={ctx} facts={facts} />}
      {facts.mayReport && <ByReceipt ctx={ctx} facts={facts} />}
    </EvaluationsPage>
  )
}

function Reports({ ctx, facts }: { ctx: Ctx; facts: IndependenceFacts }) {
  const { lang } = ctx
  const t = independenceWords[lang]
  return (
    <>
      <h2>{t.reports}</h2>
      <DataTable
        rows={facts.reports}
        lang={lang}
        rowKey={(r) => r.id}
        late={(r) => r.state === 'said' && Temporal.PlainDate.compare(r.dueOn, ctx.today) < 0}
        empty={<p className="soft">{t.noReports}</p>}
        columns={[
          { key: 'kind', label: t.kind, cell: (r) => <a href={`${home}/reports/${r.id}`}>{interferenceKinds[r.kind][lang]}</a> },
          { key: 'about', label: t.about, cell: (r) => facts.name(r.purchaserId) },
          { key: 'said', label: t.saidOn, cell: (r) => <span className="nowrap">{sayDay(r.saidOn, lang)}</span> },
          { key: 'due', label: t.dueOn, cell: (r) => <span className="nowrap">{sayDay(r.dueOn, lang)}</span> },
          { key: 'state', label: t.state, cell: (r) => <Tag quiet={r.state === 'answered'}>{interferenceStates[r.state][lang]}</Tag> },
          { key: 'outcome', label: t.outcome, cell: (r) => (r.outcome ? interferenceOutcomes[r.outcome][lang] : '') },
        ]}
      />
    </>
  )
}

function Dependence({ ctx, facts }: { ctx: Ctx; facts: IndependenceFacts }) {
  const { lang } = ctx
  const t = independenceWords[lang]
  return (
    <>
      <h2>{t.dependence}</h2>
      <DataTable
        rows={facts.years}
        lang={lang}
        caption={t.dependenceLead}
        rowKey={(y) => String(y.year)}
        columns={[
          { key: 'year', label: t.year, cell: (y) => y.year },
          { key: 'total', label: t.total, number: true, cell: (y) => sayMoney(y.total, lang) },
          { key: 'most', label: t.most, cell: (y) => facts.name(y.most) },
          { key: 'share', label: t.share, number: true, cell: (y) => `${decimal(multiply(y.share, fraction(100)), 1)} %` },
        ]}
      />
    </>
  )
}

/** An answer is read under the number of the receipt. */
function ByReceipt({ ctx, facts }: { ctx: Ctx; facts: IndependenceFacts }) {
  const { lang } = ctx
  const t = independenceWords[lang]
  return (
    <>
      <h2>{t.readAnswer}</h2>
      {facts.wrong && (
        <Notice late>
          <p>{facts.wrong.words[lang]}</p>
        </Notice>
      )}
      {facts.under && <Told ctx={ctx} report={facts.under} />}
      <form className="filters" method="get" action={home}>
        <div className="field">
          <label htmlFor="receipt">{t.receipt}</label>
          <input id="receipt" name="receipt" type="text" autoComplete="off" maxLength={20} defaultValue={facts.wrong ? facts.typed : ''} />
        </div>
        <button className="button plain small">{t.look}</button>
      </form>
    </>
  )
}

function Told({ ctx, report: r }: { ctx: Ctx; report: Interference }) {
  const { lang } = ctx
  const t = independenceWords[lang]
  return (
    <SummaryList
      rows={[
        { label: t.kind, value: interferenceKinds[r.kind][lang] },
        { label: t.says, value: r.says },
        { label: t.saidOn, value: sayDay(r.saidOn, lang) },
        ...(r.outcome && r.answeredOn
          ? [
              { label: t.outcome, value: interferenceOutcomes[r.outcome][lang] },
              { label: t.answeredOn(r.answeredOn), value: r.answer },
            ]
          : [{ label: t.state, value: t.waits(r.dueOn) }]),
      ]}
    />
  )
}

/** The form of a report. */
export function ReportPage(o: { ctx: Ctx; frame: FrameFacts; form: FormState; contracts: readonly Contract[] }) {
  const { lang } = o.ctx
  const t = independenceWords[lang]
  const p = { form: o.form, lang }
  return (
    <EvaluationsPage
      ctx={o.ctx}
      frame={o.frame}
      title={t.report}
      tab="independence"
      lead={t.reportLead}
      trail={[{ label: t.independence, href: home }, { label: t.report }]}
    >
      <Form action={`${home}/report`} {...p} submit={t.send} cancel={home}>
        <Select
          {...p}
          name="contractId"
          label={t.contract}
          empty=""
          options={o.contracts.map((c) => ({ value: c.id, label: `${c.number} ${titleIn(c, lang)}` }))}
        />
        <Radios
          {...p}
          name="kind"
          label={t.kind}
          options={kindsOfInterference.map((k) => ({ value: k, label: interferenceKinds[k][lang] }))}
        />
        <TextArea {...p} name="says" label={t.says} rows={6} />
      </Form>
    </EvaluationsPage>
  )
}

/** The receipt of what was just reported. */
export function ReceiptPage({ ctx, frame, receipt }: { ctx: Ctx; frame: FrameFacts; receipt: string }) {
  const t = independenceWords[ctx.lang]
  return (
    <EvaluationsPage ctx={ctx} frame={frame} title={t.receiptTitle} tab="independence">
      <p>{t.receipt}</p>
      <p className="receipt">
        <b>{sayReceipt(receipt)}</b>
      </p>
      <p>{t.receiptHelp}</p>
      <p className="no-print">
        <a className="button plain" href={home}>
          {t.independence}
        </a>
      </p>
    </EvaluationsPage>
  )
}

/** One report, with the form of its answer for the bureau. */
export function AnswerPage(o: { ctx: Ctx; frame: FrameFacts; report: Interference; name: (id: string) => string; form: FormState }) {
  const { ctx, report } = o
  const { lang } = ctx
  const t = independenceWords[lang]
  const p = { form: o.form, lang }
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={o.frame}
      title={interferenceKinds[report.kind][lang]}
      tab="independence"
      lead={interferenceStates[report.state][lang]}
      trail={[{ label: t.independence, href: home }, { label: interferenceKinds[report.kind][lang] }]}
    >
      <SummaryList
        rows={[
          { label: t.about, value: o.name(report.purchaserId) },
          { label: t.from, value: `${reporterWords[report.byWhom][lang]} · ${o.name(report.providerId)}` },
          { label: t.dueOn, value: sayDay(report.dueOn, lang) },
        ]}
      />
      <Told ctx={ctx} report={report} />
      {report.state === 'said' && may(ctx.asker, 'evaluations.answer-interference') && (
        <Form action={`${home}/reports/${report.id}`} {...p} submit={t.sendAnswer} version={report.version} cancel={home}>
          <Select
            {...p}
            name="outcome"
            label={t.outcome}
            empty=""
            options={outcomesOfInterference.map((k) => ({ value: k, label: interferenceOutcomes[k][lang] }))}
          />
          <TextArea {...p} name="answer" label={t.answer} hint={t.answerHint} rows={5} />
        </Form>
      )}
    </EvaluationsPage>
  )
}
