import { readFileSync, writeFileSync } from 'node:fs'
import { pseudo } from '#kernel'
import { type Demonstration, demonstration, drawn } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dataOf, unmarked } from './builders/unmarked.ts'
import { crawl } from './journeys/crawl.ts'

/*
 * Pages in a language that nobody speaks: every sentence of a words file stands between marks. What stands without them is written into
 * a page, or somebody's data. tests/unmarked.json has what is left, and only gets shorter: TANDEM_WRITE_DOCS=1 takes off what was mended.
 */

const list = new URL('unmarked.json', import.meta.url)
const everybody = [
  ...['public', 'officer', 'approver', 'treasurer', 'auditor', 'manager-tongxin', 'worker-tongxin', 'expert1', 'evaluator', 'committee'],
  ...['administrator', 'data-officer'],
]
/** Pages of the law and of the rules that applied: what the law says is not in words files yet. */
const ofTheLaw = /^\/(law|rules)(\/|\?|$)|\/rules$/
/** One sentence however large its numbers are. */
const withoutNumbers = (text: string) =>
  text
    .replace(/\d[\d,.]*/g, '#')
    .replace(/\s+/g, ' ')
    .trim()

let d: Demonstration
let data: ReadonlySet<string>
beforeAll(async () => {
  d = await demonstration([pseudo])
  data = await dataOf(d.database)
})
afterAll(() => d.close())

test('no page shows a sentence that stands in no words file', async () => {
  const whos = drawn(everybody, { for: 'the pseudo-language', named: (who) => who, share: 0.15 })
  const found = new Map<string, string>()
  for (const who of whos)
    await crawl(
      d,
      who,
      pseudo.code,
      (path, html) => {
        for (const text of unmarked(html, data).map(withoutNumbers)) if (!found.has(text)) found.set(text, `${who} ${path}`)
      },
      (path) => !ofTheLaw.test(path),
    )
  expect(found.size).toBeGreaterThan(0)
  const left = JSON.parse(readFileSync(list, 'utf8')) as string[]
  if (process.env.TANDEM_WRITE_DOCS === '1' && whos.length === everybody.length)
    writeFileSync(
      list,
      `${JSON.stringify(
        left.filter((text) => found.has(text)),
        null,
        2,
      )}\n`,
    )
  expect([...found].filter(([text]) => !left.includes(text)).map(([text, where]) => `${text}  ← ${where}`)).toEqual([])
})

test('a page answers in the pseudo-language only where it is installed, by its address or once it is chosen', async () => {
  const title = async (path: string, cookie = '') =>
    /<title>(.*?)<\/title>/.exec(await (await d.app.request(path, { headers: { cookie } })).text())?.[1]
  expect(await title('/open?lang=en-XA')).toMatch(/^\u27e6/)
  expect(await title('/open', 'language=en-XA')).toMatch(/^\u27e6/)
  expect(await title('/open', 'language=en')).not.toMatch(/\u27e6/)
  expect(await title('/open?lang=fr', 'language=en')).not.toMatch(/\u27e6/)
  expect((await d.app.request('/language/en-XA')).headers.get('set-cookie')).toContain('language=en-XA')
  expect((await d.app.request('/language/fr')).headers.get('set-cookie')).toContain('language=zh')
})

test.each([
  ['<p>Plain English</p>', ['Plain English']],
  ['<p>一句中文</p>', ['一句中文']],
  ['<p aria-label="Said to some">\u27e6Ŝáíđ\u27e7</p>', ['Said to some']],
  ['<p>\u27e6Ŵíťĥ \u27e6ƒáćťš\u27e7·\u27e7 12%</p>', []],
  ['<p>Tongxin · 2026-001</p>', []],
  ['<p>http://test.example/o/UCwCIKKRtgxCRVzW said here</p>', ['said here']],
])('a sentence written into a page is found, and data is not: %s', (page, sentences) => {
  expect(unmarked(`<html><body>${page}</body></html>`, new Set(['Tongxin']))).toEqual(sentences)
})
