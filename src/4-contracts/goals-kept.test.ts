import { indicatorsOf, isRefusal } from '#kernel'
import { awardOf, decideAward, openedBids } from '#tenders'
import { bidOf, f24Tender, granted, opened, panelSits, scored, world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from './contracts.ts'
import { draftFromAward } from './draft-from-award.ts'
import { proposeChange } from './propose-change.ts'
import type { ContractLine } from './rules/contract.ts'

let w: World
let purchaseId: string
let tenderId: string
let contractId: string
const visitedBy = '每周至少上门一次的老人'
beforeAll(async () => {
  w = await world()
  ;({ purchaseId, tenderId } = await f24Tender(w, '七社区社工服务'))
})
afterAll(() => w.close())

const page = async (who: string, path: string, lang: 'zh' | 'en' = 'zh') => (await w.get(who, path, { lang })).text()

describe('what a line is to achieve goes unchanged from the plan to the contract', () => {
  test('the call says it to everybody, and the form of a bid asks a promise for each indicator', async () => {
    expect(await page('public', `/tenders/${tenderId}`)).toContain(visitedBy)
    const form = await page('manager-tongxin', `/tenders/${tenderId}/bid`)
    expect([form.includes(`承诺：${visitedBy}（人）`), form.includes('现在 20，达到 60 人')]).toEqual([true, true])
  })

  test('less than is asked for is no offer, nor is more than all; each is told in its field', async () => {
    const less = await bidOf(w, 'manager-tongxin', tenderId, { values: (i) => (i.unit === '%' ? '120' : '59') })
    const fields = isRefusal(less) ? Object.entries(less.fields ?? {}).map(([k, v]) => [k.startsWith('value-ind_'), v.zh]) : []
    expect(fields).toEqual([
      [true, '采购文件要求 60 人，承诺不能低于要求。'],
      [true, '不能超过全部（100%）。'],
    ])
  })

  test('a form tells promises that fall short, prices that lack and empty words at once', async () => {
    const path = `/tenders/${tenderId}/bid`
    const line = (await page('manager-tongxin', path)).match(/name="value-(ind_\w+)"/)![1]!
    const answer = await w.post('manager-tongxin', path, { [`value-${line}`]: '1' }, { lang: 'zh' })
    const text = await answer.text()
    expect([
      answer.status,
      text.includes(`f-value-${line}-wrong`),
      /f-price-lin_\w+-wrong/.test(text),
      text.includes('f-approach-wrong'),
    ]).toEqual([...[422, true, true, true]])
  })

  test('what is promised is read by the panel beside what was asked for', async () => {
    granted(
      (await bidOf(w, 'manager-tongxin', tenderId, { postAmount: '990000', values: (i) => (i.unit === '人' ? '66' : undefined) })) as never,
    )
    granted((await bidOf(w, 'manager-bangban', tenderId, { postAmount: '950000' })) as never)
    await opened(w, tenderId)
    const members = await panelSits(w, tenderId)
    const [bid] = (await openedBids(await w.as('head'), tenderId)).filter((b) => b.providerId === w.district.institutions.tongxin)
    expect(await page(members[0]!, `/panel/${tenderId}/bids/${bid!.bidId}`)).toContain('承诺 66')
    await scored(w, tenderId, members, (provider) => (provider === w.district.institutions.tongxin ? '90' : '80'))
    granted(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定第一名。' }))
    const award = (await awardOf(await w.as('officer'), purchaseId))!
    expect(award.promises).toContain(`${visitedBy}：66 人`)
    // Where nothing more was typed, what is asked for is promised.
    expect(award.promises).toContain('孤独感下降的老人：60 %')
  })

  test('the contract has goals, indicators and promises as they were won, on its page and in its Word file', async () => {
    const made = granted(
      await draftFromAward(await w.as('officer'), { purchaseId, startsOn: Temporal.PlainDate.from('2026-06-01'), lang: 'zh' }),
    )
    contractId = made.id
    const line = (await contract(await w.as('officer'), contractId))!.lines.find((l) => l.kind === 'post')!
    expect(indicatorsOf(line).map((i) => [i.name, i.target, line.promised[i.id]])).toEqual([
      [visitedBy, '60', '66'],
      ['孤独感下降的老人', '60', '60'],
    ])
    const shown = await page('manager-tongxin', `/contracts/${contractId}`)
    expect([shown.includes('承诺 66'), shown.includes('目标、指标和承诺')]).toEqual([true, true])
    const token = await w.get('officer', `/contracts/${contractId}/word`)
    expect(token.status).toBe(200)
  })

  test.each<[string, (l: ContractLine) => ContractLine]>([
    ['a lower promise', (l) => ({ ...l, promised: Object.fromEntries(Object.keys(l.promised).map((k) => [k, '60'])) })],
    [
      'an easier target',
      (l) => ({ ...l, goals: l.goals.map((g) => ({ ...g, indicators: g.indicators.map((i) => ({ ...i, target: '30' })) })) }),
    ],
    ['no goals at all', (l) => ({ ...l, goals: [], promised: {} })],
  ])('a first text with %s rewrites what was won, and is refused', async (_, to) => {
    const c = (await contract(await w.as('officer'), contractId))!
    const text = { ...c, lines: c.lines.map((l) => (l.goals.length > 0 ? to(l) : l)) }
    const refused = await proposeChange(await w.as('officer'), { contractId, text, reason: '试一试', version: c.version })
    expect(isRefusal(refused) && refused.code).toBe('award-rewritten')
  })
})
