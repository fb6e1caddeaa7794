import { changeOf } from '#people'
import type { Ctx } from '#platform'
import { roundProcess } from './rules/round-process.ts'
import { findRound, holdRound, moveRound, type Round } from './store/index.ts'

/** Every change of a round goes this way. */
export const changeRound = changeOf({
  process: roundProcess,
  kind: 'round',
  log: 'evaluations',
  load: (ctx: Ctx, id: string): Promise<Round | undefined> => findRound(ctx, id),
  hold: holdRound,
  move: moveRound,
})

/** What the work of such a change gets. */
export type RoundChange = Parameters<Parameters<typeof changeRound>[2]>[0]
