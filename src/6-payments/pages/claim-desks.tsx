import { daysBetween, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import type { Claim } from '../rules/claim.ts'
import { deskWords } from '../rules/claim-process.ts'
import type { DeskStay } from '../store/index.ts'
import { words } from '../words.ts'
import { daysSince, moment } from './frame.tsx'

/** The desks the claim lay on, each with how long. */
export function Desks({ ctx, claim, desks }: { ctx: Ctx; claim: Claim; desks: readonly DeskStay[] }) {
  const t = words[ctx.lang]
  return (
    <ol className="thread">
      {desks.map((d, i) => (
        <li key={i} className={d.leftAt ? undefined : 'open'}>
          {d.leftAt ? deskWords[d.desk][ctx.lang] : <b>{deskWords[d.desk][ctx.lang]}</b>}
          <small>
            {moment(ctx, d.cameAt)} ·{' '}
            {d.leftAt ? t.leftAfter(daysSince(ctx, d.cameAt, d.leftAt), d.leftBy ?? '') : `${t.nowOn}, ${t.days(daysSince(ctx, d.cameAt))}`}
          </small>
        </li>
      ))}
      {claim.state === 'paid' && (
        <li>
          <b>{t.paidUp}</b>
          <small>
            {sayDay(claim.settledOn!, ctx.lang)}
            {daysBetween(claim.dueOn, claim.settledOn!) > 0
              ? ` · ${t.lateBy(daysBetween(claim.dueOn, claim.settledOn!))}`
              : ` · ${t.paidOnTime}`}
          </small>
        </li>
      )}
    </ol>
  )
}

/** What was asked of the institution to complete, and what it answered. */
export function Asked({ ctx, claim }: { ctx: Ctx; claim: Claim }) {
  const t = words[ctx.lang]
  if (!claim.askedByDesk) return null
  return (
    <>
      <h3>{t.askedTitle}</h3>
      <p className="small soft">{t.askedBy(deskWords[claim.askedByDesk][ctx.lang], sayDay(claim.askedOn!, ctx.lang))}</p>
      <blockquote>{claim.askedWhat}</blockquote>
      {claim.completedWith && (
        <>
          <p className="small soft">{t.completedOn(sayDay(claim.completedOn!, ctx.lang))}</p>
          <blockquote>{claim.completedWith}</blockquote>
        </>
      )}
    </>
  )
}
