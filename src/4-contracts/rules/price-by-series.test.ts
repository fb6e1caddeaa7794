import { day, type Id, type IndexTerms, isRefusal, moneyText, type Refusal, totalOf, yuan } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import { combined, postLine, projectLine } from './contract.sample.ts'
import { type Contract, type ContractLine, type ContractText, standardTerms } from './contract.ts'
import { instalments } from './instalments.ts'
import { amountAt, firstPrice, followed, priceAt, whyNotFollow } from './price-by-series.ts'
import { checkSupplement } from './supplement.ts'

const index: IndexTerms = {
  ...{ seriesId: 'ser_1', name: '定基消费价格指数', source: '统计局', baseMonth: '2026-01', baseValue: '100', share: '0.7' },
  ...{ threshold: '0.03', everyMonths: 6, fromMonth: 4 },
}
/** Two posts at 5,000 a month for a year, and events beside them. */
const posts = postLine(yuan('120000'), 2, 12) as Extract<ContractLine, { kind: 'post' }>
const text = (more: Partial<IndexTerms> = {}, lines: ContractLine[] = [posts, projectLine(yuan('4000'), 7)]): ContractText => ({
  ...combined(),
  lines,
  terms: { ...standardTerms, index: { ...index, ...more } },
})

describe('the price of a post and month at a value of the series', () => {
  test.each([
    // amount, posts, months, share, base, value → price
    ['120000', 2, 12, '0.7', '100', '105', '5175.00'],
    ['120000', 2, 12, '1', '100', '105', '5250.00'],
    ['120000', 2, 12, '0.7', '100', '95', '4825.00'],
    ['120000', 2, 12, '0.7', '103.2', '103.2', '5000.00'],
    // 3,333.33333… a month: the exact price is moved, not the rounded one.
    ['40000', 1, 12, '0.5', '100', '104.5', '3408.33'],
    ['100000.07', 1, 12, '1/3', '98.7', '101.9', '8423.40'],
    // Half a fen goes up.
    ['0.12', 1, 12, '1', '2', '3', '0.02'],
    ['54000', 1.5, 12, '0.7', '100', '103', '3063.00'],
  ])('%s for %d posts and %d months, %s of it following from %s to %s: %s', (amount, n, months, share, base, value, price) => {
    const line = { ...postLine(yuan(amount), n, months) } as typeof posts
    expect(moneyText(priceAt({ price: firstPrice(line), value: base }, { ...index, share, baseValue: base }, value))).toBe(price)
  })
})

test('months that have passed keep their amounts, and those ahead cost the new price each', () => {
  const t = text()
  const next = followed(t, t.lines, { month: '2026-06', value: '105', number: 1 }, day('2026-09-01'))
  const months = instalments({
    ...next,
    lines: [
      {
        ...next.lines[0]!,
        settled: instalments(t)
          .slice(0, 6)
          .map((i) => i.amount),
      },
    ],
  })
  expect(months.map((i) => moneyText(i.amount))).toEqual([...Array(6).fill('10000.00'), ...Array(6).fill('10350.00')])
  expect(moneyText(amountAt(t, posts, yuan('5175'), day('2026-09-01')))).toBe('122100.00')
  // What is bought by units keeps its price.
  expect(next.lines[1]).toEqual(t.lines[1])
})

describe('when it may be followed', () => {
  const step = (value: string, month = '2026-06') => ({ month, value, number: 1 })
  const after = followed(text(), text().lines, step('105'), day('2026-06-01'))
  test.each<[string, ContractText, { month: string; value: string; number: number }, string, boolean]>([
    ['before its month', text(), step('105'), '2026-05-01', false],
    ['from its month', text(), step('105'), '2026-06-01', true],
    ['by less than the threshold', text(), step('102.9'), '2026-06-01', false],
    ['by the threshold exactly', text(), step('103'), '2026-06-01', true],
    ['downwards by the threshold', text(), step('97'), '2026-06-01', true],
    ['downwards by less', text(), step('97.1'), '2026-06-01', false],
    ['by nothing, without a threshold', text({ threshold: '0' }), step('100'), '2026-06-01', false],
    ['to the month it is of', text(), step('105', '2026-01'), '2026-06-01', false],
    ['again too soon', after, step('110', '2026-09'), '2026-11-01', false],
    ['again after its time', after, step('110', '2026-09'), '2026-12-01', true],
    // The threshold counts from the value it stands by, the price from the first.
    ['again by less than since the last time', after, step('108', '2026-09'), '2026-12-01', false],
    ['again by the value of its month as it was put right, at any time', after, { ...step('101'), number: 2 }, '2026-07-01', true],
    ['again by the value of its month as it stood before', after, { ...step('101'), number: 1 }, '2026-12-01', false],
    ['again by one put right by less than the threshold', after, { ...step('104'), number: 2 }, '2026-07-01', false],
    ['by the base as it was put right', text(), { ...step('110', '2026-01'), number: 2 }, '2026-06-01', false],
    ['again by the same value', after, step('105'), '2026-12-01', false],
    ['in a month beyond the contract', text({ fromMonth: 13 }), step('105'), '2027-02-01', false],
  ])('%s', (_, t, s, on, may) => expect(whyNotFollow(t.terms.index!, t, s, day(on)) === undefined).toBe(may))
})

describe('as a change of contract', () => {
  const signed = (t: ContractText): Contract => ({
    ...t,
    ...{ id: 'con_1' as Id<'contract'>, number: 'HT-1', purchaseId: 'pur_1', tenderId: 'tnd_1', noTenderReason: null },
    ...{ purchaserId: 'org_1', providerId: 'org_2', state: 'active' as const, versionNumber: 1, total: totalOf(t.lines) },
    ...{ originalTotal: totalOf(t.lines), lawDay: day('2026-02-01'), noticeOn: null, signedOn: day('2026-02-20') },
    ...{ publishedOn: day('2026-02-21'), closedOn: null, closeReason: null, version: 1 },
  })
  const c = signed(text())
  const law = knownLaw('cn')
  const check = (next: ContractText, from = c) => checkSupplement(from, next, { today: day('2026-07-10'), law }, from.lines)
  const step = { month: '2026-06', value: '105', number: 1 }
  const made = followed(c, c.lines, step, day('2026-08-01'))
  const fields = (r: ContractText | Refusal) => (isRefusal(r) ? Object.keys(r.fields ?? { [r.code]: 1 }) : [])
  const withFirst = (more: Partial<ContractLine>): ContractText => ({
    ...made,
    lines: [{ ...made.lines[0]!, ...more } as ContractLine, ...made.lines.slice(1)],
  })

  test('what the terms make of it is taken, with the months before as they were', () => {
    const taken = check(made)
    if (isRefusal(taken)) throw new Error(JSON.stringify(taken.fields))
    expect(taken.lines[0]!.settled.map(moneyText)).toEqual(Array(5).fill('10000.00'))
    expect(
      instalments(taken)
        .filter((i) => i.kind === 'month')
        .map((i) => moneyText(i.amount))
        .slice(4, 7),
    ).toEqual(['10000.00', '10350.00', '10350.00'])
    // Signed, it is what later changes are made from: one that buys nothing keeps it.
    const later = checkSupplement(
      signed(taken),
      { ...taken, title: '另一个名称', effectiveOn: day('2026-09-01') },
      { today: day('2026-07-10'), law },
      c.lines,
    )
    expect(isRefusal(later)).toBe(false)
  })
  test.each<[string, ContractText, string]>([
    ['a fen more', withFirst({ amount: yuan('122450.01') }), 'lines.0'],
    ['a value that was not followed by the terms', withFirst({ indexed: { ...step, value: '120', on: '2026-08-01' } }), 'lines.0'],
    ['another day than it says', withFirst({ indexed: { ...step, on: '2026-07-01' } }), 'lines.0'],
    ['another post beside it', withFirst({ title: '另一个岗位' }), 'lines.0'],
    ['other terms of following', { ...made, terms: { ...made.terms, index: { ...index, share: '1' } } }, 'index'],
    ['no terms any more', { ...made, terms: { ...made.terms, index: null } }, 'index'],
    [
      'a dearer month without the series',
      { ...c, effectiveOn: day('2026-08-01'), lines: [{ ...c.lines[0]!, amount: yuan('122450') } as ContractLine, c.lines[1]!] },
      'lines.0',
    ],
  ])('%s is refused', (_, next, at) => expect(fields(check(next))).toContain(at))

  describe('a price that both changed', () => {
    /** Both sign what the rules make of a further text. */
    const agreed = (from: Contract, next: ContractText): Contract => {
      const kept = checkSupplement(from, next, { today: day('2026-07-10'), law }, c.lines)
      if (isRefusal(kept)) throw new Error(JSON.stringify(kept.fields))
      const text = Object.fromEntries(Object.entries(kept).filter(([part]) => part !== 'texts')) as unknown as ContractText
      const texts = [...(from.texts ?? [{ number: 1, text: from }]), { number: (from.texts?.length ?? 1) + 1, text }]
      return { ...from, ...text, texts }
    }
    /** The posts for so much in all, from a day on. */
    const forTotal = (from: Contract, amount: string, on: string, more: object = {}): ContractText => ({
      ...from,
      effectiveOn: day(on),
      lines: [{ ...from.lines[0]!, amount: yuan(amount), ...more } as ContractLine, ...from.lines.slice(1)],
    })
    const follow = (from: Contract, value: string, month: string, on: string) =>
      agreed(from, followed(from, c.lines, { month, value, number: 1 }, day(on)))
    const monthly = (from: Contract) =>
      instalments(from)
        .filter((i) => i.kind === 'month')
        .map((i) => moneyText(i.amount))

    test('is moved from what they lowered it to, and never back', () => {
      // Five months at 10,000, seven at 9,000; with 7/10 of 5 % more 9,315.
      const lowered = agreed(c, forTotal(c, '113000', '2026-08-01'))
      const next = follow(lowered, '105', '2026-06', '2026-09-01')
      expect(monthly(next)).toEqual([...Array(5).fill('10000.00'), '9000.00', ...Array(6).fill('9315.00')])
    })
    test('is moved by what the series moved since, and again from there', () => {
      const stepped = follow(c, '105', '2026-06', '2026-08-01')
      // From 10,350 to 9,000 when it stood by 105: at 105 it would still be that.
      const lowered = agreed(stepped, forTotal(stepped, '114350', '2026-09-01'))
      const next = follow(lowered, '126', '2026-10', '2027-02-01')
      expect(monthly(next).slice(4)).toEqual(['10000.00', '10350.00', ...Array(5).fill('9000.00'), '10260.00'])
    })
    test('more posts at the same price are no other price', () => {
      const more = agreed(c, forTotal(c, '123500', '2026-08-01', { posts: 2.1 }))
      expect(monthly(follow(more, '105', '2026-06', '2026-09-01')).at(-1)).toBe('10867.50')
    })
  })

  test('a price that follows buys nothing more: the tenth is left for what is bought', () => {
    const steep = text({ threshold: '0.03' })
    const from = signed(steep)
    const high = followed(from, from.lines, { ...step, value: '150' }, day('2026-08-01'))
    expect(isRefusal(check(high, from))).toBe(false)
    // Beside it a seventh more posts are bought than the tenth lets in.
    const more = { ...high, lines: [high.lines[0]!, { ...high.lines[1]!, quantity: 12, amount: yuan('48000') } as ContractLine] }
    expect(fields(check(more, from))).toEqual(['supplement-too-large'])
  })
})
