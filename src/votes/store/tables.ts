import type { Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { VoteResult } from '../rules/count-vote.ts'
import type { ProjectState, Proposer, VoteState } from '../rules/vote.ts'

export type VoteTables = TablesOf<
  'votes' | 'vote_projects' | 'proposals_of_day',
  {
    votes: { state: VoteState; result: VoteResult | null }
    vote_projects: { state: ProjectState; proposed_by: Proposer }
  }
>
export const tables = (db: Db) => db.withTables<VoteTables>()
export type Row<T extends keyof VoteTables> = Selectable<VoteTables[T]>
