import { isRefusal } from '#kernel'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { decodeText, type ReadTable, readTable } from './index.ts'

const utf8 = (s: string) => new TextEncoder().encode(s)
const wide = (s: string, big = false) => {
  const out = new Uint8Array(s.length * 2)
  for (let i = 0; i < s.length; i++) new DataView(out.buffer).setUint16(2 * i, s.charCodeAt(i), !big)
  return out
}
const bytes = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((p) => [...p]))
/** 社区,人数 / 东园,5 / 西园,1 as a spreadsheet in Chinese writes it. */
const gbk = Uint8Array.from([
  0xc9, 0xe7, 0xc7, 0xf8, 0x2c, 0xc8, 0xcb, 0xca, 0xfd, 0x0d, 0x0a, 0xb6, 0xab, 0xd4, 0xb0, 0x2c, 0x35, 0x0d, 0x0a, 0xce, 0xf7, 0xd4, 0xb0,
  0x2c, 0x31, 0x0d, 0x0a,
])
const cells = (content: Uint8Array | string) => {
  const read = readTable(content)
  if (isRefusal(read)) throw new Error(read.words.en)
  return read.rows.map((r) => r.cells)
}
const table = [
  ['社区', '人数'],
  ['东园', '5'],
  ['西园', '1'],
]
const plain = '社区,人数\n东园,5\n西园,1\n'

test.each([
  ['UTF-8', utf8(plain), 'UTF-8', true],
  ['UTF-8 with its mark', bytes([0xef, 0xbb, 0xbf], utf8(plain)), 'UTF-8', true],
  ['UTF-16, little end first', bytes([0xff, 0xfe], wide(plain)), 'UTF-16LE', true],
  ['UTF-16, big end first', bytes([0xfe, 0xff], wide(plain, true)), 'UTF-16BE', true],
  ['UTF-16 without its mark', wide(plain), 'UTF-16LE', false],
  ['UTF-16 without its mark, big end first', wide(plain, true), 'UTF-16BE', false],
  ['GB18030', gbk, 'GB18030', false],
] as const)('%s', (_, content, encoding, isSure) => {
  const read = readTable(content)
  expect(read).toMatchObject({ as: { kind: 'text', encoding, separator: ',' }, isSure })
  expect(cells(content)).toEqual(table)
})

test('four-byte characters of GB18030 are read', () => {
  // U+20000, 𠀀, in a name.
  expect(decodeText(bytes(gbk.subarray(0, 4), [0x95, 0x32, 0x82, 0x36]))).toMatchObject({ text: '社区𠀀', encoding: 'GB18030' })
})

test('what cannot be decoded is refused with row, character and byte, and nothing stands in its place', () => {
  const broken = bytes(gbk.subarray(0, 17), [0xff], gbk.subarray(17))
  const refused = decodeText(broken)
  expect(refused).toMatchObject({ code: 'undecodable' })
  expect((refused as { words: { en: string } }).words.en).toContain('Row 2, character 5 of the file (byte 18, FF)')
  const cut = decodeText(bytes(utf8('a,b\n东'), [0xe5, 0x9b]))
  expect((cut as { words: { en: string } }).words.en).toContain('Row 2, character 2 of the file (byte 8, E5)')
})

test('UTF-8 with one wrong byte is not taken for GB18030', () => {
  expect(decodeText(bytes(utf8('社区,人数\n东园,'), [0xb6, 0xab], utf8('\n')))).toMatchObject({ code: 'undecodable' })
})

test('UTF-8 that is damaged in its first character is not read as other characters', () => {
  const text = utf8('东园,人数\n西园,5\n南里,6\n北园,7\n')
  for (const at of [0, 1, 2]) {
    const broken = bytes(text.subarray(0, at), text.subarray(at + 1))
    expect(decodeText(broken)).toMatchObject({ code: 'undecodable' })
  }
})

test('characters that nobody sees make no second name of one', () => {
  expect(cells(utf8('社\u200b区,人数\n东园\u200b,5\ne\u0301,\u202e1\n'))).toEqual([
    ['社区', '人数'],
    ['东园', '5'],
    ['\u00e9', '1'],
  ])
})

test('a file that was damaged before is refused with its place', () => {
  for (const text of ['社区,人数\n东\ufffd,5\n', '社区,人数\n东\ue000,5\n', '社区,人数\n东\u0001,5\n'])
    expect((readTable(utf8(text)) as { words: { zh: string } }).words.zh).toContain('第 2 行第 2 个字符')
})

test.each([
  ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'old-xls'],
  ['a program', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0, 2]), 'binary'],
  ['text with one stray zero', utf8('a,b\n1,2\u0000\n3,4\n'.padEnd(16, ' ')), 'binary'],
  ['a locked workbook', bytes([0x50, 0x4b, 3, 4], new Uint8Array(40)), 'locked-xlsx'],
  ['half a pair of UTF-16', bytes([0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x41, 0]), 'undecodable'],
] as const)('%s is refused: %s', (_, content, code) => expect(readTable(content)).toMatchObject({ code }))

test.each([
  ['commas', '社区,人数\n东园,5\n西园,1\n', ','],
  ['semicolons', '社区;人数\n东园;5\n西园;1\n', ';'],
  ['tabs', '社区\t人数\n东园\t5\n西园\t1\n', '\t'],
  ['semicolons beside commas in the cells', '社区;人数\n"东园";5\n西园;1\n', ';'],
  ['a line that says so', 'sep=;\r\n社区;人数\r\n东园;5\r\n西园;1\r\n', ';'],
])('separated by %s', (_, text, separator) => {
  expect(readTable(utf8(text))).toMatchObject({ as: { separator }, isSure: true })
  expect(cells(utf8(text))).toEqual(table)
})

test('a quoted cell may hold any of the signs, and a decimal comma does not make a column', () => {
  expect(cells(utf8('name;share\n"a,b;c";0,5\nx;1,5\n'))).toEqual([
    ['name', 'share'],
    ['a,b;c', '0,5'],
    ['x', '1,5'],
  ])
  expect(readTable(utf8('a,b;c\n1,2;3\n'))).toMatchObject({ isSure: false })
})

test('empty rows and empty columns at the end are left out, said, and the others keep the number a spreadsheet shows', () => {
  const read = readTable(utf8('社区,人数,,\n东园,5,,\n,,,\n\n西园,1\n,,,\n,,,\n'))
  expect(read).toMatchObject({ emptyRows: 4, rows: [{ row: 1 }, { row: 2 }, { row: 5, cells: ['西园', '1'] }] })
  expect((read as unknown as { notes: { en: string }[] }).notes.at(-1)!.en).toBe('4 empty rows were skipped.')
})

test.each([
  ['thousands without quotation marks', '社区,常住人口\n新苑社区,4,120\n', '第 2 行 C 列的「120」'],
  ['the same further down, below an empty row', '社区,人数\n东园,5\n\n西园,1,540\n', '第 4 行 C 列的「540」'],
  ['thousands parted by what parts the cells', '社区;常住人口\n新苑社区;4;120\n', '第 2 行 C 列的「120」'],
  ['a figure behind an empty cell', '社区;人数;\n东园;5;;9\n', '第 2 行 D 列的「9」'],
] as const)('a row with more cells than headings is refused with its place: %s', (_, text, place) => {
  const read = readTable(utf8(text))
  expect(read).toMatchObject({ code: 'beyond-headings' })
  expect((read as { words: { zh: string } }).words.zh).toMatch(new RegExp(place))
})
test.each([
  ['a title above the headings', '2026年人口表\n社区,人数\n东园,5\n', 'title-line', '2026年人口表'],
  ['the same with its commas', '2026年人口表,,,\n社区,人数\n东园,5\n', 'title-line', '2026年人口表'],
  ['one heading above figures that were broken', '人数\n4,120\n1,540\n', 'beyond-headings', '120'],
  ['half a figure under the heading of remarks', '社区,人数,备注\n东园,4,120\n西园,310,好\n', 'broken-figure', '4,120'],
  ['the same in the only row there is', '社区,人数,备注\n东园,4,120\n', 'broken-figure', '4,120'],
  ['the same where another row is broken as well', '社区,人数,备注\n东园,4,120\n西园,1,310\n', 'broken-figure', '4,120'],
  ['a figure of millions', '社区,户数,人数,Remarks\n东园,1,234,567\n', 'broken-figure', '234,567'],
  ['the same in every row, two spare columns beside', '社区,人数,备注,来源\n东园,1,234,567\n西园,1,234,568\n', 'broken-figure', '234,567'],
  ['a figure with its unit', '社区,人数,备注,来源\n东园,4,120人\n西园,9,380 人\n', 'broken-figure', '4,120人'],
  ['its unit, and a source beside', '社区,人数,备注,来源\n东园,4,120户,普查\n', 'broken-figure', '4,120户'],
  ['a comma for the decimals', '社区,小时,备注\n东园,4,5\n西园,9,38\n', 'broken-figure', '4,5'],
  [
    'half a figure under remarks with a source beside it',
    '社区,人数,备注,来源\n东园,4,120,普查\n西园,938,,普查\n',
    'broken-figure',
    '4,120',
  ],
  ['the same where others have none', '社区,人数,备注\n东园,4,120\n西园,310\n', 'broken-figure', '4120'],
] as const)('%s is said as what it is', (_, text, code, says) => {
  const read = readTable(utf8(text))
  expect(read).toMatchObject({ code })
  for (const lang of ['zh', 'en'] as const) expect((read as { words: Record<'zh' | 'en', string> }).words[lang]).toContain(says)
})
test.each([
  ['figures of three places in a column of figures', '社区,户数,人数\n东园,40,120\n西园,50,99\n'],
  ['figures in a middle column', '社区,户数,人数,备注\n东园,40,120,好\n西园,,,\n'],
  ['quoted', '社区,人数,备注\n东园,"4,120",\n西园,310,好\n'],
  ['parted by semicolons', '社区;人数;备注\n东园;4;120\n西园;310;好\n'],
] as const)('%s are none of it', (_, text) => expect(readTable(utf8(text))).toHaveProperty('rows'))
test('in a workbook as in text, and none where the cells beyond are empty or the figure is quoted', () => {
  const sheet = (...more: string[]) => readTable(workbook({ sheets: { s: rows('<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>', ...more) } }))
  expect(sheet('<c r="A2"><v>3</v></c><c r="C2"><v>4</v></c>')).toMatchObject({ code: 'beyond-headings' })
  expect(sheet('<c r="A2"><v>3</v></c><c r="B2"><v>4</v></c>')).toHaveProperty('rows.length', 2)
  expect(cells(utf8('社区,人数\n东园,"4,120"\n西园,1, ,\n'))).toEqual([
    ['社区', '人数'],
    ['东园', '4,120'],
    ['西园', '1'],
  ])
})

test('a quotation mark that is not closed is refused with its row', () => {
  expect(readTable(utf8('a,b\n"x,1\n'))).toMatchObject({ code: 'not-csv' })
  // Five megabytes in one row took ten seconds to be found no table.
  expect(readTable(utf8(`a,b\n${'x'.repeat(600_000)},1\n`))).toMatchObject({ code: 'not-csv' })
  expect(readTable(utf8(`a,b\n${'x'.repeat(400_000)},1\n`))).toHaveProperty('rows.length', 2)
})

/** A workbook as small as may be; every value its own kind of cell. */
const workbook = (
  o: { sheets?: Record<string, string>; hidden?: string; is1904?: boolean; shared?: string[]; more?: Record<string, Uint8Array> } = {},
) => {
  const sheets = Object.entries(o.sheets ?? { 人口: '' })
  const ns =
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook ${ns}><workbookPr${o.is1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(([n], i) => `<sheet name="${n}" sheetId="${i + 1}" r:id="rId${i + 1}"${n === o.hidden ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="${i % 2 ? '/xl/' : ''}worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${(o.shared ?? []).join('')}</sst>`),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    ),
    ...Object.fromEntries(
      sheets.map(([, data], i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(`<worksheet ${ns}>${data}</worksheet>`)]),
    ),
    ...o.more,
  })
}
const rows = (...r: string[]) => `<sheetData>${r.map((c, i) => `<row r="${i + 1}">${c}</row>`).join('')}</sheetData>`

test('a workbook: shared and written texts, numbers in full, days whatever they look like, formulas by their value', () => {
  const content = workbook({
    shared: ['<si><t>社区</t></si>', '<si><r><t>东</t></r><r><t>园</t></r><rPh><t>ふりがな</t></rPh></si>'],
    sheets: {
      人口: rows(
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>人数</t></is></c><c r="D1" t="str"><v>日期</v></c><c r="E1" t="str"><v>又</v></c>',
        '<c r="A2" t="s"><v>1</v></c><c r="B2"><v>4.12E3</v></c><c r="C2" s="3"><v>0.30000000000000004</v></c><c r="D2" s="1"><v>46354</v></c><c r="E2" s="2"><f>D2</f><v>46354</v></c>',
        '',
        '<c r="A4" t="e"><v>#N/A</v></c><c r="B4" t="b"><v>1</v></c><c r="C4"><v>1E-7</v></c><c r="D4" s="1"><v>46354.5</v></c><c r="E4" s="4"><v>0.5</v></c>',
      ),
    },
  })
  const read = readTable(content)
  expect(read).toMatchObject({ as: { kind: 'xlsx', sheet: '人口', others: [] }, isSure: true, emptyRows: 1 })
  expect(cells(content)).toEqual([
    ['社区', '人数', '', '日期', '又'],
    ['东园', '4120', '0.3', '2026-11-28', '2026-11-28'],
    ['#N/A', 'TRUE', '0.0000001', '2026-11-28 12:00', '0.5'],
  ])
})

test('days of the calendar of 1904, and before the day that never was', () => {
  const day = (serial: number, is1904 = false) =>
    cells(workbook({ is1904, sheets: { s: rows(`<c r="A1" s="1"><v>${serial}</v></c>`) } }))[0]![0]
  expect(day(46354 - 1462, true)).toBe('2026-11-28')
  expect([day(1), day(59), day(61)]).toEqual(['1900-01-01', '1900-02-28', '1900-03-01'])
})

test('of several sheets the first with something in it is read, and the others are named', () => {
  const one = rows('<c r="A1"><v>1</v></c>')
  const content = workbook({ sheets: { 说明: '', 隐藏: one, 数据: one, 备份: one }, hidden: '隐藏' })
  expect(readTable(content)).toMatchObject({ as: { sheet: '数据', others: ['备份'] }, isSure: false })
})

test('a name merged over several rows stands in each of them', () => {
  const data = `${rows('<c r="A1" t="str"><v>东园</v></c><c r="B1"><v>1</v></c>', '<c r="B2"><v>2</v></c>', '<c r="A3" t="str"><v>西园</v></c><c r="B3"><v>3</v></c>')}<mergeCells><mergeCell ref="A1:A2"/></mergeCells>`
  expect(cells(workbook({ sheets: { s: data } }))).toEqual([
    ['东园', '1'],
    ['东园', '2'],
    ['西园', '3'],
  ])
})

test('a number merged over several cells is read once, and that is told', () => {
  const data = `${rows('<c r="A1" t="str"><v>东园</v></c><c r="B1"><v>4000</v></c>', '<c r="A2" t="str"><v>西园</v></c>')}<mergeCells><mergeCell ref="B1:B2"/></mergeCells>`
  const read = readTable(workbook({ sheets: { s: data } })) as ReadTable
  expect([read.rows.map((r) => r.cells), read.isSure]).toEqual([
    [
      ['东园', '4000'],
      ['西园', ''],
    ],
    false,
  ])
  expect(read.notes.at(-1)!.zh).toBe('有 1 个数字写在合并的单元格里，只按第一格读了一次。')
})

test('a file that unpacks to very much is refused before it is unpacked', () => {
  const bomb = workbook({ more: { 'xl/worksheets/sheet1.xml': new Uint8Array(140 * 1024 * 1024) } })
  expect(bomb.length).toBeLessThan(400_000)
  const before = process.memoryUsage().arrayBuffers
  expect(readTable(bomb)).toMatchObject({ code: 'too-large' })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024)
})

test('a file that lies about its size does not unpack to more', () => {
  const small = new Uint8Array(workbook({ more: { 'xl/worksheets/sheet1.xml': new Uint8Array(8 * 1024 * 1024) } }))
  // The size told in the list at the end of the file: ten bytes instead of eight million.
  const view = new DataView(small.buffer)
  for (let i = 0; i + 46 < small.length; i++)
    if (view.getUint32(i, true) === 0x02014b50 && view.getUint32(i + 24, true) === 8 * 1024 * 1024) view.setUint32(i + 24, 10, true)
  const before = process.memoryUsage().arrayBuffers
  readTable(small)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * 1024 * 1024)
})

test('more rows than may be are refused', () => {
  expect(readTable(utf8(`a,b\n${'1,2\n'.repeat(11)}`), { mostRows: 10 })).toMatchObject({ code: 'too-many-rows' })
  expect(readTable(workbook({ sheets: { s: rows('<c r="A1"><v>1</v></c><c r="A900000"><v>1</v></c>') } }), { mostRows: 10 })).toMatchObject(
    {
      code: 'too-many-rows',
    },
  )
})

test('many sheets that are small each and large together are refused before they are unpacked', () => {
  const sheet = new Uint8Array(60 * 1024 * 1024).fill(32)
  const bomb = workbook({
    sheets: { a: '', b: '', c: '' },
    more: Object.fromEntries([1, 2, 3].map((i) => [`xl/worksheets/sheet${i}.xml`, sheet])),
  })
  expect(readTable(bomb)).toMatchObject({ code: 'too-large' })
})

test('what costs much to read and is small to send is refused at once', () => {
  const one = '<c><v>1</v></c>'
  const wide = workbook({ sheets: { s: `<sheetData>${`<row>${one.repeat(900)}</row>`.repeat(500)}</sheetData>` } })
  expect(readTable(wide, { mostRows: 1000 })).toMatchObject({ code: 'too-many-rows' })
  const far = workbook({ sheets: { s: rows(...Array.from({ length: 500 }, (_, i) => `<c r="ZZ${i + 1}"><v>1</v></c>`)) } })
  expect(readTable(far, { mostRows: 1000 })).toMatchObject({ code: 'too-many-rows' })
  // Work is counted, not time: others may be using the machine.
  const before = process.threadCpuUsage()
  const merged = workbook({
    sheets: {
      s: `<sheetData><row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="900"><c r="B900"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:A900"/>'.repeat(20_000)}</mergeCells>`,
    },
  })
  expect(readTable(merged, { mostRows: 1000 })).toMatchObject({ code: 'too-many-rows' })
  expect(process.threadCpuUsage(before).user).toBeLessThan(5_000_000)
})

test('a formula without its result, and a cell that shows an error, are refused with their place', () => {
  const of = (cell: string) => readTable(workbook({ sheets: { s: rows('<c r="A1"><v>1</v></c>', cell) } }))
  expect(of('<c r="AB2"><f>A1+1</f><v></v></c>')).not.toMatchObject({ code: 'formula' })
  expect((of('<c r="AB2"><f>A1+1</f></c>') as { words: { en: string } }).words.en).toContain('Cell AB2 holds a formula')
  expect((of('<c r="B2" t="e"><v>#REF!</v></c>') as { words: { zh: string } }).words.zh).toContain('单元格 B2 显示的是错误 #REF!')
})

test('hidden sheets that are passed over and hidden rows that are read are told', () => {
  const one = '<c r="A1"><v>1</v></c>'
  const content = workbook({
    sheets: { 隐藏: rows(one), 数据: `<sheetData><row r="1">${one}</row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row></sheetData>` },
    hidden: '隐藏',
  })
  const read = readTable(content) as ReadTable
  expect(read.isSure).toBe(false)
  expect(read.notes.map((n) => n.en)).toEqual([
    'The sheet “数据” was read.',
    'Hidden sheets were not read: “隐藏”.',
    '1 rows that are hidden in the sheet, as by a filter, were read as well.',
  ])
})

test('headings of very many separators do not make every row as wide', () => {
  const wide = (rows: number, width: number) => readTable(`${'x,'.repeat(width)}x\n${'1,2\n'.repeat(rows)}`, { mostRows: 60_000 })
  expect(wide(50_000, 1_000)).toMatchObject({ refused: true, code: 'too-wide' })
  const read = wide(1_000, 1_000)
  expect(isRefusal(read) ? read.words.en : read.rows[1]!.cells.length).toBe(1_001)
})
