import { hkdfSync } from 'node:crypto'
import pg from 'pg'
import type { Source } from './connection.ts'
import { applicationRole } from './migrate.ts'

/**
 * The address under which the application itself works: a login that has the rights of `tandem_app`, owns nothing and is a member of
 * nobody who does. It is made on the first start. Its password is derived from the owner's and a salt only the owner can read, so
 * every process that knows the owner's address finds the same one, and nobody has to keep it.
 * @throws NoApplicationLogin with what to do, when it can neither be used nor made
 */
export async function applicationLogin(owner: Source, url: string): Promise<string> {
  const wire = await owner.take()
  try {
    const { rows } = await wire.query('select role_name, salt, current_database() as name from tandem_private.application_login', [])
    const { role_name: role, salt, name } = rows[0] as { role_name: string; salt: string; name: string }
    const ownerPassword = new URL(url).password || new URL(url).searchParams.get('password') || process.env.PGPASSWORD || ''
    const password = Buffer.from(hkdfSync('sha256', ownerPassword, salt, `tandem login ${role}`, 24)).toString('base64url')
    const own = `${url}${url.includes('?') ? '&' : '?'}user=${encodeURIComponent(role)}&password=${encodeURIComponent(password)}`
    const first = await whyNotApplication(own)
    if (first === undefined) return own
    try {
      await wire.query(
        `begin; select pg_advisory_xact_lock(7306);
         do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if; end $$;
         alter role ${role} login password '${password}';
         grant ${applicationRole} to ${role};
         grant connect on database ${pg.escapeIdentifier(name)} to ${applicationRole};
         commit`,
        [],
      )
    } catch (e) {
      await wire.query('rollback', []).catch(() => {})
      throw new NoApplicationLogin((e as Error).message)
    }
    const then = await whyNotApplication(own)
    if (then !== undefined) throw new NoApplicationLogin(then)
    return own
  } finally {
    wire.release()
  }
}

/** Why an address is none the application may work under; undefined where it is one. */
export async function whyNotApplication(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 30_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ owns: boolean; works: boolean }>(
      `select pg_has_role(session_user, (select relowner from pg_class where oid = 'public.record_log'::regclass), 'member') as owns,
         has_table_privilege(current_user, 'public.jurisdictions', 'select') as works`,
    )
    if (rows[0]!.owns) return 'this account owns the tables, or can become their owner'
    if (!rows[0]!.works) return `this account has not the rights of ${applicationRole}`
    return undefined
  } catch (e) {
    return (e as Error).message
  } finally {
    await client.end().catch(() => {})
  }
}

export class NoApplicationLogin extends Error {
  constructor(why: string) {
    super(
      `The application works under a PostgreSQL login of its own, which cannot rewrite the record log. It could not be used or made: ${why}. ` +
        `Give the account of DATABASE_URL the right CREATEROLE, or make a login yourself (create role tandem_web login password '…'; grant ${applicationRole} to tandem_web) ` +
        `and set TANDEM_DATABASE_APP_URL to its address. ` +
        `程序要用一个单独的 PostgreSQL 登录账号（不能改写记录日志），现在无法使用或创建：${why}。请给 DATABASE_URL 的账号 CREATEROLE 权限，或者自己建一个登录账号并设置 TANDEM_DATABASE_APP_URL。`,
    )
    this.name = 'NoApplicationLogin'
  }
}
