import { acrossJurisdictions, type Db } from '#platform'
import { sql } from 'kysely'

interface ColumnRow {
  table: string
  column: string
  type: string
  nullable: boolean
  filled: boolean
}

/** The file `src/platform/database/columns.gen.ts` as it has to be for the tables that are really there. */
export async function columnTypes(db: Db): Promise<string> {
  const { rows } = await sql<ColumnRow>`
    select c.table_name as "table", c.column_name as "column", c.udt_name as type, c.is_nullable = 'YES' as nullable,
      c.column_default is not null or c.is_identity = 'YES' or c.is_generated = 'ALWAYS' as filled
    from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'kysely%' and c.table_name <> 'migrations'
    order by c.table_name, c.ordinal_position`.execute(acrossJurisdictions(db, 'the tables themselves'))
  const tables = [...Map.groupBy(rows, (r) => r.table)]
  return `// Made from the migrated tables; tests/columns.test.ts says how. Not to be edited: a column is added by a migration.
import type { Day, Moment } from '#kernel'
import type { ColumnType, Generated } from 'kysely'

/** Json that is there, read as a value and written as a value. */
export type SomeJson = ColumnType<NonNullable<unknown>, NonNullable<unknown>, NonNullable<unknown>>
/** Json that may be null. */
export type MaybeJson = ColumnType<NonNullable<unknown> | null, NonNullable<unknown> | null, NonNullable<unknown> | null>

/** Every column of every table: what is read from it, and by \`Generated\` whether it may be left out when a row is made. */
export interface Columns {
${tables.map(([table, columns]) => `  ${table}: {\n${columns.map((c) => `    ${c.column}: ${typeOf(c)}\n`).join('')}  }`).join('\n')}
}

/** The names of the columns, where a record is written back into its row. */
export const columnNames = {
${tables.map(([table, columns]) => `  ${table}: [${columns.map((c) => `'${c.column}'`).join(', ')}],`).join('\n')}
} as const satisfies { readonly [T in keyof Columns]: readonly (keyof Columns[T])[] }
`
}

const plain: Readonly<Record<string, string>> = {
  text: 'string',
  int2: 'number',
  int4: 'number',
  float8: 'number',
  int8: 'bigint',
  numeric: 'string',
  bool: 'boolean',
  date: 'Day',
  timestamptz: 'Moment',
  bytea: 'Uint8Array',
  _text: 'string[]',
  _int4: 'number[]',
  _int8: 'bigint[]',
  _numeric: 'string[]',
  _date: 'Day[]',
}

function typeOf(c: ColumnRow): string {
  if (c.type === 'jsonb' || c.type === 'json') {
    if (c.filled) return c.nullable ? 'MaybeJson' : 'Generated<NonNullable<unknown>>'
    return c.nullable ? 'MaybeJson' : 'SomeJson'
  }
  const of = plain[c.type]
  if (!of) throw new Error(`${c.table}.${c.column} is of a type (${c.type}) that nobody has said how to read`)
  const type = c.nullable ? `${of} | null` : of
  return c.filled ? `Generated<${type}>` : type
}
