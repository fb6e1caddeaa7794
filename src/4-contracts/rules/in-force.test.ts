import { day, fraction, postMonthsOf, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AgreedText, Contract, ContractLine, ContractText } from './contract.ts'
import { combined, milestoneLine, postLine, projectLine } from './contract.sample.ts'
import { asAgreed, asItReads, boughtOn, inForceOn, textOn, toCome, withPosts, withText, workedOn } from './in-force.ts'
import { stagesOf } from './stages.ts'

const version = (number: number, effectiveOn: string | null, more: Partial<ContractText> = {}): AgreedText => ({
  number,
  text: { ...combined(), ...more, effectiveOn: effectiveOn === null ? null : day(effectiveOn) },
})

describe('the text in force on a day', () => {
  const texts = [version(3, '2026-12-01'), version(1, null), version(2, '2026-09-01')]
  test.each([
    ['2026-08-31', 1],
    ['2026-09-01', 2],
    ['2026-11-30', 2],
    // The day of signing does not matter: the third was signed on 29 November.
    ['2026-12-01', 3],
  ])('%s: version %i', (on, number) => expect(textOn(texts, day(on))?.number).toBe(number))
  test('none where none was agreed', () => expect(textOn([], day('2026-09-01'))).toBe(undefined))
  test('a change signed later that begins earlier takes the place of the other from its day on', () =>
    expect(
      ['2026-10-31', '2026-11-01', '2026-12-01'].map(
        (on) => textOn([version(1, null), version(2, '2026-12-01'), version(3, '2026-11-01')], day(on))?.number,
      ),
    ).toEqual([1, 3, 3]))
  test('before its day no change is felt, whatever the days and the order in which they were signed', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 6 }), fc.integer({ min: 0, max: 310 }), (days, at) => {
        const from = (n: number) => day('2026-03-01').add({ days: n })
        const all = [version(1, null), ...days.map((d, i) => version(i + 2, from(d).toString()))]
        const then = textOn(all, from(at))!
        const begun = days.flatMap((d, i) => (d <= at ? [i + 2] : []))
        return then.number === Math.max(1, ...begun)
      }),
    ))
})

describe('a contract by the text in force on a day', () => {
  const stages = milestoneLine(yuan('1000'), [
    ['first', '1/2', 'acceptance'],
    ['last', '1/2', 'acceptance'],
  ])
  const units = projectLine(yuan('100'), 10)
  const later = { ...projectLine(yuan('100'), 4, '活动'), fromMonth: 10 } as ContractLine
  const first: ContractText = { ...combined(), lines: [stages, units], clauseEdits: { 1: 'a' } }
  const second: ContractText = {
    ...first,
    effectiveOn: day('2026-12-01'),
    endsOn: day('2027-05-31'),
    clauseEdits: {},
    terms: { ...first.terms, acceptanceDays: 1 },
    lines: [
      { ...stages, milestones: stages.milestones.map((m) => ({ ...m, earliest: { at: 'day' as const, on: '2026-06-01' } })) },
      { ...units, quantity: 11, amount: yuan('1100'), communityIds: ['com_b'] } as ContractLine,
      later,
    ],
  }
  const now = { ...first, id: 'con', versionNumber: 1 } as unknown as Contract
  const c = withText(now, { number: 2, text: second }, day('2026-09-01'))

  test('conditions are those of the text in force; what is bought in all is what both have agreed to', () => {
    expect([c.versionNumber, c.inForce, c.terms.acceptanceDays, c.clauseEdits, c.effectiveOn?.toString()]).toEqual([
      2,
      1,
      10,
      { 1: 'a' },
      '2026-12-01',
    ])
    expect(c.lines.map((l) => [l.amount, l.communityIds])).toEqual([
      [yuan('1000'), []],
      [yuan('1100'), []],
      [yuan('400'), []],
    ])
    // The last stage comes with the last day by the text in force.
    expect(stagesOf(c, c.lines[0]!).at(-1)!.earliestOn?.toString()).toBe('2027-02-28')
    const then = inForceOn(c, day('2026-12-01'))
    expect([then.inForce, then.terms.acceptanceDays, then.clauseEdits, then.lines[1]!.communityIds]).toEqual([2, 1, {}, ['com_b']])
    expect(stagesOf(then, then.lines[0]!).at(-1)!.earliestOn?.toString()).toBe('2026-06-01')
    expect(inForceOn(then, day('2026-09-01')).terms).toEqual(first.terms)
  })
  test('nothing is worked for a line that begins later, and only as many units are bought as are by then', () => {
    const on = (d: string) => [workedOn(c, day(d)).lines.length, boughtOn(c, units.id, day(d)), boughtOn(c, later.id, day(d))]
    expect([on('2026-11-30'), on('2026-12-01')]).toEqual([
      [2, 10, 0],
      [3, 11, 4],
    ])
  })
  test('it reads as the text in force, says what is to come, and a further change is made from the last text', () => {
    expect(asItReads(c).lines).toEqual(first.lines)
    expect(toCome(c, day('2026-09-01')).map((v) => v.number)).toEqual([2])
    expect(toCome(c, day('2026-12-01'))).toEqual([])
    expect([asAgreed(c).terms, asAgreed(c).lines]).toEqual([second.terms, second.lines])
    expect([asAgreed(now).terms, asItReads(now).lines, inForceOn(now, day('2027-01-01'))]).toEqual([first.terms, first.lines, now])
  })
})

test('months that an earlier change left as they were have the posts of then, also where that was not written down', () => {
  const post = postLine(yuan('1000'), 14, 12)
  const at = (number: number, on: string | null, posts: number, settled: number) =>
    version(number, on, { lines: [{ ...post, posts, settled: Array(settled).fill(yuan('1')) } as ContractLine] })
  const filled = withPosts([at(1, null, 14, 0), at(2, '2026-06-01', 15, 3), at(3, '2026-09-01', 16, 6)])
  expect(filled.map((v) => postMonthsOf(v.text.lines[0] as never))).toEqual(
    [168, 14 * 3 + 15 * 9, 14 * 3 + 15 * 3 + 16 * 6].map((n) => fraction(n)),
  )
})
