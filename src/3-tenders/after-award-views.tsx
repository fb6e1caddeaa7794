import { isRefusal, whyNot } from '#kernel'
import { calendarOf, mayNot, organisations } from '#people'
import type { Ctx } from '#platform'
import type { C, FrameFacts, View } from '#ui'
import { afterLapseFacts } from './name-next.ts'
import { nextInRank } from './next-in-rank.ts'
import { asked } from './asked.ts'
import { type AfterForms, AfterPage } from './pages/after.tsx'
import { tenderProcess } from './rules/tender-process.ts'
import { signBy, winnersDay } from './sign-by.ts'
import { awardsOf } from './store/index.ts'

/** What the office does after an award: for who works on its tenders. */
export async function afterPage(ctx: Ctx, c: C, frame: FrameFacts, forms: AfterForms = {}): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = mayNot(ctx.asker, 'awards.report', { purchaserId: x.purchaserId })
  if (no) return no
  const awards = (await awardsOf(ctx, [x.purchaseId])).filter((a) => a.tenderId === x.id)
  const stands = awards.find((a) => a.end === null)
  const { next, passedOver } = x.state === 'lapsed' ? await nextInRank(ctx, x) : { next: undefined, passedOver: [] }
  const calendar = await calendarOf(ctx)
  const by = stands && (await signBy(ctx, stands))
  const standstill = stands && ctx.law.tenders.standstill(stands.noticeOn, x.lawDay, calendar)
  const known = await organisations(ctx, { ids: [...awards.map((a) => a.providerId), ...(next ? [next.providerId] : []), ...passedOver] })
  return (
    <AfterPage
      ctx={ctx}
      frame={frame}
      facts={{
        tender: x,
        awards,
        stands,
        next,
        passedOver,
        providers: new Map(known.map((o) => [o.id, o])),
        signBy: by,
        winnersDay: stands && (await winnersDay(ctx, stands)),
        standstill,
        whyNotNext: x.state === 'lapsed' ? whyNot(tenderProcess, 'nameNext', x, await afterLapseFacts(ctx, x)) : undefined,
        follows: ctx.law.tenders.afterWinnerFails(),
        forms,
      }}
    />
  )
}
