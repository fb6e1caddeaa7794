import { drawn, type Everything, everything, routeFinder, visitor, type Visitor } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

/* Every page that opens without an account, asked with what nobody types: an answer in words, never a fault, and never a way elsewhere. */

let w: Everything
let public_: Visitor
beforeAll(async () => {
  w = await everything()
  public_ = await visitor(w, 'public')
})
afterAll(() => w.close())

const hostile = [
  '%0a%0dset-cookie:x=1',
  '%00',
  '%',
  '%zz',
  '%ff%fe',
  '%ed%a0%80',
  '%09//other.example',
  '/%0aother.example',
  '%E2%80%AE',
  '-1',
  '1e999',
  'NaN',
  '99999999999999999999',
  '2026-02-30',
  '__proto__',
  "';drop table users--",
  '<script>alert(1)</script>',
  '%F0%9F%98%80'.repeat(50),
  'x'.repeat(5000),
  '[]',
  '%5B%5D=',
] // prettier-ignore
const names = [
  'q',
  'page',
  'sort',
  'format',
  'to',
  'code',
  'draft',
  'community',
  'year',
  'day',
  'from',
  'state',
  'done',
  'sent',
  'place',
  '__proto__',
]

test('answers hostile queries and paths with less than 500, in words, leading nowhere else', async () => {
  const of = routeFinder(w, 'GET')
  const routes = new Map<string, string>()
  for (const [path] of Object.entries(w.pages)) {
    const bare = path.split('?')[0]!
    const route = of(bare)
    if (route && !routes.has(route)) routes.set(route, bare)
  }
  const open: string[] = [
    '/sign-in',
    '/forgotten',
    '/s',
    '/s/resume',
    '/language/en',
    '/language/xx',
    '/open/ocds.json',
    '/open/records.json',
    '/open/feed.atom',
    '/api',
    '/api/openapi.json',
    '/law',
    '/search',
  ]
  for (const path of routes.values()) if ((await public_.get(path)).status < 400) open.push(path)
  expect(open.length).toBeGreaterThan(20)
  const faults: string[] = []
  for (const [i, path] of [...new Set(open)].entries())
    for (const [j, value] of drawn([...hostile.entries()], { for: path, named: ([n]) => String(n) })) {
      // Every name meets every value somewhere; all names at once, and each name twice.
      const one = names[(i + j) % names.length]!
      for (const query of [`${names.map((n) => `${n}=${value}`).join('&')}`, `${one}=${value}&${one}=${value}`, value]) {
        const r = await public_.get(`${path}?${query}`)
        const away = r.location !== null && !/^\/(?!\/)/.test(r.location)
        if (r.status >= 500 || away || /\n\s+at \S+ ?\(/.test(r.text))
          faults.push(`${path}?${query.slice(0, 80)}: ${r.status} ${r.location ?? ''}`)
      }
    }
  for (const value of hostile)
    for (const path of [
      `/s/${value}`,
      `/o/${value}`,
      `/reset/${value}`,
      `/invitations/${value}`,
      `/open/purchases/${value}`,
      `/open/purchases/${value}/feed.atom`,
      `/open/years/${value}/releases.jsonl`,
      `/law/${value}`,
      `/language/${value}`,
      `/tenders/${value}`,
    ]) {
      const r = await public_.get(path.replace(/\s/g, '%20'))
      if (r.status >= 500) faults.push(`${path.slice(0, 80)}: ${r.status}`)
    }
  expect(faults).toEqual([])
})
