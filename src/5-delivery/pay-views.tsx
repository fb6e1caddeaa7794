import { contract } from '#contracts'
import { isAfter, isRefusal, moneyText } from '#kernel'
import { may, mayNot } from '#people'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { myPay } from './answer-pay.ts'
import { visible } from './mine.ts'
import { MyPayPage } from './pages/my-pay.tsx'
import { PayPage, StatePayPage } from './pages/pay.tsx'
import { payOf } from './pay-of.ts'
import { refusePay } from './pay-words.ts'
import { payDays, payMonthOf, stateOf } from './rules/pay.ts'
import { readCounts } from './store/index.ts'
import { refuse } from './words.ts'

/** What the posts of a contract were paid, month by month and line by line. */
export async function payPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const k = await visible(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const no = mayNot(ctx.asker, 'delivery.read-pay', k)
  if (no) return no
  const rows = (await payOf(ctx, [k])).get(k.id)!
  const counts = await readCounts(ctx, [k.providerId])
  const mayState = may(ctx.asker, 'delivery.state-pay', k)
  return <PayPage ctx={ctx} frame={frame} f={{ contract: k, rows, counts, mayState }} />
}

/** The form of one month, with what was stated of it. */
export async function statePayPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const k = await contract(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'delivery.state-pay', { providerId: k?.providerId ?? null })
  if (no || !k) return no ?? refuse('no-contract')
  const rows = (await payOf(ctx, [k])).get(k.id)!.filter((l) => l.month.key === param(c, 'period'))
  if (rows.length === 0) return refuse('no-period')
  const stated = rows.flatMap((l) => l.posts.flatMap((p) => (p.stated ? [p.stated] : [])))
  const fresh = freshForm(
    Object.fromEntries(
      stated.flatMap((s) => [
        [`gross-${s.appointmentId}`, moneyText(s.gross)],
        [`contributions-${s.appointmentId}`, moneyText(s.contributions)],
      ]),
    ),
  )
  const until = payDays(payMonthOf(rows[0]!.month.to)).statedUntil
  // What may be corrected no more is said before anybody types; what was typed meanwhile stays on its page.
  if (!form && stated.length > 0 && isAfter(ctx.today, until)) return refusePay('pay-too-late', until)
  return <StatePayPage ctx={ctx} frame={frame} f={{ contract: k, rows, until, version: stateOf(stated) }} form={form ?? fresh} />
}

/** What somebody was paid as their institution states it, to be confirmed. Nobody else opens it. */
export async function myPayPage(ctx: Ctx, _: C, frame: FrameFacts, sent?: { payMonth: string; form: FormState }): Promise<View> {
  const no = mayNot(ctx.asker, 'delivery.confirm-pay', { userId: ctx.asker.userId })
  if (no) return no
  return <MyPayPage ctx={ctx} frame={frame} months={await myPay(ctx)} sent={sent} />
}
