import { changeOf } from '#people'
import type { Vote } from './rules/vote.ts'
import { projectProcess, voteProcess } from './rules/vote.ts'
import { moveProject, moveVote, type ProjectColumns, projectOfVote, type VoteColumns, vote } from './store/index.ts'

/** How a vote is kept. */
export const changeVote = changeOf({
  process: voteProcess,
  kind: 'vote',
  log: 'votes',
  load: vote,
  move: (ctx, tx, was: Vote, state, columns: VoteColumns) => moveVote(ctx, tx, was, state, columns),
})

/** How a project of a vote is kept. */
export const changeProject = changeOf({
  process: projectProcess,
  kind: 'project',
  log: 'projects',
  load: projectOfVote,
  move: (ctx, tx, was, state, columns: ProjectColumns) => moveProject(ctx, tx, was, state, columns),
})
