import type { Contract } from '#contracts'
import { decimal, type Fraction, fraction, isRefusal, moneyText, multiply, type Refusal, sayDay, sayMoney } from '#kernel'
import type { Answer, ArrearsStatement, Punctuality } from '#law'
import { namedChoice, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, DataTable, Facts, type FrameFacts, NarrowedTo } from '#ui'
import type { Claim } from '../rules/claim.ts'
import { words } from '../words.ts'
import { PaymentsPage, Steps } from './frame.tsx'

interface StatementFacts {
  said: Answer<ArrearsStatement>
  year: number
  years: readonly number[]
  isOver: boolean
  paid: Answer<Punctuality> | Refusal
  purchasers: readonly Organisation[]
  /** Whose statement it is; empty of all of them. */
  purchaserId: string
  claims: ReadonlyMap<string, Claim>
  contracts: ReadonlyMap<string, Contract>
  /** Whether whoever asks may open claims. */
  mayOpen: boolean
}

export function statementColumns(
  ctx: Ctx,
  facts: Pick<StatementFacts, 'claims' | 'contracts' | 'mayOpen'>,
): Column<ArrearsStatement['rows'][number]>[] {
  const t = words[ctx.lang]
  return [
    {
      key: 'contract',
      label: t.contract,
      cell: (r) => facts.contracts.get(r.contractId)?.number ?? '',
      text: (r) => facts.contracts.get(r.contractId)?.number ?? '',
    },
    {
      key: 'claim',
      label: t.number,
      cell: (r) =>
        facts.mayOpen ? <a href={`/payments/claims/${r.id}`}>{facts.claims.get(r.id)?.number}</a> : facts.claims.get(r.id)?.number,
      text: (r) => facts.claims.get(r.id)?.number ?? '',
    },
    { key: 'basis', label: t.basis, cell: (r) => (r.basis === 'statute' ? t.statuteBasis : t.contractBasis), text: (r) => r.basis },
    { key: 'due', label: t.dueOn, cell: (r) => sayDay(r.dueOn, ctx.lang), text: (r) => r.dueOn.toString() },
    { key: 'amount', label: t.outstanding, number: true, cell: (r) => sayMoney(r.amount, ctx.lang), text: (r) => moneyText(r.amount) },
  ]
}

/** What a purchaser owed too late at the end of a year: the figures the law has it publish. Anybody may read them. */
export function StatementPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: StatementFacts }) {
  const t = words[ctx.lang]
  const { value: s, steps } = facts.said
  const { isOver } = facts
  return (
    <PaymentsPage
      ctx={ctx}
      frame={frame}
      title={isOver ? t.statementTitle(facts.year) : t.statementTitleSoFar(facts.year, sayDay(s.asOf, ctx.lang))}
      tab="statement"
      lead={isOver ? t.statementLead(sayDay(s.publishBy, ctx.lang)) : t.statementLeadSoFar(sayDay(s.publishBy, ctx.lang))}
    >
      <Filters ctx={ctx} facts={facts} />
      <DataTable
        rows={[
          { key: 'statute', label: t.statuteRow, ...s.statute },
          { key: 'contract', label: t.contractRow, ...s.contract },
        ]}
        lang={ctx.lang}
        rowKey={(r) => r.key}
        caption={t.statementCaption}
        columns={[
          { key: 'label', label: t.basis, cell: (r) => r.label },
          { key: 'contracts', label: t.contractsNumber, number: true, cell: (r) => r.contracts },
          { key: 'amount', label: t.amountOverdue, number: true, cell: (r) => sayMoney(r.amount, ctx.lang) },
        ]}
      />
      {s.rows.length === 0 ? (
        <p className="soft">{isOver ? t.statementNone : t.noArrears}</p>
      ) : (
        <DataTable
          rows={s.rows}
          columns={statementColumns(ctx, facts)}
          lang={ctx.lang}
          rowKey={(r) => r.id}
          caption={t.claims}
          here={frame.here}
          query={{ page: 1, sort: 'due', descending: false, size: s.rows.length }}
          total={s.rows.length}
          files
        />
      )}
      <h2>{t.punctuality}</h2>
      <PaidInTime ctx={ctx} paid={facts.paid} />
      <h2>{t.law}</h2>
      <Steps steps={steps} lang={ctx.lang} />
    </PaymentsPage>
  )
}

function Filters({ ctx, facts }: { ctx: Ctx; facts: StatementFacts }) {
  const t = words[ctx.lang]
  return (
    <form className="filters" method="get">
      <NarrowedTo
        name="purchaser"
        label={t.purchaser}
        all={t.all}
        value={facts.purchaserId ?? ''}
        options={facts.purchasers.map((o) => namedChoice(o, ctx.lang))}
      />
      <div className="field">
        <label htmlFor="year">{t.year}</label>
        <select id="year" name="year" defaultValue={facts.year}>
          {facts.years.map((y) => (
            <option key={y} value={y}>
              {y}
            </option>
          ))}
        </select>
      </div>
      <button className="button plain small">{t.show}</button>
    </form>
  )
}

function PaidInTime({ ctx, paid }: { ctx: Ctx; paid: StatementFacts['paid'] }) {
  const t = words[ctx.lang]
  if (isRefusal(paid)) return <p>{paid.words[ctx.lang]}</p>
  if (paid.value.due === 0) return <p className="soft">{t.punctualityNone}</p>
  return (
    <Facts
      facts={[
        { label: t.inTimeByCount, value: percent(paid.value.inTimeByCount), note: t.claimsCount(paid.value.due) },
        { label: t.inTimeByValue, value: percent(paid.value.inTimeByValue) },
        paid.value.interestLiable === null
          ? { label: t.interestLiable, value: t.interestUnknown, note: paid.value.interestUnknown?.words[ctx.lang] ?? '' }
          : { label: t.interestLiable, value: sayMoney(paid.value.interestLiable, ctx.lang) },
        { label: t.interestPaid, value: sayMoney(paid.value.interestPaid, ctx.lang) },
      ]}
    />
  )
}
const percent = (f: Fraction | null): string => (f ? `${decimal(multiply(f, fraction(100)), 1)}%` : '–')
