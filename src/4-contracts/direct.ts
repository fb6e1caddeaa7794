import { isRefusal, minor, type Money, noMoney, type Refusal, sum, totalOf } from '#kernel'
import {
  cite,
  type DirectGround,
  type DirectGroundKind,
  type DirectOpenness,
  largestSupplement,
  mayContractWithoutTender,
  type Answer,
  type MethodFacts,
} from '#law'
import { lawPlace, leaveToTender, type Plan, planOf, takeForContract } from '#plans'
import { advance } from '#people'
import type { Ctx, Db } from '#platform'
import { tenderOf } from '#tenders'
import type { Contract, ContractText } from './rules/contract.ts'
import { keptGround } from './change-contract.ts'
import type { Ground } from './rules/ground.ts'
import { beyondApproved, fitsPlan, moreFitsPlan, usesOf } from './rules/plan-fit.ts'
import { contractOf, contractQuery, readContract, readGround, readGrounds, readVersions } from './store/index.ts'
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
interface Of {
  /** Null while it is being drafted. */
  readonly id: string | null
  readonly purchaseId: string
  readonly purchaserId: string
  readonly providerId: string
}

/**
 * Whether a text without a tender may stand beside its plan: the plan is approved and not tendered, and the text is what is left of it.
 * Inside a change only: it locks the plan, so that two contracts at the same moment are counted one after the other.
 */
export async function standsByPlan(ctx: Ctx, tx: Db, of: Of, text: ContractText, fits = fitsPlan): Promise<Plan | Refusal> {
  const plan = await planOf({ ...ctx, db: tx }, of.purchaseId)
  if (!plan || (plan.state !== 'approved' && plan.state !== 'published')) return refuse('no-approved-plan').with({ cites: [cite('R-49')] })
  if (!(await takeForContract(ctx, tx, plan.id))) return refuse('beside-tender').with({ cites: [cite('R-39')] })
  const others = (
    await contractQuery({ ...ctx, db: tx })
      .where('c.purchase_id', '=', of.purchaseId)
      .execute()
  ).map(contractOf)
  const wrong = fits(
    text,
    plan,
    others.filter((c) => c.id !== of.id).flatMap((c) => usesOf(c) ?? []),
  )
  return wrong ?? plan
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
  return mayContractWithoutTender({ place: lawPlace(ctx), lawDay: plan.lawDay, planned: plan.total, planMethod: plan.method, ground })
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
  if (stated.kind === 'renewal') {
    if (!stated.announced) return refuse('announced-where').at('announced')
    const first = await firstOf(ctx, earlier, 'renewal')
    return { kind: 'renewal', announced: true, fromTender: first.tenderId !== null, firstDay: first.startsOn, lastDay: text.endsOn }
  }
  const { original, added } = await addedToFirst(ctx, earlier, of.id)
  return { kind: 'follow-on', original, added: sum([totalOf(text.lines), added]) }
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
  const first = await firstOf(ctx, c, 'follow-on')
  const original = first.originalTotal ?? first.total
  const added: Money[] = first.id !== but && first.total > original ? [minor(first.total - original)] : []
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
  const supplement = largestSupplement(original, c.lawDay)
  const isFirst = (await firstOf(inside, c, 'follow-on')).id === c.id
  const own = totalOf(text.lines) - (isFirst ? original : noMoney)
  const [limit, total] = [minor(original + supplement.value), minor(original + added + (own > 0n ? own : 0n))]
  return total > limit && totalOf(text.lines) > c.total
    ? { ...refuse('supplement-too-large', limit, total), cites: supplement.cites }
    : undefined
}

/** The contract a chain of renewals or of follow-ons began with. */
async function firstOf(ctx: Ctx, c: Contract, kind: 'renewal' | 'follow-on'): Promise<Contract> {
  let first = c
  for (let i = 0; i < 10 && first.tenderId === null; i++) {
    const ground = await readGround(ctx, first.id)
    const before = ground?.kind === kind && ground.earlierId ? await readContract(ctx, ground.earlierId) : undefined
    if (!before) break
    first = before
  }
  return first
}

/** What was approved without a tender holds for what was approved: a text that goes beyond it waits for the bureau again. */
export async function askAgain(inside: Ctx, contractId: string, text: ContractText): Promise<Refusal | undefined> {
  const ground = await readGround(inside, contractId)
  if (ground?.state !== 'approved' || isApproved(ground, text)) return undefined
  // The entry is that of the proposal, which tells the contract's own state.
  const asked = await advance(
    inside,
    keptGround,
    ground,
    'again',
    { decided_at: null, decided_by: null, note: null, approved_minor: null, approved_number: null },
    {},
  )
  return isRefusal(asked) ? asked : undefined
}

const isApproved = (ground: Ground, text: ContractText): boolean =>
  totalOf(text.lines) <= ground.approved! &&
  (ground.approvedText === null || Object.keys(beyondApproved(text, ground.approvedText)).length === 0)

/** What a text without a tender still waits for before anybody signs it. */
export function groundWaits(ground: Ground | undefined, text: ContractText): Refusal | undefined {
  if (!ground || ground.kind === 'unstated') return refuse('ground-missing').with({ cites: [cite('R-59b')] })
  if (ground.state === 'refused') return refuse('ground-refused').with({ cites: [cite('R-49')] })
  return ground.state === 'approved' && isApproved(ground, text) ? undefined : refuse('ground-not-approved').with({ cites: [cite('R-49')] })
}

/**
 * Whether a change of a signed contract without a tender stays within what was approved, and within what is left of its plan. Where nothing
 * was ever approved, what was first signed is the measure.
 */
export async function staysApproved(ctx: Ctx, tx: Db, c: Contract, text: ContractText): Promise<Refusal | undefined> {
  const inside = { ...ctx, db: tx }
  const ground = await readGround(inside, c.id)
  const approved = ground?.state === 'approved' ? ground.approvedText : null
  const first = (await readVersions(inside, c.id)).findLast((v) => v.state === 'agreed')
  const fields = beyondApproved(text, approved ?? first?.text ?? c)
  if (Object.keys(fields).length > 0) return refuse('beyond-approval').with({ fields, cites: [cite('R-49')] })
  if (!approved || !ground?.planId) return undefined
  const stands = await standsByPlan(ctx, tx, c, text, moreFitsPlan)
  return isRefusal(stands) ? stands : undefined
}

/** Whether a text without a tender may be signed: it stands by its plan, and the bureau approved the ground and as much money. */
export async function maySignWithoutTender(ctx: Ctx, tx: Db, c: Contract, text: ContractText): Promise<Refusal | undefined> {
  const inside = { ...ctx, db: tx }
  const ground = await readGround(inside, c.id)
  const waits = groundWaits(ground, text)
  if (waits || !ground || ground.kind === 'unstated') return waits
  const stands = await standsByPlan(ctx, tx, c, text)
  if (isRefusal(stands)) return stands
  const answer = await judgeGround(inside, c, text, statedOf({ ...ground, kind: ground.kind }), stands)
  if (isRefusal(answer)) return answer
  return answer.value === 'closed' ? refuse('ground-closed', answer.steps.at(-1)!.says).with({ cites: answer.cites }) : undefined
}

/** A draft that nobody signed leaves its plan to whoever comes next, if no other contract has it. */
export async function leavePlan(ctx: Ctx, tx: Db, c: Contract): Promise<void> {
  const inside = { ...ctx, db: tx }
  const plan = await planOf(inside, c.purchaseId)
  if (!plan || !(await takeForContract(ctx, tx, plan.id))) return
  const others = (await contractQuery(inside).where('c.purchase_id', '=', c.purchaseId).execute()).map(contractOf)
  if (!others.some((o) => o.id !== c.id && !o.tenderId && usesOf(o))) await leaveToTender(ctx, tx, plan.id)
}

/** How a contract came about, as its rule report asks first. */
export async function cameAbout(ctx: Ctx, c: Contract): Promise<Omit<MethodFacts, 'place'> & { place: string }> {
  const place = lawPlace(ctx).name
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
