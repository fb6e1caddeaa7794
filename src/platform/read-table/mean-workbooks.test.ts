import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { isRefusal } from '#kernel'
import { Budget } from './budget.ts'
import { readTable } from './index.ts'
import { walk } from './xml.ts'

const relationships = (targets: readonly string[]) =>
  `<Relationships>${targets.map((t, i) => `<Relationship Id="r${i}" Target="worksheets/${t}.xml"/>`).join('')}</Relationships>`
const book = (names: readonly string[]) =>
  `<workbook><sheets>${names.map((n, i) => `<sheet name="${n}" r:id="r${i}"/>`).join('')}</sheets></workbook>`
/** A workbook of these sheets, whatever they hold. */
const workbook = (
  sheets: Record<string, string>,
  more: Record<string, string> = {},
  targets = Object.keys(sheets).map((_, i) => `s${i}`),
) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml': book(Object.keys(sheets)),
        'xl/_rels/workbook.xml.rels': relationships(targets),
        ...Object.fromEntries(Object.values(sheets).map((xml, i) => [`xl/worksheets/s${i}.xml`, xml])),
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  )
const one = (inside: string) => workbook({ 人口: `<worksheet><sheetData>${inside}</sheetData></worksheet>` })
const filled = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
const refused = (content: Uint8Array, mostRows = 1000) => {
  const read = readTable(content, { mostRows })
  return isRefusal(read) ? read.code : `${read.rows.length} rows`
}
const said = (content: Uint8Array) => {
  const read = readTable(content, { mostRows: 1000 })
  if (!isRefusal(read)) throw new Error('it was read')
  return read.words
}

test('elements within elements are stopped where they become too deep, in every part', () => {
  let opened = 0
  const budget = new Budget(1000)
  expect(() => walk(strToU8('<a>'.repeat(300_000)), budget, { open: () => void opened++ })).toThrow('too-deep')
  expect(opened).toBeLessThan(100)
  const deep = '<a>'.repeat(300_000)
  expect(refused(workbook({ s: deep }))).toBe('too-deep')
  for (const part of ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml', 'xl/styles.xml'])
    expect(refused(workbook({ s: filled }, { [part]: deep }))).toBe('too-deep')
})

test('elements, attributes and pieces of text are counted together over all parts', () => {
  const many = 850_000
  for (const xml of ['<a/>'.repeat(many), `<a ${Array.from({ length: many }, (_, i) => `b${i}=""`).join(' ')}/>`, '&#65;'.repeat(many)])
    expect(refused(workbook({ s: `<w>${xml}</w>` }))).toBe('too-much-inside')
  // No part alone is too much.
  const part = `<w>${'<a/>'.repeat(300_000)}</w>`
  expect(refused(workbook({ s: `<w>${part}</w>`, t: filled }, { 'xl/styles.xml': part, 'xl/sharedStrings.xml': part }))).toBe(
    'too-much-inside',
  )
})

test('texts that nothing uses are counted as the cells are', () => {
  expect(refused(workbook({ s: filled }, { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(50_000)}</sst>` }))).toBe('too-many-rows')
})

test.each(['-1', '0', 'NaN', '1.5', '', ' 1', '1e3', '0x1', '1048577', '99999999999999999999'])(
  'a row whose number is “%s” is refused with its place',
  (r) => {
    const words = said(one(`<row r="1"><c r="A1"><v>1</v></c></row><row r="${r}"><c><v>1</v></c></row>`))
    expect(words.zh).toContain(`第 2 行的行号写成了「${r}」`)
    expect(words.en).toContain(`where row 2 should be stands “${r}”`)
  },
)

test.each(['A-1', 'A0', '1', 'A', 'A1.5', 'XFE1', 'AAAA1', 'A1048577', 'R1C1', ''])('a cell whose place is “%s” is refused', (r) => {
  const words = said(one(`<row r="1"><c r="A1"><v>1</v></c><c r="${r}"><v>1</v></c></row>`))
  expect(words.zh).toContain(`单元格 B1 的位置写成了「${r}」`)
})

test('a cell in no row, and a text that is not in the file, are refused', () => {
  expect(refused(one('<c><v>1</v></c>'))).toBe('no-such-cell')
  for (const at of ['7', '-1', 'x', '0.5'])
    expect(said(one(`<row r="1"><c r="B1" t="s"><v>${at}</v></c></row>`)).en).toContain(`cell B1 shows text number “${at}”`)
})

test('a part that several sheets name is refused, and so are sheets without end', () => {
  const names = Object.fromEntries(Array.from({ length: 3 }, (_, i) => [`n${i}`, filled]))
  expect(refused(workbook(names, {}, ['s0', 's0', 's1']))).toBe('twice-inside')
  expect(refused(workbook(names, {}, ['s0', 'S0', 's1']))).toBe('twice-inside')
  expect(refused(workbook(names, {}, ['s0', 's1', 's2']))).toBe('1 rows')
  const many = Array.from({ length: 501 }, (_, i) => `n${i}`)
  const content = workbook({}, { 'xl/workbook.xml': book(many), 'xl/_rels/workbook.xml.rels': relationships(many) })
  expect(refused(content)).toBe('too-many-sheets')
})

test('of other sheets no more is read than whether there is something in them', () => {
  // Its second half has more cells than may be, and an error: neither is this table's.
  const long = filled.replace('</row>', `<c r="B1" t="e"><v>#REF!</v></c></row>${'<row><c><v>1</v></c></row>'.repeat(60_000)}`)
  expect(readTable(workbook({ a: filled, b: long, c: '<worksheet/>' }), { mostRows: 1000 })).toMatchObject({
    as: { sheet: 'a', others: ['b'] },
  })
})

const mergedSheet = (cells: string, areas: readonly string[]) =>
  workbook({
    s: `<worksheet><sheetData>${cells}</sheetData><mergeCells>${areas.map((a) => `<mergeCell ref="${a}"/>`).join('')}</mergeCells></worksheet>`,
  })
const threeRows = ['东园', '', '']
  .map((v, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="str"><v>${v}</v></c><c r="B${i + 1}"><v>${i}</v></c></row>`)
  .join('')

test('no merged cells are passed over: as many as may be are read, and beyond that the file is refused with how many may be', () => {
  // The last one of them is the one that counts.
  const areas = (n: number) => [...Array.from({ length: n - 1 }, (_, i) => `D${i + 1}:E${i + 1}`), 'A1:A3']
  const read = readTable(mergedSheet(threeRows, areas(20_000)), { mostRows: 1000 })
  expect(isRefusal(read) ? read.code : read.rows.map((r) => r.cells[0])).toEqual(['东园', '东园', '东园'])
  const words = said(mergedSheet(threeRows, areas(20_001)))
  expect([words.zh, words.en]).toEqual([expect.stringContaining('超过 20000 处'), expect.stringMatching(/more than 20,?000 areas/)])
})

test('a name merged over a whole column or a whole sheet stands in every row there is', () => {
  for (const area of ['A1:A1048576', 'A1:XFD1048576']) {
    const read = readTable(mergedSheet(threeRows, [area]), { mostRows: 1000 })
    expect(isRefusal(read) ? read.code : read.rows.map((r) => [...r.cells])).toEqual([
      ['东园', '0'],
      ['东园', '1'],
      ['东园', '2'],
    ])
  }
})

test.each(['A3:A1', 'B1:A1', 'A:A', 'A0:A3', 'A1:', 'x', 'A1:XFE9'])('merged cells that are given as “%s” are refused', (area) => {
  expect(said(mergedSheet(threeRows, [area])).zh).toContain(`写成了「${area}」`)
})

test('a long text that many cells show, and one that is too long for a cell, are refused', () => {
  const strings = `<sst><si><t>${'x'.repeat(100_000)}</t></si></sst>`
  const cells = Array.from({ length: 900 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`).join('')
  const sheet = `<worksheet><sheetData>${cells}</sheetData></worksheet>`
  expect(refused(workbook({ s: sheet }, { 'xl/sharedStrings.xml': strings }))).toBe('too-much-text')
  expect(refused(one(`<row r="1"><c r="A1" t="str"><v>${'x'.repeat(300_000)}</v></c></row>`))).toBe('too-much-text')
})

test('a format of cells that is long takes no long', () => {
  // Each of its brackets would be looked for the end of: the square of its length.
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(2_000_000)}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`
  const before = process.threadCpuUsage()
  expect(refused(workbook({ s: filled }, { 'xl/styles.xml': styles }))).toBe('1 rows')
  expect(process.threadCpuUsage(before).user).toBeLessThan(5_000_000)
})

test('a package that tells of parts without end is refused after some', () => {
  const parts = Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`m${i}`, '']))
  expect(refused(workbook({ s: filled }, parts))).toBe('too-many-parts')
  // A list of four thousand million parts at the end, in the form for large packages, and none of them there.
  const small = workbook({ s: filled })
  const end = small.length - 22
  const told = new Uint8Array(end + 56 + 20 + 22)
  told.set(small.subarray(0, end))
  told.set(small.subarray(end), end + 76)
  const view = new DataView(told.buffer)
  view.setUint32(end, 0x06064b50, true)
  view.setUint32(end + 32, 0xfffffff0, true)
  view.setUint32(end + 48, view.getUint32(end + 76 + 16, true), true)
  view.setUint32(end + 56, 0x07064b50, true)
  view.setUint32(end + 56 + 8, end, true)
  view.setUint16(end + 76 + 10, 0xffff, true)
  view.setUint32(end + 76 + 16, 0xffffffff, true)
  expect(['too-many-parts', 'locked-xlsx', 'too-large']).toContain(refused(told))
})

test('a row or a cell that is given twice is told with its place', () => {
  const row = (n: number, inside: string) => `<row r="${n}">${inside}</row>`
  const cell = (at: string) => `<c r="${at}"><v>1</v></c>`
  expect(said(one(row(1, cell('A1')) + row(2, cell('A2')) + row(2, cell('B2')))).en).toContain('row 2 is in it twice')
  expect(said(one(row(1, cell('A1') + cell('B1') + cell('A1')))).en).toContain('cell A1 is in it twice')
  expect(refused(one(row(2, cell('B2') + cell('A2')) + row(1, cell('A1') + cell('B1'))))).toBe('2 rows')
})

test('a part that holds more or less than the package tells is refused, and unpacked no further than it was told', () => {
  const sheet = `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>${' '.repeat(64 * 1024 * 1024)}</worksheet>`
  const honest = workbook({ s: sheet })
  const at = (packed: Uint8Array, name: string) => {
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
    for (let i = 0; i < packed.length - 46; i++)
      if (view.getUint32(i, true) === 0x02014b50 && new TextDecoder().decode(packed.subarray(i + 46, i + 46 + name.length)) === name)
        return { view, entry: i }
    throw new Error('not there')
  }
  const told = (size: number) => {
    const lies = honest.slice()
    const { view, entry } = at(lies, 'xl/worksheets/s0.xml')
    view.setUint32(entry + 24, size, true)
    return lies
  }
  // As it is, it is more than a table of so many rows may need; whatever less it says, nothing is read of it.
  expect(refused(honest)).toBe('too-large')
  for (const size of [0, 1, 200, 5_000_000]) {
    const before = process.memoryUsage().arrayBuffers
    expect(refused(told(size))).toBe('other-size-inside')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024)
  }
  const shorter = workbook({ s: filled })
  const { view, entry } = at(shorter, 'xl/worksheets/s0.xml')
  view.setUint32(entry + 24, view.getUint32(entry + 24, true) + 1, true)
  expect(refused(shorter)).toBe('other-size-inside')
})

test('a package in the form for large ones is read like every other', () => {
  const plain = workbook({ s: filled })
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
  const end = plain.length - 22
  const parts: Uint8Array[] = []
  let at = view.getUint32(end + 16, true)
  const body = plain.subarray(0, at)
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    const name = view.getUint16(at + 28, true)
    const entry = new Uint8Array(46 + name + 28)
    entry.set(plain.subarray(at, at + 46 + name))
    const e = new DataView(entry.buffer)
    e.setUint16(30, 28, true)
    e.setUint16(46 + name, 1, true)
    e.setUint16(48 + name, 24, true)
    for (const [i, from] of [24, 20, 42].entries()) {
      e.setBigUint64(50 + name + 8 * i, BigInt(view.getUint32(at + from, true)), true)
      e.setUint32(from, 0xffffffff, true)
    }
    parts.push(entry)
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  const directory = Uint8Array.from(parts.flatMap((p) => [...p]))
  const tail = plain.slice(end)
  new DataView(tail.buffer).setUint32(12, directory.length, true)
  expect(refused(Uint8Array.from([...body, ...directory, ...tail]))).toBe('1 rows')
})
