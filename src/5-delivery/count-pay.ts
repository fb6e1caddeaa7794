import { isRefusal } from '#kernel'
import { change, type Ctx } from '#platform'
import { opened } from './answer-pay.ts'
import { aboutPay, askedOf, countedUpTo, countMonth, type PayAnswer } from './rules/pay.ts'
import { type CountedPay, insertCounts, monthToCount, statedOfMonth, takeAnswers, together } from './store/index.ts'

/**
 * Counts the answers of every month whose time is over, each month once and all institutions of it at the same moment, and deletes them. Only
 * what may be said is kept of them: nothing from which a later count could be told apart from an earlier one.
 */
export async function countPay(ctx: Ctx): Promise<number> {
  let done = 0
  for (;;) {
    const payMonth = await monthToCount(ctx, countedUpTo(ctx.today))
    if (!payMonth) return done
    const counted = await change(ctx, { action: 'delivery.count-pay', facts: { month: payMonth } }, async (tx, entry) => {
      const inside = { ...ctx, db: tx }
      const stated = await statedOfMonth(inside, payMonth)
      const by = new Map<string, PayAnswer[]>([...new Set(stated.map((s) => s.providerId))].map((id) => [id, []]))
      for (const a of await takeAnswers(inside, tx, payMonth)) {
        const mine = askedOf(stated.filter((s) => s.providerId === a.providerId && s.workerId === a.userId))
        // What was said of figures that were corrected since says nothing of these.
        if (aboutPay(mine) === a.about) by.get(a.providerId)?.push(opened(ctx, a))
      }
      const { own, others } = countMonth(by)
      const rows: CountedPay[] = [...own].map(([providerId, count]) => ({ payMonth, providerId, count }))
      await insertCounts(inside, tx, [...rows, { payMonth, providerId: together, count: others }])
      entry.facts = { month: payMonth, institutions: own.size, shown: [...own.values()].filter((x) => x !== null).length }
      return { payMonth }
    })
    if (isRefusal(counted)) return done
    done++
  }
}
