import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compiledRelease, extended, type Json, type JsonSchema, mergeRules, releaseSchema } from '#ocds'
import { everything, type Everything } from '#testing'
import ajvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flagsHere } from './flags-here.ts'
import { checkPackage } from './rules/check-release.ts'
import { extensionSchema } from './rules/extension.ts'
import { atomOf } from './rules/atom-of.ts'
import type { Release, ReleasePackage } from './rules/ocds.ts'
import { tablesOf } from './tables-of.ts'
import type { RecordPackage } from './rules/record-of.ts'
import { robotsOf } from './rules/site-map-of.ts'

/* Whoever wants all of what is public takes it away, is told what is new, and finds the pages. */

let w: Everything
const releases = new Map<string, Release>()
beforeAll(async () => {
  w = await everything()
  // Contracts end in a later year, by the clock.
  w.clock.set(
    w.clock
      .now()
      .add({ hours: 24 * 500 })
      .toString(),
  )
  await w.runJobs()
  for (let page = 1; ; page++) {
    const r = await w.get('public', `/open/ocds.json?page=${page}`)
    if (r.status === 404) break
    for (const x of ((await r.json()) as ReleasePackage).releases) releases.set(x.id, x)
  }
})
afterAll(() => w.close())

const get = async (path: string, headers: Record<string, string> = {}) => await w.get('public', path, { headers })
const text = async (path: string) => await (await get(path)).text()
const years = () => [...new Set([...releases.values()].map((r) => r.date.slice(0, 4)))]
const inOrder = (all: Iterable<Release>) => [...all].map((r) => JSON.stringify(r)).sort()

describe('records', () => {
  const schemas = fileURLToPath(new URL('../../../shared/data/ocds-1.1.5/', import.meta.url))
  const read = (name: string) => JSON.parse(readFileSync(`${schemas}${name}`, 'utf8')) as Record<string, unknown>
  function official() {
    const ajv = new ajvDraft04({ strict: false, allErrors: true })
    addFormats.default(ajv)
    const at = (name: string) => `https://standard.open-contracting.org/schema/1__1__5/${name}`
    for (const name of ['release-schema.json', 'versioned-release-validation-schema.json']) ajv.addSchema(read(name), at(name))
    return ajv.compile(read('record-package-schema.json'))
  }

  test('every purchase has one: its releases, how it stands after them, and when each field was said', async () => {
    const valid = existsSync(`${schemas}record-package-schema.json`) ? official() : undefined
    const rules = mergeRules(extended(releaseSchema(), extensionSchema as unknown as JsonSchema))
    const seen = new Map<string, Release>()
    for (let page = 1; ; page++) {
      const r = await get(`/open/records.json?page=${page}`)
      if (r.status === 404) break
      const found = (await r.json()) as RecordPackage
      // The published schema versions all fields but translations, which every tool that merges versions too.
      const wrong = valid && !valid(found) ? valid.errors! : []
      expect(wrong.filter((e) => !/\/versionedRelease\/.*_en$/.test(e.instancePath))).toEqual([])
      for (const record of found.records) {
        for (const x of record.releases) seen.set(x.id, x)
        const { release, notes } = compiledRelease(record.releases as unknown as Json[], rules)
        expect([record.ocid, notes, record.compiledRelease]).toEqual([record.ocid, [], release])
        expect(record.compiledRelease).toMatchObject({ ocid: record.ocid, tag: ['compiled'], date: record.releases.at(-1)!.date })
        const buyer = record.versionedRelease.buyer as { name: { releaseID: string; value: string }[] }
        expect(record.releases.map((x) => x.id)).toContain(buyer.name[0]!.releaseID)
      }
    }
    expect(inOrder(seen.values())).toEqual(inOrder(releases.values()))
  })
  test('one purchase by itself is the same; one of which nothing is public has none', async () => {
    const { rows } = await sql<{ id: string; published: boolean }>`select id, exists (select from plans p
      where p.purchase_id = purchases.id and p.state = 'published') as published from purchases`.execute(w.database.db)
    const found = (await (await get(`/open/purchases/${rows.find((r) => r.published)!.id}/record.json`)).json()) as RecordPackage
    expect(found.records).toHaveLength(1)
    expect(found.records[0]!.releases.map((r) => releases.has(r.id))).not.toContain(false)
    const draft = rows.find((r) => ![...releases.keys()].some((id) => id.includes(r.id)))!
    for (const file of ['record.json', 'feed.atom', 'ocds.json'])
      expect([file, (await get(`/open/purchases/${draft.id}/${file}`)).status]).toEqual([file, 404])
  })
})

describe('all of a year', () => {
  test('the years together hold every release once, one a line, in a package and in tables alike', async () => {
    expect(years().length).toBeGreaterThan(1)
    for (const year of years()) {
      const own = inOrder([...releases.values()].filter((r) => r.date.startsWith(year)))
      const lines = (await text(`/open/years/${year}/releases.jsonl`)).trimEnd().split('\n')
      expect(lines.toSorted()).toEqual(own)
      // Each of them reads all that is public: the other two of the last year alone.
      if (year !== years().toSorted().at(-1)) continue
      const whole = JSON.parse(await text(`/open/years/${year}/releases.json`)) as ReleasePackage
      // Whom an earlier year named is not named again.
      expect(checkPackage(whole).filter((says) => !says.endsWith('is not among the parties'))).toEqual([])
      expect([inOrder(whole.releases), whole.version, whole.uri.endsWith(`/open/years/${year}/releases.json`)]).toEqual([own, '1.1', true])
      const files = unzipSync(new Uint8Array(await (await get(`/open/years/${year}/releases.zip`)).arrayBuffer()))
      const main = parse(strFromU8(files['main.csv']!), { columns: true, bom: true }) as { id: string }[]
      expect(main.map((r) => r.id).sort()).toEqual(lines.map((l) => (JSON.parse(l) as Release).id).sort())
    }
  })
  test('where there is more than can be laid out at once, it is said how to do it oneself', async () => {
    async function* some() {
      yield* [...releases.values()].slice(0, 3)
    }
    expect(await tablesOf(some(), 2)).toMatchObject({ code: 'too-many-for-tables', status: 413 })
    expect(unzipSync((await tablesOf(some(), 3)) as Uint8Array)['main.csv']).toBeDefined()
  })
  test('who has it already is told so; a year without anything, and a name that is none, are not there', async () => {
    const path = `/open/years/${years()[0]}/releases.jsonl`
    const etag = (await get(path)).headers.get('etag')!
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304)
    for (const none of ['/open/years/1999/releases.jsonl', '/open/years/x/releases.json', `/open/years/${years()[0]}/releases.xml`])
      expect([none, (await get(none)).status]).toEqual([none, 404])
  })
  test('the page that leads there names each year and nothing that is not there', async () => {
    const { document } = parseHTML(await text('/open/take'))
    const links = [...document.querySelectorAll('main a')].map((a) => a.getAttribute('href')!).filter((h) => h.includes('/open/'))
    for (const year of years()) for (const kind of ['jsonl', 'json', 'zip']) expect(links).toContain(`/open/years/${year}/releases.${kind}`)
    for (const href of links.filter((h) => !h.includes('/years/'))) expect([href, (await get(href)).status]).toEqual([href, 200])
  })
})

describe('feeds', () => {
  const entries = (feed: string) => [...parseHTML(feed.replace(/<\?xml.*?\?>/, '')).document.querySelectorAll('entry')]
  const pages = (feed: string) => entries(feed).map((e) => /open\/purchases\/([^"]+)"/.exec(e.innerHTML)![1]!)

  test('what was published last comes first; every entry is a release and leads to its page', async () => {
    const feed = await text('/open/feed.atom')
    expect((await get('/open/feed.atom')).headers.get('content-type')).toContain('application/atom+xml')
    const found = entries(feed)
    expect(found.length).toBeGreaterThan(10)
    const ids = found.map((e) => decodeURIComponent(e.querySelector('id')!.textContent!.replace('urn:ocds:release:', '')))
    expect(ids.filter((id) => !releases.has(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    const dates = ids.map((id) => releases.get(id)!.date)
    expect(dates).toEqual(dates.toSorted().toReversed())
    expect(dates[0]).toBe(
      [...releases.values()]
        .map((r) => r.date)
        .toSorted()
        .at(-1),
    )
    for (const page of new Set(pages(feed))) expect((await get(`/open/purchases/${page}`)).status).toBe(200)
  })
  test('one purchase, one institution, one office and the words that were looked for have their own', async () => {
    const { rows } = await sql<{ id: string; purchase_id: string; provider_id: string; purchaser_id: string; number: string }>`
      select c.id, c.purchase_id, c.provider_id, p.purchaser_id, p.number from contracts c join purchases p on p.id = c.purchase_id
      where c.signed_on is not null limit 1`.execute(w.database.db)
    const [one] = rows
    expect(new Set(pages(await text(`/open/purchases/${one!.purchase_id}/feed.atom`)))).toEqual(new Set([one!.purchase_id]))
    expect(new Set(pages(await text(`/open/feed.atom?q=${encodeURIComponent(one!.number)}`)))).toEqual(new Set([one!.purchase_id]))
    const ofInstitution = await text(`/open/institutions/${one!.provider_id}`)
    expect(ofInstitution).toContain(`/open/feed.atom?institution=${one!.provider_id}`)
    const { rows: theirs } = await sql<{ purchase_id: string }>`select purchase_id from contracts
      where provider_id = ${one!.provider_id}`.execute(w.database.db)
    const own = new Set(theirs.map((r) => r.purchase_id))
    expect(pages(await text(`/open/feed.atom?institution=${one!.provider_id}`)).filter((p) => !own.has(p))).toEqual([])
    expect(pages(await text('/open/feed.atom?q=nothing-of-that-name'))).toEqual([])
  })
  test('what stands in a title says nothing to whoever reads the feed', () => {
    const feed = atomOf({
      ...{ title: 'A & B <script>', self: 'https://x.example/?a=1&b=2', page: 'https://x.example', author: '"街道"', lang: 'en' },
      entries: [],
    })
    expect(feed).toContain('<title>A &amp; B &lt;script&gt;</title>')
    expect(feed).toContain('href="https://x.example/?a=1&amp;b=2"')
    expect(feed).toContain('<updated>1970-01-01T00:00:00Z</updated>')
  })
})

test('programs that look for pages find what is public, and of a demonstration nothing', async () => {
  expect(robotsOf({ origin: 'https://tandem.example', isSynthetic: true })).toBe('User-agent: *\nDisallow: /\n')
  const real = await text('/robots.txt')
  expect(real).toContain('Allow: /open\n')
  expect(real).toMatch(/\nDisallow: \/\nSitemap: \S+\/sitemap\.xml\n$/)
  const map = await text('/sitemap.xml')
  const found = [...map.matchAll(/<loc>[^<]*\/open\/purchases\/([^<]+)<\/loc>/g)].map((m) => m[1]!)
  expect(new Set(found)).toEqual(new Set([...releases.values()].map((r) => /pur_\w+/.exec(r.ocid)![0])))
})

test('what is worth a look is read some purchases at a time: each look says how many, and the next goes on', async () => {
  const ctx = await w.as('public')
  const look = () => flagsHere(ctx, 'https://one.example', 1)
  const first = await look()
  expect(first).toMatchObject({ read: 1 })
  const of = (first as { of: number }).of
  expect(of).toBeGreaterThan(2)
  for (let read = 2; read < of; read++) expect(await look()).toEqual({ read, of })
  expect(await look()).toHaveProperty('findings')
})
