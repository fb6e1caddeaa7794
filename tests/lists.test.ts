import { parse } from 'csv-parse/sync'
import { isRefusal } from '#kernel'
import { readTable } from '#read-table'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demonstration, demonstration } from './builders/demonstration.ts'

/** Every list that can be taken away: whole, the same in either file, and in the order and with the number of rows the page says. */
let d: Demonstration
const cookies = new Map<string, string>()
beforeAll(async () => {
  d = await demonstration()
  for (const who of ['auditor', 'officer', 'administrator']) cookies.set(who, await d.signIn(who))
})
afterAll(() => d.close())

const get = (who: string, path: string) =>
  d.app.request(`http://test.example${path}`, {
    headers: { cookie: `language=en; tandem=${cookies.get(who) ?? ''}`, 'accept-language': 'en' },
  })

const lists: [who: string, path: string][] = [
  ['officer', '/needs'],
  ['officer', '/surveys'],
  ['officer', '/plans'],
  ['officer', '/tenders'],
  ['officer', '/contracts'],
  ['auditor', '/delivery/records'],
  ['auditor', '/payments'],
  ['auditor', '/payments/arrears'],
  ['auditor', '/evaluations'],
  ['auditor', '/purchases'],
  ['officer', '/people/communities'],
  ['administrator', '/people'],
  ['administrator', '/people/experts'],
  ['nobody', '/suppliers'],
  ['nobody', '/open/purchases'],
  ['nobody', '/open/institutions'],
]

describe.each(lists)('%s %s', (who, path) => {
  test('is whole in CSV and in Excel', async () => {
    const page = await (await get(who, path)).text()
    const said = Number(/(\d+) in all/.exec(page)?.[1])
    expect(said, `${path} says how many there are`).toBeGreaterThan(0)
    for (const format of ['csv', 'xlsx']) expect(page, `${path} offers ${format}`).toContain(`format=${format}`)
    const csv: string[][] = parse(await (await get(who, `${path}?format=csv&page=2`)).text(), { bom: true, relax_column_count: true })
    expect(csv.length - 1).toBe(said)
    const workbook = await get(who, `${path}?format=xlsx`)
    expect(workbook.headers.get('content-disposition')).toMatch(/\.xlsx/)
    const read = readTable(new Uint8Array(await workbook.arrayBuffer()), { mostRows: 60_000 })
    if (isRefusal(read)) throw new Error(read.words.en)
    expect(read.rows.map((r) => plain([...r.cells]))).toEqual(csv.map(plain))
  })
})

/** Cells without what only one of the files can say: thousands set apart, zeros at the end, the mark before what a spreadsheet would run. */
const plain = (row: readonly string[]): string[] =>
  row.map((cell) => {
    const figure = cell.replaceAll(',', '')
    return /^-?\d{1,15}(\.\d+)?$/.test(figure) ? String(Number(figure)) : cell.replace(/^'(?=[=+\-@])/, '').trim()
  })
