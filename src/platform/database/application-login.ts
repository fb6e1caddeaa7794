import { hkdfSync } from 'node:crypto'
import type { Words } from '#kernel'
import pg from 'pg'
import { Stopped } from '../stopped.ts'
import { stoppedWords } from '../words.ts'
import type { Source } from './connection.ts'
import { applicationRole } from './migrate.ts'
import { whileOthersBegin } from './others-begin.ts'

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
    const own = asLogin(url, role, password)
    const first = await whyNotApplication(own)
    if (first === undefined) return own
    const makeLogin = () =>
      wire.query(
        `begin; select pg_advisory_xact_lock(7306);
         do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if; end $$;
         alter role ${role} login password '${password}';
         grant ${applicationRole} to ${role};
         grant connect on database ${pg.escapeIdentifier(name)} to ${applicationRole};
         commit`,
        [],
      )
    try {
      await whileOthersBegin(() =>
        makeLogin().catch(async (e: unknown) => {
          await wire.query('rollback', []).catch(() => {})
          throw e
        }),
      )
    } catch (e) {
      throw new NoApplicationLogin(asItSays(e))
    }
    const then = await whyNotApplication(own)
    if (then !== undefined) throw new NoApplicationLogin(then)
    return own
  } finally {
    wire.release()
  }
}

/** An address under another login. As parameters, since the address of a socket has no place for a name before its host. */
export const asLogin = (url: string, login: string, password: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}user=${encodeURIComponent(login)}&password=${encodeURIComponent(password)}`

/** Why an address is none the application may work under; undefined where it is one. */
export async function whyNotApplication(url: string): Promise<Words | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 30_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ owns: boolean; works: boolean }>(
      `select pg_has_role(session_user, (select relowner from pg_class where oid = 'public.record_log'::regclass), 'member') as owns,
         has_table_privilege(current_user, 'public.jurisdictions', 'select') as works`,
    )
    if (rows[0]!.owns) return stoppedWords.both('loginOwns')
    if (!rows[0]!.works) return stoppedWords.both('loginMayNot', applicationRole)
    return undefined
  } catch (e) {
    return asItSays(e)
  } finally {
    await client.end().catch(() => {})
  }
}

/** What PostgreSQL says of itself is the same in every language. */
const asItSays = (e: unknown): Words => ({ zh: (e as Error).message, en: (e as Error).message })

export class NoApplicationLogin extends Stopped {
  constructor(why: Words) {
    super(stoppedWords.both('noLogin', why, applicationRole))
  }
}
