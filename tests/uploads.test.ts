import { visitor, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvOf } from '#ui'

/* Files as people really send them: large, of another kind than they say, in another encoding, broken off. */

let w: World
const communities = 200
beforeAll(async () => {
  w = await world('2026-06-10T09:00:00+08:00')
  await sql`insert into communities (jurisdiction, id, name, organisation_id) select jurisdiction, 'com_' || lpad(n::text, 26, '0'),
    ${'社区'}::text || n, organisation_id from communities, generate_series(1, ${communities}::int) n
    where id = ${w.district.communities[0]!}`.execute(w.database.db)
})
afterAll(() => w.close())

const head = 'community,variable,category,people'
const ages = Array.from({ length: 50 }, (_, i) => `${2 * i}-${2 * i + 1}`)
const upload = async (file: File | string, name = 'rows.csv', lang: 'zh' | 'en' = 'zh') => {
  const form = new FormData()
  form.append('source', '普查')
  form.append('countedOn', '2026-01-01')
  form.append('file', typeof file === 'string' ? new File([file], name, { type: 'text/csv' }) : file)
  const r = await w.post('officer', '/needs/communities/upload', form, { lang })
  return { status: r.status, location: r.headers.get('location'), text: await r.text() }
}
/** Looks at what was understood, and takes it. */
const take = async (page: string) => {
  const hidden = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`)
      .exec(page)![1]!
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&amp;', '&')
  const form = new FormData()
  for (const name of ['source', 'countedOn', 'rows', 'seen']) form.append(name, hidden(name))
  form.append('confirmed', 'yes')
  const r = await w.post('officer', '/needs/communities/upload/take', form)
  return { status: r.status, location: r.headers.get('location') }
}
const kept = async () => (await sql<{ n: number }>`select count(*)::int as n from community_margins`.execute(w.database.db)).rows[0]!.n
const entries = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from record_log where action = 'needs.upload-profile' and outcome = 'done'`.execute(
      w.database.db,
    )
  ).rows[0]!.n

describe('a table of 10,000 rows', () => {
  test('is taken at once, in one change', async () => {
    const rows = Array.from({ length: communities }, (_, n) => ages.map((a) => `社区${n + 1},age,${a},${n}`)).flat()
    expect(rows.length).toBe(10_000)
    const shown = await upload([head, ...rows].join('\n'))
    expect([shown.status, await kept()]).toEqual([200, 0])
    const r = await take(shown.text)
    expect([r.status, r.location]).toEqual([303, `/needs/communities?groups=10000&communities=${communities}`])
    expect([await kept(), await entries()]).toEqual([10_000, 1])
  })
  test('of which each is wrong is refused with some of what is wrong and how much there is in all', async () => {
    const r = await upload([head, ...Array.from({ length: 10_000 }, (_, i) => `没有的社区${i},age,60-69,${i}`)].join('\n'))
    expect(r.status).toBe(422)
    expect(r.text.match(/没有叫「/g)!.length).toBeLessThanOrEqual(100)
    expect(r.text).toContain('有 10000 处填得不对')
    expect(r.text.length).toBeLessThan(60_000)
    expect(await kept()).toBe(10_000)
  })
  test('with one wrong row among them stores none of the others', async () => {
    const rows = Array.from({ length: communities }, (_, n) => ages.map((a) => `社区${n + 1},age,${a},7`)).flat()
    rows[9_999] = '社区200,age,98-99,many'
    const r = await upload([head, ...rows].join('\n'))
    expect([r.status, r.text.includes('第 10001 行')]).toEqual([422, true])
    expect(
      (await sql<{ n: number }>`select count(*)::int as n from community_margins where people = 7`.execute(w.database.db)).rows[0]!.n,
    ).toBe(communities > 7 ? 50 : 0)
  })
})

describe('a file that is not what it says', () => {
  const row = `${head}\n社区1,sex,female,10\n社区1,sex,male,11\n`
  const utf16 = (s: string) =>
    new File([Uint8Array.from([0xff, 0xfe, ...[...s].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])])], 'a.csv')
  // 社区 in GBK, as the name of a column and of the communities.
  const place = Uint8Array.from([0xc9, 0xe7, 0xc7, 0xf8])
  const gbk = new File([place, ',variable,category,people\r\n', place, '1,sex,female,10\r\n', place, '1,sex,male,11\r\n,,,\r\n'], 'gbk.csv')
  const refused: readonly (readonly [string, () => File | string, RegExp])[] = [
    ['a PDF', () => new File(['%PDF-1.7\n%\u00e2\u00e3\n', Uint8Array.from([0xe2, 0xe3, 0xcf, 0xd3])], 'a.csv'), /CSV/],
    ['a broken spreadsheet', () => new File([Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0])], 'a.csv'), /xlsx/],
    ['an old spreadsheet', () => new File([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])], 'a.xls'), /xlsx/],
    ['a byte that is nothing', () => new File([`${head}\n社区1,sex,`, Uint8Array.from([0xff]), ',1\n'], 'a.csv'), /第 2 行/],
    ['empty', () => '', /CSV/],
    ['a heading alone', () => head, /只有表头/],
    ['a quotation that never ends', () => `${head}\n"社区1,sex,female,10`, /引号/],
    ['text in a line', () => 'just some words', /缺少这些列名/],
    ['NUL within', () => `${head}\n社\u00001,sex,female,1`, /CSV/],
  ]
  test.each(refused)('%s is refused in words', async (_, file, words) => {
    const before = await kept()
    const r = await upload(file())
    expect([r.status, words.test(r.text.replace(/<[^>]+>/g, ' ')), await kept()]).toEqual([422, true, before])
  })
  test('UTF-8 with its mark, and the columns in Chinese, are taken', async () => {
    expect((await take((await upload(`\ufeff社区,项目,组别,人数\n社区1,sex,female,10\n社区1,sex,male,11`)).text)).status).toBe(303)
  })
  test('GBK, as a spreadsheet in Chinese writes it, and UTF-16 are taken', async () => {
    expect((await take((await upload(gbk)).text)).status).toBe(303)
    expect((await take((await upload(utf16(row))).text)).status).toBe(303)
  })
  test('a body that breaks off within a file is refused and stores nothing', async () => {
    const before = await kept()
    const body = `--x\r\nContent-Disposition: form-data; name="source"\r\n\r\n普查\r\n--x\r\nContent-Disposition: form-data; name="countedOn"\r\n\r\n2026-01-01\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n${row}`
    const officer = await visitor(w, 'officer')
    const r = await officer.post('/needs/communities/upload', body, { type: 'multipart/form-data; boundary=x' })
    expect([r.status >= 400 && r.status < 500, await kept()]).toEqual([true, before])
  })
  test('a file that is larger than it may be is refused in words', async () => {
    const r = await upload('x'.repeat(7 * 1024 * 1024))
    expect([r.status, /5 MB/.test(r.text)]).toEqual([413, true])
  })
})

describe('a table that is taken away', () => {
  test('holds nothing that a spreadsheet would run', () => {
    const cells = ['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', ' =1', '＝1', '－cmd|x', '"=1"', '-12.50', '2026-06-10', '普通']
    const lines = csvOf(cells, [{ key: 'a', label: '=label', cell: (c) => c, text: (c) => c }])
      .slice(1)
      .split('\r\n')
    expect(lines[0]).toBe("'=label")
    const plain = ['"=1"', '-12.50', '2026-06-10', '普通']
    for (const [i, c] of cells.entries()) expect([c, /^"?'/.test(lines[i + 1]!)]).toEqual([c, !plain.includes(c)])
  })
  test('neutralises what people typed, wherever it is exported', async () => {
    const formula = '=HYPERLINK("http://evil.example")'
    expect((await w.post('officer', '/purchases/new', { title: formula, communityIds: [w.district.communities[0]!] })).status).toBe(303)
    const csv = await (await w.get('officer', '/purchases?format=csv')).text()
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(csv).not.toMatch(/(^|,|")=HYPERLINK/m)
  })
})
