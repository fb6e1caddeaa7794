import type { Contract } from '#contracts'
import { sayDay, titleIn } from '#kernel'
import { namedChoice, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, Empty, Form, type FormState, type FrameFacts, type Listed, ListTable, Select, Tag } from '#ui'
import { appraisalWords } from '../appraisal-words.ts'
import { type Appraisal, appraisalProcess, gradeNow } from '../rules/appraisal-process.ts'
import { gradeWords } from '../rules/grade-words.ts'
import type { KeptInstrument } from '../store/index.ts'
import { words } from '../words.ts'
import { EvaluationsPage } from './frame.tsx'

/** The appraisals a person may see. */
export function AppraisalList(p: Listed<Appraisal> & { ctx: Ctx; frame: FrameFacts; mayOpen: boolean }) {
  const { ctx, frame, mayOpen } = p
  const t = appraisalWords[ctx.lang]
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={t.appraisals}
      tab="appraisals"
      lead={t.lead}
      actions={
        mayOpen && (
          <a className="button" href="/evaluations/appraisals/new">
            {t.open}
          </a>
        )
      }
    >
      <ListTable
        of={p}
        frame={frame}
        lang={ctx.lang}
        rowKey={(a) => a.id}
        empty={
          <Empty title={t.none}>
            <p>{t.noneLead}</p>
          </Empty>
        }
      />
    </EvaluationsPage>
  )
}

/** What a list tells of an appraisal. */
export function appraisalColumns(
  ctx: Ctx,
  names: ReadonlyMap<string, string>,
  contractNames: ReadonlyMap<string, string>,
): Column<Appraisal>[] {
  const t = appraisalWords[ctx.lang]
  const evaluator = (a: Appraisal) => (a.evaluatorId ? (names.get(a.evaluatorId) ?? '') : t.notYet)
  const grade = (a: Appraisal) => {
    const holds = gradeNow(a)
    return holds ? gradeWords[holds][ctx.lang] : ''
  }
  return [
    {
      key: 'contract',
      label: t.contract,
      cell: (a) => <a href={`/evaluations/appraisals/${a.id}`}>{contractNames.get(a.contractId)}</a>,
      text: (a) => contractNames.get(a.contractId) ?? '',
    },
    {
      key: 'provider',
      label: words[ctx.lang].provider,
      cell: (a) => names.get(a.providerId) ?? '',
      text: (a) => names.get(a.providerId) ?? '',
    },
    { key: 'evaluator', label: t.evaluator, cell: evaluator, text: evaluator },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (a) => <Tag quiet={a.state === 'final' || a.state === 'decided'}>{appraisalProcess.states[a.state][ctx.lang]}</Tag>,
      text: (a) => appraisalProcess.states[a.state][ctx.lang],
    },
    { key: 'grade', label: t.grade, cell: grade, text: grade },
    {
      key: 'opened',
      label: t.openedOn,
      sort: true,
      cell: (a) => <span className="nowrap">{sayDay(a.openedOn, ctx.lang)}</span>,
      text: (a) => a.openedOn.toString(),
    },
  ]
}

interface NewAppraisalFacts {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  choosable: readonly Contract[]
  instruments: readonly KeptInstrument[]
  evaluators: readonly Organisation[]
  byLot: boolean
}

/** Opening an appraisal of a contract. */
export function NewAppraisalPage(o: NewAppraisalFacts) {
  const { ctx, frame, choosable, instruments } = o
  const t = appraisalWords[ctx.lang]
  const lacks = instruments.length === 0 ? t.noInstrument : choosable.length === 0 && !o.form.refusal ? t.noContract : undefined
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={t.open}
      tab="appraisals"
      lead={o.byLot ? t.openLeadLot : t.openLead}
      trail={[{ label: t.appraisals, href: '/evaluations/appraisals' }, { label: t.open }]}
    >
      {lacks ? (
        <Empty title={t.none}>
          <p>{lacks}</p>
          {o.byLot && instruments.length === 0 && (
            <p>
              <a className="button" href="/evaluations/instruments/new">
                {t.newInstrument}
              </a>
            </p>
          )}
        </Empty>
      ) : (
        <OpenForm {...o} />
      )}
    </EvaluationsPage>
  )
}

function OpenForm(o: NewAppraisalFacts) {
  const { lang } = o.ctx
  const t = appraisalWords[lang]
  const p = { form: o.form, lang }
  return (
    <Form action="/evaluations/appraisals/new" {...p} submit={t.open} cancel="/evaluations/appraisals">
      <Select
        {...p}
        name="contractId"
        label={t.contract}
        empty=""
        options={o.choosable.map((x) => ({ value: x.id, label: `${x.number} ${titleIn(x, lang)}` }))}
      />
      <Select
        {...p}
        name="instrumentId"
        label={t.instrument}
        options={o.instruments.map((x) => ({ value: x.id, label: x.title, apart: [sayDay(x.keptOn, lang)] }))}
      />
      {!o.byLot && (
        <Select
          {...p}
          name="evaluatorId"
          label={t.evaluator}
          empty=""
          options={o.evaluators.map((x) => ({ ...namedChoice(x, lang), label: nameOf(x, lang) }))}
        />
      )}
    </Form>
  )
}
