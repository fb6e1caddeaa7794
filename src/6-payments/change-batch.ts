import { changeOf } from '#people'
import type { Ctx } from '#platform'
import { batchProcess } from './rules/batch-process.ts'
import type { StoredBatch } from './rules/stored-batch.ts'
import { findBatch, moveBatch } from './store/index.ts'

/** Every change of a batch goes this way. */
export const changeBatch = changeOf({
  process: batchProcess,
  kind: 'batch',
  log: 'payments',
  load: (ctx: Ctx, id: string): Promise<StoredBatch | undefined> => findBatch(ctx, id),
  move: moveBatch,
})
