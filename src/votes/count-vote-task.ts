/** Counts a large vote beside the server. */
export { countVote as countVoteTask } from './rules/count-vote.ts'
