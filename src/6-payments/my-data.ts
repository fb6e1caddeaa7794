import type { Ctx } from '#platform'
import { batchesBy, correctionsBy, enteredBy } from './store/index.ts'

/** Everything this step holds about whoever asks: the payments they entered. */
export const myData = (ctx: Ctx, userId: string) => enteredBy(ctx, userId)

/** The corrections they recorded or decided on. */
export const myCorrections = (ctx: Ctx, userId: string) => correctionsBy(ctx, userId)

/** The batches they made. */
export const myBatches = (ctx: Ctx, userId: string) => batchesBy(ctx, userId)
