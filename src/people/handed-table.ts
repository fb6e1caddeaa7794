import type { Refusal } from '#kernel'
import { guarded, type ReadTable, readTableBeside } from '#platform'

/** Reads a table that was handed in when it is first asked for, and not again while others wait for a transaction. */
export function readOnce(content: Uint8Array | string, mostRows: number): () => Promise<ReadTable | Refusal> {
  let table: Promise<ReadTable | Refusal> | undefined
  return () => (table ??= readTableBeside(content, { mostRows }))
}

/** A table as text, to be sent back with the confirmation. */
export const asText = (rows: readonly { readonly cells: readonly string[] }[]): string =>
  rows.map((r) => r.cells.map((c) => `"${guarded(c).replaceAll('"', '""')}"`).join(',')).join('\n')
