import { askerOfSession, sessionCookieFor } from '#people'
import { fileBytes, mediaMegabytes } from '#platform'
import type { Env } from '#ui'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Services } from './app.ts'
import { jurisdictionFor } from './jurisdiction-for.ts'
import { isApi } from './tell.ts'

/**
 * Largest file of a form, in bytes; undefined where it is no form with files. Only of whoever is signed in is more taken than of anybody,
 * and only where something is attached.
 */
export async function mostOfFile(
  c: Context<Env>,
  { files, db, clock }: Pick<Services, 'files' | 'db' | 'clock'>,
): Promise<number | undefined> {
  if (!files || isApi(c) || !(c.req.header('content-type') ?? '').startsWith('multipart/form-data')) return undefined
  const cookie = getCookie(c, sessionCookieFor(c.get('secure')))
  const isMedia = /^\/(phone\/photos|delivery\/new|cases\/[^/]+\/contact|groups\/[^/]+\/session)$/.test(c.req.path)
  if (!cookie || !(isMedia || /\/(files|bid)$/.test(c.req.path))) return fileBytes
  const place = await jurisdictionFor(db, c.req.header('host') ?? '')
  if (!place || place === 'none') return fileBytes
  const { asker } = await askerOfSession(db, place.code, cookie, clock.now())
  if (asker.kind !== 'user') return fileBytes
  return isMedia ? Math.min(files.allowed.bytes, mediaMegabytes * 1024 * 1024) : files.allowed.bytes
}
