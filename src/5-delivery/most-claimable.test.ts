import type { Contract } from '#contracts'
import { day, fraction, fractionOf, fractionText, portionOf, yuan } from '#kernel'
import { expect, test } from 'vitest'
import { mostOf, staffableFrom } from './most-claimable.ts'

const common = { settled: [], communityIds: [], milestones: [], fromMonth: 1 }
const c = (closedOn: string | null) =>
  ({
    startsOn: day('2026-03-01'),
    endsOn: day('2026-05-31'),
    closedOn: closedOn ? day(closedOn) : null,
    lines: [
      { ...common, id: 'p', kind: 'post', title: 'Post', posts: 1, months: 3, paidBy: 'month', amount: yuan('30000') },
      { ...common, id: 'u', kind: 'project', title: 'Groups', quantity: 7, paidBy: 'units', amount: yuan('28000') },
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
const made = new Map([
  ['u', { records: 3, units: 3, made: 3, recorded: 3 }],
  ['s', { records: 3, units: 3, made: 3, recorded: 3 }],
])
/** `2/7` is two of seven units. */
const portion = (text: string) => portionOf(fractionOf(text), fractionOf(text.split('/')[1] ?? '1'))
const month = (period: string, lines: [string, string, string][]) =>
  ({
    period,
    state: 'accepted',
    lines: lines.map(([instalmentKey, claimed, givenUp]) => ({ instalmentKey, claimed: portion(claimed), givenUp: portion(givenUp) })),
  }) as never
const most = (closedOn: string | null, today: string, handedIn: never[] = []) =>
  [
    ...mostOf(c(closedOn), {
      today: day(today),
      handedIn,
      // One post, vacant from 11 April on; ten days of each month are served.
      occupied: (m) => new Map([['p', { occupied: fraction(10), total: fraction(m.index === 2 ? 30 : 31) }]]),
      done: () => made,
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

test('posts may still be staffed from the day after the last month that was handed in and stands, while the contract runs', () => {
  const month = (state: string, to: string) => ({ kind: 'month', state, periodTo: day(to) }) as never
  const from = (state: string, ...handedIn: never[]) => staffableFrom({ state, startsOn: day('2026-03-01') } as never, handedIn)?.toString()
  expect(from('active')).toBe('2026-03-01')
  expect(from('signed')).toBe('2026-03-01')
  expect(from('active', month('accepted', '2026-03-31'), month('handed-in', '2026-04-30'))).toBe('2026-05-01')
  expect(from('active', month('accepted', '2026-03-31'), month('returned', '2026-04-30'))).toBe('2026-04-01')
  expect(from('active', { kind: 'milestone', state: 'accepted', periodTo: day('2026-04-10') } as never)).toBe('2026-03-01')
  expect(from('ended')).toBe(undefined)
  expect(from('terminated')).toBe(undefined)
})
