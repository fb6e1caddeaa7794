import { isRefusal } from '#kernel'
import { concentration, gini, meanInterval } from '#measures'
import type { ContractFacts } from './contract-facts.ts'
import { type Indicator, indicator, list, meanOf, none, type Reading, ratio, residentsOf, share, sum, to } from './indicator.ts'
import { insteadWords } from './indicator-words.ts'

/** Findings T1 to T9: residents, the people who serve them, and what their time goes into. */
export const serviceIndicators: readonly Indicator[] = [
  indicator('answers', {
    finding: 'T1',
    unit: 'number',
    from: to.survey,
    read: (all) => {
      const known = all.filter((c) => c.answers !== null && residentsOf([c]) > 0)
      // Contracts of one purchase rest on the same surveys.
      const n = sum([...new Map(known.map((c) => [c.purchaseId, c.answers!])).values()])
      return known.length === 0 ? none : { value: (n / residentsOf(known)) * 100, n }
    },
  }),
  indicator('contacts', {
    finding: 'T1',
    unit: 'number',
    from: to.delivery,
    read: (all) => {
      const known = all.filter((c) => c.records > 0 && residentsOf([c]) > 0)
      return known.length === 0
        ? none
        : { value: (sum(known.map((c) => c.people)) / residentsOf(known)) * 100, n: sum(known.map((c) => c.records)) }
    },
  }),
  indicator('satisfaction', {
    finding: 'T2',
    unit: 'mark',
    from: to.verdicts,
    read: (all) => {
      const known = all.filter((c) => c.satisfaction !== null).map((c) => c.satisfaction!)
      const n = sum(known.map((s) => s.n))
      const [one] = known
      if (!one) return none
      if (known.length === 1) return { value: one.mean, n, ...(one.low !== null && one.high !== null && { low: one.low, high: one.high }) }
      const mean = sum(known.map((s) => s.mean)) / known.length
      const sd = Math.sqrt(sum(known.map((s) => (s.mean - mean) ** 2)) / (known.length - 1))
      const interval = meanInterval(mean, sd / Math.sqrt(known.length), known.length - 1)
      // Between contracts, not between residents: each contract is one.
      return { value: mean, n, ...(interval && { low: interval.low, high: interval.high }) }
    },
  }),
  indicator('applicants', {
    finding: 'T3',
    unit: 'number',
    from: to.delivery,
    read: (all) => {
      const known = list(all, (c) => c.applicants)
      return ratio(sum(known), known.length)
    },
  }),
  indicator('vacant', {
    finding: 'T3',
    unit: 'percent',
    from: to.delivery,
    read: (all) => {
      const days = list(all, (c) => (c.postDays ? [c.postDays] : []))
      return ratio(sum(days.map((d) => d.of - d.occupied)), sum(days.map((d) => d.of)))
    },
  }),
  indicator('stayed', {
    finding: 'T3',
    unit: 'percent',
    from: to.delivery,
    read: (all) => {
      const known = list(all, (c) => (c.stayed ? [c.stayed] : []))
      return ratio(sum(known.map((s) => s.stayed)), sum(known.map((s) => s.of)))
    },
  }),
  indicator('spread', {
    finding: 'T4',
    unit: 'index',
    from: to.delivery,
    read: (all) => {
      const by = new Map<string, { minutes: number; residents: number }>()
      for (const c of all.flatMap((x) => (x.minutes > 0 ? x.communities : [])))
        if (c.residents) by.set(c.id, { minutes: (by.get(c.id)?.minutes ?? 0) + c.minutes, residents: c.residents })
      const known = [...by.values()]
      if (known.length < 2) return none
      const found = gini(
        known.map((k) => k.minutes),
        known.map((k) => k.residents),
      )
      return isRefusal(found) ? none : { value: found.gini, n: known.length }
    },
  }),
  indicator('institutions', {
    finding: 'T4',
    unit: 'number',
    from: to.institution,
    alone: false,
    read: (all) => {
      const by: Record<string, number> = {}
      for (const c of all) by[c.providerId] = (by[c.providerId] ?? 0) + Number(c.total)
      const n = Object.keys(by).length
      const found = n === 0 ? undefined : concentration(by)
      if (!found || isRefusal(found)) return none
      return found.showList ? { value: null, n, instead: insteadWords['few-institutions'] } : { value: found.effectiveNumber, n }
    },
  }),
  indicator('direct', {
    finding: 'T5',
    unit: 'percent',
    from: to.delivery,
    read: (all) => {
      const all60 = sum(all.map((c) => c.minutes))
      return ratio(sum(all.map((c) => c.minutesBy.direct ?? 0)), all60, Math.round(all60 / 60))
    },
  }),
  indicator('hour-cost', {
    finding: 'T5',
    unit: 'yuan',
    from: to.payments,
    read: (all) => {
      const known = all.filter((c) => c.minutes > 0 && c.acceptedWorth > 0n)
      const minutes = sum(known.map((c) => c.minutes))
      return ratio(Number(known.reduce((t, c) => t + c.acceptedWorth, 0n)) / 100, minutes / 60, Math.round(minutes / 60))
    },
  }),
  // Units of different lines are different things: only post-days are one kind, and each line's own cost stands on its contract's page.
  indicator('day-cost', {
    finding: 'T5',
    unit: 'yuan',
    from: to.delivery,
    read: (all) => {
      const known = list(all, (c) => c.lineCosts).filter((l) => l.counts === 'days' && (l.accepted ?? 0) > 0)
      const days = sum(known.map((l) => l.accepted!))
      return ratio(sum(known.map((l) => Number(l.worth))) / 100, days, Math.round(days))
    },
  }),
  // On what part of the time the shares and costs of hours rest.
  indicator('recorded', {
    finding: 'T5',
    unit: 'percent',
    from: to.delivery,
    read: (all) => {
      const known = all.filter((c) => c.paidMinutes !== null)
      const paid = sum(known.map((c) => c.paidMinutes!))
      return ratio(sum(known.map((c) => c.minutes)), paid, Math.round(paid / 60))
    },
  }),
  indicator('supervision', {
    finding: 'T5',
    unit: 'percent',
    from: to.delivery,
    read: (all) => {
      const all60 = sum(all.map((c) => c.minutes))
      return ratio(sum(all.map((c) => c.minutesBy.supervision ?? 0)), all60, Math.round(all60 / 60))
    },
  }),
  indicator('posts', {
    finding: 'T6',
    unit: 'number',
    from: to.contract,
    read: (all) => {
      const known = all.filter((c) => c.posts > 0)
      return known.length === 0 ? none : { value: sum(known.map((c) => c.posts)), n: known.length }
    },
  }),
  indicator('wages', {
    finding: 'T6',
    unit: 'percent',
    from: to.tender,
    read: (all) => meanOf(all, (c) => (c.wages && c.wages.of > 0n ? share(c.wages.amount, c.wages.of) : null)),
  }),
  indicator('passed-on', {
    finding: 'T6',
    unit: 'percent',
    from: to.pay,
    read: (all) => passedOn(all, (p) => ({ part: p.paid, of: p.price })),
  }),
  indicator('above-floor', {
    finding: 'T6',
    unit: 'percent',
    from: to.pay,
    read: (all) => passedOn(all, (p) => p.floor && { part: p.paid, of: p.floor }),
  }),
  indicator('errands', {
    finding: 'T9',
    unit: 'percent',
    from: to.delivery,
    read: (all) => {
      const all60 = sum(all.map((c) => c.minutes))
      return ratio(sum(all.map((c) => c.minutesBy.errand ?? 0)), all60, Math.round(all60 / 60))
    },
  }),
  indicator('over-cap', {
    finding: 'T9',
    unit: 'percent',
    from: to.delivery,
    read: (all) => {
      const known = list(all, (c) => c.errandMonths)
      return ratio(known.filter((m) => m.overCap).length, known.length)
    },
  }),
]

type PassedOn = NonNullable<ContractFacts['passedOn']>

/** What was paid of something, over all posts and months stated. Of fewer than three people it would say what one of them earns. */
function passedOn(all: readonly ContractFacts[], of: (p: PassedOn) => { part: bigint; of: bigint } | null): Reading {
  const known = list(all, (c) => {
    const both = c.passedOn && of(c.passedOn)
    return c.passedOn && both ? [{ ...c.passedOn, ...both }] : []
  })
  const [n, base] = [sum(known.map((p) => p.stated)), known.reduce((t, p) => t + p.of, 0n)]
  if (base === 0n) return none
  if (sum(known.map((p) => p.people)) < 3) return { value: null, n, instead: insteadWords['few-paid'] }
  return {
    value: share(
      known.reduce((t, p) => t + p.part, 0n),
      base,
    ),
    n,
  }
}
