import { add, decimal, type Fraction, fraction, isRefusal, type Money, minor } from '#kernel'
import { type Election, equalShares, greedyByVotes, type SharesResult } from '#measures'

/** What a vote is counted from. Ballots as they are kept: texts of many lines, each a community and the answer of one ballot. */
export interface Ballots {
  readonly budget: Money
  readonly projects: readonly { readonly number: number; readonly cost: Money }[]
  readonly lines: readonly string[]
}
/** One ballot, as far as it counts. */
interface Ballot {
  readonly communityId: string
  readonly projects: readonly string[]
}

/** One purchase of the count, in whole minor units where it is money. */
interface ResultStep {
  readonly number: number
  readonly cost: string
  readonly supporters: number
  /** Voters who pay the same, how much that is at most, and those who pay the less they have left. */
  readonly full: number
  readonly each: string
  readonly rest: number
}
/** A counted vote, as it is kept. Money as text in minor units. */
export interface VoteResult {
  readonly voters: number
  /** Ballots that name nothing that could still be chosen. */
  readonly empty: number
  /** What everybody had to share out at first, and at the end. */
  readonly firstShare: string
  readonly share: string
  readonly raises: number
  readonly steps: readonly ResultStep[]
  /** Bought by votes with what was left. */
  readonly byVotes: readonly number[]
  readonly winners: readonly number[]
  readonly spent: string
  readonly served: number
  readonly votes: readonly { readonly number: number; readonly votes: number }[]
  /** What would have been bought by votes alone, and how many would have got something. */
  readonly greedy: { readonly winners: readonly number[]; readonly spent: string; readonly served: number }
  readonly communities: readonly { readonly id: string; readonly voters: number; readonly served: number; readonly spent: string }[]
}

/** Numbers as they stand in the file: written so that their order as texts is that of the numbers. */
export const nameOfNumber = (number: number): string => String(number).padStart(3, '0')
/** Amounts in the unit of the currency: a share is raised by one of it at a time. */
export const inUnits = (m: Money): Fraction => fraction(m, 100)
const inMinor = (f: Fraction): string => decimal({ n: f.n * 100n, d: f.d }, 0)

/** Reads ballots as they are kept. What was withdrawn counts no more; what else a ballot names stays. */
export function readBallots(lines: readonly string[], numbers: readonly number[]): Ballot[] {
  const standing = new Set(numbers.map(nameOfNumber))
  return lines.flatMap((text) =>
    text.split('\n').map((line) => {
      const tab = line.indexOf('\t')
      const answer = JSON.parse(line.slice(tab + 1)) as Readonly<Record<string, unknown>>
      const named = Object.values(answer).flatMap((v) => (Array.isArray(v) ? (v as readonly string[]) : []))
      return { communityId: line.slice(0, tab), projects: named.filter((n) => standing.has(n)) }
    }),
  )
}

/**
 * Counts a vote: Method of Equal Shares, shares raised by one unit as long as it fits (add1), what is left by votes. Of equally good
 * projects the cheaper, then the one with more votes, then the smaller number, which was drawn by lot before anybody had voted.
 */
export function countVote({ budget, projects, lines }: Ballots): VoteResult {
  const ballots = readBallots(
    lines,
    projects.map((p) => p.number),
  )
  const election: Election = {
    budget: inUnits(budget),
    projects: projects.map((p) => ({ id: nameOfNumber(p.number), cost: inUnits(p.cost) })),
    ballots: ballots.map((b) => b.projects),
  }
  const votes = new Map(projects.map((p) => [nameOfNumber(p.number), 0]))
  for (const b of ballots) for (const id of b.projects) votes.set(id, votes.get(id)! + 1)
  const counted = ballots.length > 0 && projects.length > 0 ? equalShares(election, { completion: 'add1,votes' }) : undefined
  const greedy = counted ? greedyByVotes(election) : []
  const costs = new Map(projects.map((p) => [nameOfNumber(p.number), p.cost]))
  const costOf = (ids: readonly string[]) => ids.reduce((all, id) => all + costs.get(id)!, 0n).toString()
  const servedBy = (ids: ReadonlySet<string>, of: readonly Ballot[]) => of.filter((b) => b.projects.some((id) => ids.has(id))).length
  const shares = counted && !isRefusal(counted) ? counted : undefined
  const won = new Set(shares?.winners ?? [])
  return {
    voters: ballots.length,
    empty: ballots.filter((b) => b.projects.length === 0).length,
    firstShare: ballots.length > 0 ? inMinor(fraction(election.budget.n, election.budget.d * BigInt(ballots.length))) : '0',
    share: shares ? inMinor(shares.share) : '0',
    raises: shares?.raises ?? 0,
    steps: shares ? stepsOf(shares) : [],
    byVotes: (shares?.byVotes ?? []).map(Number),
    winners: [...won].map(Number),
    spent: costOf([...won]),
    served: servedBy(won, ballots),
    votes: [...votes].map(([id, n]) => ({ number: Number(id), votes: n })),
    greedy: { winners: greedy.map(Number), spent: costOf(greedy), served: servedBy(new Set(greedy), ballots) },
    communities: [...Map.groupBy(ballots, (b) => b.communityId)]
      .map(([id, own]) => ({ id, voters: own.length, served: servedBy(won, own), spent: inMinor(spentOn(own, won, votes, costs)) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

const stepsOf = (r: SharesResult): ResultStep[] =>
  r.steps.map((s) => ({
    number: Number(s.project),
    cost: inMinor(s.cost),
    supporters: s.supporters,
    full: s.payments.full,
    each: inMinor(s.rho),
    rest: s.payments.rest,
  }))

/** What a community got of what was chosen: the cost of each project in equal parts for everybody who voted for it. */
function spentOn(
  own: readonly Ballot[],
  won: ReadonlySet<string>,
  votes: ReadonlyMap<string, number>,
  costs: ReadonlyMap<string, Money>,
): Fraction {
  const here = new Map<string, number>()
  for (const b of own) for (const id of b.projects) if (won.has(id)) here.set(id, (here.get(id) ?? 0) + 1)
  return [...here].reduce((all, [id, n]) => add(all, fraction(costs.get(id)! * BigInt(n), 100n * BigInt(votes.get(id)!))), fraction(0))
}

/** An amount of a kept result. */
export const kept = (text: string): Money => minor(BigInt(text))
