import { day, minor, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { askedOf, countAnswers, countedUpTo, countMonth, type PayAnswer, payDays, type PayStatement } from './pay.ts'

const same: PayAnswer = { differs: false, stated: yuan('6000'), got: null }
const less: PayAnswer = { differs: true, stated: yuan('6000'), got: null }
const of = (sames: number, differing: number) => [...Array(sames).fill(same), ...Array(differing).fill(less)]

describe('answers about pay', () => {
  test.each([
    ['four people are too few, whatever they say', 0, 4, null],
    ['nobody and one alone read alike', 5, 0, 'few'],
    ['one alone reads as nobody does', 4, 1, 'few'],
    ['two of six are some', 4, 2, 'some'],
    ['three of six are half', 3, 3, 'half'],
    ['all of them read as half do: nobody can say that each said it', 0, 6, 'half'],
  ])('%s', (_, sames, differing, differ) => {
    expect(countAnswers(of(sames, differing))?.differ ?? null).toBe(differ)
  })
  test('how many answered is said in whole fives, so that one more changes nothing for four of five', () => {
    expect([5, 9, 10].map((n) => countAnswers(of(n, 0))!.atLeast)).toEqual([5, 5, 10])
  })
  test('how much was missing is said once five have said it, roughly; what was more takes nothing away', () => {
    const got = (amount: string): PayAnswer => ({ differs: true, stated: yuan('6000'), got: yuan(amount) })
    expect(countAnswers([...of(9, 0), ...[1, 2, 3, 4].map(() => got('5000'))])!.shortPercent).toBeNull()
    // 3 × 1,000 missing of 5 × 6,000: ten of a hundred.
    expect(countAnswers([got('5000'), got('5000'), got('5000'), got('6000'), got('9000')])!.shortPercent).toBe(10)
    expect(countAnswers(Array(5).fill({ differs: true, stated: minor(0n), got: minor(0n) }))!.shortPercent).toBeNull()
  })
  test('institutions with too few are counted together where three are, and none of those that are said by themselves is among them', () => {
    const { own, others } = countMonth(
      new Map([
        ['big', of(0, 6)],
        ['a', of(2, 0)],
        ['b', of(2, 0)],
        ['c', of(1, 0)],
      ]),
    )
    expect([own.get('big')!.differ, own.get('a')]).toEqual(['half', null])
    // The six of the big one are not among the five.
    expect(others).toEqual({ atLeast: 5, differ: 'few', shortPercent: null })
    expect(
      countMonth(
        new Map([
          ['a', of(3, 0)],
          ['b', of(3, 0)],
        ]),
      ).others,
    ).toBeNull()
    // One that nobody answered hides nobody.
    expect(
      countMonth(
        new Map([
          ['a', of(3, 0)],
          ['b', of(3, 0)],
          ['c', []],
        ]),
      ).others,
    ).toBeNull()
  })
  test('a month is stated until the end of the next and asked of until the end of the one after, and counted from then', () => {
    expect(payDays('2026-12')).toEqual({ statedUntil: day('2027-01-31'), askedUntil: day('2027-02-28') })
    expect([countedUpTo(day('2027-02-28')), countedUpTo(day('2027-03-01'))]).toEqual(['2026-11', '2026-12'])
  })
  test('what is stated after its time is asked of nobody, and voids no answer', () => {
    const of = (appointmentId: string, edition: number, statedOn: string): PayStatement => ({
      ...{ contractId: 'c', appointmentId, lineId: 'l', period: 'm01', payMonth: '2026-03', edition, gross: yuan('6000') },
      ...{ contributions: yuan('1000'), reason: null, statedOn: day(statedOn), statedBy: '' },
    })
    const inTime = [of('a', 1, '2026-04-02'), of('a', 2, '2026-04-30')]
    expect(askedOf(inTime).map((s) => [s.appointmentId, s.edition])).toEqual([['a', 2]])
    expect(askedOf([...inTime, of('b', 1, '2026-05-01'), of('b', 2, '2026-05-30')])).toEqual(askedOf(inTime))
  })
})
