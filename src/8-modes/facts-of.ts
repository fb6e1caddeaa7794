import { beforeClocks, type Contract, contracts, dutiesOf } from '#contracts'
import { acceptances, appointments, errandShares, hours, occupancies, passedOn, payOf, targetsOf, unitTotals } from '#delivery'
import { countedSurveys, type Round, rounds, verdicts } from '#evaluations'
import { earlier, fractionOf, isBefore, toNumber } from '#kernel'
import { type CampaignResults, campaignResultsOf, consultations, purchases } from '#needs'
import { claims, dependences, punctualityBy } from '#payments'
import { calendarOf, communities } from '#people'
import { plans } from '#plans'
import type { Ctx } from '#platform'
import { openedBidsByTender, tenders } from '#tenders'
import { figuresOf } from './figures-of.ts'
import type { ContractFacts } from './rules/contract-facts.ts'
import { gapsBefore, servedCommunities } from './rules/gaps.ts'

/** Most contracts a comparison reads at once; beyond it the filters must be narrower. */
export const mostContracts = 300

/**
 * What is known of contracts both have signed. Read from totals the steps keep, never from single records, and for all
 * contracts at once: how many questions the database is asked does not depend on how many contracts there are.
 */
export async function factsOf(ctx: Ctx, chosen: readonly Contract[]): Promise<ContractFacts[]> {
  const signed = chosen.filter((c) => c.signedOn !== null && c.lines.length > 0)
  const known = await gather(ctx, signed)
  return signed.map((c) => figuresOf(c, known, ctx))
}

/** What the steps before know of all of them, to be asked contract by contract. */
export type Known = Awaited<ReturnType<typeof gather>>

/** Rows by the contract they belong to. */
const byContract = <T extends { contractId: string }>(rows: readonly T[]) => {
  const grouped = Map.groupBy(rows, (r) => r.contractId)
  return (c: Contract): T[] => grouped.get(c.id) ?? []
}

/** What the steps keep of these contracts and purchases, and the contracts that were before them. */
async function rowsOf(ctx: Ctx, contractIds: readonly string[], purchaseIds: readonly string[]) {
  const [hourRows, unitRows, staff, decided, claimed, duties, spoken, held, planned, called, before] = await Promise.all([
    hours(ctx, { contractIds }),
    unitTotals(ctx, { contractIds }),
    appointments(ctx, { contractIds }),
    acceptances(ctx, { contractIds, decided: true }),
    claims(ctx, { contractIds }),
    dutiesOf(ctx, { contractIds, limit: 50_000 }),
    verdicts(ctx, { contractIds }),
    rounds(ctx, { contractIds }),
    plans(ctx, { purchaseIds }),
    tenders(ctx, { purchaseIds }),
    contracts(ctx, { states: ['active', 'ended', 'terminated'] }),
  ])
  return { hours: hourRows, units: unitRows, staff, decided, claimed, duties, spoken, held, planned, called, before }
}

async function gather(ctx: Ctx, signed: readonly Contract[]) {
  const contractIds = signed.map((c) => c.id)
  const purchaseIds = [...new Set(signed.map((c) => c.purchaseId))]
  const { held, planned, called, before, ...rows } = await rowsOf(ctx, contractIds, purchaseIds)
  const everBought = [...new Set([...signed, ...before].map((c) => c.purchaseId))]
  const bought = new Map((await purchases(ctx, { ids: everBought })).map((p) => [p.id as string, p]))
  const servedBy = (c: Contract) => servedCommunities(c.lines, bought.get(c.purchaseId)?.communityIds ?? [])
  const places = await communities(ctx, { ids: signed.flatMap((c) => [...servedBy(c)]) })
  const claimsOf = byContract(rows.claimed)
  const [targets, consulted, bidsBy, occupied, errandsBy, paidBy, depends, felt, waited, pay] = await Promise.all([
    targetsOf(ctx, signed),
    consultations(ctx, purchaseIds),
    openedBidsByTender(ctx, [...new Set(signed.flatMap((c) => c.tenderId ?? []))]),
    occupiedBy(ctx, signed),
    errandShares(ctx, signed),
    punctualityBy(
      ctx,
      'contractId',
      signed.filter((c) => claimsOf(c).length > 0).map((c) => c.id),
    ),
    dependences(ctx),
    satisfactionBy(ctx, held),
    beforeClocks(ctx, signed),
    payOf(ctx, signed),
  ])
  const term = (c: Contract) => ({
    id: c.id,
    purchaserId: c.purchaserId,
    startsOn: c.startsOn,
    lastOn: c.closedOn ?? c.endsOn,
    communityIds: [...servedBy(c)],
  })
  const gaps = gapsBefore(signed.map(term), before.map(term))
  return {
    plans: new Map(planned.toReversed().map((p) => [p.purchaseId as string, p])),
    tenders: new Map(called.map((t) => [t.id as string, t])),
    places: new Map(places.map((place, at) => [place.id as string, { place, at }])),
    servedBy,
    targets,
    consulted,
    bids: bidsBy,
    occupied,
    errands: errandsBy,
    paid: paidBy,
    depends,
    felt,
    gaps,
    before: waited,
    passedOn: new Map([...pay].map(([id, rows]) => [id, passedOn(rows)])),
    calendar: await calendarOf(ctx),
    hoursOf: byContract(rows.hours),
    unitsOf: byContract(rows.units),
    decidedOf: byContract(rows.decided),
    staffOf: byContract(rows.staff),
    spokenOf: byContract(rows.spoken),
    dutiesOf: byContract(rows.duties),
    claimsOf,
  }
}

/** Occupied and agreed post-days up to today, over all post lines, by contract. */
async function occupiedBy(ctx: Ctx, all: readonly Contract[]): Promise<Map<string, ContractFacts['postDays']>> {
  const begun = all.filter((c) => c.lines.some((l) => l.kind === 'post') && !isBefore(ctx.today, c.startsOn))
  const found = await occupancies(
    ctx,
    begun.map((contract) => ({ contract, from: contract.startsOn, to: earlier(ctx.today, contract.closedOn ?? contract.endsOn) })),
  )
  return new Map(
    [...found].map(([id, rows]) => {
      const add = (of: (r: (typeof rows)[number]) => string) => rows.reduce((n, r) => n + toNumber(fractionOf(of(r))), 0)
      const of = add((r) => r.postDaysTotal)
      return [id, of > 0 ? { occupied: add((r) => r.postDaysOccupied), of } : null]
    }),
  )
}

/** Residents' satisfaction by contract, over all statements they rated, from the newest drawn sample that was counted. */
async function satisfactionBy(ctx: Ctx, held: readonly Round[]): Promise<Map<string, ContractFacts['satisfaction']>> {
  const surveys = await countedSurveys(
    ctx,
    held.map((r) => r.id),
  )
  const results = await campaignResultsOf(ctx, [...surveys.values()])
  return new Map(
    [...Map.groupBy(held, (r) => r.contractId as string)].map(([id, own]) => {
      const felt = own.toReversed().map((r) => satisfactionIn(results.get(surveys.get(r.id) ?? '')))
      return [id, felt.find((f) => f !== null) ?? null]
    }),
  )
}

function satisfactionIn(results: CampaignResults | undefined): ContractFacts['satisfaction'] {
  const scales =
    results?.questions
      .filter((q) => q.kind === 'scale')
      .flatMap((q) => q.estimates.filter((e) => e.what === 'mean' && !e.hidden && e.n !== null)) ?? []
  if (!results || scales.length === 0) return null
  const mean = (of: (e: (typeof scales)[number]) => number) => scales.reduce((n, e) => n + of(e), 0) / scales.length
  const known = scales.every((e) => e.low !== null && e.high !== null)
  // The interval of a mean of statements is never wider than the mean of their intervals: this one errs on the safe side.
  return {
    mean: mean((e) => e.estimate),
    low: known ? mean((e) => e.low!) : null,
    high: known ? mean((e) => e.high!) : null,
    n: Math.min(...scales.map((e) => e.n!)),
    nEff: results.nEff,
  }
}
