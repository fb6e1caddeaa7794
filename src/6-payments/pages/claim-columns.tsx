import { daysBetween, minor, moneyText, noMoney, sayDay, sayMoney } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, Tag } from '#ui'
import { type Claim, isLate } from '../rules/claim.ts'
import type { ClaimFilter } from '../store/index.ts'
import { deskWords } from '../rules/claim-process.ts'
import { words } from '../words.ts'
import { daysSince } from './frame.tsx'

const isOpen = (r: Claim): boolean => r.state !== 'paid' && r.state !== 'withdrawn'

/** The list of claims, column by column: without the side whose list it is. */
export function claimColumns(ctx: Ctx, names: ReadonlyMap<string, Organisation>, mine: ClaimFilter): Column<Claim>[] {
  const t = words[ctx.lang]
  const all: (Column<Claim> | false)[] = [
    {
      key: 'number',
      label: t.number,
      sort: true,
      cell: (r) => (
        <a href={`/payments/claims/${r.id}`} className="nowrap">
          {r.number}
        </a>
      ),
      text: (r) => r.number,
    },
    { key: 'what', label: t.what, cell: (r) => r.title[ctx.lang], text: (r) => r.title[ctx.lang] },
    !mine.purchaserId && {
      key: 'purchaser',
      label: t.purchaser,
      cell: (r) => nameOf(names.get(r.purchaserId), ctx.lang),
      text: (r) => nameOf(names.get(r.purchaserId), ctx.lang),
    },
    !mine.providerId && {
      key: 'provider',
      label: t.provider,
      cell: (r) => nameOf(names.get(r.providerId), ctx.lang),
      text: (r) => nameOf(names.get(r.providerId), ctx.lang),
    },
    ...amountColumns(ctx),
    dueColumn(ctx),
    stateColumn(ctx),
  ]
  return all.filter((x) => x !== false)
}

function amountColumns(ctx: Ctx): Column<Claim>[] {
  const t = words[ctx.lang]
  const open = (r: Claim) => (isOpen(r) ? minor(r.amount - r.paid) : noMoney)
  return [
    {
      key: 'amount',
      label: t.amount,
      number: true,
      sort: true,
      cell: (r) => sayMoney(r.amount, ctx.lang),
      text: (r) => moneyText(r.amount),
    },
    {
      key: 'open',
      label: t.outstanding,
      number: true,
      cell: (r) => (open(r) === 0n ? <span className="soft">–</span> : sayMoney(open(r), ctx.lang)),
      text: (r) => moneyText(open(r)),
    },
  ]
}

const dueColumn = (ctx: Ctx): Column<Claim> => ({
  key: 'due',
  label: words[ctx.lang].dueOn,
  sort: true,
  text: (r) => r.dueOn.toString(),
  cell: (r) => (
    <span className="nowrap">
      {sayDay(r.dueOn, ctx.lang)}
      {isLate(r, ctx.today) && (
        <>
          <br />
          <Tag late>{words[ctx.lang].lateBy(daysBetween(r.dueOn, ctx.today))}</Tag>
        </>
      )}
    </span>
  ),
})

const stateColumn = (ctx: Ctx): Column<Claim> => ({
  key: 'state',
  label: words[ctx.lang].desk,
  sort: true,
  text: (r) => deskWords[r.state][ctx.lang],
  cell: (r) => (
    <>
      {deskWords[r.state][ctx.lang]}
      {isOpen(r) && (
        <small className="soft" style={{ display: 'block' }}>
          {words[ctx.lang].days(daysSince(ctx, r.deskSinceAt))}
        </small>
      )}
    </>
  ),
})
