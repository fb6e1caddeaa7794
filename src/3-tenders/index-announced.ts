import { type IndexTerms, type Refusal, type Words, wrongIndex } from '#kernel'
import { readSeries, readValues, typedMonth, valuesThatCount } from '#plans'
import type { Ctx } from '#platform'
import type { Tender } from './rules/tender.ts'
import { refuse } from './words.ts'

/** Following a series as it is typed: which of the office's, with the price of which month, how much of it, and when. */
export interface TypedIndex extends Pick<IndexTerms, 'seriesId' | 'threshold' | 'everyMonths' | 'fromMonth'> {
  readonly baseMonth: string
  readonly share: string | undefined
}

/** What the documents will announce, with the value of the base month as it is known now; or what is wrong, by the names of the fields. */
export async function indexAnnounced(
  ctx: Ctx,
  x: Pick<Tender, 'purchaserId' | 'lines' | 'months'>,
  i: TypedIndex,
): Promise<{ terms: IndexTerms } | { wrong: Record<string, Words> }> {
  const series = (await readSeries(ctx, { id: i.seriesId, purchaserId: x.purchaserId }))[0]
  const month = typedMonth(i.baseMonth)
  const values = series ? valuesThatCount((await readValues(ctx, [series.id])).get(series.id) ?? []) : []
  const base = values.find((v) => v.month === month)
  const wrong: Record<string, Words> = {}
  if (!series) wrong.indexSeries = wrongIndex.both('series')
  else if (!x.lines.some((l) => l.kind === 'post' && !l.subsidy)) wrong.indexSeries = wrongIndex.both('noPost')
  if (!month) wrong.indexMonth = wrongIndex.both('month')
  else if (series && !base) wrong.indexMonth = wrongIndex.both('noValue', month)
  if (!i.share) wrong.indexShare = wrongIndex.both('share')
  if (i.fromMonth > x.months) wrong.indexFrom = wrongIndex.both('beyond', x.months)
  if (Object.keys(wrong).length > 0 || !series || !base || !i.share) return { wrong }
  const { name, source } = series
  const { share, threshold, everyMonths, fromMonth } = i
  return {
    terms: { seriesId: series.id, name, source, baseMonth: base.month, baseValue: base.value, share, threshold, everyMonths, fromMonth },
  }
}

/** Why a document cannot be published with the base value it says: whoever bids would read another one in the series beside it. */
export async function baseMoved(ctx: Ctx, index: IndexTerms | null): Promise<Refusal | undefined> {
  if (!index) return undefined
  const values = valuesThatCount((await readValues(ctx, [index.seriesId])).get(index.seriesId) ?? [])
  const now = values.find((v) => v.month === index.baseMonth)?.value
  return now === index.baseValue ? undefined : refuse('index-base-moved', index.baseMonth, index.baseValue, now ?? '–')
}
