import { nothingSetAside } from '#kernel'
import type { Ctx } from '#platform'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { samplePurchase } from '../../tests/builders/public-purchase.ts'
import { CallPart, PlanPart } from './pages/purchase-bought.tsx'

const ctx = (lang: 'zh' | 'en') => ({ lang, zone: 'Asia/Shanghai' }) as Ctx
const index = {
  ...{ seriesId: 'ser_a', name: '定基消费价格指数', source: '市统计局', baseMonth: '2026-01', baseValue: '100', share: '0.7' },
  ...{ threshold: '0.03', everyMonths: 12, fromMonth: 13 },
}

test('whoever reads what was planned reads what one unit has to be', () => {
  const p = samplePurchase()
  const terms = { what: ['group' as const], sessions: 6, people: 42, members: 8, minutes: null }
  const plan = { ...p.plan!, lines: p.plan!.lines.map((l) => (l.kind === 'project' ? { ...l, unitTerms: terms } : l)) }
  const page = (lang: 'zh' | 'en') => renderToStaticMarkup(<PlanPart plan={plan} p={p} ctx={ctx(lang)} />)
  for (const says of ['at least 6 sessions', '42', '8']) expect(page('en')).toContain(says)
  expect(page('zh')).toContain('一个单位要达到什么')
  expect(renderToStaticMarkup(<PlanPart plan={p.plan!} p={p} ctx={ctx('zh')} />)).not.toContain('一个单位要达到什么')
})

test('what a call announces of an advance, of a part kept back and of a price that follows is read by everybody', () => {
  const [call] = samplePurchase().tenders
  const aside = { ...nothingSetAside, advanceShare: '0.3', retentionShare: '0.05', retentionDays: 90 }
  const page = (lang: 'zh' | 'en') => renderToStaticMarkup(<CallPart x={{ ...call!, aside, priceIndex: index }} ctx={ctx(lang)} />)
  for (const says of ['may claim 30 % of the price in advance', '5 % is kept back', 'Of the price of posts 70 % follows'])
    expect(page('en')).toContain(says)
  for (const says of ['30% 的预付款', '留存 5%', '岗位价款的 70%']) expect(page('zh')).toContain(says)
})
