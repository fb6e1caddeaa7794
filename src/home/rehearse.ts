import { type Moment, plusDays, type Refusal } from '#kernel'
import { moveClock } from '#people'
import { choice, type Ctx, optional, text } from '#platform'
import { z } from 'zod'
import { momentsAhead, morningOf } from './moments-ahead.ts'
import { refuseRehearsal } from './rehearsal-words.ts'

const steps = ['day', 'week', 'month', 'next', 'moment'] as const

/** What the buttons of the clock send; `at` only with a moment of the list. */
export const rehearsalForm = z.object({ to: choice(steps), at: optional(text(40)) })

/** Moves the clock of the district to what was chosen. */
export async function rehearse(ctx: Ctx, i: z.output<typeof rehearsalForm>): Promise<{ to: string } | Refusal> {
  const to = await target(ctx, i)
  return to ? await moveClock(ctx, to) : refuseRehearsal('nothing-ahead')
}

async function target(ctx: Ctx, i: z.output<typeof rehearsalForm>): Promise<Moment | undefined> {
  const here = ctx.now.toZonedDateTimeISO(ctx.zone)
  if (i.to === 'day') return morningOf(plusDays(ctx.today, 1), ctx.zone)
  if (i.to === 'week') return here.add({ weeks: 1 }).toInstant()
  if (i.to === 'month') return here.add({ months: 1 }).toInstant()
  // On real data there is nothing to look for, and the no comes from the clock itself.
  if (!ctx.demo) return ctx.now.add({ hours: 1 })
  const ahead = await momentsAhead(ctx)
  return (i.to === 'next' ? ahead[0] : ahead.find((a) => a.at.toString() === i.at))?.at
}
