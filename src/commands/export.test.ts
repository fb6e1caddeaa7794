import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { compiledRelease, extended, type Json, type JsonSchema, mergeRules, releaseSchema } from '#ocds'
import { demonstration, type Demonstration } from '#testing'
import { headsInFolder, logSigner, sequence, signLog } from '#platform'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copiedPage } from './copied-page.ts'
import { dataFile, pageFile, publicAddress, wayTo } from './copy-address.ts'
import { type Ask, exportCommand } from './export-public.ts'

/* Everything public as a folder: whoever opens it finds what they would find at the server, and nothing that needs one. */

const under = mkdtempSync(join(tmpdir(), 'tandem-export-'))
let d: Demonstration
const asking: (origin: string) => Ask = (origin) => async (path, lang) =>
  await d.app.request(origin + path, { headers: { cookie: `language=${lang}` } })
async function run(argv: string[], askOf = asking) {
  const [out, err]: [string[], string[]] = [[], []]
  const io = {
    read: async () => '',
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    langs: ['en'] as const,
  }
  const code = await exportCommand(argv, io, askOf)
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const site = 'https://tandem.example'
const folder = join(under, 'copy')
let said: Awaited<ReturnType<typeof run>>
beforeAll(async () => {
  d = await demonstration()
  const { db } = d.database
  while ((await sequence(db)) > 0);
  await signLog(db, {
    jurisdiction: 'xinghe',
    signer: logSigner('a secret that only this test knows, long enough'),
    origin: 'tandem.example/xinghe/open/log',
    outside: headsInFolder(join(under, 'heads')),
    now: Temporal.Instant.from('2026-11-24T09:00:00+08:00'),
  })
  said = await run(['public', folder, '--url', site])
})
afterAll(async () => {
  await d.close()
  rmSync(under, { recursive: true, force: true })
})

interface Obligation {
  readonly dueDate: string
  readonly dateWithdrawn?: string
  readonly dateSettled?: string
  readonly daysLate?: number
}

const filesIn = (at: string): string[] =>
  readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((f) => statSync(join(at, f)).isFile())
    .sort()
const pages = () => filesIn(folder).filter((f) => f.endsWith('.html'))

describe('a copy of everything public', () => {
  test('is there whole, with the sum of every file', () => {
    expect(said).toMatchObject({ code: 0, err: '' })
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
      .trim()
      .split('\n')
      .map((l) => l.split('  '))
    expect(sums.map(([, f]) => f)).toEqual(filesIn(folder).filter((f) => f !== 'SHA256SUMS'))
    for (const [sum, f] of sums)
      expect([
        f,
        createHash('sha256')
          .update(readFileSync(join(folder, f!)))
          .digest('hex'),
      ]).toEqual([f, sum])
    expect(existsSync(`${folder}.part`)).toBe(false)
  })

  test('has every purchase, institution and list in both languages, and its data', async () => {
    for (const path of ['open', 'open/purchases', 'open/institutions', 'open/punctuality', 'open/flags', 'open/log', 'suppliers'])
      for (const lang of ['zh', 'en']) expect([path, lang, existsSync(join(folder, lang, path, 'index.html'))]).toEqual([path, lang, true])
    const records = filesIn(join(folder, 'open')).filter((f) => /^records/.test(f))
    const ocids = records.flatMap(
      (f) => (JSON.parse(readFileSync(join(folder, 'open', f), 'utf8')) as { records: { ocid: string }[] }).records,
    )
    expect(ocids.length).toBeGreaterThan(5)
    expect(readdirSync(join(folder, 'zh/open/purchases')).filter((f) => f.startsWith('pur_'))).toHaveLength(ocids.length)
    expect(JSON.parse(readFileSync(join(folder, 'open/flags.json'), 'utf8'))).toHaveProperty('indicators')
  })

  test('leads to files that are there, or to the server, and asks nobody anything', () => {
    for (const f of pages()) {
      const { document } = parseHTML(readFileSync(join(folder, f), 'utf8'))
      expect([f, document.querySelectorAll('form').length]).toEqual([f, 0])
      for (const e of document.querySelectorAll('[href], [src]')) {
        const link = e.getAttribute('href') ?? e.getAttribute('src')!
        if (/^(https:\/\/tandem\.example\/|#|https?:\/\/(?!tandem)|mailto:|tel:)/.test(link)) continue
        expect([f, link, existsSync(join(folder, dirname(f), link.split('#')[0]!))]).toEqual([f, link, true])
      }
    }
  })

  test('says of when it is, and leads from each page to the same in the other language and at the server', () => {
    const file = pages().find((f) => /^en\/open\/purchases\/pur_[^/]+\/index\.html$/.test(f))!
    const { document } = parseHTML(readFileSync(join(folder, file), 'utf8'))
    expect(document.body.textContent).toContain('A copy made on')
    const links = [...document.querySelectorAll('a')].map((a) => a.getAttribute('href')!)
    expect(links).toContain(`${site}/${file.slice(3).replace('/index.html', '')}`)
    expect(links.map((l) => relative('.', join(dirname(file), l)))).toContain(file.replace(/^en/, 'zh'))
  })

  test.runIf(spawnSync('python3', ['--version']).status === 0)('holds the log, which the verifier in another language finds whole', () => {
    const script = new URL('../../docs/verify/verify_log.py', import.meta.url).pathname
    const r = spawnSync('python3', [script, join(folder, 'open/log')], { encoding: 'utf8' })
    expect([r.status, r.stderr, r.stdout]).toEqual([0, '', expect.stringMatching(/: \d{3,} entries, root \S+: fits\./)])
  })

  test('lets whoever has it alone recompute what its front page says', () => {
    const json = (f: string) => JSON.parse(readFileSync(join(folder, f), 'utf8')) as Json
    const rules = mergeRules(extended(releaseSchema(), json('open/extension/release-schema.json') as JsonSchema))
    const lines = filesIn(join(folder, 'open/years')).filter((f) => f.endsWith('.jsonl'))
    const releases = lines.flatMap((f) =>
      readFileSync(join(folder, 'open/years', f), 'utf8')
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l) as Json),
    )
    const processes = [...Map.groupBy(releases, (r) => r.ocid).values()].map((of) => compiledRelease(of, rules).release!)
    const contracts = processes.flatMap(
      (p) => (p.contracts ?? []) as { value: { amount: number }; implementation?: { paymentObligations?: Obligation[] } }[],
    )
    const owed = contracts.flatMap((c) => c.implementation?.paymentObligations ?? []).filter((o) => !o.dateWithdrawn)
    const due = owed.filter((o) => o.dueDate.slice(0, 10) < '2026-11-24')
    const inTime = due.filter((o) => o.dateSettled && o.daysLate === 0)
    const { document } = parseHTML(readFileSync(join(folder, 'en/open/index.html'), 'utf8'))
    const said = document.querySelector('dl.facts')!.textContent!
    expect(said).toContain(`public purchases${processes.length}`)
    const ever = contracts.reduce((sum, c) => sum + Math.round(c.value.amount * 100), 0) / 100
    expect(said).toContain(
      `${ever.toLocaleString('en', { minimumFractionDigits: 2 })} ever put under contract, in ${contracts.length} contracts`,
    )
    expect(said).toContain(`${inTime.length} / ${due.length}`)
    expect([contracts.length, due.length, due.length - inTime.length].every((n) => n > 3)).toBe(true)
  })

  test('can be looked through for every page it has', () => {
    const text = readFileSync(join(folder, 'zh/search-index.js'), 'utf8')
    const index = JSON.parse(text.slice('window.pages='.length)) as [string, string, string][]
    expect(index.map(([, , f]) => `zh/${f}`).sort()).toEqual(pages().filter((f) => f.startsWith('zh/') && f !== 'zh/search.html'))
    expect(index.every(([title]) => title.length > 1)).toBe(true)
    expect(index.filter(([, t]) => t.includes('残疾人')).length).toBeGreaterThan(2)
  })
})

describe('is refused in words, and leaves nothing', () => {
  const nothing = () => expect(readdirSync(under).filter((f) => f.startsWith('other'))).toEqual([])
  test.each<[string, string[], string]>([
    ['without the site', ['public', join(under, 'other')], 'Name the site with --url'],
    ['at an address that is none', ['public', join(under, 'other'), '--url', 'tandem.example'], 'Name the site with --url'],
    ['with another word', ['everything', join(under, 'other'), '--url', site], 'There is no such command'],
    ['into a folder that is not empty', ['public', folder, '--url', site], 'is not empty'],
  ])('%s', async (_, argv, says) => {
    expect(await run(argv)).toMatchObject({ code: 1, err: expect.stringContaining(says) })
    nothing()
  })

  test('where the site is another program, breaks off or fails in the middle', async () => {
    const other: (origin: string) => Ask = () => async () => new Response('<h1>hello</h1>', { headers: { 'content-type': 'text/html' } })
    expect(await run(['public', join(under, 'other'), '--url', site], other)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is no public page of Tandem'),
    })
    let asked = 0
    const breaks: (origin: string) => Ask = (origin) => (path, lang) =>
      ++asked > 20 ? Promise.reject(new Error('reset')) : asking(origin)(path, lang)
    expect(await run(['public', join(under, 'other'), '--url', site], breaks)).toMatchObject({
      code: 1,
      err: expect.stringContaining('did not answer: reset'),
    })
    const fails: (origin: string) => Ask = (origin) => async (path, lang) =>
      path === '/open/punctuality' ? new Response('', { status: 500 }) : await asking(origin)(path, lang)
    expect(await run(['public', join(under, 'other'), '--url', site], fails)).toMatchObject({
      code: 1,
      err: expect.stringContaining('/open/punctuality did not answer: 500'),
    })
    nothing()
  })

  test('what an attempt that was killed left behind is no obstacle to the next, and packages are followed to their end', async () => {
    mkdirSync(join(under, 'again.part'))
    writeFileSync(join(under, 'again.part', 'old'), '')
    const json = (of: object) => Response.json(of)
    const small: (origin: string) => Ask = () => async (path) =>
      path === '/open'
        ? new Response('<a class="brand">x</a><main><h1>a</h1><a href="/open/records.json">b</a></main>', {
            headers: { 'content-type': 'text/html' },
          })
        : path === '/open/records.json'
          ? json({ links: { next: `${site}/open/records.json?page=2` } })
          : path === '/open/records.json?page=2'
            ? json({ records: [] })
            : new Response('', { status: 404 })
    expect(await run(['public', join(under, 'again'), '--url', site], small)).toMatchObject({ code: 0 })
    expect(existsSync(join(under, 'again', 'old'))).toBe(false)
    expect(filesIn(join(under, 'again', 'open'))).toEqual(['records.json', 'records.page-2.json'])
  })
})

describe('links', () => {
  test.each([
    ['/open/purchases?page=3', '/open', { path: '/open/purchases', page: 3, part: '' }],
    ['/open/purchases?sort=title', '/open', undefined],
    ['/open/purchases?page=2&q=x', '/open', undefined],
    ['/open/log/../../etc/passwd', '/open', undefined],
    ['/open/%2e%2e/%2e%2e/x', '/open', undefined],
    ['//elsewhere.example/open', '/open', undefined],
    ['https://elsewhere.example/open', '/open', undefined],
    ['/sign-in', '/open', undefined],
    ['/opening', '/open', undefined],
    ['#part', '/open/log', { path: '/open/log', page: 1, part: '#part' }],
  ])('%s on %s', (link, base, is) => expect(publicAddress(link, base)).toEqual(is))

  test('pages and files have places of their own, and ways between them', () => {
    expect(pageFile({ path: '/open/purchases', page: 3, part: '' }, 'en')).toBe('en/open/purchases/page-3/index.html')
    expect(dataFile({ path: '/open/records.json', page: 2, part: '' })).toBe('open/records.page-2.json')
    expect(wayTo('zh/open/a/index.html', 'open/a/ocds.json')).toBe('../../../open/a/ocds.json')
    expect(wayTo('zh/open/a/index.html', 'zh/open/a/b/index.html')).toBe('b/index.html')
  })

  test('what people wrote stays what it was, whatever it looks like', () => {
    const html = `<header class="bar">x</header><main><a href="/open/a?x=1&amp;y=2">a</a><p>&lt;form&gt; href=&quot;/open&quot; $&amp; $1</p></main>`
    const page = copiedPage({
      html,
      path: '/open',
      file: 'zh/open/index.html',
      lang: 'zh',
      other: undefined,
      fileOf: () => undefined,
      from: site,
      on: '2026-11-24 $&',
    })
    expect(page).toContain('&lt;form&gt; href=&quot;/open&quot; $&amp; $1')
    expect(page).toContain(`href="${site}/open/a?x=1&amp;y=2"`)
    expect(page).toContain('2026-11-24 $&')
  })
})
