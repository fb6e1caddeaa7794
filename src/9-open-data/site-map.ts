import type { C } from '#ui'
import { directory } from './directory.ts'
import { textAnswer } from './json-answer.ts'
import { publicIndex } from './public-index.ts'
import { publicInstitutions } from './public-institutions.ts'
import { listingPath } from './rules/directory.ts'
import { robotsOf, siteMapOf } from './rules/site-map-of.ts'

/** What programs that look for pages may go through. */
export const robots = (c: C): Response => textAnswer(c, robotsOf({ origin: c.get('origin'), isSynthetic: c.get('ctx').demo }), 'text/plain')

/** Every public page with the day on which something of it was published last. */
export async function siteMap(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const origin = c.get('origin')
  const [rows, institutions, services] = [await publicIndex(ctx), await publicInstitutions(ctx), await directory(ctx)]
  const fixed = ['', '/directory', '/words', '/purchases', '/institutions', '/punctuality', '/heard', '/take', '/log', '/about']
  return textAnswer(
    c,
    siteMapOf([
      ...fixed.map((path) => ({ url: `${origin}/open${path}` })),
      ...rows.map((r) => ({ url: `${origin}/open/purchases/${r.id}`, changed: r.on.toString() })),
      ...services.map((l) => ({ url: `${origin}${listingPath(l)}` })),
      ...institutions.map((i) => ({ url: `${origin}/open/institutions/${i.id}` })),
    ]),
    'application/xml',
  )
}
