import { type Day, isAfter, isRefusal, type Refusal } from '#kernel'
import { readValues, type SeriesValue, valuesThatCount } from '#plans'
import { aDay, type Ctx, longText, notThere, text } from '#platform'
import type { C } from '#ui'
import { z } from 'zod'
import { asked } from './asked.ts'
import { proposeChange } from './propose-change.ts'
import { type Contract, monthOf, monthsOf } from './rules/contract.ts'
import { asAgreed, firstLines } from './rules/in-force.ts'
import { indexText } from './rules/index-words.ts'
import { followed, whyNotFollow } from './rules/price-by-series.ts'
import { refuse } from './words.ts'

/** What the form takes in which either side proposes that the price follows its series. */
export const followForm = z.object({ effectiveOn: aDay(), seen: text(40), reason: longText(2000) })

/** The newest value of the series of a contract that was published by today. */
export async function newestValue(ctx: Ctx, c: Contract): Promise<SeriesValue | undefined> {
  const { index } = c.terms
  return newestOf(index ? ((await readValues(ctx, [index.seriesId])).get(index.seriesId) ?? []) : [], ctx.today)
}
/** The newest of the values of a series that was published by a day. */
export const newestOf = (all: readonly SeriesValue[], today: Day): SeriesValue | undefined =>
  valuesThatCount(all).findLast((v) => !isAfter(v.publishedOn, today))

/** How the form names the value that it showed. */
export const seenMark = (v: SeriesValue | undefined): string => (v ? `${v.month}:${v.number}` : '')

/** First days of months to come from which the price could follow, the nearest first. */
export const followDays = (ctx: Pick<Ctx, 'today'>, c: Contract, v: SeriesValue): Day[] => {
  const now = asAgreed(c)
  const { index } = now.terms
  if (!index) return []
  return Array.from({ length: monthsOf(now) }, (_, i) => monthOf(now, i + 1).from).filter(
    (on) => isAfter(on, ctx.today) && !(now.effectiveOn && isAfter(now.effectiveOn, on)) && !whyNotFollow(index, now, v, on),
  )
}

/** Proposes that the price of the months to come follows the series to its newest value. A change of contract like any other: both sign. */
export async function followSeries(ctx: Ctx, i: z.output<typeof followForm>, c: C): Promise<{ number: number } | Refusal> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const now = asAgreed(found)
  if (!now.terms.index) return notThere()
  const v = await newestValue(ctx, found)
  // Somebody entered or put right a value since the page was opened: its arithmetic is another.
  if (!v || seenMark(v) !== i.seen) return refuse('series-moved')
  const step = { month: v.month, value: v.value, number: v.number }
  const why = whyNotFollow(now.terms.index, now, step, i.effectiveOn)
  if (why) return refuse('contract-wrong').with({ fields: { effectiveOn: why } })
  const next = followed(now, firstLines(found), step, i.effectiveOn)
  if (!next.lines.some((l) => l.indexed?.on === i.effectiveOn.toString()))
    return refuse('contract-wrong').with({ fields: { effectiveOn: indexText.both('nothingAhead') } })
  const done = await proposeChange(ctx, { contractId: found.id, text: next, reason: i.reason, version: ctx.version ?? 0 })
  if (!isRefusal(done) || !done.fields || done.fields.effectiveOn) return done
  return { ...done, fields: { effectiveOn: Object.values(done.fields)[0]! } }
}
