import { type Contract, dutyTerms, instalments, monthsOf, postsOn } from '#contracts'
import {
  both,
  combinationOf,
  type Day,
  daysBetween,
  earlier,
  isBefore,
  minor,
  plusDays,
  sum,
  toNumber,
  treeOf,
  worthOf,
  zero,
} from '#kernel'
import { lineCosts, paidTimeOf } from '#delivery'
import { ratedLines, wholeFrom } from '#evaluations'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import type { Known } from './facts-of.ts'
import type { ContractFacts } from './rules/contract-facts.ts'

/** What is known of one contract, out of what was gathered of all. */
export const figuresOf = (c: Contract, known: Known, { today, law }: Pick<Ctx, 'today' | 'law'>): ContractFacts => ({
  id: c.id,
  number: c.number,
  title: c.title,
  titleEn: c.titleEn,
  purchaseId: c.purchaseId,
  purchaserId: c.purchaserId,
  providerId: c.providerId,
  tenderId: c.tenderId,
  combination: combinationOf(c.lines) ?? null,
  startsOn: c.startsOn,
  endsOn: c.endsOn,
  months: monthsOf(c),
  total: c.total,
  communities: communitiesOf(c, known),
  ...plannedOf(c, known),
  ...tenderedOf(c, known),
  ...staffedOf(c, known, today),
  ...workedOf(c, known),
  ...achievedOf(c, known, today),
  paidMinutes: paidMinutesOf(c, known, { today, law }),
  ...paidOf(c, known),
  duties: { purchaser: dutiesOfSide(c, known, 'purchaser', { today, law }), provider: dutiesOfSide(c, known, 'provider', { today, law }) },
  passedOn: passedOnOf(c, known),
  before: beforeOf(c, known),
  gapDays: known.gaps.get(c.id) ?? null,
  verdictOnProvider: marksOf(c, known, 'purchaser'),
  verdictOnPurchaser: marksOf(c, known, 'provider'),
  satisfaction: known.felt.get(c.id) ?? null,
})

/** What reached those who work there, of the posts and months that were stated. */
function passedOnOf(c: Contract, known: Known): ContractFacts['passedOn'] {
  const of = known.passedOn.get(c.id)
  if (!of) return null
  return { paid: minor(of.gross + of.contributions), price: of.price, floor: of.floor, stated: of.stated, people: of.people }
}

/** What passed before its clocks ran. A change that nobody has answered has taken nothing yet that could be compared. */
function beforeOf(c: Contract, known: Known): ContractFacts['before'] {
  const of = known.before.get(c.id)
  if (!of) return null
  return {
    toSignature: of.toSignature?.days ?? null,
    served: of.servedBefore,
    changes: of.changes.flatMap((x) => (x.to ? [x.days] : [])),
  }
}

/** The communities it serves, in the order of all, with the service each had. */
function communitiesOf(c: Contract, known: Known): ContractFacts['communities'] {
  const unitsAt = Map.groupBy(known.unitsOf(c), (u) => u.communityId)
  return [...known.servedBy(c)]
    .flatMap((id) => known.places.get(id) ?? [])
    .sort((a, b) => a.at - b.at)
    .map(({ place }) => {
      const here = unitsAt.get(place.id) ?? []
      return {
        id: place.id,
        name: both(nameOf(place, 'zh'), nameOf(place, 'en')),
        residents: place.residents,
        minutes: here.reduce((n, u) => n + u.minutes, 0),
        people: here.reduce((n, u) => n + u.people, 0),
      }
    })
}

/** Whether residents were asked before it was planned, and what needs stand behind the plan. */
function plannedOf(c: Contract, known: Known): Pick<ContractFacts, 'planId' | 'campaignIds' | 'answers' | 'askedBeforePlan' | 'withNeed'> {
  const [plan, asked] = [known.plans.get(c.purchaseId), known.consulted.get(c.purchaseId)]
  const needed = plan?.lines.filter((l) => l.needIds.length > 0) ?? []
  return {
    planId: plan?.id ?? null,
    campaignIds: asked?.campaignIds ?? [],
    answers: asked?.answers ?? null,
    askedBeforePlan: plan?.submittedOn ? !!asked?.lastClosedOn && !isBefore(plan.submittedOn, asked.lastClosedOn) : null,
    withNeed: plan && plan.lines.length > 0 ? { amount: sum(needed.map((l) => l.amount)), of: sum(plan.lines.map((l) => l.amount)) } : null,
  }
}

/** How it was tendered, and the wages in the price that won. */
function tenderedOf(c: Contract, known: Known): Pick<ContractFacts, 'bidders' | 'fixedPrice' | 'priceWeight' | 'wages'> {
  const tender = known.tenders.get(c.tenderId ?? '')
  const bids = (tender && known.bids.get(tender.id)) ?? []
  const cost = bids.find((b) => b.providerId === c.providerId)?.price
  const wages = cost ? sum([cost.costs.wages, cost.costs.contributions].filter((m) => m !== undefined)) : undefined
  return {
    bidders: tender?.openedAt ? bids.length : null,
    fixedPrice: tender ? tender.fixedPrice : null,
    priceWeight: tender ? (tender.fixedPrice ? 0 : Number(tender.priceWeight ?? 0)) : null,
    wages: wages !== undefined && wages > 0n ? { amount: wages, of: cost!.total } : null,
  }
}

/** The posts, who came and who stayed. */
function staffedOf(c: Contract, known: Known, today: Day): Pick<ContractFacts, 'posts' | 'postDays' | 'applicants' | 'stayed'> {
  const people = known.staffOf(c)
  const firstMonth = people.filter((a) => !isBefore(plusDays(c.startsOn, 30), a.fromOn) && a.replacesId === null)
  const until = earlier(today, c.closedOn ?? c.endsOn)
  const stayed = firstMonth.filter((a) => a.toOn === null || !isBefore(a.toOn, until)).length
  return {
    // What is agreed for a later day is not there yet.
    posts: postsOn(c, until),
    postDays: known.occupied.get(c.id) ?? null,
    applicants: people.map((a) => a.applicants).filter((n) => n !== null),
    stayed: firstMonth.length > 0 ? { of: firstMonth.length, stayed } : null,
  }
}

/** What its posts were paid for from the first day to today. */
function paidMinutesOf(c: Contract, known: Known, { today, law }: Pick<Ctx, 'today' | 'law'>): number | null {
  if (!c.lines.some((l) => l.kind === 'post') || isBefore(today, c.startsOn)) return null
  const paid = paidTimeOf(c, known.staffOf(c), { from: c.startsOn, to: earlier(today, c.endsOn) }, { law, calendar: known.calendar })
  return paid.n === 0n ? null : toNumber(paid)
}

/** What became of what its lines were to achieve. */
function achievedOf(c: Contract, known: Known, today: Day): Pick<ContractFacts, 'targets' | 'units' | 'achieved' | 'tied'> {
  // While it runs nobody can say how much of what was bought will have been done.
  const isOver = isBefore(c.closedOn ?? c.endsOn, today)
  const bought = c.lines.flatMap((l) => (isOver && l.kind === 'project' && l.paidBy === 'units' ? [l] : []))
  const accepted = new Map(lineCosts(c, known.decidedOf(c), []).map((l) => [l.lineId, l.accepted]))
  const said = known
    .spokenOf(c)
    .filter((v) => v.from === 'purchaser' && v.lines.length > 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.revealedOn, b.revealedOn))
    .at(-1)
  const whole = said && wholeFrom(ratedLines({ lines: said.lines.map((m) => m.lineId) }, c), said.lines)
  const tied = treeOf(c.lines).placed.filter((at) => at.tie === 'project-in-post' || at.tie === 'post-in-project')
  const of = bought.reduce((n, l) => n + l.quantity, 0)
  return {
    targets: known.targets.get(c.id) ?? null,
    units: of > 0 ? { accepted: bought.reduce((n, l) => n + toNumber(accepted.get(l.id) ?? zero), 0), of } : null,
    achieved: whole ? toNumber(whole.mean) : null,
    tied: sum(tied.map((at) => at.line.amount)),
  }
}

/** Where the hours went. */
function workedOf(
  c: Contract,
  known: Known,
): Pick<ContractFacts, 'minutesBy' | 'minutes' | 'records' | 'people' | 'errandMonths' | 'errandCap'> {
  const mine = known.hoursOf(c)
  return {
    minutesBy: Object.fromEntries(
      [...Map.groupBy(mine, (h) => h.category)].map(([k, rows]) => [k, rows.reduce((n, h) => n + h.minutes, 0)]),
    ),
    minutes: mine.reduce((n, h) => n + h.minutes, 0),
    records: mine.reduce((n, h) => n + h.records, 0),
    people: mine.reduce((n, h) => n + h.people, 0),
    errandMonths: (known.errands.get(c.id) ?? [])
      .filter((m) => m.isOver && m.minutes > 0)
      .map((m) => ({ month: m.month, share: toNumber(m.share), overCap: m.overCap })),
    errandCap: Number(known.errands.get(c.id)?.at(-1)?.cap ?? c.terms.errandCapPercent) / 100,
  }
}

/** What was accepted, and when it was paid. */
function paidOf(c: Contract, known: Known): Pick<ContractFacts, 'acceptedWorth' | 'lineCosts' | 'acceptances' | 'paying' | 'dependence'> {
  const [taken, paid] = [known.decidedOf(c), known.paid.get(c.id)]
  const firstShare = known.depends.get(c.providerId)?.[0]
  return {
    acceptedWorth: acceptedWorth(c, taken),
    lineCosts: lineCosts(c, taken, []).map((l) => ({
      lineId: l.lineId,
      title: c.lines.find((x) => x.id === l.lineId)!.title,
      counts: l.counts,
      worth: l.worth,
      accepted: l.accepted && toNumber(l.accepted),
      perUnit: l.perUnit?.shown ?? null,
    })),
    acceptances: {
      decided: taken.length,
      bySilence: taken.filter((a) => a.by === 'silence').length,
      late: taken.filter((a) => a.acceptedOn && !a.mayMove && isBefore(a.dueOn, a.acceptedOn)).length,
    },
    paying: paid
      ? {
          due: paid.due,
          inTime: paid.inTimeByCount ? Math.round(toNumber(paid.inTimeByCount) * paid.due) : 0,
          interestLiable: paid.interestLiable,
          interestPaid: paid.interestPaid,
          daysToMoney: known.claimsOf(c).flatMap((k) => {
            const a = taken.find((x) => x.id === k.acceptanceId)
            return k.settledOn && a ? [daysBetween(a.handedInOn, k.settledOn)] : []
          }),
        }
      : null,
    dependence: firstShare ? toNumber(firstShare.share) : null,
  }
}

/** What was accepted so far is worth, instalment by instalment. */
function acceptedWorth(c: Contract, taken: ReturnType<Known['decidedOf']>) {
  const lines = taken.flatMap((a) => a.lines)
  const acceptedOf = (key: string) => lines.filter((l) => l.instalmentKey === key).flatMap((l) => l.accepted ?? [])
  return sum(instalments(c).map((i) => worthOf(i, acceptedOf(i.key))))
}

function dutiesOfSide(
  c: Contract,
  known: Known,
  side: 'purchaser' | 'provider',
  { today, law }: Pick<Ctx, 'today' | 'law'>,
): ContractFacts['duties']['purchaser'] {
  const of = known.dutiesOf(c).filter((d) => d.debtor === side && d.dueOn !== null && d.state !== 'void')
  const due = of.filter((d) => isBefore(d.dueOn!, today) || d.state === 'done')
  return {
    terms: dutyTerms(c, law).filter((t) => t.debtor === side).length,
    due: due.length,
    inTime: due.filter((d) => d.fulfilledOn && !isBefore(d.dueOn!, d.fulfilledOn)).length,
    lateNow: of.filter((d) => d.state === 'open' && isBefore(d.dueOn!, today)).length,
  }
}

/** The mean of the marks one side gave. */
function marksOf(c: Contract, known: Known, from: 'purchaser' | 'provider'): ContractFacts['verdictOnProvider'] {
  const marks = known
    .spokenOf(c)
    .filter((v) => v.from === from)
    .flatMap((v) => v.marks.map((m) => m.mark))
  return marks.length === 0 ? null : { mean: marks.reduce((n, m) => n + m, 0) / marks.length, n: marks.length }
}
