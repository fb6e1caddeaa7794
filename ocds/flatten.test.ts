import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Flattening, type Json, type JsonSchema, releaseSchema, Unflattening } from './index.ts'

const flat = (...releases: Json[]) => {
  const f = new Flattening()
  for (const r of releases) f.add(r)
  return {
    sheets: Object.fromEntries(f.all().map((s) => [s.name, { columns: s.columns, rows: s.rows.map((r) => ({ ...r })) }])),
    notes: f.notes,
  }
}
const back = (sheets: ReturnType<typeof flat>['sheets'], schema: JsonSchema = releaseSchema()) => {
  const u = new Unflattening(schema)
  for (const [sheet, { rows }] of Object.entries(sheets))
    for (const [i, row] of rows.entries())
      u.add({ sheet, line: i + 2, cells: Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v)])) })
  return { releases: u.all(), notes: u.notes.map((n) => `${n.kind} ${n.sheet}:${n.line} ${n.column} ${n.text}`) }
}
const release: Json = {
  ocid: 'ocds-abcdef-1',
  id: 'r1',
  date: '2026-01-01T00:00:00Z',
  tag: ['tender', 'award'],
  tender: {
    id: 't',
    title: '社工站',
    hasEnquiries: false,
    value: { amount: -1.5, currency: 'CNY' },
    items: [
      { id: 'i1', quantity: 2 },
      { id: 'i2', unit: { name: '岗' } },
    ],
  },
  awards: [
    {
      id: 'a',
      suppliers: [{ id: 's', name: '机构' }],
      items: [
        {
          id: 'i1',
          additionalClassifications: [
            { scheme: 'x', id: 'y' },
            { scheme: 'x', id: 'z' },
          ],
        },
      ],
    },
  ],
}

describe('as tables', () => {
  test('objects stand in the row, lists of objects in tables of their own, with the ids of what they lie in', () =>
    expect(flat(release).sheets).toEqual({
      main: {
        columns: [
          'ocid',
          'id',
          'date',
          'tag',
          'tender/id',
          'tender/title',
          'tender/hasEnquiries',
          'tender/value/amount',
          'tender/value/currency',
        ],
        rows: [
          {
            ocid: 'ocds-abcdef-1',
            id: 'r1',
            date: '2026-01-01T00:00:00Z',
            tag: 'tender;award',
            'tender/id': 't',
            'tender/title': '社工站',
            'tender/hasEnquiries': false,
            'tender/value/amount': -1.5,
            'tender/value/currency': 'CNY',
          },
        ],
      },
      tender_items: {
        columns: ['ocid', 'id', 'tender/id', 'tender/items/0/id', 'tender/items/0/quantity', 'tender/items/0/unit/name'],
        rows: [
          { ocid: 'ocds-abcdef-1', id: 'r1', 'tender/id': 't', 'tender/items/0/id': 'i1', 'tender/items/0/quantity': 2 },
          { ocid: 'ocds-abcdef-1', id: 'r1', 'tender/id': 't', 'tender/items/0/id': 'i2', 'tender/items/0/unit/name': '岗' },
        ],
      },
      awards: { columns: ['ocid', 'id', 'awards/0/id'], rows: [{ ocid: 'ocds-abcdef-1', id: 'r1', 'awards/0/id': 'a' }] },
      awards_suppliers: {
        columns: ['ocid', 'id', 'awards/0/id', 'awards/0/suppliers/0/id', 'awards/0/suppliers/0/name'],
        rows: [expect.objectContaining({ 'awards/0/suppliers/0/name': '机构' })],
      },
      awards_items: {
        columns: ['ocid', 'id', 'awards/0/id', 'awards/0/items/0/id'],
        rows: [expect.objectContaining({ 'awards/0/items/0/id': 'i1' })],
      },
      awards_items_additionalClassifications: expect.objectContaining({
        rows: [expect.objectContaining({ 'awards/0/items/0/id': 'i1' }), expect.anything()],
      }),
    }))
  test('and back they are what they were, in whatever order the tables come', () => {
    const { sheets } = flat(release, { ...release, id: 'r2' })
    expect(back(sheets)).toEqual({ releases: [release, { ...release, id: 'r2' }], notes: [] })
    const turned = Object.fromEntries(Object.entries(sheets).toReversed())
    expect(back(turned).releases.map((r) => (r.awards as Json[])[0]!.items)).toEqual([
      (release.awards as Json[])[0]!.items,
      (release.awards as Json[])[0]!.items,
    ])
  })
  test('a text that holds the sign between texts is told', () =>
    expect(flat({ ocid: 'o', id: '1', tender: { submissionMethod: ['a;b', 'c'] } }).notes).toEqual([
      { sheet: 'main', column: 'tender/submissionMethod', text: 'a;b' },
    ]))
})

describe('what a table gets wrong', () => {
  const row = (cells: Record<string, string | number>) => back({ t: { columns: [], rows: [cells] } })
  test.each([
    [{ id: '1' }, 'no-release t:2 ocid '],
    [{ ocid: 'o' }, 'no-release t:2 id '],
    [{ ocid: 'o', id: '1', 'tender/value/amount': '1,200' }, 'not-a-number t:2 tender/value/amount 1,200'],
    [{ ocid: 'o', id: '1', 'tender/hasEnquiries': 'ja' }, 'not-a-flag t:2 tender/hasEnquiries ja'],
    [{ ocid: 'o', id: '1', tender: 'x', 'tender/id': '1' }, 'clash t:2 tender/id 1'],
    [{ ocid: 'o', id: '1', 'tender/id': '1', tender: 'x' }, 'clash t:2 tender x'],
  ] as [Record<string, string>, string][])('%o', (cells, note) => expect(row(cells).notes).toEqual([note]))
  test('a name that is no field in JavaScript is one here', () => {
    const { releases } = row({ ocid: 'o', id: '1', '__proto__/x': 'y' })
    expect([Object.getPrototypeOf(releases[0]), Object.hasOwn(releases[0]!, '__proto__')]).toEqual([Object.prototype, true])
  })
})

test('whatever stands in a release of texts, objects and lists with ids comes back', () => {
  const name = fc.stringMatching(/^[a-z]{1,4}$/).filter((n) => !['id', 'ocid'].includes(n))
  const item = fc.letrec<{ object: Json; list: Json[] }>((tie) => ({
    object: fc.dictionary(name, fc.oneof({ depthSize: 'small' }, fc.stringMatching(/^[a-z ]{1,5}$/), tie('list')), {
      minKeys: 1,
      maxKeys: 3,
    }) as fc.Arbitrary<Json>,
    list: fc
      .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,3}$/), tie('object')), { minLength: 1, maxLength: 3, selector: ([id]) => id })
      .map((all) => all.map(([id, o]) => ({ id, ...o }))),
  }))
  fc.assert(
    fc.property(item.object, (o) => {
      const r = { ocid: 'o', id: '1', ...o }
      expect(back(flat(r).sheets, {})).toEqual({ releases: [r], notes: [] })
    }),
  )
})
