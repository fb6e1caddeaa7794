import { isAfter, isRefusal } from '#kernel'
import { calendarOf, may, organisation, whyNotDo } from '#people'
import { type Ctx, Limit, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, numberIn, type View } from '#ui'
import { whyNot } from '#kernel'
import { asked } from './asked.ts'
import { standsStill } from './change-tender.ts'
import { inviteFacts } from './invite-offer.ts'
import { NegotiatePage } from './pages/negotiate.tsx'
import { type NoticeFacts, NoticePage } from './pages/notice.tsx'
import { refuseNotice } from './rules/notice-words.ts'
import { hasStage } from './rules/stages.ts'
import { tenderProcess } from './rules/tender-process.ts'
import { objectionsOf, openedBids } from './store/index.ts'

/** Objections from one network address in an hour. */
const objected = new Limit({ most: 10, minutes: 60 })
export const objectedTooOften = (c: C) => {
  const address = c.get('address')
  return address && objected.isReached(address, c.get('ctx').now) ? refuseNotice('objected-too-often') : undefined
}
export const countObjected = (c: C): void => {
  const address = c.get('address')
  if (address) objected.count(address, c.get('ctx').now)
}

/** The notice as everybody reads it, with what the office does there. */
export async function noticePage(ctx: Ctx, c: C, frame: FrameFacts, forms: NoticeFacts['forms'] = {}): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  if (!x.announcedOn || !hasStage(x, 'publicity')) return notThere()
  const objections = await objectionsOf(ctx, [x.id])
  const argue = ctx.law.tenders.objection(
    { objectedOn: ctx.today, noticeEndsOn: x.noticeUntilOn!, lawDay: x.lawDay },
    await calendarOf(ctx),
  )
  const sent = numberIn(c.req.query('sent') ?? '')
  return (
    <NoticePage
      ctx={ctx}
      frame={frame}
      facts={{
        tender: x,
        supplier: await organisation(ctx, x.named[0] ?? ''),
        objections,
        argueBy: isRefusal(argue) ? undefined : argue.value.argueBy,
        mayObject:
          !may(ctx.asker, 'tenders.answer', x) &&
          x.state === 'announced' &&
          !isAfter(ctx.today, x.noticeUntilOn!) &&
          !standsStill(x, ctx.today),
        sent: objections.some((o) => o.number === sent) ? sent : undefined,
        whyNotInvite: whyNot(tenderProcess, 'invite', x, await inviteFacts(ctx, x)),
        forms,
      }}
    />
  )
}

/** The record of what is agreed with the one supplier. */
export async function negotiatePage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = whyNotDo(ctx.asker, tenderProcess, 'negotiate', x)
  if (no) return no
  const bid = (await openedBids(ctx, x.id)).find((b) => b.state === 'opened')
  if (!bid) return notThere()
  return <NegotiatePage ctx={ctx} frame={frame} tender={x} bid={bid} supplier={await organisation(ctx, bid.providerId)} form={form} />
}
