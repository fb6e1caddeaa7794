import { compiledRelease, extended, factsOf, flagsIn, type Json, type JsonSchema, mergeRules, releaseSchema } from '#ocds'
import { demonstration, type Demonstration } from '#testing'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Release, ReleasePackage } from './rules/ocds.ts'
import { extensionSchema } from './rules/extension.ts'

/* What is worth a look is said here by the rules that anybody can run on what is published here. */

let d: Demonstration
beforeAll(async () => {
  d = await demonstration()
})
afterAll(() => d.close())
const get = (path: string) => Promise.resolve(d.app.request(path))

interface Said {
  readonly indicators: readonly {
    readonly code: string
    readonly settings: Record<string, number>
    readonly looked: number
    readonly flags: readonly object[]
  }[]
}
const said = async (): Promise<Said> => {
  for (;;) {
    const r = await get('/open/flags.json')
    if (r.status !== 503) return (await r.json()) as Said
  }
}

test('whoever takes the data away finds the same by the same rules', async () => {
  const rules = mergeRules(extended(releaseSchema(), extensionSchema as unknown as JsonSchema))
  const releases = new Map<string, Release[]>()
  for (let page = 1; ; page++) {
    const r = await get(`/open/ocds.json?page=${page}`)
    if (r.status === 404) break
    for (const x of ((await r.json()) as ReleasePackage).releases) releases.set(x.ocid, [...(releases.get(x.ocid) ?? []), x])
  }
  const facts = [...releases.values()].map((of) => {
    const all = of as readonly unknown[] as Json[]
    return factsOf(compiledRelease(all, rules).release!, all)
  })
  const here = await said()
  const set = new Map(
    here.indicators.flatMap((i) => Object.entries(i.settings).map(([name, value]) => [`${i.code}.${name}`, value] as const)),
  )
  const inOrder = (flags: readonly object[]) => flags.map((f) => JSON.stringify(f)).sort()
  expect(here.indicators.map((i) => [i.code, i.looked, inOrder(i.flags)])).toEqual(
    flagsIn(facts, { set }).map((f) => [f.indicator.code, f.outcome.looked, inOrder(f.outcome.flags)]),
  )
  // The line of what may be bought without a call is that of the place, and something was looked at.
  expect(here.indicators.find((i) => i.code === 'T04')!.settings.amount).toBeGreaterThan(0)
  expect(here.indicators.filter((i) => i.looked > 0).map((i) => i.code)).toEqual(expect.arrayContaining(['R003', 'T02', 'T11', 'T12']))
})

describe('the page', () => {
  test.each(['zh', 'en'] as const)('in %s leads to each purchase it names, and says of each rule what it cannot tell', async (lang) => {
    const here = await said()
    const { document } = parseHTML(await (await get(`/open/flags?lang=${lang}`)).text())
    const flagged = here.indicators.filter((i) => i.flags.length > 0)
    expect([...document.querySelectorAll('section[id]')].map((s) => s.id)).toEqual(flagged.map((i) => i.code))
    for (const a of document.querySelectorAll('section[id] a[href^="/open/"]'))
      expect([a.getAttribute('href'), (await get(a.getAttribute('href')!)).status]).toEqual([a.getAttribute('href'), 200])
  })
})

describe('a card', () => {
  const hrefs = async (path: string) =>
    [...parseHTML(await (await get(path)).text()).document.querySelectorAll('main a[href^="/open/"]')].map((a) => a.getAttribute('href')!)

  test.each([
    ['purchases', /^\/open\/purchases\/pur_\w+$/],
    ['institutions', /^\/open\/institutions\/org_\w+$/],
  ])('of %s may be framed by anybody, in the language asked for, runs nothing and asks nothing', async (list, one) => {
    const path = (await hrefs(`/open/${list}`)).find((h) => one.test(h))!
    const page = await (await get(path)).text()
    // Who takes it finds the line to put into a page.
    expect(page).toContain(`${path}/card?lang=`)
    for (const [lang, says] of [
      ['zh', '的情况'],
      ['en', 'As of'],
    ] as const) {
      const r = await get(`${path}/card?lang=${lang}`)
      const { document } = parseHTML(await r.text())
      expect([r.status, r.headers.get('x-frame-options'), r.headers.get('content-security-policy')]).toEqual([
        200,
        null,
        expect.stringMatching(/script-src 'none'.*frame-ancestors \*/),
      ])
      expect(document.querySelector('main')!.textContent).toContain(says)
      expect(document.querySelector('h1 a')!.getAttribute('href')).toMatch(new RegExp(`^https?://[^/]+${path}$`))
      expect(document.querySelectorAll('form, script, input, button').length).toBe(0)
      // A browser that has it already is told so under the same headers: those of the answer hold from then on.
      const again = await d.app.request(`${path}/card?lang=${lang}`, { headers: { 'if-none-match': r.headers.get('etag')! } })
      expect([again.status, again.headers.get('x-frame-options')]).toEqual([304, null])
    }
    // What it leads to is framed by nobody.
    expect((await get(path)).headers.get('x-frame-options')).toBe('DENY')
  })

  test('of what is not public is not there', async () => {
    for (const path of ['/open/purchases/pur_none/card', '/open/institutions/org_none/card']) {
      const r = await get(path)
      // A page that says so has a menu and forms, and is framed by nobody.
      expect([r.status, r.headers.get('x-frame-options')]).toEqual([404, 'DENY'])
    }
  })
})
