import { isRefusal, type Refusal, type Words } from '#kernel'
import { beside, besideFile, reading } from '../beside/index.ts'
import type { Encoding } from './decode.ts'
import { encodingWords, separatorWords, skippedWords } from './found-words.ts'
import { isPacked, type PlainTable, readPlain } from './read.ts'
import type { ToRead, WasRead } from './read-task.ts'
import type { Separator } from './separated.ts'
import { again } from './words.ts'
import { workbookNotes } from './workbook-words.ts'

export { type Decoded, decodeText, type Encoding } from './decode.ts'
export { guarded } from './guarded.ts'
export { encodingWords } from './found-words.ts'

/** A table from outside, cell by cell as text, and how it was read. */
export interface ReadTable {
  readonly rows: PlainTable['rows']
  readonly as:
    | { readonly kind: 'text'; readonly encoding: Encoding; readonly separator: Separator }
    | { readonly kind: 'xlsx'; readonly sheet: string; readonly others: readonly string[] }
  readonly emptyRows: number
  /** How it was read, for whoever handed it in. */
  readonly notes: readonly Words[]
  /** Something was worked out that might have been meant differently: a person should look before it is taken. */
  readonly isSure: boolean
}

interface Bounds {
  mostRows?: number
}
const rowsOf = (o: Bounds): number => o.mostRows ?? 1_000_000

/**
 * Reads any table people hand in: xlsx, or text in UTF-8, UTF-16 or GB18030 with commas, semicolons or tabs. Empty rows and empty
 * columns at the end are left out and counted. One reader for screens and command line; whoever answers others meanwhile asks
 * `readTableBeside`.
 * @param content bytes of a file, or text that is known to be text
 */
export function readTable(content: Uint8Array | string, o: Bounds = {}): ReadTable | Refusal {
  const read = readPlain(content, rowsOf(o))
  return isRefusal(read) ? read : noted(read)
}

const task = reading(besideFile('read-task', import.meta.url))
/** Text up to here is read at once: it takes some thousandths of a second, less than handing it over. A workbook may be small and hold much. */
const smallText = 64 * 1024

/** The same, so that nobody waits for somebody else's file: in a thread, with a bound for its time and its memory. */
export async function readTableBeside(content: Uint8Array | string, o: Bounds = {}): Promise<ReadTable | Refusal> {
  if (content.length <= smallText && !(content instanceof Uint8Array && isPacked(content))) return readTable(content, o)
  const read = await beside.do<ToRead, WasRead>(task, { content, mostRows: rowsOf(o) })
  if (isRefusal(read)) return read
  return 'no' in read ? again(...read.no) : noted(read)
}

/** With what is said of how it was read. */
function noted({ rows, emptyRows, found }: PlainTable): ReadTable {
  const skipped = skippedWords(emptyRows)
  if (found.kind === 'xlsx') {
    const { sheet, others, hiddenSheets, hiddenRows, mergedNumbers } = found.book
    return {
      rows,
      as: { kind: 'xlsx', sheet, others },
      emptyRows,
      isSure: others.length + hiddenSheets.length + hiddenRows + mergedNumbers === 0,
      notes: [...workbookNotes(found.book), ...skipped],
    }
  }
  const { encoding, separator, isSure } = found
  return {
    rows,
    as: { kind: 'text', encoding, separator },
    emptyRows,
    isSure: isSure.every(Boolean),
    notes: [
      encodingWords({ encoding, isSure: isSure[0] }),
      ...(rows.some((r) => r.cells.length > 1) ? [separatorWords(separator, isSure[1])] : []),
      ...skipped,
    ],
  }
}
