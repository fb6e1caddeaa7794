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
    `select set_config(name, '0', false) from pg_catalog.pg_settings where name in ('transaction_timeout', 'idle_session_timeout')`,
    `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local')`,
  ].join('; ')
}
