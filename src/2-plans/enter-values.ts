import { isSame, fractionOf, type Refusal, type Words } from '#kernel'
import { type Ctx, stale } from '#platform'
import { changeSeries } from './change-series.ts'
import { type SeriesValue, type TypedValue, valuesThatCount, wrongValue } from './rules/series.ts'
import { seriesWrong } from './rules/series-words.ts'
import { refuseSeries } from './series-words.ts'
import { insertValues, moveSeries, readValues } from './store/index.ts'

/** As many as a series of fifty years has. */
export const mostValues = 600

/**
 * Enters values of a series, one or many. What is there already is passed over; another value of a month, or another day or source, takes its place under the next
 * number, with a reason.
 */
export const enterValues = (
  ctx: Ctx,
  i: { seriesId: string; values: readonly TypedValue[]; reason?: string | undefined; fieldOf?: (field: string, row: number) => string },
): Promise<{ id: string; entered: number } | Refusal> =>
  changeSeries(ctx, { id: i.seriesId, action: 'plans.enter-values' }, async (tx, entry, was) => {
    const at = i.fieldOf ?? ((field) => field)
    const fields: Record<string, Words> = {}
    for (const [row, v] of i.values.entries())
      for (const [name, why] of Object.entries(wrongValue(v, ctx.today))) fields[at(name, row)] ??= why
    if (Object.keys(fields).length > 0) return refuseSeries('value-wrong').with({ fields })
    const there = new Map(valuesThatCount((await readValues({ ...ctx, db: tx }, [was.id])).get(was.id) ?? []).map((v) => [v.month, v]))
    const typed = [...new Map(i.values.map((v) => [v.month, v])).values()]
    const isThere = (v: TypedValue): boolean => {
      const old = there.get(v.month)
      return (
        old !== undefined &&
        isSame(fractionOf(old.value), fractionOf(v.value)) &&
        old.publishedOn.equals(v.publishedOn) &&
        (v.source === undefined || v.source === old.source)
      )
    }
    const fresh = typed.filter((v) => !isThere(v))
    if (fresh.length === 0) return refuseSeries('value-known')
    const again = fresh.filter((v) => there.has(v.month)).map((v) => v.month)
    if (again.length > 0 && !i.reason) return refuseSeries('value-wrong').with({ fields: { reason: seriesWrong.both('reason', again) } })
    const rows = fresh.map((v): SeriesValue => {
      const old = there.get(v.month)
      return { ...v, source: v.source ?? was.source, number: (old?.number ?? 0) + 1, reason: old ? i.reason! : null }
    })
    if (!(await moveSeries(ctx, tx, was))) return stale()
    await insertValues(ctx, tx, was.id, rows)
    const months = rows.map((v) => v.month).toSorted()
    entry.facts = { name: was.name.slice(0, 120), months: months.length > 2 ? `${months[0]} – ${months.at(-1)}` : months.join(', ') }
    entry.after = rows.map((v) => ({ ...v, publishedOn: v.publishedOn.toString() }))
    return { id: was.id, entered: rows.length }
  })
