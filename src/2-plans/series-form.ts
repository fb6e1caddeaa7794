import { isRefusal, type Refusal, type Words } from '#kernel'
import { aDay, type Ctx, decimalText, longText, optional, readTableBeside, text } from '#platform'
import { z } from 'zod'
import { enterValues, mostValues } from './enter-values.ts'
import { type TypedValue, typedMonth } from './rules/series.ts'
import { seriesWrong } from './rules/series-words.ts'
import { refuseSeries, seriesWords } from './series-words.ts'

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
  const { valueSource: source, reason } = i
  if (i.rows) {
    if (i.month || i.value) return wrong({ rows: seriesWrong.both('rowsOrOne') })
    const read = await readRows(i.rows)
    if (isRefusal(read)) return read
    return await atRows(ctx, seriesId, source ? read.map((v) => ({ ...v, source: v.source ?? source })) : read, reason)
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
  rows: readonly TypedRow[],
  reason: string | undefined,
): Promise<{ id: string } | Refusal> {
  const values = rows.map(({ row: _, number: __, ...v }) => v)
  const done = await enterValues(ctx, { seriesId, values, reason, fieldOf: (_, n) => `row:${rows[n]!.row}` })
  if (!isRefusal(done) || !done.fields) return done
  const wrong = Object.entries(done.fields).flatMap(([at, why]) => (at.startsWith('row:') ? [inRow(Number(at.slice(4)), why)] : []))
  return wrong.length === 0 ? done : { ...done, fields: { rows: together(wrong) } }
}

const inRow = (n: number, why: Words): Words => ({
  zh: seriesWrong.both('row', n, why.zh).zh,
  en: seriesWrong.both('row', n, why.en).en,
})
const together = (all: readonly Words[]): Words => ({ zh: all.map((w) => w.zh).join(''), en: all.map((w) => w.en).join(' ') })
const cell = z.object({ month: text(20), value: decimalText({ min: 0.000001 }), publishedOn: aDay(), source: optional(text(500)) })

/** A value with the row it stands in, and in our own file the number it was entered under. */
interface TypedRow extends TypedValue {
  readonly row: number
  readonly number: number
}

/** A first row that holds neither number nor day names the columns. */
const isHeading = ([month, value, publishedOn]: readonly string[]): boolean =>
  !/\p{Nd}/u.test(month ?? '') && !cell.shape.value.safeParse(value).success && !cell.shape.publishedOn.safeParse(publishedOn).success

/** Cells of a row, also of one that was typed with blanks between month, value and day. */
function cellsOf(cells: readonly string[]): readonly string[] {
  const typed = cells.filter((c) => c !== '').length === 1 ? /^(\S+)\s+(\S+)\s+(\S+)(?:\s+(.*))?$/.exec(cells[0]!.trim()) : null
  return typed ? [typed[1]!, typed[2]!, typed[3]!, typed[4] ?? ''] : cells
}

/** Rows of month, value, day and perhaps source. */
async function readRows(pasted: string): Promise<TypedRow[] | Refusal> {
  const table = await readTableBeside(pasted, { mostRows: mostValues + 1 })
  if (isRefusal(table)) return table.fields ? table : { ...table, fields: { rows: table.words } }
  const first = cellsOf(table.rows[0]?.cells ?? [])
  const rows = isHeading(first) ? table.rows.slice(1) : table.rows
  if (rows.length > mostValues) return refuseSeries('value-wrong').with({ fields: { rows: seriesWrong.both('tooMany', mostValues) } })
  const isOurs = rows !== table.rows && [seriesWords.zh.number, seriesWords.en.number].includes(first[4] ?? '')
  const wrong: Words[] = rows.length === 0 ? [seriesWrong.both('cells')] : []
  const read = rows.flatMap((r): TypedRow[] => {
    const [month, value, publishedOn, source, number] = cellsOf(r.cells)
    const typed = cell.safeParse({ month, value, publishedOn, source })
    const named = typed.success ? typedMonth(typed.data.month) : undefined
    if (typed.success && named) return [{ ...typed.data, month: named, row: r.row, number: isOurs ? Number(number) || 0 : 0 }]
    wrong.push(inRow(r.row, seriesWrong.both('cells')))
    return []
  })
  const kept = ofEachMonth(read)
  wrong.push(...kept.flatMap(([v, ...more]) => more.map((m) => seriesWrong.both('twice', v!.month, v!.row, m.row))))
  return wrong.length > 0 ? refuseSeries('value-wrong').with({ fields: { rows: together(wrong) } }) : kept.flat()
}

/** Of each month the rows under its highest number: of what was put right in our own file the last counts, everywhere else all are one as good as another. */
const ofEachMonth = (read: readonly TypedRow[]): TypedRow[][] =>
  [...Map.groupBy(read, (v) => v.month).values()].map((of) => {
    const last = Math.max(...of.map((v) => v.number))
    return of.filter((v) => v.number === last)
  })
