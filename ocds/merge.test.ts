import { describe, expect, test } from 'vitest'
import { extended, type Json, type JsonSchema, mergeRules, compiledRelease, releaseSchema, versionedRelease } from './index.ts'

/** Releases of one process, a day apart. */
const said = (...contents: Json[]): Json[] =>
  contents.map((c, i) => ({ ocid: 'ocds-abcdef-1', id: `r${i + 1}`, date: `2026-01-0${i + 1}T00:00:00Z`, tag: ['tender'], ...c }))
const compiled = (releases: Json[], rules?: ReturnType<typeof mergeRules>) => {
  const { release, notes } = compiledRelease(releases, rules)
  const { ocid: _, id: __, date: ___, tag: ____, ...rest } = release ?? {}
  return {
    rest: JSON.parse(JSON.stringify(rest)) as Json,
    notes: notes.map((n) => `${n.kind} ${n.releaseId} ${n.pointer}`),
    isMerged: release !== undefined,
  }
}

// Rules: Open Contracting Data Standard 1.1, Merging. Each case: what is said one after the other, what it comes to.
describe.each([
  ['the newest text stays', [{ a: 'x' }, { a: 'y' }], { a: 'y' }],
  [
    'what a later release does not name stays',
    [{ tender: { id: '1', title: 'x' } }, { tender: { status: 'active' } }],
    { tender: { id: '1', title: 'x', status: 'active' } },
  ],
  [
    'a list of texts is replaced as a whole',
    [{ tender: { submissionMethod: ['a', 'b'] } }, { tender: { submissionMethod: ['b'] } }],
    { tender: { submissionMethod: ['b'] } },
  ],
  ['a list of objects and others is replaced as a whole', [{ x: [{ id: 1 }, 2] }, { x: [{ id: 3 }, 4] }], { x: [{ id: 3 }, 4] }],
  [
    'items are matched by id, new ones go to the end',
    [{ awards: [{ id: '1', title: 'x' }, { id: '2' }] }, { awards: [{ id: '3' }, { id: '1', status: 'active' }] }],
    { awards: [{ id: '1', title: 'x', status: 'active' }, { id: '2' }, { id: '3' }] },
  ],
  [
    'an id that is a number stays a number',
    [{ awards: [{ id: 1, title: 'x' }] }, { awards: [{ id: 1, title: 'y' }] }],
    { awards: [{ id: 1, title: 'y' }] },
  ],
  ['items without an id are all kept', [{ x: [{ a: 1 }] }, { x: [{ a: 1 }] }], { x: [{ a: 1 }, { a: 1 }] }],
  [
    'an item without an id is not that of the place it stands at',
    [{ x: [{ id: '0', a: 1 }] }, { x: [{ a: 2 }] }],
    { x: [{ id: '0', a: 1 }, { a: 2 }] },
  ],
  [
    'what the standard says is one list is replaced as a whole',
    [
      { parties: [{ id: 'p', additionalIdentifiers: [{ id: 'a' }, { id: 'b' }] }] },
      { parties: [{ id: 'p', additionalIdentifiers: [{ id: 'b' }] }] },
    ],
    { parties: [{ id: 'p', additionalIdentifiers: [{ id: 'b' }] }] },
  ],
  [
    'and replaced by nothing',
    [
      { tender: { items: [{ id: 'i', additionalClassifications: [{ id: 'a' }] }] } },
      { tender: { items: [{ id: 'i', additionalClassifications: [] }] } },
    ],
    { tender: { items: [{ id: 'i', additionalClassifications: [] }] } },
  ],
  ['null removes', [{ a: 'x', b: 1 }, { a: null }], { b: 1 }],
  ['null at first leaves nothing but its place', [{ tender: { title: null } }], { tender: {} }],
  ['what was removed can come again', [{ a: 'x' }, { a: null }, { a: 'y' }], { a: 'y' }],
  ['an empty object changes nothing', [{ tender: { title: 'x' } }, { tender: {} }], { tender: { title: 'x' } }],
  ['an empty object leaves nothing', [{ tender: {} }], {}],
  ['an empty list of objects changes nothing', [{ awards: [{ id: '1' }] }, { awards: [] }], { awards: [{ id: '1' }] }],
  ['an empty list can be filled', [{ awards: [] }, { awards: [{ id: '1' }] }], { awards: [{ id: '1' }] }],
  ['an item that says nothing is none', [{ x: [{}] }], {}],
  [
    'a name that is no field in JavaScript is one here',
    [JSON.parse('{"__proto__":{"a":1},"constructor":"c"}') as Json, JSON.parse('{"__proto__":{"b":2}}') as Json],
    JSON.parse('{"__proto__":{"a":1,"b":2},"constructor":"c"}') as Json,
  ],
] as [string, Json[], Json][])('%s', (_name, contents, expected) => {
  test('whatever order they come in', () => {
    expect(compiled(said(...contents))).toEqual({ rest: expected, notes: [], isMerged: true })
    expect(compiled(said(...contents).toReversed()).rest).toEqual(expected)
  })
  test('and nothing of what was handed over is changed', () => {
    const releases = said(...contents)
    const before = structuredClone(releases)
    compiledRelease(releases)
    versionedRelease(releases)
    expect(releases).toEqual(before)
  })
})

describe('what cannot be merged', () => {
  test.each([
    ['without a date', [{ a: 1 }, { a: 2, date: undefined }], 'no-date r2 /date'],
    ['with a date that is a number', [{ a: 1 }, { a: 2, date: 20260102 }], 'no-date r2 /date'],
    ['text and then an object', [{ tender: { value: 'x' } }, { tender: { value: { amount: 1 } } }], 'kinds-clash r2 /tender/value'],
    ['an object and then a list of objects', [{ x: { a: 1 } }, { x: [{ id: 1 }] }], 'kinds-clash r2 /x'],
    ['an id that is an object', [{ awards: [{ id: { a: 1 } }] }], 'id-odd r1 /awards/0'],
  ] as [string, Json[], string][])('%s', (_name, contents, note) => {
    expect(compiled(said(...contents))).toMatchObject({ notes: [note], isMerged: false })
    expect(versionedRelease(said(...contents)).release).toBeUndefined()
  })
  test('a release alone needs no date', () =>
    expect(compiled([{ ocid: 'x', id: '1', a: 1 }])).toMatchObject({ rest: { a: 1 }, isMerged: true }))
})

describe('what is merged and told', () => {
  test.each([
    [
      'an object and then a text',
      [{ tender: { value: { amount: 1 } } }, { tender: { value: 'x' } }],
      { tender: { value: { amount: 1 } } },
      'literal-ignored r2 /tender/value',
    ],
    [
      'null for an object',
      [{ tender: { value: { amount: 1 } } }, { tender: { value: null } }],
      { tender: { value: { amount: 1 } } },
      'null-ignored r2 /tender/value',
    ],
    [
      'an id twice in one list',
      [
        {
          awards: [
            { id: '1', a: 1 },
            { id: '1', b: 2 },
          ],
        },
      ],
      { awards: [{ id: '1', a: 1, b: 2 }] },
      'id-twice r1 /awards/1',
    ],
    [
      'dates in several zones',
      [
        { a: 1, date: '2026-01-01T10:00:00+08:00' },
        { a: 2, date: '2026-01-01T09:00:00-05:00' },
      ],
      { a: 1 },
      'mixed-zones r1 /date',
    ],
  ] as [string, Json[], Json, string][])('%s', (_name, contents, rest, note) =>
    expect(compiled(said(...contents))).toEqual({ rest, notes: [note], isMerged: true }),
  )
})

test('a compiled release says what it is, of which process and of which day', () =>
  expect(compiledRelease(said({ initiationType: 'tender' }, { language: 'zh' })).release).toEqual({
    ocid: 'ocds-abcdef-1',
    id: 'ocds-abcdef-1-2026-01-02T00:00:00Z',
    date: '2026-01-02T00:00:00Z',
    tag: ['compiled'],
    initiationType: 'tender',
    language: 'zh',
  }))

describe('the history of a process', () => {
  const at = (i: number, value: unknown) => ({ releaseID: `r${i}`, releaseDate: `2026-01-0${i}T00:00:00Z`, releaseTag: ['tender'], value })
  test.each([
    ['a value that stays is said once', [{ a: 'x' }, { a: 'x' }, { a: 'y' }], { a: [at(1, 'x'), at(3, 'y')] }],
    ['the same list in the same order is the same', [{ a: ['x', { b: 1 }] }, { a: ['x', { b: 1 }] }], { a: [at(1, ['x', { b: 1 }])] }],
    ['null is a value it had', [{ a: 'x' }, { a: null }], { a: [at(1, 'x'), at(2, null)] }],
    [
      'an item keeps its id and has a history of the rest',
      [{ awards: [{ id: 1, title: 'x' }] }, { awards: [{ id: 1, title: 'y' }] }],
      { awards: [{ id: 1, title: [at(1, 'x'), at(2, 'y')] }] },
    ],
    ['an id outside of a list has one', [{ tender: { id: '1' } }, { tender: { id: '2' } }], { tender: { id: [at(1, '1'), at(2, '2')] } }],
    [
      'a list that is one whole has one',
      [{ parties: [{ id: 'p', additionalIdentifiers: [{ id: 'a' }] }] }],
      { parties: [{ id: 'p', additionalIdentifiers: [at(1, [{ id: 'a' }])] }] },
    ],
  ] as [string, Json[], Json][])('%s', (_name, contents, expected) =>
    expect(JSON.parse(JSON.stringify(versionedRelease(said(...contents)).release))).toEqual({ ocid: 'ocds-abcdef-1', ...expected }),
  )
})

describe('the rules of a schema', () => {
  const rulesOf = (schema: JsonSchema, ...path: string[]) => {
    let fields = mergeRules(schema)
    for (const p of path.slice(0, -1)) fields = fields.get(p)!.fields
    const rule = fields.get(path.at(-1)!)
    return rule === undefined ? 'none' : rule.isOmitted ? 'omitted' : rule.isWhole ? 'whole' : 'by parts'
  }
  const list = (items: JsonSchema, more: JsonSchema = {}): JsonSchema => ({ properties: { x: { type: 'array', items, ...more } } })
  const withId: JsonSchema = { type: 'object', properties: { id: { type: 'string' } } }
  test.each([
    ['items with an id are matched', list(withId), 'by parts'],
    ['items without an id are one whole', list({ type: 'object', properties: { a: { type: 'string' } } }), 'whole'],
    ['items that may be something else are one whole', list({ ...withId, type: ['object', 'string'] }), 'whole'],
    ['what says that it is one whole is', list(withId, { wholeListMerge: true }), 'whole'],
    ['what says that it is none is none', list(withId, { wholeListMerge: false }), 'by parts'],
    ['what is no list is no whole list', { properties: { x: { type: 'object', wholeListMerge: true, properties: {} } } }, 'by parts'],
    ['what is omitted is nothing else', list(withId, { omitWhenMerged: true, wholeListMerge: true }), 'omitted'],
    ['as version 1.0 said it', list(withId, { mergeStrategy: 'ocdsVersion' }), 'whole'],
    ['as version 1.0 said it of what is omitted', { properties: { x: { type: 'string', mergeStrategy: 'ocdsOmit' } } }, 'omitted'],
    [
      'a definition that holds itself comes to an end',
      {
        properties: { x: { $ref: '#/definitions/Loop' } },
        definitions: { Loop: { type: 'object', properties: { x: { $ref: '#/definitions/Loop' } } } },
      },
      'by parts',
    ],
  ] as [string, JsonSchema, string][])('%s', (_name, schema, expected) => expect(rulesOf(schema, 'x')).toBe(expected))

  test('an extension takes part in them', () => {
    const lots: JsonSchema = {
      definitions: {
        Tender: { properties: { lots: { type: 'array', items: { $ref: '#/definitions/Lot' } }, title: null as unknown as JsonSchema } },
        Lot: {
          type: 'object',
          properties: { id: { type: 'string' }, parts: { type: 'array', items: { type: 'object', properties: { a: {} } } } },
        },
      },
    }
    const schema = extended(releaseSchema(), lots)
    expect([rulesOf(schema, 'tender', 'lots'), rulesOf(schema, 'tender', 'lots', 'parts')]).toEqual(['by parts', 'whole'])
    expect(schema.definitions!.Tender!.properties).not.toHaveProperty('title')
    expect(releaseSchema().definitions!.Tender!.properties).toHaveProperty('title')
  })
})
