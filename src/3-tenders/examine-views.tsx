import { isRefusal, whyNot } from '#kernel'
import { mayNot, whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, type View } from '#ui'
import { asked, biddersOf } from './asked.ts'
import { declaredSeat } from './declared-seat.ts'
import { ExaminePage } from './pages/examine.tsx'
import type { ExaminationStage } from './rules/examination.ts'
import { tenderProcess } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { openedBids } from './store/index.ts'

/** Whether whoever asks may do this examination now. */
async function whyNotExamine(ctx: Ctx, x: Tender, stage: ExaminationStage) {
  if (stage === 'qualify') return whyNotDo(ctx.asker, tenderProcess, 'qualify', x)
  const no = mayNot(ctx.asker, 'panel.score', { userId: ctx.asker.userId })
  if (no) return no
  const mine = await declaredSeat(ctx, x.id)
  return isRefusal(mine) ? mine : whyNot(tenderProcess, 'conform', x)
}

/** The bids to look at, item by item. */
export async function examinePage(
  ctx: Ctx,
  c: C,
  frame: FrameFacts,
  stage: ExaminationStage,
  form: FormState = freshForm(),
): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = await whyNotExamine(ctx, x, stage)
  if (no) return no
  const bids = (await openedBids(ctx, x.id)).filter((b) => b.state === 'opened')
  return <ExaminePage ctx={ctx} frame={frame} tender={x} stage={stage} bids={bids} bidders={await biddersOf(ctx, bids)} form={form} />
}
