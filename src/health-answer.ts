import { isRefusal } from '#kernel'
import { lawHere } from '#people'
import type { Context } from 'hono'
import type { Services } from './app.ts'
import { jurisdictionFor } from './jurisdiction-for.ts'

/**
 * A process whose clock is wrong says so with 503 too, and one that does not know the law of the place that is asked for: whoever
 * divides the requests among several leaves it out.
 */
export async function healthAnswer(c: Context, { db, health, places, clock }: Services): Promise<Response> {
  const [known, apart] = [await health!(), clock.apart?.()]
  const found = known === 'ok' ? await soon(jurisdictionFor(db, c.req.header('host') ?? '')) : undefined
  const here = found === 'late' || found === 'none' ? undefined : found
  const lawless = here && isRefusal(lawHere(here)) ? here.place : undefined
  const status =
    known === 'no database' || known === 'disk full'
      ? known
      : apart
        ? 'clocks apart'
        : lawless !== undefined
          ? 'law unknown'
          : found === 'late'
            ? 'degraded'
            : known
  return c.json(
    {
      status,
      database: places === undefined ? 'embedded' : 'postgres',
      ...(apart && { secondsApart: apart.seconds ?? null }),
      ...(lawless !== undefined && { place: lawless }),
    },
    known === 'no database' || known === 'disk full' || apart || lawless !== undefined ? 503 : 200,
    { 'cache-control': 'no-store' },
  )
}

/** What does not come within half a second, or not at all, as from a table somebody holds locked, is late. */
const soon = <T>(asked: Promise<T>): Promise<T | 'late'> =>
  Promise.race([asked.catch(() => 'late' as const), new Promise<'late'>((r) => setTimeout(() => r('late'), 500).unref())])
