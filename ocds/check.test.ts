import { describe, expect, test } from 'vitest'
import { checks, type Finding, findingKinds, type Json, namesTwice, releaseSchema } from './index.ts'

const looks = checks(releaseSchema())
const right = (more: Json = {}): Json => ({
  ocid: 'ocds-abcdef-1',
  id: 'r1',
  date: '2026-01-01T00:00:00Z',
  tag: ['tender'],
  initiationType: 'tender',
  parties: [{ id: 'p', name: '街道办事处', roles: ['buyer'] }],
  buyer: { id: 'p', name: '街道办事处' },
  ...more,
})
const said = (found: readonly Finding[]) => found.map((f) => `${f.kind} ${f.pointer} ${f.about}`.trim()).sort()

test('a release without a fault has none', () => {
  expect(
    said(looks.release(right({ tender: { id: 1, title: '社工站', title_zh: '社工站', 'title_zh-Hans': 'x', status: null } }))),
  ).toEqual([])
  expect(said(looks.process([right()]))).toEqual([])
})

describe('in a release', () => {
  test.each([
    ['nothing at all', {}, ['required /date', 'required /id', 'required /initiationType', 'required /ocid', 'required /tag']],
    ['a tender without its id', right({ tender: { title: 'x' } }), ['required /tender/id']],
    [
      'a number as text',
      right({ tender: { id: '1', value: { amount: '5', currency: 'CNY' } } }),
      ['type /tender/value/amount 5 ≠ number | null'],
    ],
    ['a code of a closed list', right({ tag: ['tenders'] }), ['code /tag/0 tenders']],
    ['a currency that is none', right({ tender: { id: '1', value: { amount: 5, currency: 'RMB' } } }), ['code /tender/value/currency RMB']],
    ['a code of one’s own', right({ tender: { id: '1', submissionMethod: ['pigeon'] } }), ['code-own /tender/submissionMethod pigeon']],
    ['a day where a moment belongs', right({ date: '2026-01-01' }), ['format /date 2026-01-01']],
    ['a moment without a zone', right({ date: '2026-01-01T00:00:00' }), ['format /date 2026-01-01T00:00:00']],
    [
      'an address without its scheme',
      right({ tender: { id: '1', documents: [{ id: 'd', url: 'www.x.cn/y z' }] } }),
      ['format /tender/documents/0/url www.x.cn/y z'],
    ],
    ['an id twice', right({ awards: [{ id: 'a' }, { id: 'a', title: 'x' }] }), ['id-twice /awards/1/id a']],
    ['an item twice', right({ awards: [{ id: 'a' }, { id: 'a' }] }), ['id-twice /awards/1/id a', 'item-twice /awards/1 {"id":"a"}']],
    [
      'a classification twice may be',
      right({
        tender: {
          id: '1',
          items: [
            {
              id: 'i',
              additionalClassifications: [
                { id: 'a', scheme: 'x' },
                { id: 'a', scheme: 'y' },
              ],
            },
          ],
        },
      }),
      ['code-own /tender/items/0/additionalClassifications/0/scheme x', 'code-own /tender/items/0/additionalClassifications/1/scheme y'],
    ],
    ['a field of one’s own', right({ tender: { id: '1', items: [{ id: 'i', colour: 1 }] } }), ['field-own /tender/items/*/colour']],
    ['a field in a language of a field that has none', right({ tender: { id: '1', status_zh: 'x' } }), ['field-own /tender/status_zh']],
    ['a deprecated field', right({ tender: { id: '1', amendment: { rationale: 'x' } } }), ['deprecated /tender/amendment']],
    [
      'what is empty',
      right({ tender: { id: '1', title: '', items: [], value: {} } }),
      ['empty /tender/items []', 'empty /tender/title', 'empty /tender/value {}'],
    ],
    ['a name that every object has', right({ constructor: 1 }), ['field-own /constructor 1'.replace(' 1', '')]],
  ] as [string, Json, string[]][])('%s', (_name, release, expected) => expect(said(looks.release(release))).toEqual(expected))
})

describe('in a process', () => {
  test.each([
    ['a buyer who is no party', [right({ buyer: { id: 'q', name: 'x' } })], ['reference-missing /buyer q']],
    ['a buyer who is a party in an earlier release', [right(), right({ date: '2026-01-02T00:00:00Z', parties: [] })], []],
    ['a contract of no award', [right({ contracts: [{ id: 'c', awardID: 'a' }] })], ['award-missing /contracts/0/awardID a']],
    ['an award as a number', [right({ awards: [{ id: 1 }], contracts: [{ id: 'c', awardID: 1 }] })], []],
    [
      'a period that ends before it begins',
      [right({ tender: { id: '1', tenderPeriod: { startDate: '2026-01-01T09:00:00+08:00', endDate: '2026-01-01T00:30:00Z' } } })],
      ['period-backwards /tender/tenderPeriod 2026-01-01T09:00:00+08:00 > 2026-01-01T00:30:00Z'],
    ],
    [
      'and one that only looks so',
      [right({ tender: { id: '1', tenderPeriod: { startDate: '2026-01-01T09:00:00+08:00', endDate: '2026-01-01T02:00:00Z' } } })],
      [],
    ],
    ['an amount without its currency', [right({ tender: { id: '1', value: { amount: 5 } } })], ['no-currency /tender/value']],
    ['a negative amount', [right({ tender: { id: '1', value: { amount: -5, currency: 'CNY' } } })], ['amount-negative /tender/value -5']],
    ['a prefix that is none', [right({ ocid: 'x-1' })], ['prefix-wrong /ocid x-1']],
  ] as [string, Json[], string[]][])('%s', (_name, releases, expected) => expect(said(looks.process(releases))).toEqual(expected))
})

describe('in a record', () => {
  const record = (compiledRelease: Json, releases: Json[] = [right()]): Json => ({ ocid: 'ocds-abcdef-1', releases, compiledRelease })
  const { tag: _, ...state } = right()
  test.each([
    ['what its releases come to', record({ ...state, id: 'own', tag: ['compiled'] }), []],
    ['something else', record({ ...state, language: 'zh' }), ['compiled-differs /compiledRelease/language']],
    [
      'something less',
      record({ ocid: 'ocds-abcdef-1' }),
      [
        'compiled-differs /compiledRelease/buyer',
        'compiled-differs /compiledRelease/initiationType',
        'compiled-differs /compiledRelease/parties',
      ],
    ],
    ['a release of another process', { ocid: 'ocds-abcdef-2', releases: [right()] }, ['ocid-differs /releases/0/ocid ocds-abcdef-1']],
    [
      'releases that are not in order',
      { ocid: 'ocds-abcdef-1', releases: [right({ date: '2026-01-02T00:00:00Z' }), right({ id: 'r2' })] },
      ['not-in-order /releases/1/date 2026-01-01T00:00:00Z'],
    ],
    ['no releases', { ocid: 'ocds-abcdef-1' }, ['required /releases']],
  ] as [string, Json, string[]][])('%s', (_name, value, expected) => expect(said(looks.record(value))).toEqual(expected))
})

test('a package says who publishes it, when, where and in which version', () =>
  expect(said(looks.around({ version: '1.1.5', publisher: {}, extensions: ['x y'], releases: [] }))).toEqual([
    'format /extensions/0 x y',
    'format /version 1.1.5',
    'required /publishedDate',
    'required /publisher/name',
    'required /uri',
  ]))

test.each([
  ['{"a":1,"b":{"a":2},"c":[{"a":1},{"a":2}]}', []],
  ['{"a":1,"a":2}', ['/a']],
  ['{"x":[{"y":1},{"y":"y\\"","z/~":{"q":"}{","\\u0071":2}}]}', ['/x/1/z~1~0/q']],
  ['[{"a":{"a":{"a":1}}},{"b":1,"b":2}]', ['/1/b']],
])('names that stand twice in %s', (text, expected) => expect(namesTwice(text)).toEqual(expected))

test('every kind of finding was found here once', () => expect(Object.keys(findingKinds)).toHaveLength(20))
