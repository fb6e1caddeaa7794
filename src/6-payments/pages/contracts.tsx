import type { Contract } from '#contracts'
import { decimal, type Fraction, fraction, type Money, moneyText, multiply, sayMoney, sum, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable } from '#ui'
import type { Claim } from '../rules/claim.ts'
import { words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'

interface ContractsFacts extends Listed<Contract> {
  search: string
  names: ReadonlyMap<string, Organisation>
  /** How much of an institution's contracts in force each purchaser has; empty for the other side. */
  shares: readonly { purchaserId: string; amount: Money; share: Fraction }[]
}

/** The contracts whose payments a person may see. */
export function ContractsPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: ContractsFacts }) {
  const t = words[ctx.lang]
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.schedules} tab="schedules" lead={t.scheduleLead}>
      <form className="filters" method="get">
        <div className="field">
          <label htmlFor="q">{t.searchFor}</label>
          <input id="q" type="search" name="q" defaultValue={facts.search} />
        </div>
        <button className="button plain small">{t.show}</button>
      </form>
      <ListTable
        of={facts}
        frame={frame}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        {...(!facts.search && {
          empty: (
            <Empty title={t.noContracts}>
              <p>{t.noContractsHint}</p>
            </Empty>
          ),
        })}
      />
      {facts.shares.length > 0 && <Dependence ctx={ctx} facts={facts} />}
    </PaymentsPage>
  )
}

interface ColumnFacts {
  /** Claims by the contract they were made on. */
  claimed: ReadonlyMap<string, readonly Claim[]>
  names: ReadonlyMap<string, Organisation>
  /** Whether the list is a purchaser's own, so that the other side are institutions. */
  ofProviders: boolean
}

export function contractColumns(ctx: Ctx, facts: ColumnFacts): Column<Contract>[] {
  const t = words[ctx.lang]
  const party = (r: Contract) => nameOf(facts.names.get(facts.ofProviders ? r.providerId : r.purchaserId), ctx.lang)
  const summed = (r: Contract, of: 'amount' | 'paid') => sum((facts.claimed.get(r.id) ?? []).map((x) => x[of]))
  return [
    {
      key: 'number',
      label: t.contract,
      sort: true,
      cell: (r) => (
        <>
          <a href={`/payments/contracts/${r.id}`}>{r.number}</a>
          <small className="soft" style={{ display: 'block' }}>
            {titleIn(r, ctx.lang)}
          </small>
        </>
      ),
      text: (r) => r.number,
    },
    { key: 'title', label: t.contractTitle, cell: () => null, text: (r) => titleIn(r, ctx.lang), hidden: true },
    {
      key: 'party',
      label: facts.ofProviders ? t.provider : t.purchaser,
      cell: party,
      text: party,
    },
    {
      key: 'total',
      label: t.contractValue,
      number: true,
      sort: true,
      cell: (r) => sayMoney(r.total, ctx.lang),
      text: (r) => moneyText(r.total),
    },
    {
      key: 'claimed',
      label: t.claimedSoFar,
      number: true,
      cell: (r) => sayMoney(summed(r, 'amount'), ctx.lang),
      text: (r) => moneyText(summed(r, 'amount')),
    },
    {
      key: 'paid',
      label: t.paidSoFar,
      number: true,
      cell: (r) => sayMoney(summed(r, 'paid'), ctx.lang),
      text: (r) => moneyText(summed(r, 'paid')),
    },
  ]
}

function Dependence({ ctx, facts }: { ctx: Ctx; facts: ContractsFacts }) {
  const t = words[ctx.lang]
  return (
    <>
      <h2>{t.dependence}</h2>
      <p>{t.dependenceHint}</p>
      <div className="bars">
        {facts.shares.map((s) => {
          const percent = decimal(multiply(s.share, fraction(100)), 1)
          return [
            <span key={`${s.purchaserId}n`}>{nameOf(facts.names.get(s.purchaserId), ctx.lang)}</span>,
            <span key={`${s.purchaserId}b`}>
              <i style={{ width: `${percent}%` }} />
            </span>,
            <span key={`${s.purchaserId}v`} className="nowrap">
              {t.dependenceOf(`${percent}%`)} · {sayMoney(s.amount, ctx.lang)}
            </span>,
          ]
        })}
      </div>
      <p className="small soft">{t.otherIncome}</p>
    </>
  )
}
