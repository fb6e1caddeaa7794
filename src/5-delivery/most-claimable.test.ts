import type { Contract } from '#contracts'
import { day, fraction, fractionOf, fractionText, portionOf, yuan } from '#kernel'
import { expect, test } from 'vitest'
import { mostOf } from './most-claimable.ts'

const common = { settled: [], communityIds: [], milestones: [], fromMonth: 1 }
const c = (closedOn: string | null, unitTerms: object | null = null) =>
  ({
    id: 'con',
    startsOn: day('2026-03-01'),
    endsOn: day('2026-05-31'),
    closedOn: closedOn ? day(closedOn) : null,
    lines: [
      { ...common, id: 'p', kind: 'post', title: 'Post', posts: 1, months: 3, paidBy: 'month', amount: yuan('30000') },
      { ...common, id: 'u', kind: 'project', title: 'Groups', quantity: 7, paidBy: 'units', unitTerms, amount: yuan('28000') },
      {
        ...common,
        id: 's',
        kind: 'project',
        title: 'Visits',
        quantity: 8,
        paidBy: 'milestones',
        amount: yuan('8000'),
        milestones: [
          { title: 'Half', share: '1/2', when: 'acceptance' },
          { title: 'End', share: '1/2', when: 'acceptance' },
        ],
      },
    ],
  }) as unknown as Contract
/** So many units of a line, recorded in a month. */
const recorded = (lineId: string, month: number, units: number) => ({
  ...{ contractId: 'con', lineId, month: `2026-0${month}`, monthOn: day(`2026-0${month}-01`), communityId: null },
  ...{ records: units, units, people: 10 * units, minutes: 60 * units },
})
const made = [recorded('u', 3, 2), recorded('u', 4, 1), recorded('s', 3, 3)]
/** `2/7` is two of seven units. */
const portion = (text: string) => portionOf(fractionOf(text), fractionOf(text.split('/')[1] ?? '1'))
const month = (period: string, lines: [string, string, string][], state = 'accepted') =>
  ({
    period,
    state,
    lines: lines.map(([instalmentKey, claimed, givenUp]) => ({ instalmentKey, claimed: portion(claimed), givenUp: portion(givenUp) })),
  }) as never
const most = (
  closedOn: string | null,
  today: string,
  handedIn: never[] = [],
  units = made,
  unitTerms: object | null = null,
  recordsUntil: string | null = '2026-04-10',
) =>
  [
    ...mostOf(c(closedOn, unitTerms && { what: [], minutes: null, people: null, sessions: null, ...unitTerms }), {
      today: day(today),
      recordsUntil: recordsUntil === null ? null : day(recordsUntil),
      handedIn,
      // One post, vacant from 11 April on; ten days of each month are served.
      occupied: (m) => new Map([['p', { occupied: fraction(10), total: fraction(m.index === 2 ? 30 : 31) }]]),
      units,
    }),
  ].map(([key, share]) => `${key} ${fractionText(share)}`)

test.each([
  [
    'while it runs, units and stages are open',
    null,
    '2026-05-31',
    ['p:m01 10/31', 'p:m02 1/3', 'p:m03 10/31', 'u:units 1', 's:s1 1', 's:s2 1'],
  ],
  // Three of seven groups are done. Half of eight visits is four and three are done: no first stage, and so no second.
  ['over, only what was done', null, '2026-06-01', ['p:m01 10/31', 'p:m02 1/3', 'p:m03 10/31', 'u:units 3/7', 's:s1 0', 's:s2 0']],
  [
    'ended on 10 April, May brings nothing',
    '2026-04-10',
    '2026-04-11',
    ['p:m01 10/31', 'p:m02 1/3', 'p:m03 0', 'u:units 3/7', 's:s1 0', 's:s2 0'],
  ],
])('%s', (_, closedOn, today, expected) => expect(most(closedOn, today)).toEqual(expected))

test('what was handed in counts as claimed: in dispute it stays, given up it goes; nothing comes after the last month is in', () => {
  const in2 = [
    month('m01', [
      ['p:m01', '1/4', '1/8'],
      ['u:units', '1/7', '1/7'],
    ]),
    month('m02', [['p:m02', '1/3', '0']]),
  ] as never[]
  // Two of the three groups were claimed and one of them given up; the third comes with May.
  expect(most(null, '2026-06-01', in2).slice(0, 4)).toEqual(['p:m01 1/4', 'p:m02 1/3', 'p:m03 10/31', 'u:units 2/7'])
  expect(most(null, '2026-06-01', [...in2, month('m03', [['p:m03', '10/31', '0']])])[3]).toBe('u:units 1/7')
})

test.each([
  ['2026-06-10', '2026-06-10', ['u:units 1', 's:s1 1', 's:s2 1']],
  ['2026-06-10', '2026-06-11', ['u:units 3/7', 's:s1 0', 's:s2 0']],
  // Where the day cannot be told nothing is given up.
  [null, '2026-09-01', ['u:units 1', 's:s1 1', 's:s2 1']],
])('records of its last month come until %s: what the most is on %s', (until, today, expected) => {
  expect(most(null, today, [], made, null, until).slice(3)).toEqual(expected)
})

test('once every period is in, no record comes any more, however long records may come', () => {
  const all = ['m01', 'm02', 'm03', 's:s1', 's:s2'].map((key) => month(key, [])) as never[]
  expect(most(null, '2026-06-01', all, made, null, '2026-06-10')[3]).toBe('u:units 0')
})

test('a month that was returned may be handed in again, with what is missing of it: nothing is given up while it is asked for', () => {
  const [march, april] = [month('m01', [['u:units', '4/7', '0']], 'returned'), month('m02', [['u:units', '2/7', '0']])] as never[]
  expect(most(null, '2026-09-01', [march!, april!, month('m03', []) as never], [recorded('u', 3, 4), recorded('u', 4, 2)])[3]).toBe(
    'u:units 1',
  )
})

test('a month that was never handed in counts with what is recorded of it, whichever month came meanwhile', () => {
  const april = month('m02', [['u:units', '2/7', '0']]) as never
  const units = [recorded('u', 3, 4), recorded('u', 4, 2)]
  expect(most(null, '2026-06-01', [april, month('m03', []) as never], units)[3]).toBe('u:units 6/7')
  // Also a unit of three sessions, two of which are March's, where April was handed in without them.
  const group = [
    { ...recorded('u', 3, 0), records: 2 },
    { ...recorded('u', 4, 1), records: 1 },
  ]
  expect(most(null, '2026-06-01', [month('m02', []) as never, month('m03', []) as never], group, { sessions: 3 })[3]).toBe('u:units 1/7')
})
