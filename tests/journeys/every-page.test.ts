import { serve, type ServerType } from '@hono/node-server'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demonstration, demonstration } from '#testing'
import { findBrowser } from '../builders/browser.ts'
import { axeFinds, photograph, pictures, widerBy } from './looking.ts'
import { crawl, type Found } from './crawl.ts'

/*
 * Every page that somebody of the demonstration district can reach by its links: no link leads nowhere, no page is wider than
 * the screen, axe finds nothing, in either language, on a phone and on a desk.
 */

const whos = [
  'public',
  'officer',
  'approver',
  'treasurer',
  'auditor',
  'manager-tongxin',
  'worker-tongxin',
  'manager-bangban',
  'expert1',
  'evaluator',
  'committee',
  'administrator',
]
/** Routes that answer with no page of their own, or that no link leads to, each with its reason. */
const notReached = new Set<string>([])

let d: Demonstration
let server: ServerType
let browser: Browser
let base: string
const found: Found[] = []
const faults: string[] = []
beforeAll(async () => {
  d = await demonstration()
  server = await new Promise((resolve) => {
    const s = serve({ fetch: d.app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(s))
  })
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const program = process.env.TANDEM_TEST_BROWSER ? JSON.parse(process.env.TANDEM_TEST_BROWSER) : await findBrowser()
  if ('missing' in program) throw new Error(program.missing)
  browser = await chromium.launch({ executablePath: program.path, args: program.args })
  for (const who of whos) {
    const c = await crawl(d, who, 'en')
    found.push(...c.found)
    faults.push(...c.faults)
  }
}, 600_000)
afterAll(async () => {
  await browser.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await d.close()
})

/** The fullest page of each route, and of each side of the table where both see it. */
function examples(): Found[] {
  const best = new Map<string, Found>()
  for (const f of found.filter((x) => x.bytes > 0)) {
    const side = f.who === 'public' ? 'public' : /^(manager|worker)/.test(f.who) ? 'institution' : 'office'
    const key = `${side} ${f.route}`
    if (f.bytes > (best.get(key)?.bytes ?? 0)) best.set(key, f)
  }
  return [...best.values()].sort((a, b) => (a.route < b.route ? -1 : 1))
}

test('no link leads nowhere, and no page says what only a program says', () => {
  expect([...new Set(faults)]).toEqual([])
})

test('every route of the app is reached by a link', () => {
  const reached = new Set(found.map((f) => f.route))
  const routes = new Set(d.app.routes.filter((r) => r.method === 'GET' && !r.path.startsWith('/api/')).map((r) => r.path))
  expect([...routes].filter((r) => !reached.has(r) && !notReached.has(r)).sort()).toEqual([])
})

describe.each([
  ['phone', 390, 844],
  ['desk', 1280, 900],
] as const)('on a %s', (device, width, height) => {
  test.each(['zh', 'en'] as const)('every page fits and axe finds nothing, in %s', async (lang) => {
    const wrong: string[] = []
    const contexts = new Map<string, Awaited<ReturnType<typeof browser.newContext>>>()
    for (const f of examples()) {
      let context = contexts.get(f.who)
      if (!context) {
        context = await browser.newContext({ viewport: { width, height } })
        await context.addCookies([
          { name: 'language', value: lang, url: base },
          ...(f.who === 'public' ? [] : [{ name: 'tandem', value: await d.signIn(f.who), url: base }]),
        ])
        contexts.set(f.who, context)
      }
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto(base + f.path)
      const name = `${f.who} ${f.path}`
      const wide = await widerBy(page)
      if (wide > 0) wrong.push(`${name} is ${wide} px wider than the screen`)
      // What axe looks at differs by the screen and hardly by the language.
      if ((device === 'phone') === (lang === 'zh')) wrong.push(...(await axeFinds(page)).map((says) => `${name}: ${says}`))
      if (pictures) await photograph(page, `${f.route.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'front'}.${f.who}.${width}.${lang}`)
    }
    for (const context of contexts.values()) await context.close()
    expect(wrong).toEqual([])
  })
})
