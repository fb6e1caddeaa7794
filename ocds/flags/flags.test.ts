import { describe, expect, test } from 'vitest'
import { factsOf, flagsIn, type Json } from '../index.ts'
import { indicators } from './all-indicators.ts'
import { fencesOf, quantile } from './fences.ts'

const yuan = (amount: number) => ({ amount, currency: 'CNY' })
const bid = (who: string, amount: number | null, status = 'valid', more: Json = {}): Json => ({
  id: `${who} ${amount}`,
  status,
  tenderers: [{ id: who }],
  ...(amount !== null && { value: yuan(amount) }),
  ...more,
})
const award = (who: string, more: Json = {}): Json => ({ id: 'a', status: 'active', suppliers: [{ id: who }], ...more })
const process = (ocid: string, bids: Json[], awards: Json[], more: Json = {}): Json => ({ ocid, bids: { details: bids }, awards, ...more })

interface Case {
  code: string
  says: string
  all: readonly Json[]
  /** Subject and value, rounded to four digits. */
  flags: readonly (readonly [string, number])[]
  set?: Record<string, number>
  releases?: Readonly<Record<string, readonly Json[]>>
}
const found = ({ code, all, set, releases }: Case) =>
  flagsIn(
    all.map((p) => factsOf(p, releases?.[String(p.ocid)] ?? [])),
    { codes: new Set([code]), set: new Map(Object.entries(set ?? {})) },
  )[0]!.outcome

/** Four in which the second price is a hundred times above the winner’s. */
const usual = ['1', '2', '3', '4'].map((o) => process(o, [bid('W', 1), bid('L', 101)], [award('W')]))
const tendering = (days: number, more: Json = {}): Json => ({
  ocid: 'x',
  tender: {
    procurementMethod: 'open',
    tenderPeriod: {
      startDate: '2026-03-01T00:00:00+08:00',
      endDate: new Date(Date.UTC(2026, 1, 28, 16) + days * 86_400_000).toISOString(),
    },
    ...more,
  },
})

describe('of bidding', () => {
  test.each<Case>([
    { code: 'R003', says: 'fourteen days and a half are fourteen', all: [tendering(14.5)], flags: [['x', 14]] },
    { code: 'R003', says: 'fifteen are enough', all: [tendering(15)], flags: [] },
    { code: 'R003', says: 'not where twenty are asked', all: [tendering(15)], set: { 'R003.days': 20 }, flags: [['x', 15]] },
    { code: 'R003', says: 'only open calls', all: [tendering(2, { procurementMethod: 'selective' })], flags: [] },
    { code: 'R003', says: 'not one that was cancelled', all: [tendering(2, { status: 'cancelled' })], flags: [] },
    {
      code: 'R018',
      says: 'as the number says',
      all: [{ ocid: 'x', tender: { procurementMethod: 'selective', numberOfTenderers: 1 } }],
      flags: [['x', 1]],
    },
    {
      code: 'R018',
      says: 'as the bids say, of whom nobody was only invited',
      all: [process('x', [bid('A', 1), bid('A', 2), bid('B', 1, 'invited')], [], { tender: { procurementMethod: 'open' } })],
      flags: [['x', 1]],
    },
    {
      code: 'R018',
      says: 'not a direct award',
      all: [{ ocid: 'x', tender: { procurementMethod: 'direct', numberOfTenderers: 1 } }],
      flags: [],
    },
    {
      code: 'R024',
      says: 'an equal price among distant ones',
      all: [process('x', [bid('W', 1), bid('L', 1)], [award('W')]), ...usual],
      flags: [['x', 0]],
    },
    {
      code: 'R024',
      says: 'not where the winner was dearer, one award of two, a partner, a bid or an award still open, or quality decided',
      all: [
        process('dearer', [bid('W', 2), bid('L', 1)], [award('W')]),
        process('two', [bid('W', 1), bid('L', 1)], [award('W'), award('W', { id: 'b' })]),
        process('partners', [bid('W', 1), bid('L', 1)], [award('W', { suppliers: [{ id: 'W' }, { id: 'X' }] })]),
        process('pending', [bid('W', 1), bid('L', 1)], [award('W'), { id: 'b', status: 'pending' }]),
        process('invalid', [bid('W', 1, 'disqualified'), bid('L', 1)], [award('W')]),
        process('rated', [bid('W', 1), bid('L', 1)], [award('W')], { tender: { awardCriteria: 'ratedCriteria' } }),
        ...usual,
      ],
      flags: [],
    },
    { code: 'R024', says: 'three have no quarters', all: usual.slice(0, 3), flags: [] },
    {
      code: 'R058',
      says: 'a distant price among close ones',
      all: [
        process('x', [bid('W', 1), bid('L', 9)], [award('W')]),
        ...usual.map((p) => ({ ...p, bids: { details: [bid('W', 1), bid('L', 1.05)] } })),
      ],
      flags: [['x', 8]],
    },
    {
      code: 'R025',
      says: 'ten bids and two wins, where others win whenever they bid',
      all: [
        ...['0', '1', '2', '3', '5', '6', '7', '8'].map((o) => process(o, [bid('F', null), bid(o, null)], [award(o)])),
        process('4', [bid('F', null), bid('N', null)], [award('F')]),
        process('9', [bid('F', null), bid('F', 1), bid('F', 2)], [award('F')]),
        process('off', [bid('F', null), bid('0', null)], [award('0')], { tender: { status: 'cancelled' } }),
      ],
      flags: [['F', 0.2]],
    },
    { code: 'R028', says: 'two of three', all: [process('x', [bid('A', 5), bid('B', 5), bid('C', 6)], [])], flags: [['x', 2]] },
    {
      code: 'R028',
      says: 'nobody with itself, nor in another currency',
      all: [process('x', [bid('A', 5), bid('A', 5), bid('B', 5, 'valid', { value: { amount: 5, currency: 'USD' } })], [])],
      flags: [],
    },
    {
      code: 'R028',
      says: 'not where the price is fixed',
      all: [process('x', [bid('A', 5), bid('B', 5)], [], { tender: { fixedPrice: true } })],
      flags: [],
    },
    {
      code: 'R030',
      says: 'a day and a half late, across zones',
      all: [
        process('x', [bid('A', 5, 'valid', { date: '2026-03-03T12:00:00+08:00' })], [award('A')], {
          tender: { tenderPeriod: { endDate: '2026-03-01T16:00:00Z' } },
        }),
      ],
      flags: [['x', 1.5]],
    },
    {
      code: 'R030',
      says: 'in time by the zone, late by the letters',
      all: [
        process('x', [bid('A', 5, 'valid', { date: '2026-03-02T00:00:00+08:00' })], [award('A')], {
          tender: { tenderPeriod: { endDate: '2026-03-01T16:00:00Z' } },
        }),
      ],
      flags: [],
    },
    {
      code: 'R035',
      says: 'two others disqualified',
      all: [process('x', [bid('A', 5), bid('B', 4, 'disqualified'), bid('C', 4, 'disqualified')], [award('A')])],
      flags: [['x', 2]],
    },
    {
      code: 'R035',
      says: 'not with a second valid one',
      all: [process('x', [bid('A', 5), bid('D', 7), bid('B', 4, 'disqualified')], [award('A')])],
      flags: [],
    },
    {
      code: 'R036',
      says: 'the lowest out, another won',
      all: [process('x', [bid('A', 5), bid('B', 4, 'disqualified')], [award('A')])],
      flags: [['x', 1]],
    },
    {
      code: 'R036',
      says: 'not by what was only invited',
      all: [process('x', [bid('A', 5), bid('B', 4, 'withdrawn')], [award('A')])],
      flags: [],
    },
    {
      code: 'R038',
      says: 'of a buyer with two processes, and of the tenderer with two bids',
      all: [
        ...['1', '2', '3', '4', '5', '6', '7'].flatMap((b) =>
          ['i', 'j'].map((o) =>
            process(
              `${b}${o}`,
              [bid(`w${b}`, 1), bid(`v${b}`, 1), bid(`u${b}`, 1), bid(`t${b}`, 2, b < '4' ? 'disqualified' : 'valid')],
              [],
              { buyer: { id: b } },
            ),
          ),
        ),
        process('8i', [bid('w8', 1, 'disqualified'), bid('q', 1, 'disqualified')], [], { buyer: { id: '8' } }),
        process('8j', [bid('w8', 1, 'valid')], [], { buyer: { id: '8' } }),
        process('9i', [bid('s', 1, 'disqualified')], [], { buyer: { id: '9' } }),
      ],
      flags: [['8', 0.6667]],
    },
    {
      code: 'R048',
      says: 'of two kinds among those of one',
      all: ['F', '1', '2', '3', '4'].map((s) =>
        process(s, [], [award(s, { items: ['10000000', ...(s === 'F' ? ['11000000'] : [])].map((id) => ({ classification: { id } })) })]),
      ),
      flags: [['F', 2]],
    },
  ])('$code: $says', (c) => expect(found(c).flags.map((f) => [f.id, Math.round(f.value * 1e4) / 1e4])).toEqual(c.flags))
})

const contract = (amount: number, more: Json = {}): Json => ({ id: 'c', awardID: 'a', value: yuan(amount), ...more })
const direct = (ocid: string, on: string, amount: number, buyer = 'B'): Json =>
  process(ocid, [], [award('S', { date: on, value: yuan(amount) })], { buyer: { id: buyer }, tender: { procurementMethod: 'direct' } })
const paying = (buyer: string, late: number, inTime: number): Json => ({
  ocid: buyer,
  date: '2026-06-01T00:00:00Z',
  buyer: { id: buyer },
  contracts: [
    {
      id: 'c',
      implementation: {
        paymentObligations: Array.from({ length: late + inTime }, (_, i) => ({
          id: String(i),
          dueDate: '2026-03-10T00:00:00+08:00',
          dateSettled: i < late ? '2026-03-11T09:00:00+08:00' : '2026-03-10T20:00:00+08:00',
        })),
      },
    },
  ],
})

describe('of contracts', () => {
  test.each<Case>([
    {
      code: 'T01',
      says: 'a fifth more than awarded',
      all: [process('x', [], [award('S', { value: yuan(100) })], { contracts: [contract(120)] })],
      flags: [['x', 0.2]],
    },
    {
      code: 'T01',
      says: 'not what it was awarded for',
      all: [process('x', [], [award('S', { value: yuan(0.3) })], { contracts: [contract(0.1 + 0.2)] })],
      flags: [],
    },
    {
      code: 'T02',
      says: 'eleven hundredths since the first release, in whatever order they lie',
      all: [process('x', [], [award('S')], { contracts: [contract(111)] })],
      releases: {
        x: [
          { date: '2026-03-01T00:00:00Z', contracts: [contract(111)] },
          { date: '2026-02-01T00:00:00Z', contracts: [contract(100)] },
        ],
      },
      flags: [['x', 0.11]],
    },
    {
      code: 'T02',
      says: 'a tenth may be added',
      all: [process('x', [], [award('S')], { contracts: [contract(110)] })],
      releases: { x: [{ date: '2026-02-01T00:00:00Z', contracts: [contract(100)] }] },
      flags: [],
    },
    {
      code: 'T03',
      says: 'three within a year',
      all: [direct('1', '2026-01-01T00:00:00Z', 5), direct('2', '2026-06-01T00:00:00Z', 5), direct('3', '2026-12-31T00:00:00Z', 5)],
      flags: [['B', 3]],
    },
    {
      code: 'T03',
      says: 'not over more than a year, nor of two buyers',
      all: [
        direct('1', '2026-01-01T00:00:00Z', 5),
        direct('2', '2026-06-01T00:00:00Z', 5),
        direct('3', '2027-01-01T00:00:00Z', 5),
        direct('4', '2026-06-01T00:00:00Z', 5, 'C'),
      ],
      flags: [],
    },
    {
      code: 'T04',
      says: 'two that reach it together',
      all: [direct('1', '2026-01-01T00:00:00Z', 60), direct('2', '2026-06-01T00:00:00Z', 40)],
      set: { 'T04.amount': 100 },
      flags: [['B', 100]],
    },
    {
      code: 'T04',
      says: 'not by one that reaches it alone',
      all: [direct('1', '2026-01-01T00:00:00Z', 100), direct('2', '2026-06-01T00:00:00Z', 40)],
      set: { 'T04.amount': 100 },
      flags: [],
    },
    {
      code: 'T04',
      says: 'not without a threshold',
      all: [direct('1', '2026-01-01T00:00:00Z', 60), direct('2', '2026-06-01T00:00:00Z', 40)],
      flags: [],
    },
    {
      code: 'T05',
      says: 'six tenths below',
      all: [process('x', [], [award('S', { value: yuan(40) })], { tender: { value: yuan(100) } })],
      flags: [['x', 0.6]],
    },
    {
      code: 'T05',
      says: 'not against another currency',
      all: [process('x', [], [award('S', { value: yuan(40) })], { tender: { value: { amount: 100, currency: 'USD' } } })],
      flags: [],
    },
    {
      code: 'T11',
      says: 'nine of ten late, where others pay one of ten late',
      all: [paying('F', 9, 1), ...['1', '2', '3', '4', '5'].map((b) => paying(b, 1, 9))],
      flags: [['F', 0.9]],
    },
    { code: 'T11', says: 'the day itself is in time', all: ['F', '1', '2', '3', '4'].map((b) => paying(b, 0, 5)), flags: [] },
    {
      code: 'T13',
      says: 'four days left after the change',
      all: [tendering(20)],
      releases: {
        x: [
          { ...tendering(16), date: '2026-03-01T00:00:00Z', tag: ['tender'] },
          { ...tendering(20), date: '2026-03-16T16:00:00Z', tag: ['tenderAmendment'] },
          { tender: { numberOfTenderers: 2 }, date: '2026-03-21T00:00:00Z', tag: ['tenderUpdate'] },
        ],
      },
      flags: [['x', 4]],
    },
    {
      code: 'T14',
      says: 'half of four, where others have none to one in five',
      all: [
        ...['1', '2'].map((o) => ({ ocid: `F${o}`, buyer: { id: 'F' }, tender: { status: 'cancelled' } })),
        ...['3', '4'].map((o) => process(`F${o}`, [], [award('S')], { buyer: { id: 'F' } })),
        ...['A', 'B', 'C', 'D', 'E'].flatMap((b) => [
          { ocid: `${b}0`, buyer: { id: b }, tender: { status: 'unsuccessful' } },
          ...['1', '2', '3', '4'].map((o) => process(`${b}${o}`, [], [award('S')], { buyer: { id: b } })),
        ]),
      ],
      flags: [['F', 0.5]],
    },
    {
      code: 'T15',
      says: 'all five to one, where others share',
      all: ['F', 'A', 'B', 'C', 'D', 'E'].flatMap((b) =>
        ['1', '2', '3', '4', '5'].map((o) => process(`${b}${o}`, [], [award(b === 'F' || o < '3' ? 'S' : `S${o}`)], { buyer: { id: b } })),
      ),
      flags: [['F', 1]],
    },
  ])('$code: $says', (c) => expect(found(c).flags.map((f) => [f.id, Math.round(f.value * 1e4) / 1e4])).toEqual(c.flags))
})

test('quartiles are those of Hyndman and Fan’s type 8', () => {
  // 0, 100, 100, 100, 100: Cardinal’s documentation gives 66.6667 and a fence of 16.6667.
  const fences = fencesOf([100, 0, 100, 100, 100])!
  expect([fences.q1, fences.q3, fences.lower].map((x) => Math.round(x * 1e4) / 1e4)).toEqual([66.6667, 100, 16.6667])
  expect(quantile([7], 0.25)).toBe(7)
  expect(fencesOf([1, 2, 3])).toBeUndefined()
})

test('what lacks a field is not looked at, and what has it is counted whether flagged or not', () => {
  const nothing = flagsIn([factsOf({ ocid: 'x' }, [])])
  expect(nothing.map((f) => [f.indicator.code, f.outcome.flags.length, f.outcome.looked])).toEqual(indicators.map((i) => [i.code, 0, 0]))
  expect(found({ code: 'R003', says: '', all: [tendering(30), { ocid: 'y' }], flags: [] }).looked).toBe(1)
})

test('every indicator has a code of its own, a source and what it cannot tell, in both languages', () => {
  expect(new Set(indicators.map((i) => i.code)).size).toBe(indicators.length)
  for (const i of indicators) for (const w of [i.says, i.formula, i.cannotTell]) expect([w.zh, w.en].every((t) => t.length > 1)).toBe(true)
})
