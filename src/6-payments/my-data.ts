import type { Ctx } from '#platform'
import { enteredBy } from './store/index.ts'

/** Everything this step holds about whoever asks: the payments they entered. */
export const myData = (ctx: Ctx, userId: string) => enteredBy(ctx, userId)
