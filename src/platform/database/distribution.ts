import { sql } from 'kysely'
import { acrossJurisdictions } from './one-jurisdiction.ts'
import type { Db } from './open.ts'

/** Where a table lies in a database of several servers. */
export type Lies = 'by-jurisdiction' | 'everywhere' | 'in-front'

/** A table as the catalogue of PostgreSQL knows it. */
export interface TableFacts {
  readonly name: string
  /** The type of its column `jurisdiction` with its collation; null where it has none. */
  readonly key: string | null
  /** Unique keys that leave the jurisdiction out: rows on two servers could not be held against each other. */
  readonly keysWithout: readonly string[]
  readonly foreignKeys: readonly ForeignKey[]
  readonly triggers: readonly string[]
  /** Where it lies now; null where nothing is distributed. */
  readonly lies: Lies | null
  /** Tables with the same number lie beside each other. */
  readonly beside: number | null
}

interface ForeignKey {
  readonly name: string
  readonly to: string
  /** Whether the jurisdiction of the one row is held to that of the other. */
  readonly holds: boolean
}

/** What keeps a table from where it should lie. */
export interface Obstacle {
  readonly table: string
  readonly why: 'no-jurisdiction' | 'key' | 'foreign-key' | 'circle' | 'trigger' | 'other-type' | 'elsewhere' | 'not-beside'
  readonly what: string
}

export interface Distribution {
  readonly places: ReadonlyMap<string, Lies>
  /** What has to be done yet, in this order: what a row must be there for comes before the row. */
  readonly todo: readonly { readonly table: string; readonly to: Lies }[]
  readonly obstacles: readonly Obstacle[]
}

/** The list of jurisdictions is read beside every other table, so it lies whole on every server. */
const everywhere: ReadonlySet<string> = new Set(['jurisdictions'])
/** What the program keeps about itself, and the list of its migrations: a handful of rows that no query joins. */
const inFront: ReadonlySet<string> = new Set(['rehearsal', 'secret_check', 'set_up', 'kysely_migration', 'kysely_migration_lock'])

/**
 * Where each table should lie on several servers, what is left to do for it, and what forbids it. A table that nobody has placed is
 * an obstacle and not a guess.
 */
export function distributionOf(tables: readonly TableFacts[]): Distribution {
  const places = new Map<string, Lies>()
  const obstacles: Obstacle[] = []
  for (const t of tables) {
    const to: Lies | undefined = everywhere.has(t.name)
      ? 'everywhere'
      : inFront.has(t.name)
        ? 'in-front'
        : t.key
          ? 'by-jurisdiction'
          : undefined
    if (!to) {
      obstacles.push({ table: t.name, why: 'no-jurisdiction', what: '' })
      continue
    }
    places.set(t.name, to)
    if (t.lies && t.lies !== 'in-front' && t.lies !== to) obstacles.push({ table: t.name, why: 'elsewhere', what: t.lies })
    if (to === 'in-front') continue
    for (const k of t.foreignKeys)
      if (!k.holds && !everywhere.has(k.to)) obstacles.push({ table: t.name, why: 'foreign-key', what: k.name })
    for (const what of t.triggers) obstacles.push({ table: t.name, why: 'trigger', what })
    if (to === 'by-jurisdiction') for (const what of t.keysWithout) obstacles.push({ table: t.name, why: 'key', what })
  }
  const shared = tables.filter((t) => places.get(t.name) === 'by-jurisdiction')
  const type = mostOften(shared.map((t) => t.key!))
  for (const t of shared) if (t.key !== type) obstacles.push({ table: t.name, why: 'other-type', what: t.key! })
  const beside = mostOften(shared.flatMap((t) => (t.lies === 'by-jurisdiction' && t.beside !== null ? [t.beside] : [])))
  for (const t of shared)
    if (t.lies === 'by-jurisdiction' && t.beside !== beside) obstacles.push({ table: t.name, why: 'not-beside', what: '' })
  const todo = tables.flatMap((t) => {
    const to = places.get(t.name)
    return to && to !== 'in-front' && t.lies !== to ? [{ table: t.name, to }] : []
  })
  const { order, circle } = inOrder(tables)
  if (circle.length > 0) obstacles.push({ table: circle[0]!, why: 'circle', what: circle.join(', ') })
  return { places, todo: todo.toSorted((a, b) => order.get(a.table)! - order.get(b.table)!), obstacles }
}

/** Tables so that each comes after those its rows point to; what is left points in a circle. */
function inOrder(tables: readonly TableFacts[]): { order: ReadonlyMap<string, number>; circle: string[] } {
  const order = new Map<string, number>()
  let rest = [...tables]
  for (;;) {
    const next = rest.filter((t) => t.foreignKeys.every((k) => k.to === t.name || order.has(k.to)))
    if (next.length === 0) return { order, circle: rest.map((t) => t.name) }
    for (const t of next) order.set(t.name, order.size)
    rest = rest.filter((t) => !order.has(t.name))
    if (rest.length === 0) return { order, circle: [] }
  }
}

function mostOften<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

const why = 'where tables lie concerns all jurisdictions'

/** Whether the extension that distributes tables is there. */
export async function canDistribute(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from pg_extension where extname = 'citus') as there`.execute(
    acrossJurisdictions(db, why),
  )
  return rows[0]!.there
}

/** The tables of the program, as they are. @param distributed whether the extension is there to be asked where they lie */
export async function tableFacts(db: Db, distributed: boolean): Promise<TableFacts[]> {
  const all = acrossJurisdictions(db, why)
  const { rows } = await sql<Omit<TableFacts, 'lies' | 'beside'>>`
    select c.relname as name,
      (select format_type(a.atttypid, a.atttypmod) || coalesce(' ' || k.collname, '') from pg_attribute a left join pg_collation k on k.oid = a.attcollation
        where a.attrelid = c.oid and a.attname = 'jurisdiction') as key,
      array(select i.indexrelid::regclass::text from pg_index i where i.indrelid = c.oid and i.indisunique and not exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'jurisdiction' and a.attnum = any(i.indkey)) order by 1) as "keysWithout",
      coalesce((select jsonb_agg(jsonb_build_object('name', f.conname, 'to', f.confrelid::regclass::text, 'holds', exists (
          select from unnest(f.conkey, f.confkey) as k(here, there)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.here and a.attname = 'jurisdiction'
          join pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.there and b.attname = 'jurisdiction')) order by f.conname)
        from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), '[]') as "foreignKeys",
      array(select tgname::text from pg_trigger where tgrelid = c.oid and not tgisinternal order by 1) as triggers
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`.execute(all)
  if (!distributed) return rows.map((r) => ({ ...r, lies: null, beside: null }))
  const { rows: lying } = await sql<{ name: string; type: string; beside: number }>`
    select table_name::text as name, citus_table_type as type, colocation_id as beside from citus_tables`.execute(all)
  const now = new Map(lying.map((l) => [l.name, l]))
  return rows.map((r) => {
    const l = now.get(r.name)
    const lies = l?.type === 'distributed' ? 'by-jurisdiction' : l?.type === 'reference' ? 'everywhere' : 'in-front'
    return { ...r, lies, beside: l ? Number(l.beside) : null }
  })
}

/** Puts one table where it should lie. The first distributed one makes the group that all others lie beside. */
export async function distributeTable(db: Db, table: string, to: Lies, first: string): Promise<void> {
  const all = acrossJurisdictions(db, why)
  if (to === 'everywhere') await sql`select create_reference_table(${table}::regclass)`.execute(all)
  else if (table === first)
    await sql`select create_distributed_table(${table}::regclass, 'jurisdiction', colocate_with => 'none')`.execute(all)
  else await sql`select create_distributed_table(${table}::regclass, 'jurisdiction', colocate_with => ${first})`.execute(all)
}
