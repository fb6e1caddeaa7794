import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { endsSoon, type Following, leftAfter } from './successor.ts'

const of = (id: string, startsOn: string, endsOn: string, communityIds = ['east', 'west'], purchaserId = 'office'): Following => ({
  ...{ id: id as Following['id'], purchaserId, startsOn: day(startsOn), endsOn: day(endsOn), closedOn: null, communityIds },
})
const ending = of('a', '2026-03-01', '2027-02-28')

describe('what follows a contract', () => {
  test.each([
    ['2026-11-29', false],
    ['2026-11-30', true],
    ['2027-02-28', true],
    ['2027-03-01', false],
  ])('on %s it is told that it ends soon: %s', (today, soon) => expect(endsSoon(ending, day(today))).toBe(soon))
  test('one that was ended early ends on that day', () =>
    expect(endsSoon({ ...ending, closedOn: day('2026-06-30') }, day('2026-05-01'))).toBe(true))
  test('one that holds on the day after, for all its communities, follows it; for some of them, the others are left', () => {
    expect(leftAfter(ending, [ending, of('b', '2027-03-01', '2028-02-28')]).communityIds).toEqual([])
    expect(leftAfter(ending, [of('b', '2026-06-01', '2027-05-31', ['west'])]).communityIds).toEqual(['east'])
  })
  test('one that begins later leaves a gap and is told as what comes; one of another office, or over by then, follows nothing', () => {
    expect(leftAfter(ending, [of('b', '2027-04-01', '2028-03-31')])).toEqual({ communityIds: ['east', 'west'], nextOn: day('2027-04-01') })
    const none = [of('b', '2027-03-01', '2028-02-28', undefined, 'another'), of('c', '2025-03-01', '2027-02-28')]
    expect(leftAfter(ending, none)).toEqual({ communityIds: ['east', 'west'], nextOn: null })
  })
})
