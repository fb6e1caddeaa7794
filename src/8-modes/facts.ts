import { type Contract, contracts, dutiesOf, dutyTerms, instalments, monthsOf } from '#contracts'
import { acceptances, appointments, errandShare, hours, occupancy, unitTotals } from '#delivery'
import { residentSample, rounds, verdicts } from '#evaluations'
import {
  both,
  daysBetween,
  earlier,
  fraction,
  fractionOf,
  isBefore,
  isRefusal,
  minor,
  modeOf,
  multiply,
  plusDays,
  roundToWhole,
  sum,
  toNumber,
} from '#kernel'
import { campaignResults, consultation, purchases } from '#needs'
import { claims, dependence, punctuality } from '#payments'
import { communities, nameOf } from '#people'
import { plans } from '#plans'
import type { Ctx } from '#platform'
import { openedBids, tenders } from '#tenders'
import type { ContractFacts } from './rules/contract-facts.ts'

/** Most contracts a comparison reads at once; beyond it the filters must be narrower. */
export const mostContracts = 300

/** What is known of contracts both have signed. Read from totals the steps keep, never from single records. */
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
  const bought = new Map((await purchases(ctx, { ids: purchaseIds })).map((p) => [p.id, p]))
  // Lines that name no community serve all of the purchase.
  const servedBy = (c: Contract) =>
    new Set(c.lines.flatMap((l) => (l.communityIds.length > 0 ? l.communityIds : (bought.get(c.purchaseId)?.communityIds ?? []))))
  const places = await communities(ctx, { ids: signed.flatMap((c) => [...servedBy(c)]) })
  const dependences = new Map<string, number | null>()
  for (const id of new Set(signed.map((c) => c.providerId))) {
    const first = (await dependence(ctx, id))[0]
    dependences.set(id, first ? toNumber(first.share) : null)
  }
  const out: ContractFacts[] = []
  for (const c of signed) {
    const plan = planned.find((p) => p.purchaseId === c.purchaseId)
    const tender = called.find((t) => t.id === c.tenderId)
    const [asked, bids, occupied, errands, paid, felt] = await Promise.all([
      consultation(ctx, c.purchaseId),
      tender?.openedAt ? openedBids(ctx, tender.id) : [],
      occupancyOf(ctx, c),
      errandShare(ctx, c.id, c),
      claimed.some((k) => k.contractId === c.id) ? punctuality(ctx, { contractIds: [c.id] }) : undefined,
      satisfactionOf(
        ctx,
        held.filter((r) => r.contractId === c.id).map((r) => r.id),
      ),
    ])
    const mine = hourRows.filter((h) => h.contractId === c.id)
    const units = unitRows.filter((u) => u.contractId === c.id)
    const taken = decided.filter((a) => a.contractId === c.id)
    const own = claimed.filter((k) => k.contractId === c.id)
    const people = staff.filter((a) => a.contractId === c.id)
    const firstMonth = people.filter((a) => !isBefore(plusDays(c.startsOn, 30), a.fromOn) && a.replacesId === null)
    const until = earlier(ctx.today, c.closedOn ?? c.endsOn)
    const cost = bids.find((b) => b.providerId === c.providerId)?.price
    const wages = cost ? sum([cost.costs.wages, cost.costs.contributions].filter((m) => m !== undefined)) : undefined
    const marks = (from: 'purchaser' | 'provider') =>
      meanMarks(spoken.filter((v) => v.contractId === c.id && v.from === from).flatMap((v) => v.marks.map((m) => m.mark)))
    const terms = dutyTerms(c)
    const dutySide = (side: 'purchaser' | 'provider') => {
      const of = duties.filter((d) => d.contractId === c.id && d.debtor === side && d.dueOn !== null && d.state !== 'void')
      const due = of.filter((d) => isBefore(d.dueOn!, ctx.today) || d.state === 'done')
      return {
        terms: terms.filter((t) => t.debtor === side).length,
        due: due.length,
        inTime: due.filter((d) => d.fulfilledOn && !isBefore(d.dueOn!, d.fulfilledOn)).length,
        lateNow: of.filter((d) => d.state === 'open' && isBefore(d.dueOn!, ctx.today)).length,
      }
    }
    out.push({
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
      communities: places
        .filter((p) => servedBy(c).has(p.id))
        .map((p) => {
          const here = units.filter((u) => u.communityId === p.id)
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
      postDays: occupied,
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
      paying:
        paid && !isRefusal(paid)
          ? {
              due: paid.value.due,
              inTime: paid.value.inTimeByCount ? Math.round(toNumber(paid.value.inTimeByCount) * paid.value.due) : 0,
              interestLiable: paid.value.interestLiable,
              interestPaid: paid.value.interestPaid,
              daysToMoney: own.flatMap((k) => {
                const a = taken.find((x) => x.id === k.acceptanceId)
                return k.settledOn && a ? [daysBetween(a.handedInOn, k.settledOn)] : []
              }),
            }
          : null,
      duties: { purchaser: dutySide('purchaser'), provider: dutySide('provider') },
      gapDays: gapBefore(c, before),
      dependence: dependences.get(c.providerId) ?? null,
      verdictOnProvider: marks('purchaser'),
      verdictOnPurchaser: marks('provider'),
      satisfaction: felt,
    })
  }
  return out
}

const meanMarks = (marks: readonly number[]) =>
  marks.length === 0 ? null : { mean: marks.reduce((n, m) => n + m, 0) / marks.length, n: marks.length }

/** Occupied and agreed post-days up to today, over all post lines. */
async function occupancyOf(ctx: Ctx, c: Contract): Promise<ContractFacts['postDays']> {
  if (!c.lines.some((l) => l.kind === 'post') || isBefore(ctx.today, c.startsOn)) return null
  const rows = await occupancy(ctx, c.id, { from: c.startsOn, to: earlier(ctx.today, c.closedOn ?? c.endsOn) })
  const add = (of: (r: (typeof rows)[number]) => string) => rows.reduce((n, r) => n + toNumber(fractionOf(of(r))), 0)
  const of = add((r) => r.postDaysTotal)
  return of > 0 ? { occupied: add((r) => r.postDaysOccupied), of } : null
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

/** Days without a contract before this one began; negative days of overlap count as none. */
function gapBefore(c: Contract, all: readonly Contract[]): number | null {
  const places = new Set(c.lines.flatMap((l) => l.communityIds))
  const earlierOnes = all.filter(
    (b) =>
      b.id !== c.id &&
      b.purchaserId === c.purchaserId &&
      isBefore(b.startsOn, c.startsOn) &&
      b.lines.some((l) => l.communityIds.some((x) => places.has(x))),
  )
  const lastEnd = earlierOnes
    .map((b) => b.closedOn ?? b.endsOn)
    .sort(Temporal.PlainDate.compare)
    .at(-1)
  return lastEnd ? Math.max(0, daysBetween(lastEnd, c.startsOn) - 1) : null
}

/** Residents' satisfaction over all statements they rated, from the newest drawn sample that was counted. */
async function satisfactionOf(ctx: Ctx, roundIds: readonly string[]): Promise<ContractFacts['satisfaction']> {
  for (const id of roundIds.toReversed()) {
    const sample = await residentSample(ctx, id)
    if (!sample?.countedOn) continue
    const results = await campaignResults(ctx, sample.campaignId)
    const scales =
      results?.questions
        .filter((q) => q.kind === 'scale')
        .flatMap((q) => q.estimates.filter((e) => e.what === 'mean' && !e.hidden && e.n !== null)) ?? []
    if (!results || scales.length === 0) continue
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
  return null
}
