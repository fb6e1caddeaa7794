import { isRefusal } from '#kernel'
import { choice, type Ctx, longText } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { z } from 'zod'
import { gateOf, whyNotSayWill } from './gate-of.ts'
import { GatePage } from './pages/gate.tsx'

/** What a side says at the gate. */
export const willForm = z.object({ will: choice(['go-on', 'end']), reason: longText(2000) })

/** The gate of one contract, with the form of whoever may speak for a side. */
export async function gatePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const of = await gateOf(ctx, param(c, 'id'))
  if (isRefusal(of)) return of
  const mine = of.wills.find((w) => (ctx.asker.organisationId === of.c.purchaserId) === (w.side === 'purchaser'))
  const fresh = freshForm({ will: mine && !mine.goesOn ? 'end' : 'go-on', reason: mine?.reason ?? '' })
  return <GatePage ctx={ctx} frame={frame} of={of} form={whyNotSayWill(ctx, of) ? undefined : (form ?? fresh)} />
}
