import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { day, newId, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect } from 'vitest'
import { openSession } from '../../src/people/session.ts'
import { findBrowser } from '../builders/browser.ts'
import { bothSign, directContract, good, world, type World } from '#testing'
import { chapters } from './chapters.ts'
import { axeFinds, widerBy } from './looking.ts'
import { patience } from './stage.ts'

/*
 * A worker's telephone for three days without signal, in a browser with a profile of its own: installed, written on, closed and opened
 * again, sent, in conflict, signed out meanwhile, and lost. What lies in its profile is looked through for what was written.
 */

const test = chapters()
const worker = 'worker-tongxin'
const pin = 'blue boat 7'
/** Marked, so that they can be looked for wherever they must not be. */
const marked = { note: 'MARKEDNOTEOFAVISIT', draft: 'MARKEDDRAFTHALFDONE', title: 'MARKEDGROUPTITLE' }

let w: World
let c: { id: string; visits: string }
let groupId = ''
let [base, profile] = ['', '']
let server: ServerType
let browser: BrowserContext
let page: Page
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  c = await bought()
  const planned = { title: marked.title, line: `${c.id}/${c.visits}`, aims: 'talk', sessions: '6', members: '3', nextOn: '2026-03-02' }
  groupId = (await w.post(worker, '/groups/new', { _once: crypto.randomUUID(), ...planned })).headers.get('location')!.split('/').at(-1)!
  server = await new Promise<ServerType>((resolve) => {
    const s = serve({ fetch: w.app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(s))
  })
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  profile = mkdtempSync(join(tmpdir(), 'tandem-phone-'))
  await comesOn()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await w?.close()
  rmSync(profile, { recursive: true, force: true })
})

async function bought() {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '探访', communityIds: w.district.communities.slice(0, 1) }))
  const line = (title: string, unitTerms: UnitTerms | null) => ({
    ...{ id: newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')), kind: 'project' as const, title, unit: '个', quantity: 90 },
    ...{ unitPrice: yuan('100'), amount: yuan('9000'), hangsOn: null, unitTerms },
  })
  const visits = line('Visits', null)
  const made = { purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [visits] }
  const { id } = good(await directContract(w, officer, { ...made, startsOn: day('2026-03-01'), noTenderReason: '续签第二年' }))
  await bothSign(w, id)
  return { id, visits: visits.id }
}

/** The telephone is switched on: the same profile, whatever was open before. */
async function comesOn(): Promise<void> {
  await browser?.close()
  const found = process.env.TANDEM_TEST_BROWSER ? JSON.parse(process.env.TANDEM_TEST_BROWSER) : await findBrowser()
  if ('missing' in found) throw new Error(found.missing)
  const looks = { viewport: { width: 390, height: 844 }, locale: 'en-GB', hasTouch: true, reducedMotion: 'reduce' as const }
  browser = await chromium.launchPersistentContext(profile, { executablePath: found.path, args: found.args, ...looks })
  browser.setDefaultTimeout(patience)
  page = browser.pages()[0] ?? (await browser.newPage())
  page.on('dialog', (d) => void d.accept())
  await itIs(w.clock.now().toString())
}
/** Moves the clock of the server, and that of the telephone with it. */
async function itIs(moment: string, o: { phone?: string } = {}): Promise<void> {
  w.clock.set(moment)
  await browser.clock.setFixedTime(new Date(Temporal.Instant.from(o.phone ?? moment).epochMilliseconds))
}
async function signsIn(): Promise<void> {
  const ctx = await w.as(worker)
  const { userId, organisationId } = ctx.asker
  const s = { userId: userId!, organisationId: organisationId!, demonstration: false, device: null }
  const value = await openSession({ ...ctx, now: w.clock.now() }, w.db, s)
  await browser.addCookies([
    { name: 'tandem', value, url: base },
    { name: 'language', value: 'en', url: base },
  ])
}
const press = async (name: string | RegExp) => await page.getByRole('button', { name }).first().click()
const sees = async (text: string | RegExp) => await page.getByText(text).first().waitFor()
const fill = async (name: string, value: string) => await page.locator(`[name="${name}"]`).fill(value)
const tick = async (name: string, value: string) => await page.locator(`[name="${name}"][value="${value}"]`).check({ force: true })
const opens = async () => {
  await page.goto(`${base}/phone/`)
  await fill('pin', pin)
  await press('Open')
  await page.getByRole('button', { name: /^Not sent yet/ }).waitFor()
}
/** Sent as far as it can be: nothing goes on any more. */
const waiting = async (n: number) => await page.getByRole('button', { name: `Not sent yet ${n}`, exact: true }).waitFor()
const visits = async (minutes: string, more: Record<string, string> = {}) => {
  await press('Record a service')
  await tick('what', 'home-visit')
  await fill('minutes', minutes)
  await fill('people', '1')
  for (const [name, value] of Object.entries(more)) await fill(name, value)
  await press('Save on the phone')
  await page.locator('header strong').waitFor()
}
const records = async () =>
  (
    await sql<{ minutes: number; version: number; note: string | null }>`
      select minutes, version, note from service_records where contract_id = ${c.id} and not struck order by recorded_at, id`.execute(
      w.database.db,
    )
  ).rows

test('the telephone is named, locked with a PIN and keeps the island for when there is no signal', async () => {
  await page.goto(`${base}/phone/`)
  await fill('name', 'work phone')
  await fill('pin', pin)
  await fill('again', 'something else')
  await press('Use it on this phone')
  await sees('The two PINs differ')
  await fill('again', pin)
  await press('Use it on this phone')
  await sees('Sign in first')
  await signsIn()
  await press('Use it on this phone')
  await sees(marked.title)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

test('three days without signal: visits, a session with who came, one that was begun and stopped, and one that is corrected', async () => {
  await browser.setOffline(true)
  await visits('30', { note: marked.note })
  await sees('Saved on the phone')
  await waiting(1)
  // The telephone is switched off and on again, and opens without signal.
  await comesOn()
  await browser.setOffline(true)
  await opens()
  await waiting(1)
  await itIs('2026-03-03T09:00:00+08:00')
  await page
    .getByRole('button', { name: new RegExp(`^${marked.title}`) })
    .first()
    .click()
  for (const n of ['1', '2']) await tick('present', n)
  await fill('minutes', '60')
  await press('Save on the phone')
  await waiting(2)
  await itIs('2026-03-04T09:00:00+08:00')
  // Half of it is typed when the page is gone.
  await press('Record a service')
  await fill('note', marked.draft)
  await page.locator('[name=note]').blur()
  await page.waitForTimeout(500)
  await page.reload()
  await fill('pin', pin)
  await press('Open')
  await sees('What you began is kept')
  expect(await page.locator('[name=note]').inputValue()).toBe(marked.draft)
  await press('Discard it')
  // What waits is opened and put right.
  await press(/^Not sent yet/)
  await press('Change')
  expect(await page.locator('[name=minutes]').inputValue()).toBe('30')
  await fill('minutes', '35')
  await press('Save on the phone')
  await waiting(2)
  await page.getByLabel(/Find a case/).fill('markedgroup')
  await page.locator('search ul button').first().waitFor()
  expect(await records()).toEqual([])
})

test('what lies in the profile of the telephone says nothing to whoever copies it', async () => {
  expect(await lyingThere()).toEqual([])
})

test('with signal, and the sign-in expired, everything waits and says so; signed in, it is sent in its order', async () => {
  await browser.setOffline(false)
  await press(/^Not sent yet/)
  await sees('Your sign-in has expired')
  expect(await records()).toEqual([])
  await page.getByRole('link', { name: 'Sign in to send' }).click()
  await page.waitForURL(/sign-in/)
  await signsIn()
  await opens()
  await waiting(0)
  expect((await records()).map((r) => [r.minutes, r.note])).toEqual([
    [35, marked.note],
    [60, null],
  ])
})

test('a record that was corrected at the desk meanwhile is shown in both versions, and the worker chooses', async () => {
  await browser.setOffline(true)
  await press(/^My last records/)
  await page.getByRole('button', { name: /35/ }).first().click()
  await fill('reason', 'wrong')
  await fill('minutes', '50')
  await press('Save on the phone')
  await waiting(1)
  const { rows } = await sql<{ id: string }>`select id from service_records where contract_id = ${c.id} and minutes = 35`.execute(
    w.database.db,
  )
  const typed = {
    what: 'home-visit',
    minutes: '40',
    askedBy: 'own-plan',
    category: 'direct',
    line: `${c.id}/${c.visits}`,
    people: '1',
    units: '',
  }
  const desk = {
    ...typed,
    communityId: '',
    servedOn: '2026-03-02',
    note: '',
    reason: 'seen again',
    _version: '1',
    _once: crypto.randomUUID(),
  }
  expect((await w.post(worker, `/delivery/records/${rows[0]!.id}/correct`, desk)).status).toBe(303)
  await browser.setOffline(false)
  await press(/^Not sent yet/)
  await sees('This record was changed since you saw it')
  expect(await page.locator('.both').innerText()).toMatch(/40[\s\S]*50/)
  await looked()
  await press('Use what I wrote')
  await waiting(0)
  expect((await records()).map((r) => [r.minutes, r.version])).toContainEqual([50, 3])
})

test('a telephone whose clock is a day ahead asks for the day before anything is stored', async () => {
  await itIs('2026-03-04T10:00:00+08:00', { phone: '2026-03-05T10:00:00+08:00' })
  await press('Back')
  const before = (await records()).length
  await visits('20', { servedOn: '2026-03-04' })
  await waiting(1)
  await press(/^Not sent yet/)
  await sees('The clock of the phone is wrong')
  expect(await records()).toHaveLength(before)
  await press('The day is right')
  await waiting(0)
  expect(await records()).toHaveLength(before + 1)
})

test('where the telephone has no room left, what was typed stays on its page, and nothing that waits is touched', async () => {
  await itIs('2026-03-04T10:30:00+08:00')
  await browser.setOffline(true)
  await press('Back')
  await visits('21')
  await waiting(1)
  await press('Record a service')
  await tick('what', 'home-visit')
  await fill('minutes', '22')
  await fill('people', '1')
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    ;(globalThis as { freed?: () => void }).freed = () => (IDBObjectStore.prototype.put = put)
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await press('Save on the phone')
  await sees('The phone has no room left')
  expect(await page.locator('[name=minutes]').inputValue()).toBe('22')
  await waiting(1)
  await page.evaluate(() => void (globalThis as { freed?: () => unknown }).freed!())
  await press('Save on the phone')
  await waiting(2)
  await browser.setOffline(false)
  await waiting(0)
})

test('after signing out nothing that was written or read stands in the caches or the storage of the telephone', async () => {
  await page.goto(`${base}/phones`)
  await page.locator('form[action="/sign-out"] button').click()
  await page.waitForURL((u) => u.pathname !== '/phones')
  await page.goto(`${base}/phone/`)
  expect(await lyingThere()).toEqual([])
})

test('reported lost, it empties itself as soon as it reaches the server, and the manager hears what it still had', async () => {
  await signsIn()
  await itIs('2026-03-04T11:00:00+08:00')
  await opens()
  await browser.setOffline(true)
  await visits('25')
  await browser.setOffline(false)
  // Heard of once more, with one entry that it does not get rid of: its month is not open to it.
  const { id } = (await sql<{ id: string }>`select id from phones where state = 'in-use'`.execute(w.database.db)).rows[0]!
  const lost = await w.post('manager-tongxin', `/phones/${id}/lose`, { _version: '1', _once: crypto.randomUUID() })
  expect(lost.status).toBe(303)
  await page.goto(`${base}/phone/`)
  await sees('This phone was reported lost')
  const left = await page.evaluate(async () => ({
    caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
  expect(left).toEqual({ caches: 0, databases: 0, workers: 0 })
  expect(await (await w.get('manager-tongxin', '/phones', { lang: 'en' })).text()).toContain('emptied')
  expect(groupId).toMatch(/^grp_/)
})

/** What is seen is looked at by axe and for its width. */
async function looked(): Promise<void> {
  expect(await axeFinds(page)).toEqual([])
  expect(await widerBy(page)).toBe(0)
}

/** Where one of the marked words stands: in the caches, in IndexedDB, or in any file of the profile. */
async function lyingThere(): Promise<string[]> {
  const words = Object.values(marked)
  const kept = await page.evaluate(async () => {
    const texts: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const r of await cache.keys()) texts.push(`${r.url} ${await (await cache.match(r))!.text()}`)
    }
    const text = (v: unknown): string =>
      v instanceof ArrayBuffer || ArrayBuffer.isView(v)
        ? new TextDecoder('latin1').decode(v as ArrayBuffer)
        : typeof v === 'object' && v !== null
          ? Object.values(v).map(text).join(' ')
          : String(v)
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((ok) => {
        const r = indexedDB.open(name!)
        r.onsuccess = () => ok(r.result)
      })
      for (const store of db.objectStoreNames)
        texts.push(
          await new Promise<string>((ok) => {
            const r = db.transaction(store).objectStore(store).getAll()
            r.onsuccess = () => ok(`${store} ${text(r.result)}`)
          }),
        )
      db.close()
    }
    return texts
  })
  expect(kept.length).toBeGreaterThan(5)
  const inFiles = filesOf(profile).filter((f) => {
    const bytes = readFileSync(f)
    return words.some((x) => bytes.includes(x) || bytes.includes(Buffer.from(x, 'utf16le')))
  })
  return [...kept.filter((k) => words.some((x) => k.includes(x))), ...inFiles]
}
const filesOf = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const s = statSync(path, { throwIfNoEntry: false })
    return s?.isDirectory() ? filesOf(path) : s?.isFile() ? [path] : []
  })
