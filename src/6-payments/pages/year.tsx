import { type Money, moneyText, noMoney, sayDay, sayMoney } from '#kernel'
import { namedChoice, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, type FrameFacts, NarrowedTo } from '#ui'
import type { YearAccount } from '../rules/year-account.ts'
import { words } from '../words.ts'
import type { AccountOfContract, Year } from '../year-account.ts'
import { yearText } from '../year-words.ts'
import { PaymentsPage } from './frame.tsx'

const figures = [
  'carriedIn',
  'claimed',
  'paid',
  'carriedOut',
  'takenBack',
  'takenBackLater',
  'interest',
  'owedBack',
] as const satisfies readonly (keyof YearAccount)[]

/** The figures that are always told, and of the others those that a year has. */
const told = (total: YearAccount) =>
  figures.filter((key) => !['takenBack', 'takenBackLater', 'interest', 'owedBack'].includes(key) || total[key] !== noMoney)

/** One row for each contract: both sides, and what the year came to. A file always has all figures. */
export function yearColumns(ctx: Ctx, names: ReadonlyMap<string, Organisation>, total?: YearAccount): Column<AccountOfContract>[] {
  const [t, w] = [yearText[ctx.lang], words[ctx.lang]]
  return [
    {
      key: 'contract',
      label: w.contract,
      cell: (r) => (
        <a className="nowrap" href={`/payments/contracts/${r.contract.id}`}>
          {r.contract.number}
        </a>
      ),
      text: (r) => r.contract.number,
    },
    {
      key: 'purchaser',
      label: w.purchaser,
      cell: (r) => nameOf(names.get(r.contract.purchaserId), ctx.lang),
      text: (r) => nameOf(names.get(r.contract.purchaserId), ctx.lang),
    },
    {
      key: 'provider',
      label: w.provider,
      cell: (r) => nameOf(names.get(r.contract.providerId), ctx.lang),
      text: (r) => nameOf(names.get(r.contract.providerId), ctx.lang),
    },
    ...(total ? told(total) : figures).map(
      (key): Column<AccountOfContract> => ({
        key,
        label: t[key],
        number: true,
        cell: (r) => said(ctx, r.account[key]),
        text: (r) => moneyText(r.account[key]),
      }),
    ),
    // On the page it stands below the table, since few contracts give anything back.
    ...(total ? [] : [releasedColumn(ctx)]),
  ]
}
const releasedColumn = (ctx: Ctx): Column<AccountOfContract> => ({
  key: 'released',
  label: yearText[ctx.lang].released,
  number: true,
  cell: (r) => said(ctx, r.released),
  text: (r) => moneyText(r.released),
})
const said = (ctx: Ctx, m: Money) => (m === noMoney ? <span className="soft">–</span> : sayMoney(m, ctx.lang))

/** What was claimed, paid and carried over in a year, contract by contract and claim by claim; made to be printed. */
export function YearPage(p: {
  ctx: Ctx
  frame: FrameFacts
  said: Year
  columns: Column<AccountOfContract>[]
  parties: readonly Organisation[]
  party: string
}) {
  const { ctx, said: year } = p
  const t = yearText[ctx.lang]
  return (
    <PaymentsPage ctx={ctx} frame={p.frame} title={t.title(year.year)} tab="year" lead={t.lead(sayDay(year.until, ctx.lang))}>
      <Filters {...p} />
      {year.rows.length === 0 ? (
        <Empty title={t.none} />
      ) : (
        <>
          <DataTable
            rows={year.rows}
            columns={p.columns}
            lang={ctx.lang}
            rowKey={(r) => r.contract.id}
            here={p.frame.here}
            query={{ page: 1, sort: 'contract', descending: false, size: year.rows.length }}
            total={year.rows.length}
            files
            foot={<Total ctx={ctx} account={year.total} />}
          />
          {year.rows.map((r) => r.claims.length > 0 && <Claims key={r.contract.id} ctx={ctx} row={r} />)}
          {year.rows.map((r) => r.released !== noMoney && <p key={r.contract.id}>{t.releasedOf(r.contract.number, r.released)}</p>)}
          <p className="small soft no-print">{t.print}</p>
          <p>{t.signed}</p>
        </>
      )}
    </PaymentsPage>
  )
}

function Total({ ctx, account }: { ctx: Ctx; account: YearAccount }) {
  return (
    <tr>
      <td>{yearText[ctx.lang].total}</td>
      <td />
      <td />
      {told(account).map((key) => (
        <td className="num" key={key} data-label={yearText[ctx.lang][key]}>
          {sayMoney(account[key], ctx.lang)}
        </td>
      ))}
    </tr>
  )
}

/** The claims of one contract, each opening to its page. */
function Claims({ ctx, row }: { ctx: Ctx; row: AccountOfContract }) {
  const [t, w] = [yearText[ctx.lang], words[ctx.lang]]
  return (
    <details>
      <summary>
        {t.claims} {row.contract.number}
      </summary>
      <DataTable
        rows={row.claims}
        lang={ctx.lang}
        rowKey={(x) => x.claim.id}
        columns={[
          { key: 'number', label: w.number, cell: (x) => <a href={`/payments/claims/${x.claim.id}`}>{x.claim.number}</a> },
          ...told(row.account).map((key) => ({
            key,
            label: t[key],
            number: true,
            cell: (x: AccountOfContract['claims'][number]) => said(ctx, x.account[key]),
          })),
        ]}
      />
    </details>
  )
}

function Filters({ ctx, said: year, parties, party }: Parameters<typeof YearPage>[0]) {
  const [t, w] = [yearText[ctx.lang], words[ctx.lang]]
  return (
    <form className="filters no-print" method="get">
      <div className="field">
        <label htmlFor="year">{w.year}</label>
        <select id="year" name="year" defaultValue={year.year}>
          {Array.from({ length: Math.min(6, ctx.today.year - 2019) }, (_, i) => ctx.today.year - i).map((y) => (
            <option key={y} value={y}>
              {y}
            </option>
          ))}
        </select>
      </div>
      <NarrowedTo name="party" label={t.otherSide} all={w.all} value={party} options={parties.map((o) => namedChoice(o, ctx.lang))} />
      <button className="button plain small">{w.show}</button>
    </form>
  )
}
