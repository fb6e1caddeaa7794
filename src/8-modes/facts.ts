import { type Contract, contracts, dutiesOf, dutyTerms, instalments, monthsOf } from '#contracts'
import { acceptances, appointments, errandShares, hours, occupancies, unitTotals } from '#delivery'
import { countedSurveys, type Round, rounds, verdicts } from '#evaluations'
import {
  both,
  daysBetween,
  earlier,
  fraction,
  fractionOf,
  isBefore,
  minor,
  modeOf,
  multiply,
  plusDays,
  roundToWhole,
  sum,
  toNumber,
} from '#kernel'
import { type CampaignResults, campaignResultsOf, consultations, purchases } from '#needs'
import { claims, dependences, punctualityBy } from '#payments'
import { communities, nameOf } from '#people'
import { plans } from '#plans'
import type { Ctx } from '#platform'
import { openedBidsByTender, tenders } from '#tenders'
import type { ContractFacts } from './rules/contract-facts.ts'
import { gapsBefore, servedCommunities } from './rules/gaps.ts'

/** Most contracts a comparison reads at once; beyond it the filters must be narrower. */
export const mostContracts = 300

/**
 * What is known of contracts both have signed. Read from totals the steps keep, never from single records, and for all
 * contracts at once: how many questions the database is asked does not depend on how many contracts there are.
 */
export async function factsOf(ctx: Ctx, chosen: readonly Contract[]): Promise<ContractFacts[]> {
  const signed = chosen.filter((c) => c.signedOn !== null && modeOf(c.lines) !== undefined)
  const contractIds = signed.map((c) => c.id)
  const purchaseIds = [...new Set(signed.map((c) => c.purchaseId))]
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
  const everBought = [...new Set([...signed, ...before].map((c) => c.purchaseId))]
  const bought = new Map((await purchases(ctx, { ids: everBought })).map((p) => [p.id as string, p]))
  const servedBy = (c: Contract) => servedCommunities(c.lines, bought.get(c.purchaseId)?.communityIds ?? [])
  const places = await communities(ctx, { ids: signed.flatMap((c) => [...servedBy(c)]) })
  const by = <T extends { contractId: string }>(rows: readonly T[]) => {
    const grouped = Map.groupBy(rows, (r) => r.contractId)
    return (c: Contract): T[] => grouped.get(c.id) ?? []
  }
  const claimsOf = by(claimed)
  const [consulted, bidsBy, occupied, errandsBy, paidBy, depends, felt] = await Promise.all([
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
  ])
  const [hoursOf, unitsOf, decidedOf, staffOf, spokenOf, dutiesBy] = [
    by(hourRows),
    by(unitRows),
    by(decided),
    by(staff),
    by(spoken),
    by(duties),
  ]
  const [planOf, tenderOf] = [
    new Map(planned.toReversed().map((p) => [p.purchaseId as string, p])),
    new Map(called.map((t) => [t.id as string, t])),
  ]
  const residents = new Map(places.map((p, at) => [p.id as string, { p, at }]))
  const term = (c: Contract) => ({
    id: c.id,
    purchaserId: c.purchaserId,
    startsOn: c.startsOn,
    lastOn: c.closedOn ?? c.endsOn,
    communityIds: [...servedBy(c)],
  })
  const gaps = gapsBefore(signed.map(term), before.map(term))
  return signed.map((c): ContractFacts => {
    const plan = planOf.get(c.purchaseId)
    const tender = tenderOf.get(c.tenderId ?? '')
    const asked = consulted.get(c.purchaseId)
    const bids = (tender && bidsBy.get(tender.id)) ?? []
    const errands = errandsBy.get(c.id) ?? []
    const paid = paidBy.get(c.id)
    const mine = hoursOf(c)
    const unitsAt = Map.groupBy(unitsOf(c), (u) => u.communityId)
    const taken = decidedOf(c)
    const own = claimsOf(c)
    const people = staffOf(c)
    const firstShare = depends.get(c.providerId)?.[0]
    const firstMonth = people.filter((a) => !isBefore(plusDays(c.startsOn, 30), a.fromOn) && a.replacesId === null)
    const until = earlier(ctx.today, c.closedOn ?? c.endsOn)
    const cost = bids.find((b) => b.providerId === c.providerId)?.price
    const wages = cost ? sum([cost.costs.wages, cost.costs.contributions].filter((m) => m !== undefined)) : undefined
    const marks = (from: 'purchaser' | 'provider') =>
      meanMarks(
        spokenOf(c)
          .filter((v) => v.from === from)
          .flatMap((v) => v.marks.map((m) => m.mark)),
      )
    const terms = dutyTerms(c)
    const dutySide = (side: 'purchaser' | 'provider') => {
      const of = dutiesBy(c).filter((d) => d.debtor === side && d.dueOn !== null && d.state !== 'void')
      const due = of.filter((d) => isBefore(d.dueOn!, ctx.today) || d.state === 'done')
      return {
        terms: terms.filter((t) => t.debtor === side).length,
        due: due.length,
        inTime: due.filter((d) => d.fulfilledOn && !isBefore(d.dueOn!, d.fulfilledOn)).length,
        lateNow: of.filter((d) => d.state === 'open' && isBefore(d.dueOn!, ctx.today)).length,
      }
    }
    return {
      id: c.id,
      number: c.number,
      title: c.title,
      titleEn: c.titleEn,
      purchaseId: c.purchaseId,
      purchaserId: c.purchaserId,
      providerId: c.providerId,
      tenderId: c.tenderId,
      planId: plan?.id ?? null,
      mode: modeOf(c.lines)!,
      startsOn: c.startsOn,
      endsOn: c.endsOn,
      months: monthsOf(c),
      total: c.total,
      communities: [...servedBy(c)]
        .flatMap((id) => residents.get(id) ?? [])
        .sort((a, b) => a.at - b.at)
        .map(({ p }) => {
          const here = unitsAt.get(p.id) ?? []
          return {
            id: p.id,
            name: both(nameOf(p, 'zh'), nameOf(p, 'en')),
            residents: p.residents,
            minutes: here.reduce((n, u) => n + u.minutes, 0),
            people: here.reduce((n, u) => n + u.people, 0),
          }
        }),
      campaignIds: asked?.campaignIds ?? [],
      answers: asked?.answers ?? null,
      askedBeforePlan: plan?.submittedOn ? !!asked?.lastClosedOn && !isBefore(plan.submittedOn, asked.lastClosedOn) : null,
      withNeed:
        plan && plan.lines.length > 0
          ? { amount: sum(plan.lines.filter((l) => l.needIds.length > 0).map((l) => l.amount)), of: sum(plan.lines.map((l) => l.amount)) }
          : null,
      bidders: tender?.openedAt ? bids.length : null,
      fixedPrice: tender ? tender.fixedPrice : null,
      priceWeight: tender ? (tender.fixedPrice ? 0 : Number(tender.priceWeight ?? 0)) : null,
      wages: wages !== undefined && wages > 0n ? { amount: wages, of: cost!.total } : null,
      posts: c.lines.reduce((n, l) => n + (l.kind === 'post' ? l.posts : 0), 0),
      postDays: occupied.get(c.id) ?? null,
      applicants: people.map((a) => a.applicants).filter((n) => n !== null),
      stayed:
        firstMonth.length > 0
          ? { of: firstMonth.length, stayed: firstMonth.filter((a) => a.toOn === null || !isBefore(a.toOn, until)).length }
          : null,
      minutesBy: Object.fromEntries(
        [...Map.groupBy(mine, (h) => h.category)].map(([k, rows]) => [k, rows.reduce((n, h) => n + h.minutes, 0)]),
      ),
      minutes: mine.reduce((n, h) => n + h.minutes, 0),
      records: mine.reduce((n, h) => n + h.records, 0),
      people: mine.reduce((n, h) => n + h.people, 0),
      errandMonths: errands
        .filter((m) => m.isOver && m.minutes > 0)
        .map((m) => ({ month: m.month, share: toNumber(m.share), overCap: m.overCap })),
      errandCap: Number(c.terms.errandCapPercent) / 100,
      acceptedWorth: worthOf(c, taken),
      acceptances: {
        decided: taken.length,
        bySilence: taken.filter((a) => a.by === 'silence').length,
        late: taken.filter((a) => a.acceptedOn && isBefore(a.dueOn, a.acceptedOn)).length,
      },
      paying: paid
        ? {
            due: paid.due,
            inTime: paid.inTimeByCount ? Math.round(toNumber(paid.inTimeByCount) * paid.due) : 0,
            interestLiable: paid.interestLiable,
            interestPaid: paid.interestPaid,
            daysToMoney: own.flatMap((k) => {
              const a = taken.find((x) => x.id === k.acceptanceId)
              return k.settledOn && a ? [daysBetween(a.handedInOn, k.settledOn)] : []
            }),
          }
        : null,
      duties: { purchaser: dutySide('purchaser'), provider: dutySide('provider') },
      gapDays: gaps.get(c.id) ?? null,
      dependence: firstShare ? toNumber(firstShare.share) : null,
      verdictOnProvider: marks('purchaser'),
      verdictOnPurchaser: marks('provider'),
      satisfaction: felt.get(c.id) ?? null,
    }
  })
}

const meanMarks = (marks: readonly number[]) =>
  marks.length === 0 ? null : { mean: marks.reduce((n, m) => n + m, 0) / marks.length, n: marks.length }

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

/** What was accepted so far is worth, instalment by instalment. */
function worthOf(c: Contract, taken: Awaited<ReturnType<typeof acceptances>>) {
  const amounts = new Map(instalments(c).map((i) => [i.key, i.amount]))
  return minor(
    taken
      .flatMap((a) => a.lines)
      .reduce((t, l) => {
        const amount = amounts.get(l.instalmentKey)
        return amount === undefined || l.accepted === null
          ? t
          : t + roundToWhole(multiply(fraction(amount), fractionOf(l.accepted)), 'down')
      }, 0n),
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
