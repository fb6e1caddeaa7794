import type { Words } from '#kernel'
import { tableSays } from './my-data-words.ts'

type Row = Readonly<Record<string, unknown>>

/** One table of what is kept about somebody. */
export interface OwnTable {
  /** As it is called in the JSON, and its file in the archive. */
  readonly name: string
  readonly says: Words
  readonly rows: readonly Row[]
  /** What the page shows of a row; the files have all of it. */
  readonly columns: readonly (readonly [key: string, says: Words])[]
}

/** A table of own data by its name. */
export const ownTable = (name: keyof typeof tableSays, rows: readonly object[], columns: OwnTable['columns']): OwnTable => ({
  name,
  says: tableSays[name],
  rows: rows as readonly Row[],
  columns,
})
