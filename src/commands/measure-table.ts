import { isRefusal, type Refusal, typedNumber, type Words } from '#kernel'
import { readTable } from '#read-table'
import { refuse } from './measure-choice-words.ts'

export type Options = Readonly<Record<string, string | undefined>>
/** Says how the file was read, where that had to be worked out. */
export type How = (read: { readonly isSure: boolean; readonly notes: readonly Words[] }) => void

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

export function tableOf(content: Uint8Array | string, how: How): Table | Refusal {
  const table = readTable(content)
  if (isRefusal(table)) return table
  how(table)
  const [first, ...rest] = table.rows
  if (!first || rest.length === 0) return refuse('csv-empty')
  const width = first.cells.findLastIndex((c) => c.trim() !== '') + 1
  const header = first.cells.slice(0, width).map((h) => h.trim())
  const twice = header.find((h, i) => h === '' || header.indexOf(h) !== i)
  if (twice !== undefined) return refuse('column-twice', twice)
  // That none is longer the reader has seen to.
  for (const { row, given } of rest) if (given < width) return refuse('row-width', row, given, width)
  return { header, rows: rest.map(({ row, cells }) => ({ line: row, cells: cells.slice(0, width) })) }
}

/** A sign, digits and a point, as people type them: `1e5`, `0x1` and a blank are not what a clerk meant by a number. */
export const numberOf = (text: string): number | undefined => {
  const typed = typedNumber(text)
  return typed === undefined ? undefined : Number(typed)
}
