import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  creditCheck,
  minor,
  moneyText,
  typedAges,
  typedCode,
  typedDay,
  typedMoney,
  typedNumber,
  typedWhole,
  wrongCreditCode,
} from './index.ts'

describe('amounts as people type them', () => {
  test.each([
    ['1050000', '1050000.00'],
    ['１０５００００', '1050000.00'],
    ['1050000．00', '1050000.00'],
    ['1050000。5', '1050000.50'],
    ['105万', '1050000.00'],
    ['105 万元', '1050000.00'],
    ['105.25万', '1052500.00'],
    ['1.05亿元', '105000000.00'],
    ['1亿500万', '105000000.00'],
    ['105万5000元', '1055000.00'],
    ['￥1,050,000', '1050000.00'],
    ['¥ 1，050，000.00', '1050000.00'],
    ['1 050 000', '1050000.00'],
    ['1\u00a0050\u202f000', '1050000.00'],
    ['RMB 1050000', '1050000.00'],
    ['rmb1,050,000元', '1050000.00'],
    ['CNY 1050000', '1050000.00'],
    ['人民币1050000元整', '1050000.00'],
    ['1050000元', '1050000.00'],
    ['1050000.10000', '1050000.10'],
    ['-3.5', '-3.50'],
    ['−3.5', '-3.50'],
    ['-¥3.50', '-3.50'],
    ['0', '0.00'],
  ])('%s', (typed, kept) => expect(moneyText(typedMoney(typed)!)).toBe(kept))
  test.each([
    '',
    '1,05',
    '1.050.000',
    '1，05',
    '105,0000',
    '0,123',
    '1,050 000',
    '3万5',
    '3万5元',
    '1.5亿500万',
    '1.005',
    '1e5',
    '10²',
    '①',
    '١٢',
    '--1',
    '-¥-3',
    '¥¥3',
    '5元5角',
    '(500)',
    '100%',
    'NaN',
    '一百万',
    '1'.repeat(16),
  ])('%j is no amount', (typed) => expect(typedMoney(typed)).toBeUndefined())
  test('whatever amount is written in full or by thousands reads back as itself', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (n) => {
        const text = moneyText(minor(n))
        const [whole, fen] = text.split('.') as [string, string]
        const wide = text.replace(/[\d.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        for (const s of [
          text,
          wide,
          `¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fen}`,
          `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')}.${fen} 元`,
        ])
          expect(typedMoney(s)).toBe(n)
      }),
    )
  })
})

describe('numbers', () => {
  test.each([
    ['４１２０', 4120],
    ['4,120', 4120],
    ['4，120', 4120],
    ['4120.00', 4120],
    ['1.2万', 12000],
    ['4120人', 4120],
    [' 7 ', 7],
  ])('%s is whole', (typed, n) => expect(typedWhole(typed, ['人', '名'])).toBe(n))
  test.each(['', '1.000', '4.5', '4120户', '1,2', '1e3', '0x1', '4120 人 人'])('%j is no whole number', (typed) =>
    expect(typedWhole(typed, ['人'])).toBeUndefined(),
  )
  test('a decimal keeps its digits', () => {
    expect(typedNumber('１２．５００')).toBe('12.500')
    expect(typedNumber('0.5万')).toBe('5000')
  })
})

describe('days', () => {
  test.each([
    '2026-11-28',
    '2026/11/28',
    '2026.11.28',
    '2026年11月28日',
    '2026 年 11 月 28 日',
    '20261128',
    '２０２６－１１－２８',
    '2026/11/28 0:00',
    '2026-11-28 00:00:00',
  ])('%s', (typed) => expect(typedDay(typed)?.toString()).toBe('2026-11-28'))
  test('one digit for month and day', () => expect(typedDay('2026/3/5')?.toString()).toBe('2026-03-05'))
  test.each([
    '',
    '03/04/2026',
    '28/11/2026',
    '26-11-28',
    '2026-11',
    '2026-02-29',
    '2026-11-28 09:30',
    '2026-11/28',
    '45989',
    '2026年13月1日',
  ])('%j is no day', (typed) => expect(typedDay(typed)).toBeUndefined())
})

describe('ages', () => {
  test.each([
    ['60-69', '60-69'],
    ['0～59', '0-59'],
    ['60~69岁', '60-69'],
    ['60至69周岁', '60-69'],
    ['60 — 69', '60-69'],
    ['60——69岁', '60-69'],
    ['60–69', '60-69'],
    ['６０－６９', '60-69'],
    ['60周岁及以上', '60+'],
    ['80岁以上', '80+'],
    ['80 and over', '80+'],
    ['80+', '80+'],
    ['17岁及以下', '0-17'],
    ['不满18周岁', '0-17'],
  ])('%s', (typed, ages) => expect(typedAges(typed)).toBe(ages))
  test.each(['', '60', '18岁以下', '5月9日', '9-May', '老年'])('%j says no range', (typed) => expect(typedAges(typed)).toBeUndefined())
})

describe('credit codes (GB 32100-2015)', () => {
  test('blanks, dashes and small letters do not matter', () => {
    for (const s of ['5244 0300 MJL0 0000 12', '52440300mjl0000012', '５２４４０３００ＭＪＬ０００００１２', '52440300-MJL000001-2'])
      expect(typedCode(s)).toBe('52440300MJL0000012')
    expect(wrongCreditCode('52440300MJL0000012')).toBeUndefined()
  })
  test.each([
    ['52440300MJL0000019', 'check'],
    ['111111111111111111', 'check'],
    ['440300199001011234', 'person'],
    ['11010119900307391X', 'person'],
    ['52440300MJL000001', 'shape'],
    ['52440300MJI0000012', 'shape'],
    ['', 'shape'],
  ] as const)('%s: %s', (code, why) => expect(wrongCreditCode(code)).toBe(why))
  test('the check character that is asked for', () => {
    expect(creditCheck('52440300MJL000001')).toBe('2')
    expect(creditCheck('11111111111111111')).toBe('5')
    expect(creditCheck('44030019900101123')).toBe('E')
  })
  test('an identity-card number is a person’s, though it may pass for a credit code by chance', () => {
    // Synthetic: the region 999999 is nobody's. Of such numbers one in 31 has the check character of a credit code.
    let both = 0
    for (let serial = 0; serial < 1000; serial++) {
      const front = `99999919900307${String(serial).padStart(3, '0')}`
      const sum = [...front].reduce((s, d, i) => s + Number(d) * (2 ** (17 - i) % 11), 0)
      const number = `${front}${'10X98765432'[sum % 11]}`
      if (creditCheck(front) === number[17]) both++
      expect(wrongCreditCode(number)).toBe('person')
    }
    expect(both).toBeGreaterThan(0)
  })
  test('one wrong sign is always found', () => {
    const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 }),
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...signs),
        (cells, at, sign) => {
          const code = [...cells, creditCheck(cells.join(''))!]
          fc.pre(code[at] !== sign)
          expect(wrongCreditCode(code.with(at, sign).join(''))).toBeDefined()
        },
      ),
    )
  })
})
