import { type Fraction, fraction } from '#kernel'

/** The projects bought with one share, as indexes into {@link BallotCount.projects}, and what they cost in scaled units. */
export interface Tally {
  readonly order: readonly number[]
  readonly spent: bigint
}

/** One purchase of a tally. */
export interface Round {
  readonly project: number
  readonly rho: Fraction
  /** Supporters who pay rho. */
  readonly full: number
  /** Supporters who pay the less they have left. */
  readonly rest: number
  /** What the supporters who pay in full pay together, where it is not rho each. */
  readonly fullAmount?: Fraction
}

export interface BallotCount {
  /** Projects somebody supports, best first in the order that breaks ties. */
  readonly projects: readonly { readonly id: string; readonly cost: Fraction; readonly votes: number }[]
  /** Money is counted in 1/scale of the currency unit, so that every cost is whole. */
  readonly scale: bigint
  readonly budget: bigint
  tally(share: Fraction): Tally
  rounds(share: Fraction): Round[]
  isExhaustive(tally: Tally): boolean
}

/** Relative error of one rounded operation on doubles, doubled for safety. */
const eps = 2 ** -52

/**
 * Counts ballots for any share. Identical ballots always have the same money, so they are counted as one group.
 *
 * Exact, yet at the speed of doubles: whoever has money left has paid rho for every project bought that they approve, so
 * what is left is share − Σ rho, and each rho is (cost − what the poorer ones have) / (number of the others): a sum of
 * earlier rhos with small whole coefficients. Those few rhos are kept as whole numbers over one denominator. Doubles with
 * a proven error bound only sort out what is clear; whatever lies within the bound is decided on the whole numbers.
 */
export function ballotCount(
  election: {
    readonly budget: Fraction
    readonly projects: readonly { id: string; cost: Fraction }[]
    readonly ballots: readonly (readonly string[])[]
  },
  ties: (a: { id: string; cost: Fraction; votes: number }, b: { id: string; cost: Fraction; votes: number }) => number,
): BallotCount {
  const votes = new Map<string, number>()
  for (const ballot of election.ballots) for (const id of new Set(ballot)) votes.set(id, (votes.get(id) ?? 0) + 1)
  const projects = election.projects
    .filter((p) => votes.has(p.id))
    .map((p) => ({ ...p, votes: votes.get(p.id)! }))
    .sort(ties)
  const scale = [election.budget, ...projects.map((p) => p.cost)].reduce((s, f) => (s * f.d) / greatestCommon(s, f.d), 1n)
  const whole = (f: Fraction) => (f.n * scale) / f.d
  const costs = projects.map((p) => whole(p.cost))
  const costF = Float64Array.from(costs, Number)
  const budget = whole(election.budget)
  const { weight, approvals, supporters } = groupsOf(
    election.ballots,
    projects.map((p) => p.id),
  )
  const size = projects.length

  // Where the search for rho ended last time: only a first guess, so it may come from another share.
  const guess = new Float64Array(size)

  function run(shareOf: Fraction, seen?: (round: Round) => void): Tally {
    const left = new Float64Array(weight.length)
    const share = Number(shareOf.n * scale) / Number(shareOf.d)
    left.fill(share)
    let error = 2 * eps * share
    // All over one denominator: the share, and the rho of every project bought so far.
    let denominator = shareOf.d
    let shareN = shareOf.n * scale
    const rhos: bigint[] = []
    const order: number[] = []
    const boughtAs = new Int32Array(size).fill(-1)

    const isAlive = new Uint8Array(size).fill(1)
    const weighedIn = new Int32Array(size).fill(-1)
    const low = Float64Array.from(projects, (p) => (1 - 4 * eps) / p.votes)
    const high = new Float64Array(size)
    const exactIn = new Int32Array(size).fill(-1)
    const exacts: Exact[] = new Array<Exact>(size)
    let rho = 0
    let rhoError = 0

    /** Whole money of voters counted in `coefficients`: voters × share − Σ voters who paid q × rho of q. */
    const moneyOf = (voters: number, coefficients: Float64Array): bigint => {
      let money = shareN * BigInt(voters)
      for (let q = 0; q < rhos.length; q++) if (coefficients[q]) money -= BigInt(coefficients[q]!) * rhos[q]!
      return money
    }
    const addPaid = (coefficients: Float64Array, group: number, times: number): void => {
      for (let i = approvals.start[group]!; i < approvals.start[group + 1]!; i++) {
        const q = boughtAs[approvals.of[i]!]!
        if (q >= 0) coefficients[q]! += times
      }
    }
    const canPayExactly = (p: number): boolean => {
      const coefficients = new Float64Array(rhos.length)
      let voters = 0
      for (let i = supporters.start[p]!; i < supporters.start[p + 1]!; i++) {
        const g = supporters.of[i]!
        if (left[g] === 0) continue
        voters += weight[g]!
        addPaid(coefficients, g, weight[g]!)
      }
      return moneyOf(voters, coefficients) >= costs[p]! * denominator
    }

    /** rho of a project that can be paid, as x / (payers × denominator), starting from a double near it. */
    const exactly = (p: number, near: number): Exact => {
      if (exactIn[p] === order.length) return exacts[p]!
      for (let margin = Math.max(1e-9 * share, 16 * error); ; margin *= 1024) {
        const coefficients = new Float64Array(rhos.length)
        let poorer = 0
        let payers = 0
        const unclear: { group: number; money: bigint }[] = []
        for (let i = supporters.start[p]!; i < supporters.start[p + 1]!; i++) {
          const g = supporters.of[i]!
          const l = left[g]!
          if (l === 0) continue
          const w = weight[g]!
          if (l < near - margin) {
            poorer += w
            addPaid(coefficients, g, w)
          } else {
            payers += w
            if (l > near + margin) continue
            const own = new Float64Array(rhos.length)
            addPaid(own, g, 1)
            unclear.push({ group: g, money: moneyOf(1, own) })
          }
        }
        let x = costs[p]! * denominator - moneyOf(poorer, coefficients)
        unclear.sort((a, b) => (a.money < b.money ? -1 : a.money > b.money ? 1 : 0))
        let rest = poorer
        for (const { group, money } of unclear) {
          if (money * BigInt(payers) >= x) break
          const w = weight[group]!
          x -= BigInt(w) * money
          payers -= w
          rest += w
        }
        if (payers === 0 || x <= 0n) continue
        const value = ratio(x, BigInt(payers) * denominator)
        if (margin < 4 * share && Math.abs(value - near) > margin / 2) {
          near = value
          continue
        }
        const emptied = new Set<number>()
        for (const { group, money } of unclear) if (money * BigInt(payers) <= x) emptied.add(group)
        exactIn[p] = order.length
        return (exacts[p] = { x, payers, rest, value, clearBelow: near - margin, emptied })
      }
    }

    /** Sets `rho` and `rhoError` of a project; false when its supporters cannot pay for it. */
    const weigh = (p: number): boolean => {
      const from = supporters.start[p]!
      const to = supporters.start[p + 1]!
      const cost = costF[p]!
      let total = 0
      let having = 0
      let richest = 0
      for (let i = from; i < to; i++) {
        const g = supporters.of[i]!
        const l = left[g]!
        if (l > 0) {
          total += weight[g]! * l
          having += weight[g]!
          if (l > richest) richest = l
        }
      }
      const totalError = having * error + (to - from + 4) * eps * (total + cost)
      if (total + totalError < cost) return false
      if (total - totalError < cost) {
        if (!canPayExactly(p)) return false
        rho = guess[p] = exactly(p, richest).value
        rhoError = 4 * eps * rho
        return true
      }

      // Newton on Σ min(left, r) = cost, concave in r: from the left it climbs to the answer and never passes it.
      let r = guess[p] || cost / having
      let isClear = false
      for (let tries = 0; tries < 100; tries++) {
        let poor = 0
        let poorVoters = 0
        let payers = 0
        let nextRicher = Infinity
        for (let i = from; i < to; i++) {
          const g = supporters.of[i]!
          const l = left[g]!
          const w = weight[g]!
          if (l >= r) {
            payers += w
            if (l < nextRicher) nextRicher = l
          } else if (l > 0) {
            poor += w * l
            poorVoters += w
          }
        }
        if (payers === 0) {
          r = cost / having
          continue
        }
        const next = (cost - poor) / payers
        const isSettled = next >= r && next <= nextRicher
        r = next
        if (!isSettled) continue
        rhoError = (poorVoters * error + (to - from + 4) * eps * (poor + cost)) / payers + 4 * eps * r
        isClear = nextRicher - r > 4 * (rhoError + error)
        break
      }
      if (!isClear) {
        r = exactly(p, r).value
        rhoError = 4 * eps * r
      }
      rho = guess[p] = r
      return true
    }

    const isBetter = (p: number, q: number): boolean => {
      if (high[p]! < low[q]!) return true
      if (low[p]! > high[q]!) return false
      const [a, b] = [exactly(p, guess[p]!), exactly(q, guess[q]!)]
      const one = a.x * BigInt(b.payers) * costs[q]!
      const other = b.x * BigInt(a.payers) * costs[p]!
      return one < other || (one === other && p < q)
    }

    const buy = (p: number): void => {
      const exact = exactly(p, guess[p]!)
      for (let i = supporters.start[p]!; i < supporters.start[p + 1]!; i++) {
        const g = supporters.of[i]!
        const l = left[g]!
        if (l === 0) continue
        // Zero is only ever written when it is exactly zero; a rounding to zero stays a trace above it.
        left[g] = l < exact.clearBelow || exact.emptied.has(g) ? 0 : Math.max(l - exact.value, Number.MIN_VALUE)
      }
      error += 4 * eps * share + 2 ** -78
      const common = greatestCommon(exact.x, BigInt(exact.payers))
      const factor = BigInt(exact.payers) / common
      if (factor !== 1n) {
        denominator *= factor
        shareN *= factor
        for (let q = 0; q < rhos.length; q++) rhos[q]! *= factor
      }
      rhos.push(exact.x / common)
      boughtAs[p] = order.length
      isAlive[p] = 0
      order.push(p)
      seen?.({ project: p, rho: fraction(rhos.at(-1)!, denominator * scale), full: exact.payers, rest: exact.rest })
    }

    let spent = 0n
    for (;;) {
      let best = -1
      for (;;) {
        // Money only shrinks, so an earlier rho/cost is a lower bound: most projects need no second look.
        let p = -1
        for (let c = 0; c < size; c++) if (isAlive[c] && weighedIn[c] !== order.length && (p < 0 || low[c]! < low[p]!)) p = c
        if (p < 0 || (best >= 0 && low[p]! > high[best]!)) break
        weighedIn[p] = order.length
        if (!weigh(p)) {
          isAlive[p] = 0
          continue
        }
        const perCost = rho / costF[p]!
        const slack = rhoError / costF[p]! + 4 * eps * perCost
        low[p] = perCost - slack
        high[p] = perCost + slack
        if (best < 0 || isBetter(p, best)) best = p
      }
      if (best < 0) return { order, spent }
      spent += costs[best]!
      buy(best)
    }
  }

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
      return costs.every((cost, p) => bought.has(p) || tally.spent + cost > budget)
    },
  }
}

interface Exact {
  /** rho = x / (payers × denominator of the run). */
  readonly x: bigint
  readonly payers: number
  readonly rest: number
  readonly value: number
  /** Groups with less than this in doubles pay all they have. */
  readonly clearBelow: number
  /** Groups too near to rho for doubles that have nothing left after paying. */
  readonly emptied: ReadonlySet<number>
}

/** Lists of lists in two flat arrays: list i is of[start[i]] … of[start[i + 1] − 1]. */
interface Lists {
  readonly start: Int32Array
  readonly of: Int32Array
}

function groupsOf(
  ballots: readonly (readonly string[])[],
  ids: readonly string[],
): { weight: Float64Array; approvals: Lists; supporters: Lists } {
  const indexOf = new Map(ids.map((id, i) => [id, i]))
  const groups = new Map<string, { members: number[]; weight: number }>()
  for (const ballot of ballots) {
    const members = [...new Set(ballot)].map((id) => indexOf.get(id)!).sort((a, b) => a - b)
    const key = members.join(',')
    const group = groups.get(key)
    if (group) group.weight++
    else groups.set(key, { members, weight: 1 })
  }
  const list = [...groups.values()]
  const backed: number[][] = ids.map(() => [])
  list.forEach(({ members }, g) => {
    for (const p of members) backed[p]!.push(g)
  })
  return { weight: Float64Array.from(list, (g) => g.weight), approvals: flat(list.map((g) => g.members)), supporters: flat(backed) }
}

function flat(lists: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(lists.length + 1)
  lists.forEach((l, i) => (start[i + 1] = start[i]! + l.length))
  const of = new Int32Array(start[lists.length]!)
  lists.forEach((l, i) => of.set(l, start[i]!))
  return { start, of }
}

/** n / d as a double, right to the last bit or two however long the two are. */
const ratio = (n: bigint, d: bigint): number => Number((n << 80n) / d) / 2 ** 80

const greatestCommon = (a: bigint, b: bigint): bigint => {
  while (b) [a, b] = [b, a % b]
  return a
}
