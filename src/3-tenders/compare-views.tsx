import { isRefusal } from '#kernel'
import { whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, type View } from '#ui'
import { asked, biddersOf } from './asked.ts'
import { ComparePage } from './pages/compare.tsx'
import { tenderProcess } from './rules/tender-process.ts'
import { openedBids } from './store/index.ts'

/** What was offered, with the question that is asked of each. */
export async function comparePage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = whyNotDo(ctx.asker, tenderProcess, 'compare', x)
  if (no) return no
  const bids = await openedBids(ctx, x.id)
  return <ComparePage ctx={ctx} frame={frame} tender={x} bids={bids} bidders={await biddersOf(ctx, bids)} form={form} />
}
