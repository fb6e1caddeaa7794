import { contract, monthsOf, ruleFacts as contractFacts } from '#contracts'
import { isAfter } from '#kernel'
import { asJson, type Json, type RecordFacts } from '#law'
import type { Ctx } from '#platform'
import { evaluationFacts, type HeldRound, scoreOf } from './rules/law-facts.ts'
import { findRound, findRounds, residentSample, type Round } from './store/index.ts'

/** A round as its rule report is made from it: it, the rounds of the contract before it, and what was revealed. Sealed marks are never in it. */
export async function ruleFacts(ctx: Ctx, id: string): Promise<RecordFacts | undefined> {
  const round = await findRound(ctx, id)
  const c = round && (await contract(ctx, round.contractId))
  if (!round || !c) return undefined
  const before = (await findRounds(ctx, { contractIds: [c.id] })).filter((r) => r.id !== id && !isAfter(r.openedOn, round.openedOn))
  const of = await held(ctx, round)
  const all: HeldRound[] = []
  for (const r of before.reverse()) all.push(await held(ctx, r))
  const score = scoreOf(of)
  const facts = {
    ...evaluationFacts([...all, of], of, {
      termMonths: monthsOf(c),
      hasGoalsAndIndicators: (await contractFacts(ctx, c.id))?.facts.hasPerformanceClause === true,
    }),
    ...(score && { score, scheme: 'national', marks: of.marks!.map((m) => ({ dimension: m.dimension, mark: m.mark })) }),
  }
  return { kind: 'evaluation', id, facts: asJson(facts) as Record<string, Json> }
}

const held = async (ctx: Ctx, r: Round): Promise<HeldRound> => ({
  kind: r.kind,
  isRevealed: r.state === 'revealed',
  marks: r.state === 'revealed' ? (r.ratings.purchaser?.marks ?? null) : null,
  asksResidents: (await residentSample(ctx, r.id)) !== undefined,
})
