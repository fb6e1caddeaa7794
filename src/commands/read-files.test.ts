import { describe, expect, test } from 'vitest'
import type { CommandIo } from './command.ts'
import { lawCommand } from './law.ts'
import { measureCommand } from './measure.ts'

const utf8 = (s: string) => new TextEncoder().encode(s)
const wide = (s: string) => Uint8Array.from([0xff, 0xfe, ...[...s].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])])
// 东园 and 西园 as GB18030.
const [east, west] = [
  [0xb6, 0xab, 0xd4, 0xb0],
  [0xce, 0xf7, 0xd4, 0xb0],
]
const line = (place: number[], score: number) => [...place, ...utf8(`,${score}\r\n`)]
const files: Record<string, Uint8Array> = {
  'gbk.csv': Uint8Array.from([
    ...utf8('community,score\r\n'),
    ...[5, 4, 2].flatMap((s) => line(east, s)),
    ...[1, 3, 2].flatMap((s) => line(west, s)),
  ]),
  'broken.csv': Uint8Array.from([...utf8('community,score\n东园东园,5\n'), 0xff, ...utf8(',4\n')]),
  'na.csv': utf8('answer,score,area\nyes,1,a\nyes,2,a\nNA,N/A,a\nno,3,b\n缺失,,b\nno,5,b\n'),
  'typed.csv': utf8('score;hours\n１,2 500\n'.replace('１,', '１;').concat('2;1，200\n3;1.2万\n')),
  'block.csv': utf8(
    `block,area,sat,score\n${Array.from({ length: 6 }, (_, i) => `b1,东园,${i % 2 ? 'yes' : 'no'},${i % 3}\n`).join('')}b2,西园,yes,2\nb2,西园,no,3\nb3,西园,yes,4\nb3,西园,yes,2\n`,
  ),
  'raters.csv': utf8('bid,a,b\n1,good,NA\n2,bad,bad\n3,good,good\n4,bad,bad\n'),
  'raters-gbk.csv': Uint8Array.from([...utf8('bid,a,'), ...east, ...utf8('\n1,good,good\n2,bad,bad\n3,bad,good\n')]),
  'vote-gbk.pb': Uint8Array.from([
    ...utf8('META\nkey;value\nnum_projects;1\nnum_votes;1\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;60;'),
    ...east,
    ...utf8('\nVOTES\nvoter_id;vote\n1;1\n'),
  ]),
  'payment.json': wide('{"lawDay": "2026年1月1日", "basis": "statute", "deliveredOn": "2026/09/04", "acceptanceIsCondition": false}'),
}
async function run(command: typeof measureCommand, argv: string[]) {
  const said = { out: '', err: '' }
  const io: CommandIo = {
    read: () => Promise.reject(new Error('only bytes here')),
    bytes: (path) => (files[path] ? Promise.resolve(files[path]) : Promise.reject(new Error('no such file'))),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  }
  const code = await command(argv, io)
  return { code, ...said }
}
const estimates = async (line: string) => {
  const r = await run(measureCommand, `estimate --sample ${line}`.split(' '))
  expect(r.err).toBe('')
  return JSON.parse(r.out) as Record<string, unknown>[]
}
const refusal = async (line: string) => (await run(measureCommand, line.split(' '))).err

describe('files as people have them', () => {
  test('names in GB18030 stay apart, and it is said that the file was taken for it', async () => {
    const r = await run(measureCommand, 'estimate --sample gbk.csv --design srs --mean score --by community'.split(' '))
    expect(JSON.parse(r.out)).toMatchObject([
      { by: '东园', estimate: expect.closeTo(3.667, 3), n: 3 },
      { by: '西园', estimate: 2, n: 3 },
    ])
    expect(r.err).toContain('gbk.csv: 文件没有注明编码，按 GB18030 读出')
    expect(r.err).toContain('it was read as GB18030')
  })
  test.each([
    ['agreement', 'agreement raters-gbk.csv --unit bid'],
    ['shares', 'shares vote-gbk.pb'],
  ])('so says %s', async (_, line) => {
    const r = await run(measureCommand, line.split(' '))
    expect([r.code, r.err.includes('it was read as GB18030')]).toEqual([0, true])
  })
  test('what cannot be decoded is refused with its place', async () => {
    expect(await refusal('estimate --sample broken.csv --design srs --mean score')).toContain('Row 3, character 1')
  })
  test('semicolons and numbers as they are typed', async () => {
    expect(await estimates('typed.csv --design srs --mean hours')).toMatchObject([{ estimate: (2500 + 1200 + 12000) / 3 }])
  })
  test('JSON in UTF-16, days as a spreadsheet writes them', async () => {
    const r = await run(lawCommand, ['payment', 'payment.json'])
    expect([r.code, r.err]).toEqual([0, ''])
  })
})

describe('no answer is no value', () => {
  test('NA is not a no: it is left out and counted', async () => {
    expect(await estimates('na.csv --design srs --proportion answer=yes')).toMatchObject([{ estimate: 0.5, n: 4, missing: 2 }])
    expect(await estimates('na.csv --design srs --mean score --by area')).toMatchObject([
      { by: 'a', estimate: 1.5, n: 2, missing: 1 },
      { by: 'b', estimate: 4, n: 2, missing: 1 },
    ])
  })
  test('the words that mean none may be named', async () => {
    expect(await estimates('na.csv --design srs --proportion answer=NA --missing 缺失')).toMatchObject([
      { estimate: 0.2, n: 5, missing: 1 },
    ])
  })
  test('a value that never occurs is an error and names those that do', async () => {
    const said = await refusal('estimate --sample na.csv --design srs --proportion answer=maybe')
    expect(said).toContain('no, yes')
    expect(said).toContain('没有一格')
  })
  test('where a value must be, NA is refused with its row', async () => {
    expect(await refusal('concentration na.csv --amount score')).toContain('row 3')
  })
  test('a rater who gave none is not a category', async () => {
    const r = await run(measureCommand, ['agreement', 'raters.csv', '--unit', 'bid'])
    expect(JSON.parse(r.out).alpha.value).toBe(1)
  })
})
describe('an error that cannot be known is empty', () => {
  test('one block: neither error nor interval, nor an effective n of rounding', async () => {
    const unknown = { se: null, low: null, high: null, nEff: null, df: 0 }
    expect(await estimates('block.csv --design cluster --cluster block --proportion sat=yes --by area')).toMatchObject([
      { by: '东园', estimate: 0.5, ...unknown, n: 6 },
      { by: '西园', n: 4, df: 1 },
    ])
    expect(await estimates('block.csv --design cluster --cluster block --mean score --by area')).toMatchObject([
      { by: '东园', estimate: 1, ...unknown },
      { by: '西园' },
    ])
  })
})
