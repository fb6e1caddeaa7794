import { contracts, endingSoon, endingWords } from '#contracts'
import { isAfter, isBefore } from '#kernel'
import { mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { isOne } from './rules/posts.ts'
import { readAppointments } from './store/index.ts'

/** Contracts of this organisation that end soon while nothing signed follows them: told to both sides, and to those who stand at their posts. */
export async function endDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'contracts.read')) return []
  const ending = await endingSoon(ctx, await contracts(ctx, { organisationId, states: ['active'] }))
  const staff = (await readAppointments(ctx, { contractIds: ending.map((e) => e.contract.id) })).filter(
    (a) => !isAfter(a.fromOn, ctx.today) && !(a.toOn && isBefore(a.toOn, ctx.today)),
  )
  const speaks = mayAtAll(ctx.asker, 'contracts.propose')
  const { userId, name } = ctx.asker
  const mine = ending.filter(({ contract: c }) => speaks || staff.some((a) => a.contractId === c.id && isOne(a, userId ?? '', name ?? '')))
  return mine.map(({ contract: c, lastOn }) => ({
    id: `ends-${c.id}`,
    purchaseId: c.purchaseId,
    side: 'ours',
    title: endingWords.both('due', lastOn),
    why: endingWords.both('dueWhy', staff.filter((a) => a.contractId === c.id).length),
    dueOn: lastOn,
    cites: [],
    href: `/contracts/${c.id}`,
    may: 'contracts.read',
    of: c.number,
  }))
}
