import { gunzipSync, gzipSync } from 'node:zlib'
import { acrossJurisdictions, type Db, newSalts, relocked, type Seal, sealWith } from '#platform'
import { sql } from 'kysely'

/** What a prepared district was sealed with while it was told. It keeps nothing: whoever puts the district in locks its keys anew. */
export const preparingSeal = (): Seal => sealWith('synthetic, and no secret of anybody')

/** Columns that hold a key locked under the master secret, by their tables. */
export const lockedColumns: Readonly<Record<string, readonly string[]>> = {
  tenders: ['quality_key', 'price_key'],
  rounds: ['locked_key'],
}
/** What the tables of a prepared district are not: the program’s own, and what is made anew from the entries of the log and from the records. */
const leftOut = new Set(['jurisdictions', 'secret_check', 'set_up', 'rehearsal', 'record_log_pending', 'day_totals'])

interface TableOfRows {
  table: string
  columns: readonly string[]
}
type Row = Record<string, unknown>

/** Everything a jurisdiction holds, as one compressed text: for each table its columns and its rows. Salts of the log are made anew. */
export async function prepared(db: Db, jurisdiction: string): Promise<Uint8Array> {
  const all = acrossJurisdictions(db, 'every table is read, each for this jurisdiction')
  const lines: string[] = []
  for (const table of await tablesOf(all)) {
    const { rows } = await sql<{ row: string }>`
      select row_to_json(t)::text as row from ${sql.table(table)} t where jurisdiction = ${jurisdiction} order by t::text collate "C"`.execute(
      all,
    )
    if (rows.length === 0) continue
    const found = rows.map((r) => plain(table, JSON.parse(r.row) as Row))
    // A column that is empty throughout is what the table makes of it.
    const columns = Object.keys(found[0]!).filter((c) => found.some((r) => r[c] !== null))
    lines.push(JSON.stringify({ table, columns } satisfies TableOfRows), ...found.map((r) => JSON.stringify(columns.map((c) => r[c]))))
  }
  return gzipSync(`${lines.join('\n')}\n`, { level: 9 })
}

/** Columns that are not kept, by their tables, and why. */
const notKept: Readonly<Record<string, readonly string[]>> = {
  // The log is written through its view, which knows no erasure; salts come when an entry is put in.
  record_log: ['salts', 'erased_by'],
  // Every bid of a prepared district was opened: what it says stands beside, and its fingerprints stay.
  bids: ['quality_sealed', 'price_sealed', 'cover'],
}
const plain = (table: string, row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !notKept[table]?.includes(column)))

/** Puts a prepared district into its tables, with its keys locked under the seal of this installation. */
export async function putIn(tx: Db, file: Uint8Array, to: Seal): Promise<void> {
  const all = acrossJurisdictions(tx, 'what is put in says its jurisdiction in every row')
  const from = preparingSeal()
  let at: TableOfRows | undefined
  let rows: Row[] = []
  for (const line of gunzipSync(file).toString('utf8').split('\n')) {
    if (line.startsWith('[')) {
      rows.push(fitting(at!, JSON.parse(line) as unknown[], from, to))
      if (rows.length < 1000) continue
    }
    if (at && rows.length > 0) await inserted(all, at, rows)
    rows = []
    if (line.startsWith('{')) at = JSON.parse(line) as TableOfRows
  }
}

function fitting({ table, columns }: TableOfRows, values: unknown[], from: Seal, to: Seal): Row {
  const row = Object.fromEntries(columns.map((c, i) => [c, values[i]]))
  for (const c of lockedColumns[table] ?? []) if (typeof row[c] === 'string') row[c] = relocked(row[c], from, to)
  if (table === 'record_log') row['salts'] = newSalts()
  return row
}

async function inserted(db: Db, { table }: TableOfRows, rows: readonly Row[]): Promise<void> {
  // Entries of the log go through their door, where they begin to wait for their place.
  const into = table === 'record_log' ? 'record_log_writing' : table
  const names = sql.join(Object.keys(rows[0]!).map((c) => sql.ref(c)))
  await sql`insert into ${sql.table(into)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(into)}, ${JSON.stringify(rows)}::json)`.execute(db)
}

/** Tables that hold rows of a jurisdiction, in the order they were made, so that what is referred to comes first. */
async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'jurisdiction' and not a.attisdropped
    where n.nspname = 'public' and c.relkind = 'r' order by c.oid`.execute(db)
  return rows.map((r) => r.name).filter((name) => !leftOut.has(name))
}
