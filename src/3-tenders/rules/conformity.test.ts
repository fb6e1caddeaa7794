import { describe, expect, test } from 'vitest'
import { conformityOf, type Look } from './conformity.ts'

const of = { bids: ['a', 'b'], items: ['signed', 'price'], members: ['1', '2', '3', '4', '5'] }
/** What one member found: everything met but what is named, as `a.price`. */
const look = (userId: string, ...unmet: string[]): Look[] =>
  of.bids.flatMap((bidId) =>
    of.items.map((item) => {
      const isMet = !unmet.includes(`${bidId}.${item}`)
      return { bidId, userId, item, isMet, reason: isMet ? null : `${userId} finds ${bidId}.${item}` }
    }),
  )
const out = (...looks: Look[][]) => {
  const c = conformityOf(of, looks.flat())
  return c && [...new Set(c.found.filter((f) => !f.isMet).map((f) => `${f.bidId}.${f.item}`))]
}

describe('what a panel finds of bids', () => {
  test('one member alone decides nothing, nor do two of five', () => {
    expect(out(look('1', 'a.price'))).toBeUndefined()
    expect(out(look('1'), look('2'))).toBeUndefined()
  })
  test('three of five who find the same decide, for and against, before the others have said', () => {
    expect(out(look('1'), look('2'), look('3'))).toEqual([])
    expect(out(look('1', 'a.price'), look('2', 'a.price'), look('3', 'a.price'))).toEqual(['a.price'])
    expect(conformityOf(of, [look('1', 'a.price'), look('2', 'a.price'), look('3', 'a.price')].flat())!.reasons).toEqual({
      a: '1 finds a.price\n2 finds a.price\n3 finds a.price',
    })
  })
  test('while it hangs on who has not said, nothing is decided of anybody', () => {
    expect(out(look('1', 'a.price'), look('2'), look('3'))).toBeUndefined()
    expect(out(look('1', 'a.price'), look('2', 'a.price'), look('3', 'a.signed'), look('4', 'a.signed'))).toBeUndefined()
  })
  test('of a bid that is out nothing is written of an item no majority said anything about', () => {
    const looks = [look('1', 'a.price', 'a.signed'), look('2', 'a.price'), look('3', 'a.price', 'a.signed')].flat()
    const of3 = conformityOf({ ...of, members: ['1', '2', '3', '4', '5'] }, looks)!
    expect(of3.found.filter((f) => f.bidId === 'a')).toEqual([{ bidId: 'a', item: 'price', isMet: false }])
  })
  test('once all have said, what no more than half find unmet is met; members who are gone do not count', () => {
    expect(out(look('1', 'a.price'), look('2', 'a.price'), look('3', 'a.signed'), look('4', 'a.signed'), look('5'))).toEqual([])
    const four = { ...of, members: ['1', '2', '3', '4'] }
    const tie = [look('1', 'b.price'), look('2', 'b.price'), look('3'), look('4'), look('5', 'b.price')].flat()
    expect(conformityOf(four, tie)!.reasons).toEqual({})
    expect(conformityOf(of, tie)!.reasons).toEqual({ b: '1 finds b.price\n2 finds b.price\n5 finds b.price' })
  })
})
