import { day, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { china, exampleCity } from '../places/index.ts'
import { boughtTogether, checkSplitting, type Purchase } from './order-splitting.ts'

const lawDay = day('2026-03-01')

describe('R-48: order splitting against an open-tender threshold of 2,000,000', () => {
  const buy = (id: string, amount: string, more: Partial<Purchase> = {}): Purchase => ({
    id,
    fiscalYear: 2026,
    budgetItem: '社会工作',
    category: 'C0501',
    amount: yuan(amount),
    method: 'competitive-consultation',
    wasApproved: false,
    fromBudgetAdjustment: false,
    ...more,
  })
  test.each<[string, Purchase[], number]>([
    ['1,000,000 + 999,999.99', [buy('a', '1000000'), buy('b', '999999.99')], 0],
    ['exactly 2,000,000 does not pass it', [buy('a', '1000000'), buy('b', '1000000')], 0],
    ['a fen more', [buy('a', '1000000'), buy('b', '1000000.01')], 1],
    ['one large purchase is not splitting', [buy('a', '3000000')], 0],
    ['two categories', [buy('a', '1500000'), buy('b', '1500000', { category: 'C0502' })], 0],
    ['two years', [buy('a', '1500000'), buy('b', '1500000', { fiscalYear: 2027 })], 0],
    ['two budget items', [buy('a', '1500000'), buy('b', '1500000', { budgetItem: '养老' })], 0],
    ['one budget item written twice', [buy('a', '1500000'), buy('b', '1500000', { budgetItem: ' 社会 工作（）' })], 1],
    ['one category written twice', [buy('a', '1500000'), buy('b', '1500000', { category: 'ｃ 0501' })], 1],
    ['one by open tender', [buy('a', '1500000'), buy('b', '1500000', { method: 'open-tender' })], 0],
    ['one approved', [buy('a', '1500000'), buy('b', '1500000', { wasApproved: true })], 0],
    ['one after a budget adjustment', [buy('a', '1500000'), buy('b', '1500000', { fromBudgetAdjustment: true })], 0],
  ])('%s', (_, purchases, findings) => expect(checkSplitting(purchases, exampleCity, lawDay)).toHaveLength(findings))
  test('the threshold of the year applies: 4,000,000 until 2025', () =>
    expect(checkSplitting([buy('a', '1500000'), buy('b', '1500000')], exampleCity, day('2025-12-31'))).toEqual([]))
  test('a place without a threshold is not judged', () =>
    expect(checkSplitting([buy('a', '9000000'), buy('b', '9000000')], china, lawDay)).toEqual([]))
  test('what is left out is named with its reason, and a method not decided yet does not count', () => {
    const { method: _, ...undecided } = buy('e', '1500000')
    const [group] = boughtTogether(
      [
        buy('a', '1500000'),
        buy('b', '1500000', { method: 'open-tender' }),
        buy('c', '1500000', { wasApproved: true }),
        buy('d', '1500000', { fromBudgetAdjustment: true }),
        undecided,
      ],
      exampleCity,
      lawDay,
    )
    expect(group).toMatchObject({ total: yuan('1500000'), counted: [{ id: 'a' }], finding: undefined })
    expect(group!.leftOut.map((x) => `${x.purchase.id} ${x.why}`)).toEqual([
      'b open-tender',
      'c approved',
      'd budget-adjustment',
      'e undecided',
    ])
  })
  test('an example threshold warns; a place without one has none to pass', () => {
    const both = [buy('a', '1500000'), buy('b', '1500000')]
    expect(boughtTogether(both, exampleCity, lawDay)[0]!.finding).toMatchObject({ severity: 'warn', at: 'a, b' })
    expect(boughtTogether(both, china, lawDay)[0]!.threshold).toBeUndefined()
  })
})
