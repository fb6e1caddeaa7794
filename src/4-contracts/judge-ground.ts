import { isAfter, isBefore, isRefusal, minor, type Money, noMoney, type Refusal, sum, totalOf } from '#kernel'
import {
  type Answer,
  type DirectGround,
  type DirectGroundKind,
  type DirectOpenness,
  type MethodFacts,
  type PlaceFact,
  placeFact,
} from '#law'
import { purchases } from '#needs'
import { type Plan, planOf } from '#plans'
import type { Ctx } from '#platform'
import { tenderOf } from '#tenders'
import { contracts } from './contracts.ts'
import { gateBeforeWords } from './ending-words.ts'
import { gateOfEarlier, gateStep } from './gate-of-earlier.ts'
import { neverBegins } from './follow-hand-overs.ts'
import type { Contract, ContractText } from './rules/contract.ts'
import type { Ground } from './rules/ground.ts'
import { goesOnWith } from './rules/goes-on-with.ts'
import { firstLines } from './rules/in-force.ts'
import { usesOf } from './rules/plan-fit.ts'
import { boughtBy } from './rules/supplement.ts'
import { holdAdditions, readContract, readGround, readGrounds } from './store/index.ts'
import { refuse } from './words.ts'

/** Why there is no tender, as somebody states it. */
export interface NewGround {
  readonly kind: DirectGroundKind
  /** The contract that is renewed or added to. */
  readonly earlierId?: string | undefined
  /** Where the earlier tender said that it could be renewed. */
  readonly announced?: string | undefined
}
/** The contract a text belongs to, as far as its plan asks. */

export interface Of {
  /** Null while it is being drafted. */
  readonly id: string | null
  readonly purchaseId: string
  readonly purchaserId: string
  readonly providerId: string
}

/** What the law says to a stated ground, or what is wrong with how it is stated. */
export async function judgeGround(
  ctx: Ctx,
  of: Of,
  text: Pick<ContractText, 'lines' | 'endsOn'>,
  stated: NewGround,
  plan: Pick<Plan, 'total' | 'method' | 'lawDay'>,
): Promise<Answer<DirectOpenness> | Refusal> {
  const ground = await lawGround(ctx, of, text, stated)
  if (isRefusal(ground)) return ground
  const answer = ctx.law.contracts.withoutTender({ lawDay: plan.lawDay, planned: plan.total, planMethod: plan.method, ground })
  const earlier = stated.kind === 'renewal' && stated.earlierId ? await readContract(ctx, stated.earlierId) : undefined
  if (!earlier) return answer
  const last = await lastOf(ctx, of, earlier)
  if (last.id !== earlier.id) return refuse('renewed-already', last.number).at('earlier')
  const line = await lineOf(ctx, of, text, earlier)
  if (!line.isOwn && line.instead.length > 0) return refuse('not-of-its-line', line.instead).at('earlier')
  const gate = await gateOfEarlier(ctx, earlier)
  if (answer.value === 'closed') return answer
  if (gate && gate.saidNo.length > 0) return refuse('gate-says-no').at('earlier')
  if (gate?.barredBy) return refuse('gate-grade').at('earlier')
  // What the law leaves open a year that nobody looked back on does not, nor one that bought something else: a person judges it.
  const steps = [...(gate ? gateStep(gate) : []), ...(line.isOwn ? [] : [{ says: gateBeforeWords.both('otherLine'), cites: [] }])]
  return steps.length > 0 ? { ...answer, value: 'judged', steps: [...answer.steps, ...steps] } : answer
}

/** What the law says, step by step, of the ground that stands with a contract; why it cannot be said where it cannot. Undefined where none was stated. */
export async function judgedOf(ctx: Ctx, c: Contract, ground: Ground): Promise<Answer<DirectOpenness>['steps'] | undefined> {
  const plan = ground.kind === 'unstated' ? undefined : await planOf(ctx, c.purchaseId)
  if (!plan || ground.kind === 'unstated') return undefined
  const answer = await judgeGround(ctx, c, c, statedOf({ ...ground, kind: ground.kind }), plan)
  return isRefusal(answer) ? [{ says: answer.words, cites: answer.cites ?? [] }] : answer.steps
}

/** A stated ground with what the law asks about it, from the contracts there are. */
async function lawGround(
  ctx: Ctx,
  of: Of,
  text: Pick<ContractText, 'lines' | 'endsOn'>,
  stated: NewGround,
): Promise<DirectGround | Refusal> {
  if (stated.kind !== 'follow-on' && stated.kind !== 'renewal') return { kind: stated.kind }
  const earlier = stated.earlierId ? await readContract(ctx, stated.earlierId) : undefined
  if (!earlier?.signedOn || earlier.id === of.id || earlier.purchaserId !== of.purchaserId || earlier.providerId !== of.providerId)
    return refuse('no-such-earlier').at('earlier')
  // A notice that was given counts as well as a contract that is over.
  const ended = earlier.closedOn && isBefore(earlier.closedOn, earlier.endsOn) ? { endedEarlyOn: earlier.closedOn } : {}
  if (stated.kind === 'renewal') {
    if (!stated.announced) return refuse('announced-where').at('announced')
    const first = await firstOf(ctx, earlier, 'renewal')
    return {
      kind: 'renewal',
      announced: true,
      fromTender: first.tenderId !== null,
      firstDay: first.startsOn,
      lastDay: text.endsOn,
      ...ended,
    }
  }
  const { original, added } = await addedToFirst(ctx, earlier, of.id)
  return { kind: 'follow-on', original, added: sum([totalOf(text.lines), added]), ...ended }
}

/** What of a first contract is not to be exceeded: a tenth of its first total, by supplements and contracts beside it together. */
interface Added {
  readonly original: Money
  readonly added: Money
}

/**
 * What was added to the contract a chain of follow-ons began with: its supplements and every follow-on of it or of another follow-on,
 * without one contract, which is being judged.
 */
async function addedToFirst(ctx: Ctx, c: Contract, but: string | null): Promise<Added> {
  const begun = await firstOf(ctx, c, 'follow-on')
  if (ctx.db.isTransaction) await holdAdditions(ctx, begun.id)
  const first = (await readContract(ctx, begun.id)) ?? begun
  const original = first.originalTotal ?? first.total
  const added: Money[] = first.id !== but ? [minor(boughtBy(first.lines, firstLines(first), original) - original)] : []
  const seen = new Set([first.id as string])
  for (const id of seen)
    for (const g of await readGrounds(ctx, { earlierId: id })) {
      if (g.kind !== 'follow-on' || seen.has(g.contractId)) continue
      seen.add(g.contractId)
      const more = g.contractId === but ? undefined : await readContract(ctx, g.contractId)
      added.push((more && usesOf(more)?.total) ?? noMoney)
    }
  return { original, added: sum(added) }
}

/** Whether a supplement is, with what was added beside its contract, more than the law lets be added without a tender. */
export async function besideFollowOns(inside: Ctx, c: Contract, text: ContractText): Promise<Refusal | undefined> {
  const { original, added } = await addedToFirst(inside, c, c.id)
  if (added === noMoney) return undefined
  const supplement = inside.law.contracts.largestSupplement(original, c.lawDay)
  const isFirst = (await firstOf(inside, c, 'follow-on')).id === c.id
  const now = boughtBy(text.lines, firstLines(c))
  const own = now - (isFirst ? original : noMoney)
  const [limit, total] = [minor(original + supplement.value), minor(original + added + (own > 0n ? own : 0n))]
  return total > limit && now > boughtBy(c.lines, firstLines(c))
    ? { ...refuse('supplement-too-large', limit, total), cites: supplement.cites }
    : undefined
}

/** The contract a chain of renewals or of follow-ons began with. */
export async function firstOf(ctx: Ctx, c: Contract, kind: 'renewal' | 'follow-on'): Promise<Contract> {
  let first = c
  for (let i = 0; i < 10 && first.tenderId === null; i++) {
    const ground = await readGround(ctx, first.id)
    const before = ground?.kind === kind && ground.earlierId ? await readContract(ctx, ground.earlierId) : undefined
    if (!before) break
    first = before
  }
  return first
}

/**
 * The last signed contract of a line of renewals, as whoever renews one has to name it; one that ended before its first day is none. What is
 * signed itself stands by the one it named.
 */
async function lastOf(ctx: Ctx, of: Of, c: Contract): Promise<Contract> {
  if (of.id && (await readContract(ctx, of.id))?.signedOn) return c
  // Two that renew the same one are signed one after the other.
  if (ctx.db.isTransaction) await holdAdditions(ctx, c.id)
  let last = c
  const seen = new Set<string>([c.id])
  for (const id of seen)
    for (const g of await readGrounds(ctx, { earlierId: id })) {
      if (g.kind !== 'renewal' || g.contractId === of.id || seen.has(g.contractId)) continue
      const next = await readContract(ctx, g.contractId)
      if (!next?.signedOn || neverBegins(next, next.closedOn)) continue
      seen.add(next.id)
      if (last === c || isAfter(next.endsOn, last.endsOn)) last = next
    }
  return last
}

/**
 * Whether a renewal goes on with the contract it names; where it does not, the numbers of those between the same two sides that it goes on with, each
 * the last of its line. Else a "no" at the gate of one would be passed by naming another.
 */
async function lineOf(
  ctx: Ctx,
  of: Of,
  text: Pick<ContractText, 'lines'>,
  earlier: Contract,
): Promise<{ readonly isOwn: boolean; readonly instead: readonly string[] }> {
  // What is signed stands by the one it named.
  if (of.id && (await readContract(ctx, of.id))?.signedOn) return { isOwn: true, instead: [] }
  const between = await contracts(ctx, { purchaserId: of.purchaserId, providerId: of.providerId })
  const signed = between.filter((c) => c.signedOn && c.id !== of.id)
  const bought = await purchases(ctx, { ids: [of, ...signed].map((x) => x.purchaseId) })
  const placesOf = new Map(bought.map((p) => [p.id as string, p.communityIds]))
  const buys = (x: { lines: ContractText['lines']; purchaseId: string }) => ({
    lines: x.lines,
    ofPurchase: placesOf.get(x.purchaseId) ?? [],
  })
  const alike = signed.filter((c) => goesOnWith(buys({ ...of, lines: text.lines }), buys(c)))
  if (alike.some((c) => c.id === earlier.id)) return { isOwn: true, instead: [] }
  const followed = await readGrounds(ctx, { contractIds: signed.map((c) => c.id) })
  const renewed = new Set(followed.flatMap((g) => (g.kind === 'renewal' && g.earlierId ? [g.earlierId] : [])))
  return { isOwn: false, instead: alike.filter((c) => !renewed.has(c.id)).map((c) => c.number) }
}

/** How a contract came about, as its rule report asks first. */
export async function cameAbout(ctx: Ctx, c: Contract): Promise<Omit<MethodFacts, 'place'> & { place: PlaceFact }> {
  const place = placeFact(ctx.law)
  if (c.tenderId) return { fromTender: true, place }
  const plan = await planOf(ctx, c.purchaseId)
  const ground = await readGround(ctx, c.id)
  const stated = ground && ground.kind !== 'unstated' ? await lawGround(ctx, c, c, statedOf({ ...ground, kind: ground.kind })) : undefined
  const call = await tenderOf(ctx, c.purchaseId)
  return {
    fromTender: false,
    place,
    ...(plan && { planned: plan.total, planMethod: plan.method, planApproved: plan.approvedOn !== null }),
    ...(stated && !isRefusal(stated) && { ground: stated }),
    ...(ground && { approval: ground.state }),
    besideTender: call !== undefined && call.state !== 'void' && call.state !== 'cancelled',
  }
}

export const statedOf = (g: Pick<Ground, 'earlierId' | 'announced'> & { kind: DirectGroundKind }): NewGround => ({
  kind: g.kind,
  ...(g.earlierId && { earlierId: g.earlierId }),
  ...(g.announced && { announced: g.announced }),
})
