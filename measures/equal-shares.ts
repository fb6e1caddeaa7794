import { add, compare, type Fraction, fraction, type Refusal, refusals, roundToWhole, subtract } from '#kernel'
import { ballotCount, type Round, type Tally } from './equal-shares-count.ts'
import { worthCount } from './equal-shares-worth.ts'

/** What is voted on. Costs and budget in the same currency unit; add1 counts in whole units of it. */
export interface Election {
  readonly budget: Fraction
  readonly projects: readonly { readonly id: string; readonly cost: Fraction }[]
  /** One list of approved project ids per voter; an empty list is still a voter. */
  readonly ballots: readonly (readonly string[])[]
  /** What each project of a ballot is worth to its voter, where they are not approvals: one list per ballot. */
  readonly worth?: readonly (readonly Fraction[])[]
}

/** How equally good projects are ordered: lower cost, then more votes, then smaller id as a string; or by id alone. */
export type TieOrder = 'cost,votes,id' | 'id'
/**
 * `add1` raises everyone's share by one unit as long as the outcome stays within the budget and something still fits. `add1,votes`: where
 * something still fits then, it is bought by votes.
 */
export type Completion = 'add1' | 'add1,votes' | 'none'
/**
 * When add1 stops: as soon as nothing supported still fits (`exhaustive`), or only when a further raise would spend more than there
 * is, or everything supported is bought (`overspend`). Either way the last outcome within the budget is kept.
 */
export type Stop = 'exhaustive' | 'overspend'
/** What add1 raises to: whole units above budget / voters (`integral`), or budget / voters and one, two, three units (`fractional`). */
export type Endowments = 'integral' | 'fractional'

/** One purchase, with all a reader needs to check it by hand. */
export interface SharesStep {
  readonly project: string
  readonly cost: Fraction
  /** The most any supporter pays: the smallest equal payment that meets the cost. With points: the price of one point. */
  readonly rho: Fraction
  /** cost / rho: how many full payments the project is worth. The highest is bought. */
  readonly effectiveVotes: Fraction
  /** Ballots that name the project. */
  readonly supporters: number
  readonly payments: {
    /** Voters who pay rho, and what they pay together. */
    readonly full: number
    readonly fullAmount: Fraction
    /** Voters who pay all they have left because it is less than rho, and what they pay together. */
    readonly rest: number
    readonly restAmount: Fraction
    /** Supporters who had nothing left. */
    readonly nothing: number
  }
}

export interface SharesResult {
  /** In the order of purchase. */
  readonly winners: readonly string[]
  /** Those of the winners that were bought by votes with what was left over, at the end of them; only where that was asked for. */
  readonly byVotes: readonly string[]
  readonly spent: Fraction
  readonly budget: Fraction
  /** What every voter was given in the round that counts: budget / voters, or a whole number of units above it. */
  readonly share: Fraction
  /** How far add1 raised the share: rounds counted after the first. */
  readonly raises: number
  /** Nothing that anyone supports still fits the budget. */
  readonly isExhaustive: boolean
  /** Voters who named at least one funded project. */
  readonly served: number
  readonly voters: number
  readonly steps: readonly SharesStep[]
}

/**
 * Method of Equal Shares for approval ballots with cost utilities, and for ballots with points by the points, in exact arithmetic.
 * Everyone gets budget/voters. Of the projects that their supporters can pay for together, the one with the most
 * effective votes cost/rho is bought, where Σ min(what is left, rho) = cost over its supporters, until none can be paid.
 * Projects nobody supports are never bought and do not count as still fitting the budget: otherwise add1 would not end.
 * @returns a refusal when nobody voted
 * @throws RangeError when a ballot names an unknown project, an id is used twice, or a cost or the budget is not above zero
 * @source Peters, Pierczyński, Skowron (2021), Proportional Participatory Budgeting with Additive Utilities;
 *   add1 as on equalshares.net: the first round gives budget/voters exactly, the next ones whole units above it
 */
export function equalShares(
  election: Election,
  how: { completion?: Completion; ties?: TieOrder; stop?: Stop; endowments?: Endowments } = {},
): SharesResult | Refusal {
  checkElection(election)
  const voters = election.ballots.length
  if (voters === 0) return refuse('no-ballots')
  const ties = tieOrders[how.ties ?? 'cost,votes,id']
  const { worth } = election
  const count = worth
    ? worthCount(
        election,
        election.ballots.map((projects, i) => ({ projects, worth: worth[i]! })),
        ties,
      )
    : ballotCount(election, ties)

  let share = fraction(election.budget.n, election.budget.d * BigInt(voters))
  let tally = count.tally(share)
  let raises = 0
  if (how.completion !== 'none') {
    const isDone = () => (how.stop === 'overspend' ? tally.order.length === count.projects.length : count.isExhaustive(tally))
    let next = how.endowments === 'fractional' ? share : fraction(roundToWhole(share, 'down'))
    while (!isDone()) {
      next = add(next, fraction(1))
      const raised = count.tally(next)
      if (raised.spent > count.budget) break
      share = next
      tally = raised
      raises++
    }
  }
  const shared = tally.order.map((p) => count.projects[p]!.id)
  const byVotes = how.completion === 'add1,votes' ? bought(byVotesFirst(count.projects), shared, election.budget) : []
  return result(election, count, { tally, share, raises, winners: [...shared, ...byVotes], byVotes })
}

/**
 * What most budgets are spent by otherwise: the project with the most votes first, as long as it fits what is left, whoever has been
 * served already. Of as many votes the cheaper, then the order that breaks ties.
 */
export function greedyByVotes(election: Election, how: { ties?: TieOrder } = {}): readonly string[] {
  checkElection(election)
  return bought(byVotesFirst(ballotCount(election, tieOrders[how.ties ?? 'cost,votes,id']).projects), [], election.budget)
}

// The projects come in the order that breaks ties, and sorting keeps it.
const byVotesFirst = (projects: readonly Tied[]): readonly Tied[] => [...projects].sort((a, b) => b.votes - a.votes)

/** Goes down the list and takes whatever is not taken and still fits. */
function bought(list: readonly Tied[], taken: readonly string[], budget: Fraction): string[] {
  const have = new Set(taken)
  let left = list.filter((p) => have.has(p.id)).reduce((rest, p) => subtract(rest, p.cost), budget)
  return list.flatMap((p) => {
    if (have.has(p.id) || compare(p.cost, left) > 0) return []
    left = subtract(left, p.cost)
    return [p.id]
  })
}

interface Outcome {
  readonly tally: Tally
  readonly share: Fraction
  readonly raises: number
  readonly winners: readonly string[]
  readonly byVotes: readonly string[]
}

function result(election: Election, count: ReturnType<typeof ballotCount>, o: Outcome): SharesResult {
  const { tally, share, raises, winners, byVotes } = o
  const won = new Set(winners)
  return {
    winners,
    byVotes,
    spent: election.projects.filter((p) => won.has(p.id)).reduce((all, p) => add(all, p.cost), fraction(0)),
    budget: election.budget,
    share,
    raises,
    isExhaustive: count.isExhaustive(tally) || byVotes.length > 0,
    served: election.ballots.filter((b) => b.some((id) => won.has(id))).length,
    voters: election.ballots.length,
    steps: count.rounds(share).map((round) => step(round, count.projects[round.project]!)),
  }
}

function step(round: Round, project: { id: string; cost: Fraction; votes: number }): SharesStep {
  const fullAmount = round.fullAmount ?? fraction(round.rho.n * BigInt(round.full), round.rho.d)
  return {
    project: project.id,
    cost: project.cost,
    rho: round.rho,
    effectiveVotes: fraction(project.cost.n * round.rho.d, project.cost.d * round.rho.n),
    supporters: project.votes,
    payments: {
      full: round.full,
      fullAmount,
      rest: round.rest,
      restAmount: subtract(project.cost, fullAmount),
      nothing: project.votes - round.full - round.rest,
    },
  }
}

function checkElection({ budget, projects, ballots }: Election): void {
  const ids = new Set(projects.map((p) => p.id))
  if (ids.size !== projects.length) throw new RangeError('a project id is used twice')
  if (budget.n <= 0n || projects.some((p) => p.cost.n <= 0n)) throw new RangeError('the budget and every cost must be above zero')
  for (const ballot of ballots) for (const id of ballot) if (!ids.has(id)) throw new RangeError(`a ballot names an unknown project: ${id}`)
}

type Tied = { readonly id: string; readonly cost: Fraction; readonly votes: number }
const byId = (a: Tied, b: Tied) => (a.id < b.id ? -1 : 1)
const tieOrders: Record<TieOrder, (a: Tied, b: Tied) => number> = {
  'cost,votes,id': (a, b) => compare(a.cost, b.cost) || b.votes - a.votes || byId(a, b),
  id: byId,
}

const refuse = refusals({
  'no-ballots': {
    status: 422,
    zh: '还没有选票，无法按等额份额计算。收到选票后再算。',
    en: 'There are no ballots yet, so there is nothing to share out. Count again when votes have come in.',
  },
})
