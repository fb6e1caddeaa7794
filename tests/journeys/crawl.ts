import type { Demonstration } from '#testing'

/** One page as one person finds it by following links. */
export interface Found {
  who: string
  path: string
  /** Route that answered it, as the app declares it: `/contracts/:id`. */
  route: string
  /** Length of the page; 0 for a file. */
  bytes: number
}

/**
 * Links that are shown although they are refused, because hiding them would tell: that the slips of a survey can no longer be printed
 * says that somebody has answered.
 */
const told: Readonly<Record<string, number>> = { '/surveys/:id/slips': 409 }

/** The route that answers an address, as the app declares it. The measurements do not tell: some of them name several as one. */
function routesOf(d: Demonstration): (path: string) => string {
  const routes = d.app.routes
    .filter((r) => r.method === 'GET' && (!r.path.includes('*') || r.path.startsWith('/open/log/tile')))
    // Of several the one with the fewest places to fill: /plans/new before /plans/:id.
    .toSorted((a, b) => a.path.split(':').length - b.path.split(':').length)
    .map(({ path }) => {
      const filled = path.replace(/\/\*$/, '/.+').replace(/:[a-z]+(?:\{([^}]+)\})?/gi, (_, own: string | undefined) => own ?? '[^/]+')
      return { path, fits: new RegExp(`^${filled}$`) }
    })
  return (path) => {
    const [bare] = path.split('?') as [string]
    return routes.find((r) => r.fits.test(bare))?.path ?? bare
  }
}

/** Pages of one route that are followed further for one person; lists lead to hundreds of the same kind. */
const perRoute = 3

/**
 * Follows every link that a person is shown, from the front page on. A link that does not answer with a page or a file,
 * and words that only a program says, are faults.
 */
export async function crawl(
  d: Demonstration,
  who: string,
  lang: string,
  seenPage: (path: string, html: string) => void = () => {},
  /** Whether a page is opened, that is the first, second or third of its kind that this person meets. */
  opened: (path: string, nth: number) => boolean = () => true,
): Promise<{ found: Found[]; faults: string[] }> {
  const routeOf = routesOf(d)
  const cookie = `language=${lang}${who === 'public' ? '' : `; tandem=${await d.signIn(who)}`}`
  const [found, faults]: [Found[], string[]] = [[], []]
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  const queue: { path: string; from: string }[] = ['/', '/search?q=社区'].map((path) => ({ path, from: 'the start' }))
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { path, from } = next
    if (seen.has(path)) continue
    seen.add(path)
    const shape = path.replace(/[a-z]{3}_[0-9a-z]{26}/g, ':id').replace(/=[^&]*/g, '=')
    const times = (counts.get(shape) ?? 0) + 1
    if (times > perRoute) continue
    counts.set(shape, times)
    if (!opened(path, times)) continue
    const answer = await d.app.request(`http://test.example${path}`, { headers: { cookie, host: 'test.example' } })
    const route = routeOf(path)
    if ([301, 302, 303].includes(answer.status)) {
      const to = answer.headers.get('location')!
      if (to.startsWith('/')) queue.push({ path: to, from })
      found.push({ who, path, route, bytes: 0 })
      continue
    }
    if (answer.status !== 200 && told[route] !== answer.status)
      faults.push(`${who} is shown a link to ${path}, which answers ${answer.status}, on ${from}`)
    const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html')
    const text = isPage ? await answer.text() : ''
    if (!isPage) await answer.arrayBuffer()
    found.push({ who, path, route, bytes: text.length })
    if (isPage) seenPage(path, text)
    const shown = text.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')
    for (const odd of ['undefined', '[object', 'NaN', 'Infinity', 'Invalid Date', 'null'])
      if (shown.includes(odd))
        faults.push(
          `${who} reads “${odd}” on ${path}: …${shown.slice(Math.max(0, shown.indexOf(odd) - 60), shown.indexOf(odd) + 40).replace(/\s+/g, ' ')}`,
        )
    for (const [, href] of text.matchAll(/\shref="([^"]+)"/g)) {
      const to = new URL(href!.replaceAll('&amp;', '&'), `http://test.example${path}`)
      if (to.host === 'test.example' && !/^\/(language|assets)\//.test(to.pathname))
        queue.push({ path: to.pathname + to.search, from: path })
    }
  }
  return { found, faults }
}
