import { isRefusal, whyNot } from '#kernel'
import { mayNot, whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, type View } from '#ui'
import { asked, biddersOf } from './asked.ts'
import { declaredSeat } from './declared-seat.ts'
import { ExaminePage, type Said } from './pages/examine.tsx'
import type { Look } from './rules/conformity.ts'
import type { ExaminationStage } from './rules/examination.ts'
import { tenderProcess } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { sitting } from './rules/panel.ts'
import { looksOf, openedBids, seats } from './store/index.ts'

/** Whether whoever asks may do this examination now. */
async function whyNotExamine(ctx: Ctx, x: Tender, stage: ExaminationStage) {
  if (stage === 'qualify') return whyNotDo(ctx.asker, tenderProcess, 'qualify', x)
  const no = mayNot(ctx.asker, 'panel.score', { userId: ctx.asker.userId })
  if (no) return no
  const mine = await declaredSeat(ctx, x.id)
  return isRefusal(mine) ? mine : whyNot(tenderProcess, 'conform', x)
}

/** The bids to look at, item by item. A member finds what they said before, and what others find unmet. */
export async function examinePage(ctx: Ctx, c: C, frame: FrameFacts, stage: ExaminationStage, sent?: FormState): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = await whyNotExamine(ctx, x, stage)
  if (no) return no
  const bids = (await openedBids(ctx, x.id)).filter((b) => b.state === 'opened')
  const said = stage === 'conform' ? await saidOf(ctx, x) : undefined
  const form = sent ?? freshForm(said && asTyped(said.own))
  return (
    <ExaminePage
      ctx={ctx}
      frame={frame}
      tender={x}
      stage={stage}
      bids={bids}
      bidders={await biddersOf(ctx, bids)}
      form={form}
      said={said}
    />
  )
}

/** What members of the panel have said so far, theirs who asks apart. */
async function saidOf(ctx: Ctx, x: Tender): Promise<Said> {
  const looks = (await looksOf(ctx, [x.id])).get(x.id) ?? []
  const members = sitting(await seats(ctx, x.id)).map((s) => s.userId)
  const sat = looks.filter((l) => members.includes(l.userId))
  return {
    own: sat.filter((l) => l.userId === ctx.asker.userId),
    others: sat.filter((l) => l.userId !== ctx.asker.userId && !l.isMet),
    said: new Set(sat.map((l) => l.userId)).size,
    members: members.length,
  }
}

const asTyped = (own: readonly Look[]): Record<string, string> =>
  Object.fromEntries(
    own.flatMap((l) => [[`${l.item}-${l.bidId}`, l.isMet ? 'met' : 'not-met'], ...(l.reason ? [[`why-${l.bidId}`, l.reason]] : [])]),
  )
