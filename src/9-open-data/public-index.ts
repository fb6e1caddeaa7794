import type { Contract } from '#contracts'
import { type Combination, combinationOf, type Day, dayAt, later, type Money, totalOf } from '#kernel'
import { type Purchase, purchases } from '#needs'
import { organisations } from '#people'
import { type Plan, plans } from '#plans'
import type { Ctx } from '#platform'
import { type Tender, tenders, type TenderState } from '#tenders'
import { remembered } from './remembered.ts'
import type { PublicParty } from './rules/public-facts.ts'
import { type Agreed, underContract } from './rules/under-contract.ts'
import { agreedOf, signedContracts } from './signed-contracts.ts'

export const publicTenderStates: readonly TenderState[] = [
  'announced',
  'published',
  'opened',
  'talking',
  'last-offers',
  'scored',
  'awarded',
  'lapsed',
  'void',
  'cancelled',
]

export const stages = ['planned', 'open', 'being-scored', 'awarded', 'contracted', 'delivered', 'void', 'cancelled'] as const
export type Stage = (typeof stages)[number]

/** A public purchase as one row of a list. */
export interface IndexRow {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly titleEn: string | null
  readonly purchaser: PublicParty
  readonly providers: readonly PublicParty[]
  readonly combination: Combination | null
  readonly stage: Stage
  /** Its contracts; none before both sides have signed one. */
  readonly agreed: readonly Agreed[]
  /** What was ever put under contract; before that what is called for, or planned. */
  readonly total: Money
  /** Day of its newest publication among plan, call, award and contract. */
  readonly on: Day
}

/** Every purchase of which something is public, the newest first: a published plan, a published call, or a contract both signed. */
export const publicIndex = (ctx: Ctx): Promise<readonly IndexRow[]> => remembered(ctx, 'index', () => readIndex(ctx, {}))

/** The same of some purchases only; those of which nothing is public are left out. */
export const publicRows = (ctx: Ctx, purchaseIds: readonly string[]): Promise<IndexRow[]> => readIndex(ctx, { purchaseIds })

async function readIndex(ctx: Ctx, of: { purchaseIds?: readonly string[] }): Promise<IndexRow[]> {
  if (of.purchaseIds?.length === 0) return []
  const [planned, allCalled, signed] = await Promise.all([
    plans(ctx, { ...of, states: ['published'] }),
    tenders(ctx, { ...of, states: publicTenderStates }),
    signedContracts(ctx, of),
  ])
  const called = allCalled.filter((t) => t.issuedOn !== null)
  const by = <T extends { readonly purchaseId: string }>(all: readonly T[]) => Map.groupBy(all, (x) => x.purchaseId)
  const [plansBy, tendersBy, contractsBy] = [by(planned), by(called), by(signed)]
  const all = await purchases(ctx, { ids: [...new Set([...plansBy.keys(), ...tendersBy.keys(), ...contractsBy.keys()])] })
  const parties = await partiesById(ctx, [...all.map((p) => p.purchaserId), ...signed.map((c) => c.providerId)])
  const rows = all.map((p) =>
    rowOf(ctx, p, { plan: plansBy.get(p.id)?.[0], calls: tendersBy.get(p.id) ?? [], agreed: contractsBy.get(p.id) ?? [], parties }),
  )
  return rows.sort((a, b) => Temporal.PlainDate.compare(b.on, a.on) || (a.id < b.id ? 1 : -1))
}

interface OfPurchase {
  readonly plan: Plan | undefined
  readonly calls: readonly Tender[]
  readonly agreed: readonly Contract[]
  readonly parties: ReadonlyMap<string, PublicParty>
}

function rowOf(ctx: Ctx, p: Purchase, { plan, calls, agreed, parties }: OfPurchase): IndexRow {
  const call = calls.find((t) => t.state !== 'void' && t.state !== 'cancelled') ?? calls[0]
  const contracts = agreed.map(agreedOf)
  const sums = underContract(contracts)
  const bought = agreed.length > 0 ? agreed.map((c) => c.lines) : [call?.lines ?? plan?.lines ?? []]
  const days = [plan?.publishedOn, ...calls.flatMap((t) => [t.issuedOn, t.endedOn]), ...agreed.flatMap((c) => [c.signedOn, c.closedOn])]
  return {
    id: p.id,
    number: p.number,
    title: p.title,
    titleEn: p.titleEn,
    purchaser: parties.get(p.purchaserId)!,
    providers: [...new Set(agreed.map((c) => c.providerId))].map((id) => parties.get(id)!),
    combination: combinationOf(...bought) ?? null,
    agreed: contracts,
    total: agreed.length > 0 ? sums.ever.total : totalOf(bought.flat()),
    stage: agreed.length > 0 ? (sums.now.contracts > 0 ? 'contracted' : 'delivered') : call ? stageOf[call.state] : 'planned',
    on: days.filter((d) => d !== null && d !== undefined).reduce(later, dayAt(p.openedAt, ctx.zone)),
  }
}

const stageOf: Record<TenderState, Stage> = {
  draft: 'planned',
  announced: 'planned',
  published: 'open',
  opened: 'being-scored',
  talking: 'being-scored',
  'last-offers': 'being-scored',
  scored: 'being-scored',
  awarded: 'awarded',
  // Still being decided: no award stands.
  lapsed: 'being-scored',
  void: 'void',
  cancelled: 'cancelled',
}

export async function partiesById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PublicParty>> {
  const found = await organisations(ctx, { ids })
  return new Map(found.map((o) => [o.id, { id: o.id, name: o.name, nameEn: o.name_en, creditCode: o.credit_code }]))
}
