import { day, fraction, fractionText } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstDoubled, firstOverfull, occupiedDays, type Staffing, vacanciesOf, wholePost } from './posts.ts'

const stay = (from: string, to: string | null, parts = wholePost) => ({
  fromOn: day(from),
  toOn: to === null ? null : day(to),
  shareParts: parts,
})
const line = (posts: number, from = '2026-03-01', to = '2027-02-28'): Staffing => ({
  from: day(from),
  to: day(to),
  posts: [{ from: day(from), parts: posts * wholePost }],
})
const march = { from: day('2026-03-01'), to: day('2026-03-31') }
const counted = (l: Staffing, stays: ReturnType<typeof stay>[], within = march) => {
  const o = occupiedDays(l, stays, within)
  return [fractionText(o.occupied), fractionText(o.total)]
}

describe('post-days', () => {
  test.each([
    ['nobody there', 14, [], ['0', '434']],
    ['everybody all month: 14 × 31', 14, Array.from({ length: 14 }, () => stay('2026-03-01', null)), ['434', '434']],
    [
      'one leaves after the 15th: 16 of 434 days are vacant',
      14,
      [...Array.from({ length: 13 }, () => stay('2026-03-01', null)), stay('2026-03-01', '2026-03-15')],
      ['418', '434'],
    ],
    ['the first and the last day both count', 1, [stay('2026-03-31', '2026-03-31')], ['1', '31']],
    ['half a post for eleven days', 1, [stay('2026-03-10', '2026-03-20', 5000)], ['11/2', '31']],
    ['more people than posts never count for more', 1, [stay('2026-03-01', null), stay('2026-03-01', null)], ['31', '31']],
  ] as const)('%s', (_, posts, stays, expected) => expect(counted(line(posts), [...stays])).toEqual(expected))
  test('days outside the post do not count', () => expect(counted(line(1, '2026-03-20'), [stay('2026-03-01', null)])).toEqual(['12', '12']))
  test('a supplement that adds posts counts from its own day', () => {
    const grown: Staffing = {
      ...line(1),
      posts: [
        { from: day('2026-03-01'), parts: wholePost },
        { from: day('2026-03-16'), parts: 2 * wholePost },
      ],
    }
    // 15 days with one post, 16 with two: 15 + 32 = 47.
    expect(counted(grown, [stay('2026-03-01', null)])).toEqual(['31', '47'])
  })
  test('a year counted whole is the sum of its months, whoever comes and goes', () => {
    const anyDay = fc.integer({ min: 0, max: 400 }).map((n) => day('2026-02-10').add({ days: n }))
    const anyStay = fc
      .tuple(anyDay, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: wholePost }))
      .map(([fromOn, n, shareParts]) => ({ fromOn, toOn: fromOn.add({ days: n }), shareParts }))
    fc.assert(
      fc.property(fc.array(anyStay, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (stays, posts) => {
        const whole = occupiedDays(line(posts), stays, { from: day('2026-03-01'), to: day('2027-02-28') })
        let sum = fraction(0)
        for (let m = 0; m < 12; m++) {
          const from = day('2026-03-01').add({ months: m })
          const o = occupiedDays(line(posts), stays, { from, to: from.add({ months: 1 }).subtract({ days: 1 }) })
          sum = fraction(sum.n * o.occupied.d + o.occupied.n * sum.d, sum.d * o.occupied.d)
        }
        expect(sum).toEqual(whole.occupied)
        expect(whole.total).toEqual(fraction(365 * posts))
      }),
    )
  })
})

describe('vacancies', () => {
  const open = (stays: ReturnType<typeof stay>[], until: string, posts = 2) =>
    vacanciesOf(line(posts), stays, day(until)).map((v) => [v.beganOn.toString(), v.filledOn?.toString() ?? null, v.parts / wholePost])
  test.each([
    ['both posts vacant from the first day', [], '2026-03-10', [['2026-03-01', null, 2]]],
    ['one of two filled: one still has the first clock', [stay('2026-03-05', null)], '2026-03-10', [['2026-03-01', null, 1]]],
    [
      'a second vacancy has its own clock, and the older is filled first',
      [stay('2026-03-01', '2026-03-09'), stay('2026-03-01', '2026-03-19'), stay('2026-03-25', null)],
      '2026-03-31',
      [
        ['2026-03-10', '2026-03-25', 1],
        ['2026-03-20', null, 1],
      ],
    ],
    ['nobody is missed before the day comes', [stay('2026-03-01', '2026-03-31'), stay('2026-03-01', null)], '2026-03-31', []],
    [
      'a successor on the next day leaves no vacancy',
      [stay('2026-03-01', '2026-03-15'), stay('2026-03-16', null), stay('2026-03-01', null)],
      '2026-04-30',
      [],
    ],
  ] as const)('%s', (_, stays, until, expected) => expect(open([...stays], until)).toEqual(expected))
})

describe('who may be appointed', () => {
  test('the first day on which there would be one too many is named', () => {
    expect(firstOverfull(line(1), [stay('2026-03-10', '2026-03-20')], stay('2026-03-01', null))?.toString()).toBe('2026-03-10')
    expect(firstOverfull(line(1), [stay('2026-03-10', '2026-03-20')], stay('2026-03-21', null))).toBeUndefined()
  })
  test('two halves make one person, a half more is too much', () => {
    const halves = [stay('2026-03-01', null, 5000), stay('2026-03-15', null, 5000)]
    expect(firstDoubled([halves[0]!], halves[1]!)).toBeUndefined()
    expect(firstDoubled(halves, stay('2026-03-01', '2026-04-01', 1))?.toString()).toBe('2026-03-15')
  })
})
