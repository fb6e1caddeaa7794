import { type Day, isAfter } from '#kernel'
import { beginSeries, enterValues } from '#plans'
import type { TenderTerms } from '#tenders'
import { granted, type Story } from './story.ts'

/** A month is published on this day of the next. */
const publishedOn = (month: Temporal.PlainYearMonth): Day => month.add({ months: 1 }).toPlainDate({ day: 12 })

/** Made up, and rising a little every month, so that in the ninth month of the contract its price may follow. */
const valuesOf = (first: Temporal.PlainYearMonth, from: number, until: Day) =>
  Array.from({ length: 60 }, (_, n) => ({ month: first.add({ months: n }), tenths: 1024 + 3 * n }))
    .slice(from)
    .filter((v) => !isAfter(publishedOn(v.month), until))
    .map((v) => ({ month: v.month.toString(), value: `${v.tenths / 10}`, publishedOn: publishedOn(v.month) }))

/** The office keeps a price series before the documents that name it; gives what they announce, and who enters what was published since. */
export async function seriesKept(
  s: Story,
  documentsOn: Day,
): Promise<{ announced: NonNullable<TenderTerms['index']>; since: (on: Day) => Promise<void> }> {
  const on = documentsOn.subtract({ days: 2 })
  const first = documentsOn.toPlainYearMonth().subtract({ months: 3 })
  const known = valuesOf(first, 0, on)
  const officer = await s.as('officer', on)
  const { id: seriesId } = granted(await beginSeries(officer, { name: '居民消费价格定基指数（演示）', source: '区统计月报（演示）' }))
  granted(await enterValues(officer, { seriesId, values: known }))
  return {
    announced: { seriesId, baseMonth: known.at(-1)!.month, share: '0.7', threshold: '0.02', everyMonths: 12, fromMonth: 7 },
    since: async (day) => {
      granted(await enterValues(await s.as('officer', day), { seriesId, values: valuesOf(first, known.length, day) }))
    },
  }
}
