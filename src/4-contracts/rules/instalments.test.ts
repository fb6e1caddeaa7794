import { day, type Id, minor, moneyText, sum, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combined, milestoneLine, postLine, projectLine } from './contract.sample.ts'
import { instalments } from './instalments.ts'

describe('instalments of a contract', () => {
  test('F-24: the post line takes what the project lines leave and spreads it over twelve months to the cent', () => {
    const c = combined()
    const projects = 7 * 4000 + 7 * 2000 + 7 * 300 + 7 * 1000
    expect(projects).toBe(51_100)
    const all = instalments(c)
    const months = all.filter((i) => i.kind === 'month').map((i) => moneyText(i.amount))
    // 998,900.00 / 12 = 83,241.666…: eight months carry the extra cent.
    expect(months).toEqual([...Array<string>(8).fill('83241.67'), ...Array<string>(4).fill('83241.66')])
    expect(sum(all.map((i) => i.amount))).toBe(yuan('1050000'))
    expect(all.filter((i) => i.kind === 'units').map((i) => [moneyText(i.amount), i.quantity])).toEqual([
      ['28000.00', 7],
      ['14000.00', 7],
      ['2100.00', 7],
      ['7000.00', 7],
    ])
  })
  test('F-41: 40, 40 and 20 per cent of 1,854,000', () => {
    const line = milestoneLine(yuan('1854000'), [
      ['签约', '2/5', 'signing'],
      ['中期', '2/5', 'acceptance'],
      ['末期', '1/5', 'acceptance'],
    ])
    const all = instalments({ startsOn: day('2026-04-01'), endsOn: day('2027-03-31'), lines: [line] })
    expect(all.map((i) => moneyText(i.amount))).toEqual(['741600.00', '741600.00', '370800.00'])
    expect(all.map((i) => i.onSigning)).toEqual([true, false, false])
  })
  test('F-25: a platform line of 600,000 a year is 1,800,000 for three years: 36 months of 50,000', () => {
    const line = postLine(yuan('1800000'), 5 * 2, 36, '社工站') // five stations with two people each
    const all = instalments({ startsOn: day('2025-10-01'), endsOn: day('2028-09-30'), lines: [line] })
    expect(all.map((i) => i.amount)).toEqual(Array(36).fill(yuan('50000')))
  })
  test('F-25: the contract of 733,355 leaves 133,355 for the special services beside a year of the platform', () => {
    const [platform, special] = [postLine(yuan('600000'), 10, 12, '平台'), projectLine(yuan('133355'), 1, '特色服务', '年')]
    const all = instalments({ startsOn: day('2025-10-01'), endsOn: day('2026-09-30'), lines: [platform, special] })
    expect(sum(all.map((i) => i.amount))).toBe(yuan('733355')) // 600,000 + 133,355
  })
  test('F-27: 208,000 for three districts: 69,333.34 + 69,333.33 + 69,333.33', () => {
    const line = milestoneLine(yuan('208000'), [
      ['一区', '1/3', 'acceptance'],
      ['二区', '1/3', 'acceptance'],
      ['三区', '1/3', 'acceptance'],
    ])
    const all = instalments({ startsOn: day('2020-07-01'), endsOn: day('2021-06-30'), lines: [line] })
    expect(all.map((i) => moneyText(i.amount))).toEqual(['69333.34', '69333.33', '69333.33'])
  })
  test('F-40: five times 20 per cent after the assessments of months 1, 3, 6, 9 and 12', () => {
    const stages = [1, 3, 6, 9, 12].map((month) => [`第 ${month} 个月评估后`, '1/5', 'acceptance'] as const)
    const all = instalments({
      startsOn: day('2025-07-01'),
      endsOn: day('2026-06-30'),
      lines: [milestoneLine(yuan('1000000.01'), stages)], // the amount is not published; this one does not divide by five
    })
    expect(all.map((i) => moneyText(i.amount))).toEqual(['200000.01', '200000.00', '200000.00', '200000.00', '200000.00'])
    expect(all.every((i) => !i.onSigning)).toBe(true)
  })
  test('F-42: first, midterm, tail: however it is split, the parts are the whole and only the first comes before acceptance', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_909_10 }), fc.integer({ min: 1, max: 98 }), fc.integer({ min: 1, max: 98 }), (fen, a, b) => {
        fc.pre(a + b < 100)
        const line = milestoneLine(minor(fen), [
          ['首款', `${a}/100`, 'signing'],
          ['中期评估合格后', `${b}/100`, 'acceptance'],
          ['末期评估合格后', `${100 - a - b}/100`, 'acceptance'],
        ])
        const all = instalments({ startsOn: day('2017-07-01'), endsOn: day('2018-06-30'), lines: [line] })
        expect(sum(all.map((i) => i.amount))).toBe(minor(fen))
        expect(all.map((i) => i.onSigning)).toEqual([true, false, false])
      }),
    ))
  test('months of a contract that begins on the 31st end where the next begin, and the last on its last day', () => {
    const line = postLine(yuan('300'), 1, 3)
    const all = instalments({ startsOn: day('2026-01-31'), endsOn: day('2026-04-29'), lines: [line] })
    expect(all.map((i) => `${i.periodFrom} ${i.periodTo}`)).toEqual([
      '2026-01-31 2026-02-28',
      '2026-03-01 2026-03-30',
      '2026-03-31 2026-04-29',
    ])
  })
  test('a supplement leaves the months before it as they were and spreads the rest', () => {
    const line = { ...postLine(yuan('1300'), 1, 12), settled: [yuan('100'), yuan('100'), yuan('100')] }
    const amounts = instalments({ startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), lines: [line] }).map((i) => i.amount)
    expect(amounts.slice(0, 3)).toEqual([yuan('100'), yuan('100'), yuan('100')])
    // (1300 − 300) / 9 = 111.111…
    expect(amounts.slice(3, 5).map(moneyText)).toEqual(['111.12', '111.11'])
    expect(sum(amounts)).toBe(yuan('1300'))
  })
  test('the sum of the instalments is the total, whatever the contract', () => {
    const money = fc.bigInt({ min: 1n, max: 10n ** 13n }).map((n) => minor(n))
    const post = fc
      .record({
        amount: money,
        posts: fc.integer({ min: 1, max: 40 }),
        months: fc.integer({ min: 1, max: 36 }),
        settled: fc.array(money, { maxLength: 40 }),
      })
      .map(({ amount, posts, months, settled }) => {
        const kept = settled.slice(0, months - 1).map((s) => minor(s % (amount / BigInt(months) + 1n)))
        return { ...postLine(amount, posts, months), settled: kept }
      })
    const project = fc
      .record({ price: money, quantity: fc.integer({ min: 1, max: 500 }) })
      .map(({ price, quantity }) => projectLine(price, quantity))
    const staged = fc
      .record({ amount: money, weights: fc.array(fc.integer({ min: 1, max: 997 }), { minLength: 1, maxLength: 9 }) })
      .map(({ amount, weights }) => {
        const all = weights.reduce((a, b) => a + b, 0)
        return milestoneLine(
          amount,
          weights.map((w, i) => [`第 ${i + 1} 期`, `${w}/${all}`, 'acceptance'] as const),
        )
      })
    fc.assert(
      fc.property(fc.array(fc.oneof(post, project, staged), { minLength: 1, maxLength: 8 }), (lines) => {
        const parts = instalments({
          startsOn: day('2026-03-15'),
          endsOn: day('2029-03-14'),
          lines: lines.map((l, i) => ({ ...l, id: `lin_${i}` as Id<'line'> })),
        })
        expect(sum(parts.map((p) => p.amount))).toBe(sum(lines.map((l) => l.amount)))
        expect(new Set(parts.map((p) => p.key)).size).toBe(parts.length)
      }),
    )
  })
})
