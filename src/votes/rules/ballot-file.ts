import { decimal, type Money } from '#kernel'
import { writePb } from '#measures'
import { inUnits, nameOfNumber, readBallots, type VoteResult } from './count-vote.ts'

interface Filed {
  readonly title: string
  readonly office: string
  readonly currency: string
  readonly opensOn: string
  readonly closesOn: string
  readonly budget: Money
  readonly most: number | null
  readonly projects: readonly { readonly number: number; readonly title: string; readonly cost: Money }[]
  readonly lines: readonly string[]
  readonly result: VoteResult
}

const amount = (m: Money): string => decimal(inUnits(m), 2)

/**
 * The ballots of a counted vote in the Pabulib format, from which anybody gets the same winners. A ballot is what it names: no
 * community, no code, no time, and the rows stand in the order of what they name, which tells nothing of who came first.
 */
export function ballotFile(v: Filed): string {
  const ballots = readBallots(
    v.lines,
    v.projects.map((p) => p.number),
  )
    .map((b) => b.projects.join(','))
    .sort()
  const votes = new Map(v.result.votes.map((x) => [x.number, x.votes]))
  const meta: Record<string, string> = {
    description: v.title,
    unit: v.office,
    num_projects: String(v.projects.length),
    num_votes: String(ballots.length),
    budget: amount(v.budget),
    vote_type: 'approval',
    rule: 'equalshares/add1,votes',
    date_begin: v.opensOn,
    date_end: v.closesOn,
    currency: v.currency,
    ...(v.most !== null && { max_length: String(v.most) }),
  }
  const projects = v.projects.map((p) => ({
    id: nameOfNumber(p.number),
    cost: inUnits(p.cost),
    fields: {
      project_id: nameOfNumber(p.number),
      cost: amount(p.cost),
      votes: String(votes.get(p.number) ?? 0),
      name: p.title,
      selected: v.result.winners.includes(p.number) ? '1' : '0',
    },
  }))
  const rows = ballots.map((vote, i) => {
    const voter = String(i + 1)
    return { voter, projects: vote === '' ? [] : vote.split(','), fields: { voter_id: voter, vote } }
  })
  const projectColumns = ['project_id', 'cost', 'votes', 'name', 'selected']
  return writePb({ meta, projectColumns, projects, voteColumns: ['voter_id', 'vote'], votes: rows })
}
