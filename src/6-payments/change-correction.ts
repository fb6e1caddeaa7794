import { changeOf } from '#people'
import type { Ctx } from '#platform'
import type { Correction } from './rules/correction.ts'
import { correctionProcess, type WhoAsks } from './rules/correction-process.ts'
import { findCorrection, moveCorrection } from './store/index.ts'

/** Every decision on a correction goes this way. */
export const changeCorrection = changeOf({
  process: correctionProcess,
  kind: 'correction',
  log: 'payments',
  load: (ctx: Ctx, id: string): Promise<Correction | undefined> => findCorrection(ctx, id),
  move: moveCorrection,
})

/** Whether whoever asks recorded it: nobody decides on what they recorded themselves, and nobody else takes it back. */
export const whoAsks = (ctx: Ctx, c: Pick<Correction, 'recordedBy'>): WhoAsks => ({
  isOwn: ctx.asker.userId !== null && ctx.asker.userId === c.recordedBy,
})
