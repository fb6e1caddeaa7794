import { readTable } from '#read-table'
import { isRefusal } from '#kernel'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { listView } from './listing.ts'
import type { C } from './http.tsx'
import { csvOf, xlsxOf } from './table-file.ts'
import type { Column } from './table.tsx'

type Row = { id: string; name: string; sum: string; on: string; code: string }
const column = (key: keyof Row, number = false): Column<Row> => ({ key, label: key, cell: () => null, text: (r) => r[key], number })
const columns = [
  column('name'),
  column('sum', true),
  column('on'),
  column('code', true),
  { key: 'shown', label: 'only on the page', cell: () => null },
]
const rows: Row[] = [
  { id: '1', name: '=HYPERLINK("x")', sum: '1,234.50', on: '2026-03-01', code: '123456789012345678' },
  { id: '2', name: '社会工作 & <服务>', sum: '-3', on: '', code: '2026' },
]

const workbook = async () => {
  const file = await xlsxOf(rows, columns)
  if (isRefusal(file)) throw new Error(file.words.en)
  return file
}

test('what a list says is the same in either file', async () => {
  const read = readTable(await workbook())
  if (isRefusal(read)) throw new Error(read.words.en)
  expect(read.rows.map((r) => [...r.cells])).toEqual([
    ['name', 'sum', 'on', 'code'],
    ['=HYPERLINK("x")', '1234.5', '2026-03-01', '123456789012345678'],
    ['社会工作 & <服务>', '-3', '', '2026'],
  ])
  expect(csvOf(rows, columns).split('\r\n').slice(0, 3)).toEqual([
    '\ufeffname,sum,on,code',
    `"'=HYPERLINK(""x"")","1,234.50",2026-03-01,123456789012345678`,
    '社会工作 & <服务>,-3,,2026',
  ])
})

test('in a workbook figures and days count, what is longer than a spreadsheet keeps stays text, and nothing is run', async () => {
  const files = unzipSync(await workbook())
  const sheet = strFromU8(Object.entries(files).find(([name]) => /worksheets\/sheet1\.xml$/.test(name))![1])
  expect(sheet).not.toContain('<f>')
  expect(sheet).toMatch(/<v>1234\.5<\/v>/)
  expect(sheet).toMatch(/<v>46082<\/v>/)
  expect(sheet).not.toContain('<v>123456789012345678</v>')
})

test('a file holds the list whole, or says that it cannot', async () => {
  const all = Array.from({ length: 45 }, (_, i) => ({ ...rows[0]!, id: String(i) }))
  const list = {
    sorts: ['name'] as const,
    name: 'things',
    read: (q: { page: number; size: number }) => ({ rows: all.slice((q.page - 1) * q.size, q.page * q.size), total: all.length }),
    columns: () => columns,
  }
  const asked = (query: string) => ({ req: { url: `http://test.example/things?${query}` } }) as C
  const shown = async (l: { rows: readonly Row[]; total: number }) => new Response(`${l.rows.length} of ${l.total}`)
  const answer = (await listView(asked('page=3'), list, shown)) as Response
  expect(await answer.text()).toBe('5 of 45')
  const file = (await listView(asked('format=csv&page=3'), list, shown)) as Response
  expect((await file.text()).trim().split('\r\n')).toHaveLength(46)
  const refused = await listView(asked('format=xlsx'), list, shown, { csv: 45, xlsx: 44 })
  expect(isRefusal(refused) && [refused.code, refused.words.en]).toEqual(['list-too-long-for-excel', expect.stringContaining('45 rows')])
  expect(await listView(asked('format=csv'), list, shown, { csv: 45, xlsx: 44 })).toBeInstanceOf(Response)
  expect(await listView(asked('format=csv'), list, shown, { csv: 44, xlsx: 44 })).toMatchObject({ code: 'list-too-long' })
})

test('what was guarded in our file is read as it was, also what looked guarded before', () => {
  const names = ['=1+1', '-小组', '@x', '＋二', "'=1", "''-a", "'plain", '-3', "'-3", '-1,234.50']
  const read = readTable(
    csvOf(
      names.map((name, i) => ({ ...rows[0]!, id: String(i), name })),
      columns,
    ),
  )
  if (isRefusal(read)) throw new Error(read.words.en)
  expect(read.rows.slice(1).map((r) => r.cells[0])).toEqual(names)
})
