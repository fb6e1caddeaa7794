import type { Refusal } from '#kernel'
import { beside, besideFile, making } from '#platform'
import { csvOf } from './table-file.ts'

const task = making(besideFile('archive-task', import.meta.url))

/** A table by the names of its columns. */
interface NamedTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string | number | boolean>>[]
}

/** Tables in one archive (ZIP), a file of CSV each, packed beside the server. */
export async function archiveOf(tables: readonly NamedTable[]): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  const files = tables.map(({ name, columns, rows }) => {
    const said = columns.map((key) => ({ key, label: key, cell: () => null, text: (row: (typeof rows)[number]) => String(row[key] ?? '') }))
    return [`${name}.csv`, csvOf(rows, said)] as const
  })
  return await beside.do(task, Object.fromEntries(files))
}
