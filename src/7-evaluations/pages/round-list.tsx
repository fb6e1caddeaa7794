import type { Contract } from '#contracts'
import { sayDay, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, DayField, Empty, Form, type FormState, type FrameFacts, type Listed, ListTable, Radios, Select, Tag } from '#ui'
import { roundProcess, type RoundState } from '../rules/round-process.ts'
import type { Round } from '../store/index.ts'
import { words } from '../words.ts'
import { EvaluationsPage } from './frame.tsx'

/** The rounds a person may see. */
export function RoundList(p: Listed<Round> & { ctx: Ctx; frame: FrameFacts; state: RoundState | undefined; mayOpen: boolean }) {
  const { ctx, frame, state, mayOpen } = p
  const t = words[ctx.lang]
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={t.evaluations}
      tab="rounds"
      lead={t.lead}
      actions={
        mayOpen && (
          <a className="button" href="/evaluations/new">
            {t.openRound}
          </a>
        )
      }
    >
      <form className="filters" method="get">
        <div className="field">
          <label htmlFor="state">{t.state}</label>
          <select id="state" name="state" defaultValue={state ?? ''}>
            <option value="">{t.all}</option>
            <option value="open">{t.openOnes}</option>
            <option value="revealed">{t.revealedOnes}</option>
          </select>
        </div>
        <button className="button plain small">{t.show}</button>
      </form>
      <ListTable
        of={p}
        frame={frame}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        {...(!state && {
          empty: (
            <Empty title={t.noRounds}>
              <p>{mayOpen ? t.noRoundsPurchaser : t.noRoundsOther}</p>
            </Empty>
          ),
        })}
      />
    </EvaluationsPage>
  )
}

export function listColumns(ctx: Ctx, names: ReadonlyMap<string, Organisation>, numbers: ReadonlyMap<string, string>): Column<Round>[] {
  const t = words[ctx.lang]
  const inSoFar = (r: Round) => {
    const given = [
      r.ratings.purchaser && nameOf(names.get(r.purchaserId), ctx.lang),
      r.ratings.provider && nameOf(names.get(r.providerId), ctx.lang),
    ].filter(Boolean)
    return given.length === 2 ? t.bothIn : (given[0] ?? t.neither)
  }
  return [
    {
      key: 'contract',
      label: t.contract,
      cell: (r) => <a href={`/evaluations/rounds/${r.id}`}>{numbers.get(r.contractId)}</a>,
      text: (r) => numbers.get(r.contractId) ?? '',
    },
    { key: 'kind', label: t.kind, cell: (r) => t[r.kind], text: (r) => t[r.kind] },
    {
      key: 'purchaser',
      label: t.purchaser,
      cell: (r) => nameOf(names.get(r.purchaserId), ctx.lang),
      text: (r) => nameOf(names.get(r.purchaserId), ctx.lang),
    },
    {
      key: 'provider',
      label: t.provider,
      cell: (r) => nameOf(names.get(r.providerId), ctx.lang),
      text: (r) => nameOf(names.get(r.providerId), ctx.lang),
    },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (r) => <Tag quiet={r.state === 'revealed'}>{roundProcess.states[r.state][ctx.lang]}</Tag>,
      text: (r) => roundProcess.states[r.state][ctx.lang],
    },
    { key: 'in', label: t.inSoFar, cell: inSoFar, text: inSoFar },
    {
      key: 'closes',
      label: t.closesOn,
      sort: true,
      cell: (r) => <span className="nowrap">{sayDay(r.closesOn, ctx.lang)}</span>,
      text: (r) => r.closesOn.toString(),
    },
  ]
}

/** Opening a round on a contract in force or over. */
export function NewRoundPage(o: { ctx: Ctx; frame: FrameFacts; form: FormState; choosable: readonly Contract[]; isFresh: boolean }) {
  const { ctx, frame, choosable } = o
  const t = words[ctx.lang]
  const p = { form: o.form, lang: ctx.lang }
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={t.openRound}
      tab="rounds"
      lead={t.openRoundLead}
      trail={[{ label: t.evaluations, href: '/evaluations' }, { label: t.openRound }]}
    >
      {choosable.length === 0 && o.isFresh ? (
        <Empty title={t.noRounds}>
          <p>{t.noContracts}</p>
        </Empty>
      ) : (
        <Form action="/evaluations/new" {...p} submit={t.openRound} cancel="/evaluations">
          <Select
            {...p}
            name="contractId"
            label={t.whichContract}
            empty=""
            options={choosable.map((x) => ({ value: x.id, label: `${x.number} ${titleIn(x, ctx.lang)}` }))}
          />
          <Radios
            {...p}
            name="kind"
            label={t.kind}
            options={[
              { value: 'mid-term', label: t['mid-term'], hint: t.midTermHint },
              { value: 'final', label: t.final, hint: t.finalHint },
            ]}
          />
          <DayField {...p} name="closesOn" label={t.lastDay} hint={t.lastDayHint} />
        </Form>
      )}
    </EvaluationsPage>
  )
}
