import { type Day, isAfter, plusDays } from '#kernel'
import { daysKept, forgottenBefore, type Retained, retention, type Settable } from '#law'
import { draftsBetween, sheetsBetween } from '#needs'
import { type Left, leftBetween } from '#people'
import type { Ctx } from '#platform'
import { voicesBetween } from '#voices'

/** How far ahead it is told what will be deleted. */
export const aheadDays = 30

const retainedKinds = Object.keys(retention) as readonly Retained[]

/** One period, and what goes by it soon. */
export interface Retention {
  readonly kind: Retained
  readonly settable: Settable
  readonly days: number
  /** How many go within the days ahead, and on which day the first. */
  readonly going: number
  readonly firstOn: Day | null
}

/** How many ended within some days, of whatever is kept for a time. */
async function left(ctx: Ctx, kind: Retained, from: Day, before: Day): Promise<Left> {
  if (kind === 'drafts' || kind === 'sentDrafts') return await draftsBetween(ctx, { sent: kind === 'sentDrafts', from, before })
  if (kind === 'voices') return await voicesBetween(ctx, { from, before })
  return kind === 'paperSheets' ? await sheetsBetween(ctx, { from, before }) : await leftBetween(ctx, kind, from, before)
}

/** The periods that hold today in the place of the jurisdiction; none in a country that has none written down. */
export async function retentions(ctx: Ctx): Promise<Retention[]> {
  const settable = ctx.law.country.settable().filter((s) => s.group === 'retention')
  const all: Retention[] = []
  for (const kind of retainedKinds) {
    const s = settable.find((x) => x.key === retention[kind].name)
    if (!s) continue
    const [days, begin] = [daysKept(kind, ctx.today, ctx.law.place), forgottenBefore(kind, ctx.today, ctx.law.place)]
    const { n, oldest } = await left(ctx, kind, begin, plusDays(begin, aheadDays))
    all.push({ kind, settable: s, days, going: n, firstOn: oldest && plusDays(oldest, days + 1) })
  }
  return all
}

/** What changes where a period becomes another on a day. */
export interface RetentionChange {
  readonly kind: Retained
  readonly settable: Settable
  readonly before: number
  readonly after: number
  /** The day from which it counts: not before today. */
  readonly on: Day
  /** How many of what is here today go on that day only because the period is shorter. */
  readonly goes: number
}

/** What new periods would delete, and when, before anything is kept. */
export async function changesOfRetention(ctx: Ctx, values: Readonly<Record<string, unknown>>, from: Day): Promise<RetentionChange[]> {
  const on = isAfter(from, ctx.today) ? from : ctx.today
  const all: RetentionChange[] = []
  for (const kind of retainedKinds) {
    const after = values[retention[kind].name]
    const settable = ctx.law.country.settable().find((s) => s.key === retention[kind].name)
    if (typeof after !== 'number' || !settable) continue
    const before = daysKept(kind, on, ctx.law.place)
    const goes = after < before ? (await left(ctx, kind, plusDays(on, -before), plusDays(on, -after))).n : 0
    all.push({ kind, settable, before, after, on, goes })
  }
  return all
}
