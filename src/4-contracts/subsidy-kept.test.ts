import { isRefusal, subsidyOf, yuan } from '#kernel'
import { decideAward, openedBids } from '#tenders'
import {
  approved,
  bidOf,
  granted,
  opened,
  panelSits,
  publishedTender,
  purchaseWithNeed,
  scored,
  tiedPlan,
  type World,
  world,
} from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from './contracts.ts'
import { draftFromAward } from './draft-from-award.ts'
import { proposeChange } from './propose-change.ts'
import type { ContractLine } from './rules/contract.ts'
import { storeText } from './store/texts.ts'

let w: World
let purchaseId: string
let planId: string
let lines: Awaited<ReturnType<typeof tiedPlan>>['lines']
let tenderId: string
let contractId: string
beforeAll(async () => {
  w = await world()
  ;({ id: planId, lines } = await tiedPlan(w, await purchaseWithNeed(w, '家庭教育和社区岗位')))
})
afterAll(() => w.close())

const page = async (who: string, path: string, lang: 'zh' | 'en' = 'zh') => (await w.get(who, path, { lang })).text()
const codeOf = (x: unknown) => (isRefusal(x) ? [x.code, Object.keys(x.fields ?? {}).toSorted()] : 'granted')
const asked = '岗位全部费用 96,000.00 元；购买方补贴 24,000.00 元（1/4 = 25%）；其余 72,000.00 元 由承接机构承担，来自机构自有资金'
const own = '岗位全部费用 100,000.00 元；购买方补贴 24,000.00 元（6/25 = 24%）；其余 76,000.00 元 由区慈善会承担，来自专项捐款'

describe('a post inside a project, of which only a part is paid', () => {
  test('the plan and the call say what it costs in all and who carries the rest', async () => {
    expect(await page('officer', `/plans/${planId}`)).toContain(asked)
    purchaseId = await approved(w, planId)
    tenderId = await publishedTender(w, purchaseId)
    expect(await page('public', `/tenders/${tenderId}`)).toContain(asked)
    const form = await page('manager-tongxin', `/tenders/${tenderId}/bid`)
    expect([form.includes(`name="whole-${lines.subsidised}"`), form.includes(`value="机构自有资金"`)]).toEqual([true, true])
  })

  test('a bidder states its own; less in all than the purchaser pays is told in its field', async () => {
    const wrong = await bidOf(w, 'manager-tongxin', tenderId, { subsidies: { [lines.subsidised]: { whole: yuan('23999') } } })
    expect(codeOf(wrong)).toEqual(['tender-incomplete', [`whole-${lines.subsidised}`]])
    const mine = { [lines.subsidised]: { whole: yuan('100000'), restFrom: '区慈善会', restMoney: '专项捐款' } }
    granted((await bidOf(w, 'manager-tongxin', tenderId, { subsidies: mine })) as never)
    granted((await bidOf(w, 'manager-bangban', tenderId)) as never)
  })

  test('what was won is what was bid, and goes into the contract and its Word file', async () => {
    await opened(w, tenderId)
    const members = await panelSits(w, tenderId)
    expect((await openedBids(await w.as('head'), tenderId)).every((b) => b.price === null)).toBe(true)
    await scored(w, tenderId, members, (provider) => (provider === w.district.institutions.tongxin ? '90' : '80'))
    granted(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定第一名。' }))
    contractId = granted(
      await draftFromAward(await w.as('officer'), { purchaseId, startsOn: Temporal.PlainDate.from('2026-06-01'), lang: 'zh' }),
    ).id
    expect(await page('manager-tongxin', `/contracts/${contractId}`)).toContain(own)
    const c = (await contract(await w.as('officer'), contractId))!
    expect(c.lines.map((l) => [l.id, subsidyOf(l)?.whole ?? null])).toEqual([
      [lines.posts, null],
      [lines.inPost, null],
      [lines.project, null],
      [lines.subsidised, '100000.00'],
    ])
    // A line that is paid in full has no such key, as those signed before: their seals go on fitting.
    const stored = (storeText(c).lines as object[]).map((l) => 'subsidy' in l)
    expect(stored).toEqual([false, false, false, true])
    expect((await w.get('officer', `/contracts/${contractId}/word`)).status).toBe(200)
  })

  const subsidised = (to: (l: ContractLine & { kind: 'post' }) => ContractLine) => (l: ContractLine) =>
    l.kind === 'post' && l.subsidy ? to(l) : l
  test.each<[string, (l: ContractLine) => ContractLine, string]>([
    ['a smaller whole', subsidised((l) => ({ ...l, subsidy: { ...l.subsidy!, whole: '50000.00' } })), 'award-rewritten'],
    ['no subsidy', subsidised(({ subsidy: _, ...l }) => l), 'award-rewritten'],
    ['another who carries the rest', subsidised((l) => ({ ...l, subsidy: { ...l.subsidy!, restFrom: '街道' } })), 'award-rewritten'],
    ['a post that hangs on nothing', subsidised((l) => ({ ...l, hangsOn: null })), 'contract-wrong'],
    ['a whole below what is paid', subsidised((l) => ({ ...l, subsidy: { ...l.subsidy!, whole: '1.00' } })), 'contract-wrong'],
  ])('a first text with %s is refused', async (_, to, code) => {
    const c = (await contract(await w.as('officer'), contractId))!
    const refused = await proposeChange(await w.as('officer'), {
      contractId,
      text: { ...c, lines: c.lines.map(to) },
      reason: '试一试',
      version: c.version,
    })
    expect(isRefusal(refused) && refused.code).toBe(code)
  })
})
