import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, notThere } from '#platform'
import type { C, FormState, FrameFacts, View } from '#ui'
import { freshForm } from '#ui'
import { asked, whyNotPropose } from './asked.ts'
import { versionsOf } from './contracts.ts'
import { followDays, newestValue, seenMark } from './follow-series.ts'
import { PricePage } from './pages/price.tsx'
import { isUnsigned } from './rules/contract.ts'
import { firstLines } from './rules/in-force.ts'

/** What the series of a contract makes of its prices now, with the arithmetic, and the form in which a side proposes it. */
export async function pricePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  if (!found.terms.index) return notThere()
  const value = await newestValue(ctx, found)
  const days = value && found.signedOn ? followDays(ctx, found, value) : []
  const open = found.state === 'signed' || found.state === 'active'
  const no: Refusal | undefined = isUnsigned(found) || !open ? undefined : whyNotPropose(ctx, found, await versionsOf(ctx, found.id))
  return (
    <PricePage
      ctx={ctx}
      frame={frame}
      contract={found}
      first={firstLines(found)}
      value={value}
      days={days}
      // A proposal that waits is said beside the form that would make another, which stays where it was typed into.
      whyNot={form && no?.code === 'already-open' ? undefined : no}
      open={open}
      form={form ?? freshForm({ effectiveOn: days[0]?.toString() ?? '', seen: seenMark(value) })}
      seen={seenMark(value)}
    />
  )
}
