import type { Context } from 'hono'
import { isApi } from './tell.ts'

/**
 * A request's route as the measurements and the log of requests may say it. What is done with a tender is not told apart, nor one form
 * from another: on a quiet day the number of forms sent to one address would be the number of bids.
 */
export function quietRoute(c: Context): string {
  const route = c.req.routePath ?? c.req.path
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !isApi(c)) return '(form)'
  return route.startsWith('/tenders/:id/') ? '/tenders/:id/…' : route
}

/** The part of the application a request goes to: it shares its connections with others of the same part. */
export function areaOf(c: Context): string {
  const [first = '', second = ''] = c.req.path.split('/').slice(1)
  // Whoever comes from a browser that signed in before does not stand in line behind a flood of strangers.
  if (first === 'sign-in' && /(?:^|;\s*)(?:__Host-)?tandem-device=/.test(c.req.header('cookie') ?? '')) return 'sign-in, known browser'
  return first === 'api' ? second : first
}
