import type { Reason } from '#law'
import type { Ctx } from '#platform'
import { gradeNow } from './grade-now.ts'
import { yearMonths } from './next-term.ts'
import { type Contract, monthsOf } from './rules/contract.ts'
import { type GateBefore, gateBefore } from './rules/gate-before.ts'
import { asAgreed } from './rules/in-force.ts'
import { dutiesOf } from './duties-of.ts'
import { readWills } from './store/index.ts'
import { gateBeforeWords } from './ending-words.ts'

/** How the gate of a contract stands before the one that renews it; undefined where it ran shorter than a year and had none. */
export async function gateOfEarlier(ctx: Ctx, c: Contract): Promise<GateBefore | undefined> {
  if (monthsOf(asAgreed(c)) < yearMonths) return undefined
  const wills = (await readWills(ctx, [c.id])).get(c.id) ?? []
  // Rating the other side is a duty of each, by round: both of one round are done where it was rated from both sides.
  const rated = (await dutiesOf(ctx, { contractIds: [c.id], kinds: ['rate'] })).filter((d) => d.state === 'done')
  const rounds = Map.groupBy(rated, (d) => d.subjectId.split(':')[0])
  const isRated = [...rounds.values()].some((of) => new Set(of.map((d) => d.debtor)).size === 2)
  return gateBefore(isRated, wills, await gradeNow(ctx, c.id))
}

/** What whoever approves a renewal is told of a gate that nobody decided. */
export const gateStep = (g: GateBefore): Reason[] =>
  g.missing.length > 0 ? [{ says: gateBeforeWords.both('missing', g.missing), cites: [] }] : []
