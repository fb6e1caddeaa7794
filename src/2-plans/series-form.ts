import { isRefusal, type Refusal, type Words } from '#kernel'
import { aDay, type Ctx, decimalText, longText, optional, readTableBeside, text } from '#platform'
import { z } from 'zod'
import { enterValues, mostValues } from './enter-values.ts'
import { type TypedValue, typedMonth } from './rules/series.ts'
import { seriesWrong } from './rules/series-words.ts'
import { refuseSeries } from './series-words.ts'
import { readSeries } from './store/index.ts'

export const seriesForm = z.object({ name: text(200), source: text(500) })

/** One month, or a table that was pasted. */
export const valuesForm = z.object({
  month: optional(text(20)),
  value: optional(decimalText({ min: 0.000001 })),
  publishedOn: optional(aDay()),
  valueSource: optional(text(500)),
  rows: optional(longText(60_000, 1, { numbers: true })),
  reason: optional(longText(1000)),
})

/** Enters what was typed: all that is wrong at once, at its field or its row. */
export async function enterTyped(ctx: Ctx, seriesId: string, i: z.output<typeof valuesForm>): Promise<{ id: string } | Refusal> {
  const wrong = (fields: Record<string, Words>) => refuseSeries('value-wrong').with({ fields })
  const source = i.valueSource ?? (await readSeries(ctx, { id: seriesId }))[0]?.source ?? ''
  const { reason } = i
  if (i.rows) {
    if (i.month || i.value) return wrong({ rows: seriesWrong.both('rowsOrOne') })
    const read = await readRows(i.rows, source)
    if (isRefusal(read)) return read
    return await atRows(ctx, seriesId, read, reason)
  }
  const missing = Object.fromEntries(
    (['month', 'value', 'publishedOn'] as const).filter((k) => !i[k]).map((k) => [k, seriesWrong.both('missing')]),
  )
  const month = i.month && typedMonth(i.month)
  if (i.month && !month) missing.month = seriesWrong.both('month')
  if (Object.keys(missing).length > 0 || !month || !i.value || !i.publishedOn) return wrong(missing)
  return await enterValues(ctx, { seriesId, values: [{ month, value: i.value, publishedOn: i.publishedOn, source }], reason })
}

/** The same of a table, where whatever is wrong is told with its row in the one field it was pasted into. */
async function atRows(
  ctx: Ctx,
  seriesId: string,
  values: readonly TypedValue[],
  reason: string | undefined,
): Promise<{ id: string } | Refusal> {
  const done = await enterValues(ctx, { seriesId, values, reason, fieldOf: (_, row) => `row:${row}` })
  if (!isRefusal(done) || !done.fields) return done
  const rows = Object.entries(done.fields).flatMap(([at, why]) => (at.startsWith('row:') ? [inRow(Number(at.slice(4)) + 1, why)] : []))
  return rows.length === 0 ? done : { ...done, fields: { rows: together(rows) } }
}

const inRow = (n: number, why: Words): Words => ({
  zh: seriesWrong.both('row', n, why.zh).zh,
  en: seriesWrong.both('row', n, why.en).en,
})
const together = (all: readonly Words[]): Words => ({ zh: all.map((w) => w.zh).join(''), en: all.map((w) => w.en).join(' ') })
const cell = z.object({ month: text(20), value: decimalText({ min: 0.000001 }), publishedOn: aDay(), source: optional(text(500)) })

/** Rows of month, value, day and perhaps source; a first row of headings is passed over. */
async function readRows(pasted: string, source: string): Promise<TypedValue[] | Refusal> {
  const table = await readTableBeside(pasted, { mostRows: mostValues + 1 })
  if (isRefusal(table)) return table.fields ? table : { ...table, fields: { rows: table.words } }
  const rows = table.rows.filter((r, i) => i > 0 || typedMonth(r.cells[0] ?? '') !== undefined)
  if (rows.length > mostValues) return refuseSeries('value-wrong').with({ fields: { rows: seriesWrong.both('tooMany', mostValues) } })
  const wrong: Words[] = rows.length === 0 ? [seriesWrong.both('cells')] : []
  const read = rows.flatMap((r, i): TypedValue[] => {
    const [month, value, publishedOn, of] = r.cells
    const typed = cell.safeParse({ month, value, publishedOn, source: of })
    const named = typed.success ? typedMonth(typed.data.month) : undefined
    if (typed.success && named) return [{ ...typed.data, month: named, source: typed.data.source ?? source }]
    wrong.push(inRow(i + 1, seriesWrong.both('cells')))
    return []
  })
  return wrong.length > 0 ? refuseSeries('value-wrong').with({ fields: { rows: together(wrong) } }) : read
}
