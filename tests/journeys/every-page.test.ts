import { serve, type ServerType } from '@hono/node-server'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pseudo } from '#kernel'
import { type Demonstration, demonstration, drawn, isDrawn } from '#testing'
import { findBrowser } from '../builders/browser.ts'
import { axeFinds, cutBoxes, photograph, pictures, still, widerBy } from './looking.ts'
import { crawl, type Found } from './crawl.ts'
import { patience } from './stage.ts'

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
  'reviewer',
  'manager-tongxin',
  'worker-tongxin',
  'manager-bangban',
  'expert1',
  'evaluator',
  'committee',
  'administrator',
  'data-officer',
]
/** Routes that no link of the demonstration leads to. The journeys see those pages. */
const notReached = new Set([
  // Linked where the names are open, which the demonstration opens with its passphrase; src/clients and src/casework open them.
  '/clients/:id',
  '/clients/:id/edit',
  '/clients/:id/open-work',
  '/clients/:id/send',
  '/clients/take',
  '/clients/new',
  '/cases/:id',
  '/cases/:id/assess',
  '/cases/:id/close',
  '/cases/:id/contact',
  '/cases/:id/follow-up',
  '/cases/:id/goals/new',
  '/cases/:id/review',
  '/cases/:id/scales/:scale',
  // Linked where needs of an earlier round stand beside a plan; src/2-plans/earlier-needs.test.ts opens it.
  '/purchases/:id{pur_[0-9a-z]+}/earlier-needs',
  // The demonstration plans no group of its own; src/casework/group.test.ts opens them.
  '/groups/:id',
  '/groups/:id/session',
  // Nor an event; src/casework/event.test.ts opens them.
  '/events/:id',
  '/events/:id/edit',
  '/events/:id/hold',
  '/events/:id/sheet',
  // Nor supervision; src/casework/supervision.test.ts opens it.
  '/supervision/:id',
  '/supervision/:id/hold',
  // The demonstration appraises nothing; src/7-evaluations/appraisal.test.ts opens them.
  '/evaluations/appraisals/:id',
  '/evaluations/appraisals/:id/data',
  '/evaluations/appraisals/:id/word',
  '/evaluations/instruments/:id',
  // Nobody there reported anything; src/7-evaluations/independence.test.ts opens it.
  '/evaluations/independence/reports/:id',
  // Opened from a poster.
  '/e/:code',
  // The vote of the demonstration is over; src/votes/votes.test.ts opens what stands before and while residents vote.
  '/v/:id',
  '/v/:id/done',
  '/votes/:id/ballots',
  '/votes/:id/edit',
  '/votes/:id/projects/new',
  '/votes/ballots/:campaign',
  // Asked for by the page itself.
  '/assets/:file',
  // The demonstration has no logo; src/people/logos.test.ts shows one.
  '/logo/:sha256{[0-9a-f]{64}}',
  '/language/:lang',
  // Opened from a slip of paper, a letter or a phone.
  '/s',
  '/s/:code',
  '/s/a/:draft/:question',
  '/s/a/:draft/check',
  '/s/a/:draft/done',
  '/s/resume',
  '/o/:token',
  // Under the number of a receipt, which is kept nowhere.
  '/said/:receipt',
  '/invitations/:secret',
  // Stands after the form of a supplier, and where one asked; src/people/suppliers.test.ts sends and decides.
  '/suppliers/asked',
  '/people/suppliers/:id',
  // Linked only for the side that a contract lets end it early, and no contract of the demonstration does; src/4-contracts/contract.test.ts follows it.
  '/contracts/:id/end',
  // The demonstration sets no number of its own; src/people/local-numbers.test.ts opens one.
  '/law/local/:id',
  // Where the demonstration has no record that is still a draft, or waits for a decision.
  '/contracts/:id/drop',
  // Every month in which somebody of the demonstration began is handed in; src/5-delivery/first-day.test.ts opens them.
  '/delivery/appointments/:id/first-day',
  '/delivery/appointments/:id/withdraw',
  '/contracts/new/without-award',
  '/contracts/:id/duties/:duty/done',
  '/needs/:id/evidence',
  '/tenders/:id/bids/:bid/files/:n',
  // Nobody of the demonstration was photographed; src/casework/photos.test.ts opens one.
  '/cases/:id/files/:note',
  '/plans/:id/edit',
  '/plans/:id/lines/:line',
  '/plans/:id/lines/:line/goals/:goal',
  '/plans/:id/lines/:line/goals/new',
  '/plans/:id/lines/new',
  '/plans/:id/sources',
  '/surveys/:id/paper/:sheet',
  '/surveys/questionnaires/:id/questions/:question',
  '/surveys/questionnaires/:id/questions/new',
  '/tenders/:id/award',
  // Stands where offers are compared; tests/ways-of-buying.test.ts opens it.
  '/tenders/:id/compare',
  // Stand where bids of a tender are looked at before the scores; tests/examined-bids.test.ts opens them.
  '/tenders/:id/qualify',
  '/panel/:id/conform',
  // Stand where one supplier alone is asked; tests/single-source.test.ts opens them.
  '/tenders/:id/notice',
  '/tenders/:id/negotiate',
  // Stands where some are invited; tests/invited-tender.test.ts opens it.
  '/tenders/:id/applications',
  // Stands before a panel that talks with suppliers; tests/ways-of-buying.test.ts opens it.
  '/panel/:id/talks',
  // Nothing in the demonstration is challenged; src/3-tenders/challenges.test.ts and complaints.test.ts open them.
  '/challenges/:id',
  '/challenges/:id/complain',
  '/complaints/:id',
  '/tenders/:id/edit',
  '/delivery/:id/hand-in/:period',
  // Stand before somebody who has two organisations, or a second step of signing in; tests/account.test.ts opens them.
  '/account/organisation',
  '/account/recovery-codes',
  '/account/two-step/remove',
  '/reset/:secret',
  // Lead to a login service and back, where one was entered; tests/sign-on.test.ts goes all the way.
  '/sign-in/service',
  '/sign-in/back',
  '/sign-out/service',
  '/invitations/:secret/login',
  '/account/login/link',
  '/account/login/unlink',
  // Read by programs that know them.
  '/sitemap.xml',
  '/robots.txt',
  // Read by programs, at addresses that the page of the log names.
  '/open/log/checkpoint',
  '/open/log/key',
  '/open/log/tile/*',
  // The demonstration has no open request, and a text is found by searching; tests/data-officer.test.ts opens them.
  '/personal-data/requests/:id',
  '/personal-data/text',
  // Offered once a signed head reaches the entry; tests/record-log.test.ts takes it.
  '/log/:id{log_[0-9a-z_]+}/receipt',
  // More is due than the first page shows.
  '/due',
  // Where a form with files comes back to, and what is taken away from there; of the demonstration only some have files. tests/files.test.ts opens them.
  ...[
    '/tenders/:id',
    '/contracts/:id',
    '/delivery/records/:id',
    '/delivery/deliverables/:deliverable',
    '/payments/claims/:id',
    '/challenges/:id',
    '/complaints/:id',
    '/evaluations/rounds/:id',
    '/people/documents/:document',
  ].flatMap((at) => [`${at}/files`, `${at}/files/:file`]),
  // Named inside the packages of open data.
  '/open/extension/release-schema.json',
])

/** They may open less than somebody else here, or just the same: of each kind of page they open the first, and others by the seed. */
const lookOn = new Set(['approver', 'auditor', 'evaluator', 'committee', 'manager-bangban', 'worker-tongxin'])
/** The law and what is open to everybody, which reads the same whoever is signed in; the administrator may change some of it. */
const everybodys = /^\/(law|open)(\/|\?|$)/

/** A run of `npm test` opens half of the pages, and meets every route all the same. */
const inSample = (who: string) => (path: string, nth: number) => {
  const share = who !== 'public' && who !== 'administrator' && everybodys.test(path) ? 0.15 : nth > 1 && lookOn.has(who) ? 0.2 : 1
  // By the kind of page: the names of records differ from run to run.
  return share === 1 || isDrawn({ for: `opened by ${who}`, named: `${nth} ${path.replace(/[a-z]{3}_[0-9a-z]{26}/g, ':id')}`, share })
}

let d: Demonstration
let server: ServerType
let browser: Browser
let base: string
const found: Found[] = []
const faults: string[] = []
beforeAll(async () => {
  d = await demonstration([pseudo])
  server = await new Promise((resolve) => {
    const s = serve({ fetch: d.app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(s))
  })
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const program = process.env.TANDEM_TEST_BROWSER ? JSON.parse(process.env.TANDEM_TEST_BROWSER) : await findBrowser()
  if ('missing' in program) throw new Error(program.missing)
  browser = await chromium.launch({ executablePath: program.path, args: program.args })
  for (const who of whos) {
    const c = await crawl(d, who, 'en', undefined, inSample(who))
    found.push(...c.found)
    faults.push(...c.faults)
  }
})
afterAll(async () => {
  await browser.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await d.close()
})

/** The fullest page of each route, and of the institution's side where both sides see it. */
function examples(): Found[] {
  const best = new Map<string, Found>()
  for (const f of found.filter((x) => x.bytes > 0)) {
    const key = `${/^(manager|worker)/.test(f.who) ? 'institution' : 'office'} ${f.route}`
    if (f.bytes > (best.get(key)?.bytes ?? 0)) best.set(key, f)
  }
  const office = new Set([...best.values()].filter((f) => !/^(manager|worker)/.test(f.who)).map((f) => f.route))
  // What looks the same from either side is looked at once.
  return [...best.values()].filter((f) => !/^(manager|worker)/.test(f.who) || !office.has(f.route) || ownSides.test(f.route))
}
/** Pages that an institution sees otherwise than an office. */
const ownSides = /^\/($|contracts|delivery|payments|evaluations|tenders)/

test('no link leads nowhere, and no page says what only a program says', () => {
  expect([...new Set(faults)]).toEqual([])
})

test('every route of the app is reached by a link', () => {
  const reached = new Set(found.map((f) => f.route))
  const routes = new Set(d.app.routes.filter((r) => r.method === 'GET' && !r.path.startsWith('/api/')).map((r) => r.path))
  expect([...routes].filter((r) => !reached.has(r) && !notReached.has(r)).sort()).toEqual([])
  expect([...notReached].filter((r) => !routes.has(r))).toEqual([])
})

// The third is a language nobody speaks, a third longer than English: a box that holds it holds any.
test.each(['zh', 'en', pseudo.code])('every page fits a phone and a desk, and axe finds nothing, in %s', async (lang) => {
  const wrong: string[] = []
  const some = drawn(examples(), { for: `looked at in ${lang}`, named: (f) => `${f.who} ${f.route}`, share: 0.16 })
  for (const who of new Set(some.map((f) => f.who))) {
    const context = await browser.newContext(still)
    context.setDefaultTimeout(patience)
    await context.addCookies([
      { name: 'language', value: lang, url: base },
      ...(who === 'public' ? [] : [{ name: 'tandem', value: await d.signIn(who), url: base }]),
    ])
    const page = await context.newPage()
    for (const f of some.filter((x) => x.who === who)) {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(base + f.path)
      for (const width of lang === pseudo.code ? [390] : [390, 1280]) {
        await page.setViewportSize({ width, height: 844 })
        const name = `${who} ${f.path} at ${width}`
        const wide = await widerBy(page)
        if (wide > 0) wrong.push(`${name} is ${wide} px wider than the screen`)
        wrong.push(...(await cutBoxes(page)).map((says) => `${name}: “${says}” does not fit its box`))
        // What axe looks at differs by the screen and hardly by the language.
        if (lang !== pseudo.code && (width === 390) === (lang === 'zh'))
          wrong.push(...(await axeFinds(page)).map((says) => `${name}: ${says}`))
        if (pictures) await photograph(page, `${f.route.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'front'}.${who}.${width}.${lang}`)
      }
    }
    await context.close()
  }
  expect(wrong).toEqual([])
})
