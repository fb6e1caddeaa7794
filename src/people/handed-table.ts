import type { Refusal, Words } from '#kernel'
import { guarded, type ReadTable, readTableBeside } from '#platform'
import { listWords } from './list-words.ts'

/** Reads a table that was handed in when it is first asked for, and not again while others wait for a transaction. */
export function readOnce(content: Uint8Array | string, mostRows: number): () => Promise<ReadTable | Refusal> {
  let table: Promise<ReadTable | Refusal> | undefined
  return () => (table ??= readTableBeside(content, { mostRows }))
}

/**
 * What is said of a table before it is stored: how its file was read, and which columns with a heading are left aside. Whoever spells a
 * heading otherwise must not believe that the column was taken.
 * @param known the columns that are looked for, each with the headings it may stand under, in small letters
 */
export function howRead(
  table: ReadTable,
  known: Readonly<Record<string, { readonly also: readonly string[] }>>,
): Pick<ReadTable, 'notes' | 'isSure'> {
  const taken = new Set(Object.values(known).flatMap((c) => c.also))
  const aside = (table.rows[0]?.cells ?? []).map((h) => h.trim()).filter((h) => h !== '' && !taken.has(h.toLowerCase()))
  if (aside.length === 0) return { notes: table.notes, isSure: table.isSure }
  const note: Words = listWords.both(
    'aside',
    aside.slice(0, 20).map((h) => h.slice(0, 40)),
  )
  return { notes: [note, ...table.notes], isSure: false }
}

/** A table as text, to be sent back with the confirmation. */
export const asText = (rows: readonly { readonly cells: readonly string[] }[]): string =>
  rows.map((r) => r.cells.map((c) => `"${guarded(c).replaceAll('"', '""')}"`).join(',')).join('\n')
