import { minor, noMoney } from '#kernel'
import { asJson, type Json, type RecordFacts } from '#law'
import type { Ctx } from '#platform'
import { contract } from './contracts.ts'
import { cameAbout } from './judge-ground.ts'
import { contractFacts } from './rules/fairness.ts'
import { firstLines } from './rules/in-force.ts'
import { boughtBy } from './rules/supplement.ts'

/** A contract as its rule report is made from it: the text in force, against the total both signed first. */
export async function ruleFacts(ctx: Ctx, id: string): Promise<RecordFacts | undefined> {
  const c = await contract(ctx, id)
  if (!c) return undefined
  const original = c.originalTotal ?? c.total
  const added = minor(boughtBy(c.lines, firstLines(c), original) - original)
  const facts = {
    cameAbout: await cameAbout(ctx, c),
    ...contractFacts(c, { ...c, law: ctx.law }),
    lines: c.lines.map((l) => ({ kind: l.kind, amount: l.amount })),
    amount: original,
    supplements: added > noMoney ? [added] : [],
  }
  return { kind: 'contract', id, facts: asJson(facts) as Record<string, Json> }
}
