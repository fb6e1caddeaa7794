import { isRefusal } from '#kernel'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { asked } from './asked.ts'
import { SuccessPage } from './pages/success.tsx'
import { sideOf } from './rules/contract.ts'
import { whyNotSay } from './say-success.ts'
import { successOf } from './success-of.ts'

/** What both sides say will count as success, with the form of whoever has not said it. A form that comes back is that of its line. */
export async function successPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  return (
    <SuccessPage
      ctx={ctx}
      frame={frame}
      contract={found}
      success={await successOf(ctx, found)}
      mine={whyNotSay(ctx, found) ? undefined : sideOf(found, ctx.asker.organisationId)}
      form={form ?? freshForm()}
      of={form && param(c, 'line')}
    />
  )
}
