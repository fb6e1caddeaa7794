import { day, minor, moneyText, sum, yuan } from '#kernel'
import { expect, test } from 'vitest'
import { beyondBudget, itemOf, spread, takenBy, takenIn } from './budget.ts'
import { postLine, projectLine } from './contract.sample.ts'
import { standardTerms } from './contract.ts'
import { instalments } from './instalments.ts'

const text = {
  startsOn: day('2026-07-01'),
  endsOn: day('2027-06-30'),
  lines: [postLine(yuan('120000.07'), 2, 12), projectLine(yuan('700'), 7)],
  terms: standardTerms,
}
const said = (sources: readonly [string, string][], closedOn: string | null = null) =>
  takenBy(
    text,
    sources.map(([source, amount]) => ({ source, amount: yuan(amount) })),
    closedOn ? day(closedOn) : null,
  ).map((t) => [t.year, t.name, moneyText(t.amount)])

test('months of a post fall into the year in which they end, units over the years of the term by their days', () =>
  // Months: 6 and 6. Units: 4,900 yuan over 184 and 181 of 365 days, 2,470.14 and 2,429.86.
  expect(said([['区级财政预算', '1']])).toEqual([
    [2026, '区级财政预算', '62470.20'],
    [2027, '区级财政预算', '62429.87'],
  ]))

test('a stage with a day falls into the year of its day, one at signing into that of the first day', () => {
  const stages = [
    { title: '签约', share: '1/4', when: 'signing' as const },
    { title: '中期', share: '1/4', when: 'acceptance' as const, earliest: { at: 'day' as const, on: '2026-12-31' } },
    { title: '结项', share: '1/2', when: 'acceptance' as const },
  ]
  const line = { ...projectLine(yuan('1000'), 1), paidBy: 'milestones' as const, milestones: stages }
  const taken = takenBy({ ...text, lines: [line] }, [{ source: 'a', amount: yuan('1') }], null)
  expect(taken.map((t) => [t.year, moneyText(t.amount)])).toEqual([
    [2026, '500.00'],
    [2027, '500.00'],
  ])
})

test('several sources are taken from as the plan is made of them, to the fen; one that stands twice is one item', () => {
  const taken = takenBy(
    text,
    [
      { source: '区级财政预算', amount: yuan('1000000') },
      { source: '福利彩票公益金', amount: yuan('50000') },
      { source: ' 福利彩票公益金', amount: yuan('50000') },
      { source: '无', amount: yuan('0') },
    ],
    null,
  )
  expect(new Set(taken.map((t) => t.name))).toEqual(new Set(['区级财政预算', '福利彩票公益金']))
  expect(sum(taken.map((t) => t.amount))).toBe(sum(instalments(text).map((i) => i.amount)))
})

test('what begins after a contract ended early takes nothing', () =>
  expect(said([['区级财政预算', '1']], '2026-08-15').map((t) => t[0])).toEqual([2026, 2027]))

test('a plan without sources takes from nothing', () => {
  expect(said([])).toEqual([])
  expect(spread(yuan('1'), [])).toEqual([])
})

test('more than others leave free is told with what is free; exactly as much is not, nor what finance has not entered', () => {
  const item = { purchaserId: 'org_1', year: 2026, name: 'a', amount: yuan('100'), carried: minor(0), version: 1 }
  const take = (amount: string, year = 2026, name = 'a') => ({ year, name, amount: yuan(amount) })
  const beyond = (own: string, ...others: string[]) =>
    beyondBudget(
      [take(own), take('999', 2027), take('999', 2026, 'b')],
      [item],
      others.map((o) => take(o)),
    ).map((b) => moneyText(b.free))
  expect(beyond('100')).toEqual([])
  expect(beyond('100.01')).toEqual(['100.00'])
  expect(beyond('40', '30', '30')).toEqual([])
  expect(beyond('40.01', '30', '30')).toEqual(['40.00'])
  expect(beyond('0.01', '150')).toEqual(['-50.00'])
})

const written = ['社会服务（2120199）', '社会服务(2120199)', '社会服务 2120199', '社会服务２１２０１９９', '社會服務 2120199 ']
test.each(written)('an item written %s is the item that finance entered: it is taken from, and said to be short', (name) => {
  const item = { purchaserId: 'org_1', year: 2026, name: written[0]!, amount: yuan('100'), carried: minor(0), version: 1 }
  const taken = [{ year: 2026, name, amount: yuan('60') }]
  expect(beyondBudget(taken, [item], [{ year: 2026, name: written[1]!, amount: yuan('50') }]).map((b) => moneyText(b.free))).toEqual([
    '50.00',
  ])
  expect(moneyText(takenIn(taken, 2026, written[0]!))).toBe('60.00')
  expect(
    spread(
      yuan('10'),
      [name, written[0]!].map((source) => ({ source, amount: yuan('1') })),
    ),
  ).toHaveLength(1)
  // What was entered under two writings before they were one is given together.
  expect(moneyText(itemOf([item, { ...item, name: written[2]!, amount: yuan('20') }], { year: 2026, name })!.amount)).toBe('120.00')
})
test('another code, another fund, or a stop within a number is another item', () => {
  const item = { purchaserId: 'org_1', year: 2026, name: '社会服务（2120199）', amount: yuan('100'), carried: minor(0), version: 1 }
  for (const name of ['社会服务（2120198）', '社会救助（2120199）', '社会服务（212.0199）', '2120199'])
    expect([name, itemOf([item], { year: 2026, name })]).toEqual([name, undefined])
})

test('an advance is taken in the year of the first day, and what is kept back in that of its release', () => {
  const terms = { ...standardTerms, advanceShare: '0.3', retentionShare: '0.05', retentionDays: 200 }
  const taken = takenBy({ ...text, lines: [postLine(yuan('120000'), 2, 12)], terms }, [{ source: 'a', amount: yuan('1') }], null)
  // 36,000 in advance and six months of 6,500; six months; 6,000 on 16 January 2028.
  expect(taken.map((t) => [t.year, moneyText(t.amount)])).toEqual([
    [2026, '75000.00'],
    [2027, '39000.00'],
    [2028, '6000.00'],
  ])
})
