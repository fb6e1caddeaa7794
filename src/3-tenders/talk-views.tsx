import { isRefusal, whyNot } from '#kernel'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import type { C, FrameFacts, View } from '#ui'
import { lastOffersFacts } from './ask-last-offers.ts'
import { asked, biddersOf } from './asked.ts'
import { beginTalksFacts } from './begin-talks.ts'
import { TalksPage, type TalksFacts } from './pages/talks.tsx'
import { seatOf } from './rules/panel.ts'
import { tenderProcess } from './rules/tender-process.ts'
import { openedBids, seats, talkChanges, talkNotes } from './store/index.ts'
import { refuse } from './words.ts'

/** The talks as the members of the panel see them. */
export async function talksPage(ctx: Ctx, c: C, frame: FrameFacts, forms: TalksFacts['forms'] = {}): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = mayNot(ctx.asker, 'panel.talk', { userId: ctx.asker.userId })
  if (no) return no
  const mine = seatOf(await seats(ctx, x.id), ctx.asker.userId)
  if (!mine) return refuse('not-on-panel')
  if (mine.state === 'appointed') return refuse('declare-first')
  const bids = (await openedBids(ctx, x.id)).filter((b) => b.state === 'opened')
  return (
    <TalksPage
      ctx={ctx}
      frame={frame}
      facts={{
        tender: x,
        mine,
        bids,
        bidders: await biddersOf(ctx, bids),
        notes: await talkNotes(ctx, x.id),
        changes: await talkChanges(ctx, x.id),
        whyNotBegin: whyNot(tenderProcess, 'beginTalks', x, await beginTalksFacts(ctx, x)),
        whyNotAsk: whyNot(tenderProcess, 'askLastOffers', x, await lastOffersFacts(ctx, x)),
        forms,
      }}
    />
  )
}
