import { inForceOn } from '#contracts'
import { earlier, isAfter, isRefusal } from '#kernel'
import { may, people } from '#people'
import type { Ctx } from '#platform'
import { type C, type FrameFacts, param, type View } from '#ui'
import { visible } from './mine.ts'
import { RoleTimePage } from './pages/role-time.tsx'
import { contractMonths } from './period-of.ts'
import { errandsWithin, minutesByRole, roleCards } from './store/index.ts'

/** Role cards held against the hours of a contract, of one month or up to today. */
export async function roleTimePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const k = await visible(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const months = contractMonths(k).filter((m) => !isAfter(m.from, ctx.today))
  const month = months.find((m) => m.key === c.req.query('month'))
  const within = { contractId: k.id, from: month?.from ?? k.startsOn, to: month?.to ?? k.endsOn }
  const minutes = await minutesByRole(ctx, within)
  const cards = await roleCards(ctx, k.id)
  const leads = may(ctx.asker, 'delivery.appoint', k)
  // A worker is told their own time apart from the others'; whoever leads the institution everybody's; the purchaser that of the post.
  const told = [...new Set(minutes.map((m) => m.workerId))].filter((id) => leads || id === ctx.asker.userId)
  const names = told.length > 0 ? await people(ctx, { userIds: told }) : []
  return (
    <RoleTimePage
      ctx={ctx}
      frame={frame}
      f={{
        contract: k,
        months,
        month,
        cap: inForceOn(k, earlier(within.to, ctx.today)).terms.errandCapPercent,
        posts: k.lines
          .filter((l) => l.kind === 'post')
          .map((line) => ({
            line,
            shares: cards.find((r) => r.lineId === line.id)?.shares ?? [],
            minutes: minutes.filter((m) => m.postId === line.id),
            people: [...new Map(names.map((p) => [p.userId, { userId: p.userId, name: p.name }])).values()],
          })),
        errands: await errandsWithin(ctx, within),
        own: !leads,
        mayContest: may(ctx.asker, 'delivery.accept', k),
      }}
    />
  )
}
