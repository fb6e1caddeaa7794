import { allocateEvenly, both, fraction, fractionOf, moneyText, type Portion, portionOf, shareNow, sum, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlreadyClaimed, claimLines, type PayableInstalment } from './claim-lines.ts'

/** A month or a stage; with a number, so many units. */
const instalment = (key: string, amount: string, quantity?: number): PayableInstalment => ({
  ...{ key, lineId: 'lin_1', title: both('第一期', 'First'), amount: yuan(amount) },
  ...{ kind: quantity ? 'units' : 'month', quantity: quantity ?? 1 },
})
/** `5/100` is five of a hundred units. */
const portion = (text: string): Portion => portionOf(fractionOf(text), fractionOf(text.split('/')[1] ?? '1'))
const accepted = (instalmentKey: string, claimed: string, ok: string, disputedReason: string | null = null) => ({
  instalmentKey,
  claimed: portion(claimed),
  accepted: portion(ok),
  disputedReason,
})

describe('what a claim is made of', () => {
  test('a whole month of case F-24 is claimed to the cent', () => {
    // 998,900.00 over 12 months by largest remainder: 8 × 83,241.67 and 4 × 83,241.66.
    const [first] = allocateEvenly(yuan('998900.00'), 12)
    const c = claimLines([{ ...instalment('m1', '0'), amount: first! }], [accepted('m1', '1', '1')], [])
    expect([moneyText(c.amount), moneyText(c.disputed)]).toEqual(['83241.67', '0.00'])
  })
  test('case F-41: of the second instalment 741,600.00 one quarter is disputed, three quarters are claimed', () => {
    const c = claimLines([instalment('s2', '741600.00')], [accepted('s2', '1', '3/4', 'two of eight reports are missing')], [])
    // 741,600.00 × 3/4 = 556,200.00; the rest 185,400.00 stays open.
    expect([moneyText(c.amount), moneyText(c.disputed), c.lines[0]!.disputedReason]).toEqual([
      '556200.00',
      '185400.00',
      'two of eight reports are missing',
    ])
  })
  test('when the dispute is settled the rest is claimed, and both claims add up to the instalment', () => {
    const before: AlreadyClaimed[] = [{ instalmentKey: 's2', sameSource: true, portion: portion('3/4'), amount: yuan('556200.00') }]
    expect(moneyText(claimLines([instalment('s2', '741600.00')], [accepted('s2', '1', '1')], before).amount)).toBe('185400.00')
    expect(claimLines([instalment('s2', '741600.00')], [accepted('s2', '3/4', '3/4')], before).lines).toEqual([])
  })
  test('a post vacant for 11 of 434 post days: the month is claimed by occupied days', () => {
    // 14 posts × 31 days = 434 post days; 11 vacant take 83,241.67 × 11/434 = 2,109.812: 83,241.67 − 2,109.812 = 81,131.858, cut to the fen.
    const c = claimLines([instalment('m1', '83241.67')], [accepted('m1', '423/434', '423/434')], [])
    expect(moneyText(c.amount)).toBe('81131.85')
    expect(moneyText(c.disputed)).toBe('0.00')
  })
  test('nobody can claim more than the instalment, however often it is accepted', () => {
    const before: AlreadyClaimed[] = [{ instalmentKey: 'u', sameSource: false, portion: portion('5/7'), amount: yuan('20000.00') }]
    // Large events 7 × 4,000.00; five are claimed, a later acceptance says four more.
    expect(moneyText(claimLines([instalment('u', '28000.00', 7)], [accepted('u', '4/7', '4/7')], before).amount)).toBe('8000.00')
  })
  test('an acceptance of another contract is a fault', () => {
    expect(() => claimLines([instalment('m1', '1.00')], [accepted('m9', '1', '1')], [])).toThrow('m9')
  })
  test('cut into any parts, an instalment is claimed exactly', () =>
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 11n),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }),
        (amount, parts) => {
          const whole = parts.reduce((a, b) => a + b, 0)
          const one = { ...instalment('x', '0'), amount: amount as ReturnType<typeof yuan> }
          const before: AlreadyClaimed[] = []
          for (const p of parts) {
            const c = claimLines([one], [accepted('x', `${p}/${whole}`, `${p}/${whole}`)], before)
            before.push({ instalmentKey: 'x', sameSource: false, portion: c.lines[0]!.portion, amount: c.amount })
          }
          expect(sum(before.map((b) => b.amount))).toBe(amount)
          const taken = before.map((b) => b.portion)
          expect(shareNow(one, taken)).toEqual(fraction(1))
        },
      ),
    ))
})

describe('units of which more are bought meanwhile', () => {
  const at = (quantity: number) => instalment('u', `${quantity * 250}.00`, quantity)
  const claim = (quantity: number, what: [string, string], before: AlreadyClaimed[] = []) => {
    const { lines, amount, disputed } = claimLines([at(quantity)], [accepted('u', ...what)], before)
    return { line: lines[0], says: [moneyText(amount), moneyText(disputed)] }
  }
  const taken = (text: string, amount: string, sameSource = false): AlreadyClaimed => ({
    instalmentKey: 'u',
    sameSource,
    portion: portion(text),
    amount: yuan(amount),
  })
  test.each<[string, number, [string, string], AlreadyClaimed[], [string, string]]>([
    ['accepted of a hundred, claimed of a hundred and ten', 110, ['5/100', '5/100'], [], ['1250.00', '0.00']],
    ['two of them in dispute', 110, ['5/100', '3/100'], [], ['750.00', '500.00']],
    ['settled after', 110, ['5/100', '5/100'], [taken('3/100', '750', true)], ['500.00', '0.00']],
    ['given up after', 110, ['3/100', '3/100'], [taken('3/100', '750', true)], ['0.00', '0.00']],
    ['the next month', 110, ['10/110', '10/110'], [taken('5/100', '1250')], ['2500.00', '0.00']],
    ['all of a hundred, then the ten', 110, ['10/110', '10/110'], [taken('100/100', '25000')], ['2500.00', '0.00']],
    ['never more than all', 110, ['20/110', '20/110'], [taken('100/100', '25000')], ['2500.00', '0.00']],
    ['once 5.5 were claimed of five done', 110, ['10/110', '10/110'], [taken('5/100', '1375')], ['2375.00', '0.00']],
    ['fewer than were claimed, which nobody can sign', 90, ['5/90', '5/90'], [taken('100/100', '25000')], ['0.00', '0.00']],
  ])('%s', (_, quantity, what, before, says) => expect(claim(quantity, what, before).says).toEqual(says))

  test('whatever is bought meanwhile, each claim takes the price of what is accepted, to the fen, and all of them the price of all', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ units: fc.integer({ min: 1, max: 40 }), more: fc.integer({ min: 0, max: 9 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        (months) => {
          let bought = months.reduce((n, m) => n + m.units, 0)
          const before: AlreadyClaimed[] = []
          for (const { units, more } of months) {
            const handedIn = `${units}/${bought}`
            bought += more
            const { line } = claim(bought, [handedIn, handedIn], before)
            expect(line!.amount).toBe(BigInt(units) * 25000n)
            before.push({ instalmentKey: 'u', sameSource: false, portion: line!.portion, amount: line!.amount })
          }
          expect(
            shareNow(
              at(bought),
              before.map((b) => b.portion),
            ),
          ).toEqual(
            fraction(
              months.reduce((n, m) => n + m.units, 0),
              bought,
            ),
          )
        },
      ),
    ))
})
