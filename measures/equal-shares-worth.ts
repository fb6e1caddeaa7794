import { add, compare, type Fraction, fraction, subtract, zero } from '#kernel'
import type { BallotCount, Round, Tally } from './equal-shares-count.ts'

/** A ballot on which projects are worth more or less to the voter: points given, or places in a ranking. */
export interface WorthBallot {
  readonly projects: readonly string[]
  /** One for each project, zero or more; a project worth nothing is not supported. */
  readonly worth: readonly Fraction[]
}

interface Supporter {
  readonly group: number
  readonly worth: Fraction
}

/**
 * Counts ballots with points for any share: of the projects that their supporters can still pay for together, the one with the
 * smallest price per point rho is bought, where Σ min(what is left, rho × points) = cost. Exact fractions throughout; identical
 * ballots are one group. What is left only shrinks, so an earlier rho is a lower bound and most projects need no second look.
 * Source: Peters, Pierczyński, Skowron (2021), additive utilities.
 */
export function worthCount(
  election: { readonly budget: Fraction; readonly projects: readonly { id: string; cost: Fraction }[] },
  ballots: readonly WorthBallot[],
  ties: (a: { id: string; cost: Fraction; votes: number }, b: { id: string; cost: Fraction; votes: number }) => number,
): BallotCount {
  const groups = new Map<string, { ballot: WorthBallot; weight: bigint }>()
  for (const ballot of ballots) {
    const key = ballot.projects
      .map((id, i) => `${id}=${ballot.worth[i]!.n}/${ballot.worth[i]!.d}`)
      .sort()
      .join(',')
    const known = groups.get(key)
    if (known) known.weight++
    else groups.set(key, { ballot, weight: 1n })
  }
  const list = [...groups.values()]
  const supporters = new Map<string, Supporter[]>()
  const votes = new Map<string, number>()
  list.forEach(({ ballot, weight }, group) => {
    ballot.projects.forEach((id, i) => {
      const worth = ballot.worth[i]!
      if (worth.n <= 0n) return
      supporters.set(id, [...(supporters.get(id) ?? []), { group, worth }])
      votes.set(id, (votes.get(id) ?? 0) + Number(weight))
    })
  })
  const projects = election.projects
    .filter((p) => votes.has(p.id))
    .map((p) => ({ ...p, votes: votes.get(p.id)! }))
    .sort(ties)
  const scale = [election.budget, ...projects.map((p) => p.cost)].reduce((s, f) => (s * f.d) / greatestCommon(s, f.d), 1n)
  const whole = (f: Fraction) => (f.n * scale) / f.d
  const times = (f: Fraction, by: bigint) => fraction(f.n * by, f.d)
  const product = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d)

  function run(share: Fraction, seen?: (round: Round) => void): Tally {
    const left = list.map(() => share)
    const bound = projects.map(() => zero)
    const alive = new Set(projects.keys())
    const order: number[] = []
    let spent = 0n
    for (;;) {
      let best: { p: number; rho: Fraction } | undefined
      for (const p of [...alive].sort((a, b) => compare(bound[a]!, bound[b]!) || a - b)) {
        if (best && compare(bound[p]!, best.rho) > 0) break
        const rho = priceOf(projects[p]!.cost, supporters.get(projects[p]!.id)!, left)
        if (!rho) {
          alive.delete(p)
          continue
        }
        bound[p] = rho
        if (!best || compare(rho, best.rho) < 0 || (compare(rho, best.rho) === 0 && p < best.p)) best = { p, rho }
      }
      if (!best) return { order, spent }
      const { p, rho } = best
      let [full, rest] = [0, 0]
      let fullAmount = zero
      for (const { group, worth } of supporters.get(projects[p]!.id)!) {
        const asked = product(rho, worth)
        const weight = list[group]!.weight
        if (left[group]!.n === 0n) continue
        if (compare(asked, left[group]!) <= 0) {
          full += Number(weight)
          fullAmount = add(fullAmount, times(asked, weight))
          left[group] = subtract(left[group]!, asked)
        } else {
          rest += Number(weight)
          left[group] = zero
        }
      }
      alive.delete(p)
      order.push(p)
      spent += whole(projects[p]!.cost)
      seen?.({ project: p, rho, full, rest, fullAmount })
    }
  }

  /** The smallest price per point at which the supporters meet the cost; undefined when all they have is not enough. */
  function priceOf(cost: Fraction, of: readonly Supporter[], left: readonly Fraction[]): Fraction | undefined {
    const having = of.filter((s) => left[s.group]!.n > 0n)
    let money = zero
    let points = zero
    for (const { group, worth } of having) {
      money = add(money, times(left[group]!, list[group]!.weight))
      points = add(points, times(worth, list[group]!.weight))
    }
    if (compare(money, cost) < 0) return undefined
    const perPoint = (s: Supporter) => fraction(left[s.group]!.n * s.worth.d, left[s.group]!.d * s.worth.n)
    const poorestFirst = having.map((s) => ({ s, limit: perPoint(s) })).sort((a, b) => compare(a.limit, b.limit))
    let owed = cost
    for (const { s, limit } of poorestFirst) {
      const rho = fraction(owed.n * points.d, owed.d * points.n)
      if (compare(rho, limit) <= 0) return rho
      const weight = list[s.group]!.weight
      owed = subtract(owed, times(left[s.group]!, weight))
      points = subtract(points, times(s.worth, weight))
    }
    // All they have is exactly the cost.
    return poorestFirst.at(-1)?.limit
  }

  const budget = whole(election.budget)
  return {
    projects,
    scale,
    budget,
    tally: (share) => run(share),
    rounds: (share) => {
      const rounds: Round[] = []
      run(share, (round) => rounds.push(round))
      return rounds
    },
    isExhaustive: (tally) => {
      const bought = new Set(tally.order)
      return projects.every((p, i) => bought.has(i) || tally.spent + whole(p.cost) > budget)
    },
  }
}

const greatestCommon = (a: bigint, b: bigint): bigint => {
  while (b) [a, b] = [b, a % b]
  return a
}
