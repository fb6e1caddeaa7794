import type { ContractLine } from '#contracts'
import { moneyText, noMoney, sayDay, sayMoney, type Tree } from '#kernel'
import type { Ctx } from '#platform'
import { LineName, Tag } from '#ui'
import type { ScheduleRow } from '../rules/schedule.ts'
import { standingWords, words } from '../words.ts'

/** One instalment of a payment schedule, column by column; with the tree where rows of several lines stand in one table. */
export const scheduleColumns = (ctx: Ctx, tree?: Tree<ContractLine>) => {
  const t = words[ctx.lang]
  const what = (r: ScheduleRow) => (
    <>
      {r.title[ctx.lang]}{' '}
      <small className="soft nowrap">
        {sayDay(r.periodFrom, ctx.lang)}
        {!r.periodTo.equals(r.periodFrom) && ` – ${sayDay(r.periodTo, ctx.lang)}`}
      </small>
    </>
  )
  return [
    {
      key: 'what',
      label: t.instalment,
      cell: (r: ScheduleRow) =>
        tree ? (
          <LineName tree={tree} id={r.lineId} lang={ctx.lang}>
            {what(r)}
          </LineName>
        ) : (
          what(r)
        ),
    },
    { key: 'amount', label: t.amount, number: true, cell: (r: ScheduleRow) => sayMoney(r.amount, ctx.lang) },
    {
      key: 'claimed',
      label: t.claimedSoFar,
      number: true,
      cell: (r: ScheduleRow) => (r.claimed === noMoney ? <span className="soft">–</span> : sayMoney(r.claimed, ctx.lang)),
    },
    {
      key: 'standing',
      label: t.status,
      cell: (r: ScheduleRow) => (
        <>
          <Tag late={r.standing === 'late'} quiet={['ahead', 'running', 'gone'].includes(r.standing)}>
            {standingWords[r.standing][ctx.lang]}
          </Tag>
          {r.claims.map((x) => (
            <span key={x.claimId}>
              {' '}
              <a className="nowrap small" href={`/payments/claims/${x.claimId}`}>
                {x.claimNumber}
              </a>
            </span>
          ))}
        </>
      ),
    },
    {
      key: 'due',
      label: t.dueOn,
      cell: (r: ScheduleRow) => (r.standing === 'gone' ? <span className="soft">{t.endedEarly}</span> : <DueDays ctx={ctx} row={r} />),
    },
  ]
}

/** The due day of what is claimed, and when each part that is not claimed yet is expected. */
function DueDays({ ctx, row }: { ctx: Ctx; row: ScheduleRow }) {
  const t = words[ctx.lang]
  const isOpen = row.claims.some((c) => !c.paidUp)
  const claimed = (isOpen || row.expected.length === 0) && row.claimDueOn
  const alone = row.claims.length === 0 && row.expected.length === 1
  return (
    <>
      {claimed && sayDay(claimed, ctx.lang)}
      {row.expected.map((e) => (
        <span key={`${e.why}${e.source}${e.on}`} className="soft" style={{ display: 'block' }} data-expected={moneyText(e.amount)}>
          <span data-day>{sayDay(e.on, ctx.lang)}</span>
          <small style={{ display: 'block' }}>{alone ? t.expectedDue : t.expectedPart(e.amount, e.why)}</small>
          {e.mayMove && <small style={{ display: 'block' }}>{t.mayMove(e.on.year)}</small>}
        </span>
      ))}
    </>
  )
}
