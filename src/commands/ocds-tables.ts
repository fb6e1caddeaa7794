import { parseArgs } from 'node:util'
import { isRefusal, type Refusal } from '#kernel'
import { Flattening, type FlatRow, Processes, type Sheet, Unflattening } from '#ocds'
import { csvOf } from '#ui'
import { refused, told, wholeFile } from './command.ts'
import { tableOf } from './measure-table.ts'
import type { OcdsIo } from './ocds.ts'
import { asked, readParts, sayWhere, schemaFor } from './ocds-read.ts'
import { readNotes, refuse, tableNotes, words } from './ocds-words.ts'

/** `tandem ocds flatten`: releases as tables, a file of CSV for each list of objects. */
export async function flattenOcds(argv: string[], io: OcdsIo): Promise<number> {
  const parsed = asked(() => parseArgs({ args: argv, options: { out: { type: 'string' } }, allowPositionals: true }))
  if (isRefusal(parsed)) return refused(io, parsed)
  const folder = parsed.values.out
  if (!folder) return refused(io, refuse('no-folder'))
  const sheets = await sheetsOf(parsed.positionals, io)
  if (isRefusal(sheets)) return refused(io, sheets)
  for (const { name, columns, rows } of sheets) {
    const path = `${folder}/${name}.csv`
    const written = await write(
      path,
      csvOf(
        rows,
        columns.map((label) => ({ key: label, label, cell: () => null, text: (row: Sheet['rows'][number]) => String(row[label] ?? '') })),
      ),
      io,
    )
    if (isRefusal(written)) return refused(io, written)
    io.err(told(io, words.both('table', path, rows.length)))
  }
  return 0
}

/** `tandem ocds unflatten`: tables as they came, releases again. */
export async function unflattenOcds(argv: string[], io: OcdsIo): Promise<number> {
  const options = { schema: { type: 'string' }, extension: { type: 'string', multiple: true }, out: { type: 'string' } } as const
  const parsed = asked(() => parseArgs({ args: argv, options, allowPositionals: true }))
  if (isRefusal(parsed)) return refused(io, parsed)
  if (parsed.positionals.length === 0) return refused(io, refuse('no-tables'))
  const schema = await schemaFor(parsed.values, io)
  if (isRefusal(schema)) return refused(io, schema)
  const unflattening = new Unflattening(schema)
  for (const path of parsed.positionals) {
    const rows = await rowsOf(path, io)
    if (isRefusal(rows)) return refused(io, rows)
    for (const row of rows) unflattening.add(row)
  }
  for (const n of unflattening.notes) sayWhere(io, [n.sheet, n.line, n.column, n.text], tableNotes.both(n.kind))
  if (unflattening.notes.length > 0) return refused(io, refuse('nothing-written'))
  const written = await write(
    parsed.values.out,
    unflattening
      .all()
      .map((r) => `${JSON.stringify(r)}\n`)
      .join(''),
    io,
  )
  return isRefusal(written) ? refused(io, written) : 0
}

async function sheetsOf(paths: readonly string[], io: OcdsIo): Promise<readonly Sheet[] | Refusal> {
  const [flattening, processes] = [new Flattening(), new Processes()]
  const failed = await readParts(paths, (path, part) => part.kind === 'element' && processes.add(path, part), io)
  if (failed) return failed
  let unread = processes.notes.length
  for (const n of processes.notes) sayWhere(io, [n.file, `@${n.at}`, n.about], readNotes.both(n.kind))
  for (const { releases, notes } of processes.all()) {
    for (const n of notes) sayWhere(io, [n.file, `@${n.at}`, n.ocid, n.about], readNotes.both(n.kind))
    unread += notes.filter((n) => n.kind === 'not-json' || n.kind === 'not-utf8').length
    for (const r of releases) flattening.add(r)
  }
  if (unread > 0) return refuse('nothing-written')
  if (processes.size === 0) return refuse('no-releases')
  for (const n of flattening.notes) sayWhere(io, [n.sheet, n.column, n.text], tableNotes.both('parted'))
  return flattening.all()
}

async function rowsOf(path: string, io: OcdsIo): Promise<readonly FlatRow[] | Refusal> {
  let content: Uint8Array | string
  try {
    content = await wholeFile(path, io)
  } catch (e) {
    return refuse('file-unread', path, (e as Error).message)
  }
  const table = tableOf(content, () => {})
  if (isRefusal(table)) return table
  return table.rows.map(({ line, cells }) => ({
    sheet: path,
    line,
    // A spreadsheet runs what begins like a formula; the sign that kept it from that goes again.
    cells: Object.fromEntries(table.header.map((h, i) => [h, cells[i]!.replace(/^'(?=\s*[=+\-@＝＋－＠])/, '')])),
  }))
}

async function write(path: string | undefined, text: string, io: OcdsIo): Promise<undefined | Refusal> {
  try {
    const output = await io.into(path)
    await output.write(text)
    await output.end()
    return undefined
  } catch (e) {
    return refuse('file-unwritten', path ?? '-', (e as Error).message)
  }
}
