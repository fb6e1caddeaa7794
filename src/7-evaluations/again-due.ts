import { contracts } from '#contracts'
import { titles } from '#kernel'
import { campaigns } from '#needs'
import { mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { againWords } from './again-words.ts'
import { againUntil, isTimeToAskAgain, lastDayOf } from './rules/again.ts'
import { countedSurveys, findRounds, readAskedAgain } from './store/index.ts'

/** Contracts that ended ninety days ago and more, whose residents this evaluator asked while they ran and has not asked again. */
export async function againDue(ctx: Ctx): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'evaluations.sample')) return []
  const over = (await contracts(ctx, { states: ['active', 'ended', 'terminated'] })).filter(
    (c) => c.signedOn && isTimeToAskAgain(c, ctx.today),
  )
  if (over.length === 0) return []
  const rounds = await findRounds(ctx, { contractIds: over.map((c) => c.id) })
  const ids = rounds.map((r) => r.id)
  const surveys = await countedSurveys(ctx, ids)
  const asked = await readAskedAgain(ctx, ids)
  const own = new Set(
    (await campaigns(ctx, { ids: [...surveys.values()] })).filter((c) => c.drawnBy === ctx.asker.organisationId).map((c) => c.id as string),
  )
  return over.flatMap((c): DueItem[] => {
    const sampled = rounds.filter((r) => r.contractId === c.id && surveys.has(r.id))
    const last = sampled.reduce<(typeof sampled)[number] | undefined>(
      (a, r) => (!a || r.openedOn.toString() > a.openedOn.toString() ? r : a),
      undefined,
    )
    if (!last || !own.has(surveys.get(last.id)!) || sampled.some((r) => asked.has(r.id))) return []
    return [
      {
        ...{ id: `${last.id}:again`, purchaseId: c.purchaseId, side: 'ours', cites: [], may: 'evaluations.sample', of: c.number },
        ...{ dueOn: againUntil(c), href: `/evaluations/rounds/${last.id}/again` },
        ...{ title: againWords.both('due', titles(c)), why: againWords.both('dueWhy', lastDayOf(c)) },
      },
    ]
  })
}
