import { day, yuan } from '#kernel'
import { thePublic } from '#platform'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { samplePurchase } from '../../tests/builders/public-purchase.ts'
import { Achieved } from './pages/purchase-achieved.tsx'
import { BuyAgain } from './pages/purchase-again.tsx'
import { Values } from './pages/purchase-values.tsx'

const shown = (p = samplePurchase()) => renderToStaticMarkup(<Achieved p={p} lang="en" />)
const withPaid = () => {
  const p = samplePurchase()
  return {
    ...p,
    contracts: p.contracts.map((c) => ({
      ...c,
      paidByLine: new Map([['lin_a', yuan('83241.67')]]),
      values: [
        {
          ...{ id: 'ind_a-m01', indicatorId: 'ind_a', edition: 1, lineId: 'lin_a', name: '每周上门的老人', kind: 'output' as const },
          ...{
            unit: '人',
            better: 'more' as const,
            target: '60',
            promised: '66',
            shownFor: { zh: '第 1 个月', en: 'Month 1' },
            value: '63',
          },
          ...{ reached: 'short' as const, shownOn: Temporal.PlainDate.from('2026-04-01') },
          enteredAt: Temporal.Instant.from('2026-04-01T02:00:00Z'),
        },
      ],
      residentsSay: [{ roundId: 'rnd_a', mean: 3.91, n: 30 }],
      verdicts: [
        {
          ...{ roundId: 'rnd_a', mean: 4, n: 6, whole: 4, reply: null, revealedOn: Temporal.PlainDate.from('2026-09-01') },
          lines: [{ id: 'lin_a', title: '社区社工岗位', mark: 4 }],
        },
      ],
    })),
  }
}

test('need by need the page says what was asked, promised, reached, paid and said, each leading to where it comes from', () => {
  const page = shown(withPaid())
  for (const says of ['老人有人上门', 'now 20, to 60 人', '66 人', '63 人', '¥83,241.67', '4 / 5', '活动由居民自己定。'])
    expect(page).toContain(says)
  for (const href of ['#con_a', '#reached-con_a', '#acceptances-con_a', '#payments-con_a', '#verdict-con_a'])
    expect(page).toContain(`href="${href}"`)
})

test('of each line the page says how much was accepted, and of each value who says so by what', () => {
  const page = shown(withPaid())
  for (const says of ['2 of 2 months', '1 of 7 场 · ¥7,300.00 each', 'the institution: 上门记录']) expect(page).toContain(says)
})

test('an advance and what is kept back are no part less of what was accepted', () => {
  const p = withPaid()
  const [c] = p.contracts
  const aside = c!.texts.map((x) => ({
    ...x,
    instalments: [
      ...x.instalments.map((i) => (i.kind === 'units' ? { ...i, amount: yuan('36500'), worth: yuan('51100') } : i)),
      { ...x.instalments.at(-1)!, key: 'lin_b:advance', kind: 'advance' as const, quantity: 1_460_000, amount: yuan('14600') },
    ],
  }))
  expect(shown({ ...p, contracts: [{ ...c!, texts: aside }] })).toContain('¥7,300.00')
})

test('in the end the page says what this purchase can tell whoever wonders whether to buy so again', () => {
  const again = (p: ReturnType<typeof samplePurchase>) =>
    renderToStaticMarkup(<BuyAgain p={p} ctx={{ lang: 'en', today: day('2026-09-01'), asker: thePublic }} />)
  const page = again(withPaid())
  for (const says of [
    'Projects inside posts',
    '0 of 1 kept',
    '1 of 1 late, 10 days at most',
    '4.0 of 5',
    '3.9 of 5, 30 answers',
    'combination=project-in-post',
  ])
    expect(page).toContain(says)
  // The comparison is not open to everybody, and nobody is shown a link that is refused.
  expect(page).not.toContain('/modes/compare')
  expect(again({ ...samplePurchase(), contracts: [] })).toBe('')
})

test('what nobody has shown or rated is said so, and money that was not paid is none', () => {
  const page = shown({ ...samplePurchase(), contracts: samplePurchase().contracts.map((c) => ({ ...c, values: [], verdicts: [] })) })
  for (const says of ['not shown yet', 'not rated yet', '¥0.00']) expect(page).toContain(says)
})

test('a promise that is shown every month is one promise, and both places on the page count it so', () => {
  const p = withPaid()
  const [c] = p.contracts
  const [first] = c!.values
  const months = { ...c!, values: [first!, { ...first!, id: 'ind_a-m02', value: '70', reached: 'reached' as const }] }
  expect(renderToStaticMarkup(<Values c={months} lang="en" />)).toContain('Of 1 promise shown so far, as last shown: 1 kept, 0 not.')
  const again = (contracts: ReturnType<typeof samplePurchase>['contracts']) =>
    renderToStaticMarkup(<BuyAgain p={{ ...p, contracts }} ctx={{ lang: 'en', today: day('2026-09-01'), asker: thePublic }} />)
  expect(again([months])).toContain('1 of 1 kept, as last shown')
  expect(again([{ ...c!, values: [] }])).toContain('none of 1 promise shown yet')
})

test('where more was paid than was accepted, as an advance is, the page says why', () => {
  const p = withPaid()
  const paidBy = (source: 'acceptance' | 'advance', paid: string) =>
    shown({
      ...p,
      contracts: p.contracts.map((c) => ({
        ...c,
        claims: c.claims.map((k) => ({ ...k, source })),
        paidByLine: new Map([['lin_a', yuan(paid)]]),
      })),
    }).includes('agreed to be paid before acceptance')
  expect([paidBy('acceptance', '99999999'), paidBy('advance', '1'), paidBy('advance', '99999999')]).toEqual([false, false, true])
})
