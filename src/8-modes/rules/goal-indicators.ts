import type { Targets } from '#delivery'
import type { ContractFacts } from './contract-facts.ts'
import { type Indicator, indicator, list, meanOf, ratio, share, sum, to } from './indicator.ts'

const due = (t: Targets) => t.met + t.missed + t.notShown
const targets = (all: readonly ContractFacts[]): Targets[] => list(all, (c) => (c.targets ? [c.targets] : []))

/** Finding T18: posts and projects together, by what they were to achieve rather than by what went into them. */
export const goalIndicators: readonly Indicator[] = [
  indicator('targets-met', {
    finding: 'T18',
    unit: 'percent',
    from: to.goals,
    read: (all) => ratio(sum(targets(all).map((t) => t.met)), sum(targets(all).map(due))),
  }),
  indicator('targets-shown', {
    finding: 'T18',
    unit: 'percent',
    from: to.goals,
    read: (all) => ratio(sum(targets(all).map((t) => t.met + t.missed)), sum(targets(all).map(due))),
  }),
  indicator('promises-kept', {
    finding: 'T18',
    unit: 'percent',
    from: to.goals,
    read: (all) => ratio(sum(targets(all).map((t) => t.kept)), sum(targets(all).map((t) => t.kept + t.broken))),
  }),
  indicator('units-accepted', {
    finding: 'T18',
    unit: 'percent',
    from: to.delivery,
    read: (all) => {
      const known = list(all, (c) => (c.units ? [c.units] : []))
      return ratio(sum(known.map((u) => u.accepted)), sum(known.map((u) => u.of)))
    },
  }),
  indicator('achieved', {
    finding: 'T18',
    unit: 'mark',
    from: to.verdicts,
    read: (all) => meanOf(all, (c) => c.achieved),
  }),
  indicator('tied', {
    finding: 'T18',
    unit: 'percent',
    from: to.contract,
    read: (all) => meanOf(all, (c) => (c.tied > 0n && c.total > 0n ? share(c.tied, c.total) : null)),
  }),
]

/** Finding T19: on how much of what could be compared a comparison rests. */
export const howMuchIsKnown = (others: readonly Indicator[]): Indicator =>
  indicator('known', {
    finding: 'T19',
    unit: 'percent',
    from: to.contract,
    read: (all) => meanOf(all, (c) => others.filter((i) => i.read([c]).value !== null).length / others.length),
  })
