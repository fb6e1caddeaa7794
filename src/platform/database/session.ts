import type { Waits } from '../waits.ts'

/**
 * What a connection to PostgreSQL is set to before anything else. A login may alter most settings for itself (`alter role … set`), and so
 * may a database; whatever the program relies on is said here, so that it depends on neither.
 */
const sessionSettings = (waits: Waits): Readonly<Record<string, string>> => ({
  // Names are looked for in our tables, and in temporary ones only when we have none of that name.
  search_path: 'public, pg_temp',
  timezone: 'UTC',
  // How values are written and read (values.ts).
  client_encoding: 'UTF8',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  // What a statement means.
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  transform_null_equals: 'off',
  // Every change of state is a compare-and-set that sees what was committed before it, and may write.
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  row_security: 'on',
  statement_timeout: String(Math.round(waits.statement * 1000)),
  lock_timeout: String(Math.round(waits.lock * 1000)),
  idle_in_transaction_session_timeout: String(Math.round(waits.idle * 1000)),
})

/** Limits newer than the oldest PostgreSQL that is supported, which would end a connection that does nothing wrong. */
const endless = ['transaction_timeout', 'idle_session_timeout']

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * The statements that set it. Two limits are newer than the oldest PostgreSQL that is supported; and what was acknowledged must be on
 * disk, while a server that waits for more than its own disk goes on doing so.
 */
export const setUpOf = (waits: Waits): string => {
  const list = Object.entries(sessionSettings(waits)).map(([name, value]) => `set_config(${quoted(name)}, ${quoted(value)}, false)`)
  return [
    // First, and by itself: under a limit of milliseconds the longer statement would not be finished.
    `set statement_timeout = ${sessionSettings(waits)['statement_timeout']}`,
    `select ${list.join(', ')}`,
    `select set_config(name, '0', false) from pg_catalog.pg_settings where name in (${endless.map(quoted).join(', ')})`,
    `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local')`,
  ].join('; ')
}

/**
 * What a connection is not set to as it should be, as `name = value`. Behind a pooler that lends connections for one transaction nothing
 * can be set for good: there a login is set up once, and looked at.
 */
export async function notSetUp(query: Query, waits: Waits): Promise<string[]> {
  const wanted = Object.entries(sessionSettings(waits))
  const { rows } = await query(
    `select w.name || ' = ' || quote_literal(w.value) as wrong
       from unnest($1::text[], $2::text[]) with ordinality w(name, value, n) join pg_catalog.pg_settings s on lower(s.name) = w.name where s.setting <> w.value
     union all select name || ' = 0' from pg_catalog.pg_settings where name = any($3) and setting <> '0'
     union all select 'synchronous_commit = on' where current_setting('synchronous_commit') in ('off', 'local')`,
    [wanted.map(([name]) => name), wanted.map(([, value]) => value), endless],
  )
  return rows.map((r) => r.wrong as string)
}

/** Sets a login up for a pooler: every connection the pooler opens for it begins with this. @param login as the database names it, quoted */
export const setUpLogin = (login: string, database: string, waits: Waits): string =>
  [
    ...Object.entries(sessionSettings(waits)).map(
      ([name, value]) =>
        `alter role ${login} in database ${database} set ${name} = ${name === 'search_path' || name === 'datestyle' ? value : quoted(value)}`,
    ),
    `alter role ${login} in database ${database} set synchronous_commit = on`,
  ].join('; ')

type Query = (text: string, values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
