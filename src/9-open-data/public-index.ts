import { type ContractState, contracts, signedStates } from '#contracts'
import { type Day, dayAt, type Line, later, type Mode, modeOf, type Money, totalOf } from '#kernel'
import { purchases } from '#needs'
import { organisations } from '#people'
import { plans } from '#plans'
import type { Ctx } from '#platform'
import { tenders, type TenderState } from '#tenders'
import type { PublicParty } from './rules/public-facts.ts'
import { remembered } from './remembered.ts'

/** Contracts become public when both have signed. */
export const publicContractStates: readonly ContractState[] = signedStates
export const publicTenderStates: readonly TenderState[] = ['published', 'opened', 'scored', 'awarded', 'void', 'cancelled']

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
  readonly mode: Mode | null
  readonly stage: Stage
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
  const [planned, called, signed] = await Promise.all([
    plans(ctx, { ...of, states: ['published'] }),
    tenders(ctx, { ...of, states: publicTenderStates }),
    contracts(ctx, { ...of, states: publicContractStates }),
  ])
  const [plansBy, tendersBy, contractsBy] = [
    Map.groupBy(planned, (p) => p.purchaseId),
    Map.groupBy(
      called.filter((t) => t.issuedOn !== null),
      (t) => t.purchaseId,
    ),
    Map.groupBy(
      signed.filter((c) => c.signedOn !== null),
      (c) => c.purchaseId,
    ),
  ]
  const ids = [...new Set([...plansBy.keys(), ...tendersBy.keys(), ...contractsBy.keys()])]
  const all = await purchases(ctx, { ids })
  const parties = await partiesById(ctx, [...all.map((p) => p.purchaserId), ...signed.map((c) => c.providerId)])
  const rows = all.map((p): IndexRow => {
    const plan = plansBy.get(p.id)?.[0]
    const calls = tendersBy.get(p.id) ?? []
    const call = calls.find((t) => t.state !== 'void' && t.state !== 'cancelled') ?? calls[0]
    const agreed = contractsBy.get(p.id) ?? []
    const lines: readonly Line[] = agreed.length > 0 ? agreed.flatMap((c) => c.lines) : (call?.lines ?? plan?.lines ?? [])
    const days = [
      plan?.publishedOn,
      ...calls.flatMap((t) => [t.issuedOn, t.endedOn]),
      ...agreed.flatMap((c) => [c.signedOn, c.closedOn]),
    ].filter((d) => d !== null && d !== undefined)
    return {
      id: p.id,
      number: p.number,
      title: p.title,
      titleEn: p.titleEn,
      purchaser: parties.get(p.purchaserId)!,
      providers: [...new Set(agreed.map((c) => c.providerId))].map((id) => parties.get(id)!),
      mode: modeOf(lines) ?? null,
      total: agreed.length > 0 ? totalOf(agreed.map((c) => ({ amount: c.total }))) : totalOf(lines),
      stage:
        agreed.length > 0
          ? agreed.every((c) => c.state === 'ended' || c.state === 'terminated')
            ? 'delivered'
            : 'contracted'
          : call
            ? stageOf[call.state]
            : 'planned',
      on: days.reduce(later, dayAt(p.openedAt, ctx.zone)),
    }
  })
  return rows.sort((a, b) => Temporal.PlainDate.compare(b.on, a.on) || (a.id < b.id ? 1 : -1))
}

const stageOf: Record<TenderState, Stage> = {
  draft: 'planned',
  published: 'open',
  opened: 'being-scored',
  scored: 'being-scored',
  awarded: 'awarded',
  void: 'void',
  cancelled: 'cancelled',
}

export async function partiesById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PublicParty>> {
  const found = await organisations(ctx, { ids })
  return new Map(found.map((o) => [o.id, { id: o.id, name: o.name, nameEn: o.name_en, creditCode: o.credit_code }]))
}
