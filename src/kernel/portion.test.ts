import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction, fractionOf, fractionText } from './fraction.ts'
import { minor, moneyText, yuan } from './money.ts'
import { type Divisible, type Portion, portionNow, portionOf, shareNow, shareThen, worthOf } from './portion.ts'

const of = (count: number, all: number): Portion => ({ count: fraction(count), of: fraction(all) })
const month = { kind: 'month' as const, quantity: 1 }
const units = (quantity: number) => ({ kind: 'units' as const, quantity })

describe('what portions of an instalment are of it now', () => {
  test.each<[string, Divisible, Portion[], string]>([
    ['five events of a hundred', units(100), [of(5, 100)], '1/20'],
    ['five of a hundred once a hundred and ten are bought', units(110), [of(5, 100)], '1/22'],
    ['five of a hundred and ten of a hundred and ten', units(110), [of(5, 100), of(10, 110)], '3/22'],
    ['two and a half events', units(110), [portionOf(fractionOf('1/40'), fraction(100))], '1/44'],
    ['all hundred, and ten more are bought', units(110), [of(100, 100)], '10/11'],
    ['all hundred, and half of them remain, which nobody can sign', units(50), [of(100, 100)], '2'],
    ['29 of 31 post-days, however many posts there are since', month, [of(29, 31)], '29/31'],
    ['three of eight visits of a stage', { kind: 'milestone', quantity: 1 }, [of(3, 8)], '3/8'],
    ['nothing yet', units(7), [], '0'],
  ])('%s', (_, i, portions, share) => expect(fractionText(shareNow(i, portions))).toBe(share))

  test('a portion is stored as a share with what it is a share of, and comes back as it was', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (n, all, now) => {
        const back = portionOf(shareThen(of(n, all)), fraction(all))
        expect(back).toEqual(of(n, all))
        expect(shareNow(units(now), [back])).toEqual(fraction(n, now))
        expect(portionNow(units(now), shareNow(units(now), [back])).count).toEqual(fraction(n))
      }),
    ))
})

describe('what portions of an instalment are worth', () => {
  test.each<[string, Divisible, string, Portion[], Portion[], string]>([
    ['one of seven events at 4,000.00', units(7), '28000', [of(1, 7)], [], '4000.00'],
    ['five of a hundred at 250.00', units(100), '25000', [of(5, 100)], [], '1250.00'],
    ['the same once a hundred and ten are bought', units(110), '27500', [of(5, 100)], [], '1250.00'],
    ['ten more after them', units(110), '27500', [of(10, 110)], [of(5, 100)], '2500.00'],
    ['more than there are', units(50), '12500', [of(60, 100)], [], '12500.00'],
    // 83,241.67 × 419/434 = 80,364.6538…: rounded down.
    ['419 of 434 post-days', month, '83241.67', [of(419, 434)], [], '80364.65'],
    // The last third of 100.00 takes the cent the first two left.
    ['the last third', month, '100', [of(1, 3)], [of(2, 3)], '33.34'],
  ])('%s', (_, i, amount, portions, before, worth) =>
    expect(moneyText(worthOf({ ...i, amount: yuan(amount) }, portions, before))).toBe(worth),
  )
  test('taken one after the other they add up to the whole, however it is cut, and however much more is bought meanwhile', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.array(fc.record({ cut: fc.integer({ min: 1, max: 100 }), more: fc.integer({ min: 0, max: 9 }) }), {
          minLength: 1,
          maxLength: 20,
        }),
        (price, steps) => {
          let bought = steps.reduce((n, s) => n + s.cut, 0)
          const taken: Portion[] = []
          let paid = 0n
          for (const { cut, more } of steps) {
            const portion = of(cut, bought)
            paid += worthOf({ ...units(bought), amount: minor(price * BigInt(bought)) }, [portion], taken)
            taken.push(portion)
            bought += more
          }
          expect(paid).toBe(price * BigInt(steps.reduce((n, s) => n + s.cut, 0)))
        },
      ),
    ))
})
