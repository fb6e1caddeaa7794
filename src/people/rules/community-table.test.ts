import { isRefusal } from '#kernel'
import { readTable } from '#platform'
import { describe, expect, test } from 'vitest'
import { type CommunityRow, type KnownCommunity, planCommunities, readCommunities } from './community-table.ts'

const offices = [
  { id: 'org_a', name: '青石街道办事处', name_en: 'Qingshi Office' },
  { id: 'org_b', name: '河湾街道办事处', name_en: null },
]
const read = (text: string) => {
  const table = readTable(text)
  if (isRefusal(table)) throw new Error(table.words.en)
  return readCommunities(table, { offices, own: 'org_a' })
}
const wrong = (text: string): string[] => {
  const r = read(text)
  if (!isRefusal(r)) throw new Error('was read')
  return r.fields ? Object.values(r.fields).map((w) => w.zh) : [r.code]
}

describe('a table of communities is read as it was meant', () => {
  test.each([
    ['name\nA', [{ row: 2, name: 'A', organisationId: 'org_a' }]],
    [
      '社区名称，人口'.replace('，', ',') + '\n青石社区,"8，230 人"',
      [{ row: 2, name: '青石社区', residents: 8230, organisationId: 'org_a' }],
    ],
    [
      '街道\t社区\t区划代码\t户数\n河湾街道办事处\t河湾社区\t440305 001001\t２３８０',
      [{ row: 2, name: '河湾社区', code: '440305001001', households: 2380, organisationId: 'org_b' }],
    ],
    ['code;name;name_en\n;A;Alpha', [{ row: 2, name: 'A', nameEn: 'Alpha', organisationId: 'org_a' }]],
  ])('%j', (text, rows) => expect(read(text)).toEqual(rows))

  test.each([
    ['residents\n5', ['no-column']],
    ['name', ['no-rows']],
    ['name,residents,community\nA,1,B', ['column-twice']],
    ['name,residents\n,x', ['第 2 行「常住人口」：要一个整数，例如 8230。', '第 2 行「名称」：空着，请写社区名称。']],
    ['name,code\nA,12345', ['第 2 行「统计用区划代码」：要 12 位数字。']],
    ['name,office\nA,别的街道', ['第 2 行「街道」：没有您能管理的街道办事处叫「别的街道」。']],
    ['name\nA社区\nＡ 社区', ['第 3 行「名称」：和第 2 行是同一个社区。']],
    ['name\nA\nA', ['第 3 行「名称」：和第 2 行是同一个社区。']],
    ['name,code\nA,440305001001\nB,440305001001', ['第 3 行「统计用区划代码」：和第 2 行是同一个社区。']],
    ['name,residents\nA,-5', ['第 2 行「常住人口」：要一个整数，例如 8230。']],
  ])('%j is refused with every cell', (text, said) => expect(wrong(text).sort()).toEqual([...said].sort()))
})

const known = (o: Partial<KnownCommunity>): KnownCommunity => ({
  id: 'com_1',
  name: 'A',
  name_en: null,
  code: null,
  residents: 100,
  households: null,
  organisation_id: 'org_a',
  state: 'open',
  ...o,
})
const row = (o: Partial<CommunityRow>): CommunityRow => ({ row: 2, name: 'A', organisationId: 'org_a', ...o })

describe('what a table would change', () => {
  const plan = (rows: CommunityRow[], there: KnownCommunity[]) => {
    const p = planCommunities(rows, there)
    return isRefusal(p)
      ? Object.values(p.fields ?? {}).map((w) => w.zh)
      : { added: p.added.map((a) => a.name), changed: p.changed.map((c) => [c.of.id, ...c.fields]), same: p.same }
  }
  test.each([
    ['a new name is new', [row({ name: 'B' })], [known({})], { added: ['B'], changed: [], same: 0 }],
    ['what says nothing new stays', [row({ residents: 100 })], [known({})], { added: [], changed: [], same: 1 }],
    ['what it says nothing of stays', [row({})], [known({ code: '440305001001' })], { added: [], changed: [], same: 1 }],
    [
      'by its name, however wide it is typed, and keeps it',
      [row({ name: ' Ａ', residents: 120 })],
      [known({})],
      { added: [], changed: [['com_1', 'residents']], same: 0 },
    ],
    ['by its name', [row({ residents: 120 })], [known({})], { added: [], changed: [['com_1', 'residents']], same: 0 }],
    [
      'by its code under a new name',
      [row({ name: 'B', code: '1'.repeat(12) })],
      [known({ code: '1'.repeat(12) })],
      { added: [], changed: [['com_1', 'name']], same: 0 },
    ],
    [
      'a closed one of that name does not stand in the way',
      [row({})],
      [known({ state: 'closed' })],
      { added: ['A'], changed: [], same: 0 },
    ],
    [
      'the same name under another office is another',
      [row({ organisationId: 'org_b' })],
      [known({})],
      { added: ['A'], changed: [], same: 0 },
    ],
  ] as const)('%s', (_, rows, there, is) => expect(plan([...rows], [...there])).toEqual(is))

  test.each([
    ['a code of a closed one', [row({ name: 'B', code: '1'.repeat(12) })], [known({ code: '1'.repeat(12), state: 'closed' })]],
    [
      'a code under another office',
      [row({ name: 'B', code: '1'.repeat(12) })],
      [known({ code: '1'.repeat(12), organisation_id: 'org_b' })],
    ],
    [
      'a name of one and the code of another',
      [row({ code: '1'.repeat(12) })],
      [known({}), known({ id: 'com_2', name: 'B', code: '1'.repeat(12) })],
    ],
    ['two rows for one', [row({ residents: 1 }), row({ row: 3, name: 'B', code: '1'.repeat(12) })], [known({ code: '1'.repeat(12) })]],
  ] as const)('%s is refused', (_, rows, there) => {
    const said = plan([...rows], [...there])
    expect(Array.isArray(said) && said.length > 0 && said.every((s) => /^第 \d 行/.test(s))).toBe(true)
  })
})

test.each(['#N/A', '#REF!', '#DIV/0!', 'TRUE', 'false', '2023-03-15', '2023-03-15 08:00', '12', '—'])(
  '“%s” is no name of a community',
  (name) => {
    expect(wrong(`名称,英文名称\n${name},Alpha\n甲社区,${name}`)).toEqual([
      `第 2 行「名称」：「${name}」不是名称，像是错误值、日期或数字。请改成社区的名称。`,
      `第 3 行「英文名称」：「${name}」不是名称，像是错误值、日期或数字。请改成社区的名称。`,
    ])
  },
)
