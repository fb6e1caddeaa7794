import { day } from '#kernel'
import { expect, test } from 'vitest'
import { asksNow, dueOf, type GateFacts, gateOf, gateDays } from './gate.ts'

const yes = (side: 'purchaser' | 'provider') => ({ side, goesOn: true })
const no = (side: 'purchaser' | 'provider') => ({ side, goesOn: false })
const all: GateFacts = { isRenewed: false, isOpen: true, isRated: true, hasMoney: true, wills: [yes('purchaser'), yes('provider')] }

test.each<[string, Partial<GateFacts>, string, string[]]>([
  ['with everything it goes on', {}, 'goes-on', []],
  ['without an evaluation it waits', { isRated: false }, 'waits', ['evaluation']],
  ['without money it waits', { hasMoney: false }, 'waits', ['budget']],
  ['without the word of one side it waits for that side', { wills: [yes('provider')] }, 'waits', ['purchaser']],
  [
    'with nothing it waits for all four',
    { isRated: false, hasMoney: false, wills: [] },
    'waits',
    ['evaluation', 'budget', 'purchaser', 'provider'],
  ],
  ['a side that says no ends it', { wills: [yes('purchaser'), no('provider')] }, 'ends', []],
  ['whatever else is missing', { isRated: false, hasMoney: false, wills: [no('purchaser')] }, 'ends', []],
  [
    'once the next year is signed it lies behind, whatever was not decided',
    { isRenewed: true, isRated: false, wills: [no('purchaser')] },
    'renewed',
    [],
  ],
  ['graded too low it is barred, once the grade holds', { graded: 'bars' }, 'barred', []],
  ['and waits while an appeal may still change that', { graded: 'may-change' }, 'waits', ['appeal']],
  ['a grade that renews stands in nobody’s way', { graded: 'renews' }, 'goes-on', []],
  ['where the law lets nothing follow, nobody is asked', { isOpen: false, wills: [yes('purchaser'), yes('provider')] }, 'buy-anew', []],
])('%s', (_, f, outcome, missing) => expect(gateOf({ ...all, ...f })).toEqual({ outcome, missing }))

test('both are asked ninety days before the end, and say it sixty days before; late on the day they are told of it, not before', () => {
  const last = day('2027-05-31')
  expect(Object.values(gateDays(last)).map(String)).toEqual(['2027-03-02', '2027-04-01'])
  expect(['2027-03-01', '2027-03-02', '2027-05-31', '2027-06-01'].map((d) => asksNow(last, day(d)))).toEqual([false, true, true, false])
  expect(['2027-03-02', '2027-05-20'].map((d) => dueOf(last, day(d)).toString())).toEqual(['2027-04-01', '2027-05-20'])
})
