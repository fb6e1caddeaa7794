import { writeSync } from 'node:fs'
import { storeAnswer } from '#needs'
import { thePublic } from '#platform'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { acceptsNeed, answersOnward, beginsTender, countsSurvey, panelScores, signsContract, slipsCutOut, writesCriteria } from './acts.ts'
import { pngOf } from '../builders/png-of.ts'
import { seed } from '../builders/sample.ts'
import { chapters } from './chapters.ts'
import { type EmptyStage, emptyStage } from './empty-stage.ts'
import type { Actor } from './stage.ts'

/*
 * A district begins with nothing but the address that the program prints: set up, its houses and people, its communities and numbers,
 * its first survey and its first purchase up to the signed contract. Everything goes through screens and a mailbox, but for what some of
 * the residents answer.
 */

const test = chapters()
let s: EmptyStage
let shown: Actor | undefined
beforeAll(async () => {
  s = await emptyStage('2026-01-05T09:00:00+08:00')
})
afterAll(() => s.close())
afterEach(async ({ task }) => {
  if (!process.env.DEBUG_JOURNEY) return
  writeSync(2, `${Math.round(performance.now() / 1000)} s: ${task.name}\n`)
  if (task.result?.state === 'fail' && shown) writeSync(2, `${shown.page.url()}\n${await shown.page.locator('body').innerText()}\n`)
})

/** A picture six times as wide as it is high, of one colour. */
const wideLogo = pngOf(192, 32)
const password = 'four unrelated words here'
const address = (who: string) => `${who}@example.org`
const signedIn = new Map<string, { on: string; actor: Actor }>()

/** Somebody at their desk; everybody signs in once a day, with the password they chose. */
async function at(who: string): Promise<Actor> {
  const on = s.now().toString().slice(0, 10)
  const known = signedIn.get(who)
  if (known?.on === on) return (shown = known.actor)
  const actor = known?.actor ?? (await s.sits(who))
  shown = actor
  await actor.go('/sign-in')
  await actor.fill('email', address(who))
  await actor.fill('password', password)
  await actor.press(/^登录$/)
  signedIn.set(who, { on, actor })
  return actor
}

test('the printed address makes the district and its administrator, and is worth nothing afterwards', async () => {
  const visitor = (shown = await s.sits('visitor'))
  await visitor.go('/', 503)
  await visitor.sees('还没有设置')
  await visitor.go(s.address)
  await visitor.press(/^开始$/)
  await visitor.sees('有几处需要改一下')
  for (const [field, value] of Object.entries({
    nameZh: '星海区',
    code: 'xinghai',
    organisation: '区政务信息中心',
    name: '林管理',
    email: address('administrator'),
    password,
  }))
    await visitor.fill(field, value)
  await visitor.select('place', 'cn-fj')
  await visitor.press(/^开始$/)
  await visitor.go(s.address, 410)
  const administrator = await at('administrator')
  await administrator.go('/settings')
  await administrator.sees('机构')
})

test('with a logo of the place nothing at the head of a page lies over anything else on a telephone', async () => {
  const administrator = await at('administrator')
  await administrator.go('/settings/logo')
  await administrator.page.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: wideLogo })
  await administrator.press(/^使用$/)
  const phone = (shown = await s.sits('telephone', { phone: true }))
  await phone.go('/sign-in')
  await phone.fill('email', address('administrator'))
  await phone.fill('password', password)
  await phone.press(/^登录$/)
  for (const lang of ['zh', 'en']) {
    await phone.page.goto(new URL(`/language/${lang}?to=%2F`, phone.page.url()).href)
    const sides = await phone.page
      .locator('.brand *, .me a, .me button')
      .evaluateAll((all) => all.map((e) => e.getBoundingClientRect()).flatMap((b) => (b.width > 0 ? [[b.left, b.right] as const] : [])))
    expect(sides.length).toBeGreaterThan(3)
    for (const [i, [left]] of sides.entries()) if (i > 0) expect([lang, i, left >= sides[i - 1]![1] - 0.5]).toEqual([lang, i, true])
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  }
  await phone.page.context().close()
})

/** The houses of the district: what each is called, what kind it is, and who works there in which role. */
const houses: readonly [name: string, kind: string, legalForm: string, people: readonly [who: string, name: string, role: string][]][] = [
  [
    '海湾街道办事处',
    'purchaser',
    '',
    [
      ['head', '陈主任', 'head'],
      ['officer', '周经办', 'officer'],
    ],
  ],
  ['区民政局', 'bureau', '', [['approver', '何科长', 'approver']]],
  ['区财政局', 'finance', '', [['treasurer', '钱会计', 'treasurer']]],
  ['同路社会工作服务中心', 'institution', 'social-organisation', [['manager-1', '林总干事', 'manager']]],
  ['海风社会工作服务社', 'institution', 'social-organisation', [['manager-2', '方总干事', 'manager']]],
  ['灯塔社会服务中心', 'institution', 'social-organisation', [['manager-3', '许总干事', 'manager']]],
  [
    '区社会工作评估中心',
    'evaluator',
    '',
    [
      ['expert-1', '蒋专家', 'expert'],
      ['expert-2', '韩专家', 'expert'],
      ['expert-3', '杨专家', 'expert'],
    ],
  ],
  ['望海社区居委会', 'community', '', [['committee', '田主任', 'committee']]],
]

test('the administrator registers every house and invites its people, who come by the link in their mailbox', async () => {
  const administrator = await at('administrator')
  for (const [name, kind, legalForm, people] of houses) {
    await administrator.go('/people/new')
    await administrator.select('kind', kind)
    await administrator.fill('name', name)
    if (legalForm) await administrator.select('legalForm', legalForm)
    await administrator.press('新增机构')
    const house = administrator.path
    for (const [who, , role] of people) {
      await administrator.go(house)
      await administrator.fill('email', address(who))
      await administrator.select('role', role)
      await administrator.press('生成邀请链接')
      await administrator.sees('把这个链接交给对方')
    }
  }
  await s.post()
  for (const [, , , people] of houses)
    for (const [who, name] of people) {
      const link = s.mailbox(address(who)).flatMap((m) => /(\/invitations\/[\w-]+)/.exec(m.text)?.[1] ?? [])[0]
      expect(link, `a letter to ${who}`).toBeDefined()
      const guest = (shown = await s.sits(who))
      await guest.go(link!)
      await guest.fill('name', name)
      await guest.fill('password', password)
      await guest.press('设好密码')
      await guest.page.context().close()
    }
})

const communities = ['望海社区', '东堤社区', '南港社区']
let purchaseId: string
let campaignId: string
let needId: string

test('the office enters its communities as the list it has, and the administrator the numbers of the place', async () => {
  const officer = await at('officer')
  await officer.go('/people/communities')
  await officer.sees('还没有社区')
  await officer.go('/people/communities/upload')
  const rows = ['社区名称,常住人口,户数', ...communities.map((c, i) => `${c},"${6 + i},120 人",${2100 + i * 100}户`)]
  const file = { name: '社区名单.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) }
  await officer.page.locator('input[type=file]').setInputFiles(file)
  await officer.press('看一看会改什么')
  await officer.sees('新增 3 个')
  await officer.press('确认，保存这些改动')
  await officer.sees('新增 3 个')
  const administrator = await at('administrator')
  await administrator.go('/law/local/enter/thresholds')
  await administrator.fill('source', '海湾区政府集中采购目录及标准')
  await administrator.fill('article', '第三条')
  await administrator.tick('grade', 'B')
  await administrator.fill('from', '2026-01-01')
  await administrator.fill('threshold.open-tender', '400 万元')
  await administrator.press(/^保存/)
  await administrator.sees('海湾区政府集中采购目录及标准')
})

test('the office opens its first purchase and asks residents, who answer on a phone', async () => {
  const officer = await at('officer')
  await officer.go('/')
  await officer.go('/purchases/new')
  await officer.fill('title', '海湾街道社工站服务')
  for (const c of communities) await officer.tick(c)
  await officer.press(/^立项$/)
  purchaseId = officer.id('pur')
  await officer.go('/surveys/questionnaires/new')
  await officer.press(/^建立$/)
  const questionnaireId = officer.id('qst')
  await officer.go(`/surveys/new?purchase=${purchaseId}&questionnaire=${questionnaireId}`)
  await officer.fill('title', '社工站服务需求调查')
  await officer.fill('households', '4')
  await officer.fill('contactName', '街道办公室')
  await officer.fill('contactPhone', '0000-0000000')
  await officer.press(/^发起$/)
  campaignId = officer.id('cmp')
  const { codes } = await slipsCutOut(officer, campaignId)
  const slips = [...codes.values()].flat()
  expect(slips.length).toBe(12)
  // Without a seed all of them answer at a phone of their own; in a sample one of either kind does.
  const atPhones = seed === undefined ? slips.length : 2
  for (const [i, slip] of slips.entries()) {
    const said = {
      'n6-importance': '5',
      'n6-met': String(1 + (i % 2)),
      'first-1': 'rights',
      used: 'yes',
      sex: i % 2 ? 'female' : 'male',
      age: '70-79',
      household: 'alone',
      more: '办事要跑三个地方。',
    }
    if (i >= atPhones) {
      const resident = { ...s.operator('xinghai', 'cn-fj'), asker: thePublic }
      const answer = { campaignId, submissionId: `journey ${slip}`, route: 'own-phone', code: slip, typed: said } as const
      expect(await storeAnswer(resident, answer)).toEqual({ received: true, again: false })
      continue
    }
    const resident = (shown = await s.sits('public', { phone: true }))
    await resident.go('/s')
    await resident.fill('code', slip)
    await resident.press(/^开始$/)
    await resident.press('开始回答')
    await answersOnward(resident, said)
    await resident.press('交答卷')
    await resident.sees('收到了，谢谢您')
    await resident.page.context().close()
  }
})

test('the survey is counted, and a need with two kinds of evidence is accepted', async () => {
  await s.at('2026-01-28T09:00:00+08:00')
  const officer = await at('officer')
  await countsSurvey(officer, campaignId)
  needId = await acceptsNeed(officer, purchaseId, campaignId)
})

let planId: string
test('a plan with a goal is written, approved by the bureau and published; everybody whose turn it is has a letter', async () => {
  await s.at('2026-01-29T09:00:00+08:00')
  const officer = await at('officer')
  await officer.go(`/plans/new?purchase=${purchaseId}`)
  await officer.fill('startsOn', '2026-05-01')
  await officer.fill('months', '12')
  await officer.select('method', 'competitive-consultation')
  await officer.page.locator('input[name=fixedPrice]').check()
  for (const box of await officer.page.locator('input[name=confirms]').all()) await box.check()
  await officer.press(/^保存$/)
  planId = officer.id('pln')
  await officer.go(`/plans/${planId}/lines/new?kind=project`)
  await officer.fill('title', '社工站全年服务')
  await officer.fill('unit', '年度')
  await officer.fill('quantity', '1')
  await officer.fill('unitPrice', '480,000 元')
  await officer.tick('needIds', needId)
  await officer.fill('noGoalReason', '先试一年，再定目标。')
  await officer.press(/^保存$/)
  await officer.go(`/plans/${planId}/sources`)
  await officer.fill('source-0', '镇街财政预算')
  await officer.fill('amount-0', '480000')
  await officer.press(/^保存$/)
  await officer.press('提交审批')
  await s.at('2026-01-29T09:10:00+08:00')
  expect(told('approver')).toContain('海湾街道社工站服务')
  const bureau = await at('approver')
  await bureau.go('/')
  await bureau.go(`/plans/${planId}`)
  await bureau.press(/^批准$/)
  await officer.go(`/plans/${planId}`)
  await officer.press('公开采购意向')
})

let tenderId: string
test('the call is written, published and told to the institutions; three bid under seal', async () => {
  await s.at('2026-03-05T09:00:00+08:00')
  const officer = await at('officer')
  tenderId = await beginsTender(officer, purchaseId, 'competitive-consultation')
  await officer.page.locator('input[name=fixedPrice]').check()
  await officer.fill('priceWeight', '')
  await writesCriteria(officer, [
    ['人员配备', '40', 'objective', '拟派人员全部持证 100 分，每少一人减 10 分。'],
    ['服务方案', '60', 'subjective', '需求分析、方法、指标各分三档：100、70、40 分。'],
  ])
  await officer.fill('acceptance', '中期和末期由街道、居民代表按服务量和居民意见验收。')
  await officer.fill('payment', '签订后付 40%，末期验收后付 60%，三十日内付款。')
  await officer.fill('documentsUntilOn', '2026-03-17')
  await officer.fill('deadlineAt', '2026-03-25T09:30')
  await officer.press(/^保存$/)
  await officer.sees('可以发布')
  await officer.press(/^发布$/)
  await s.at('2026-03-05T09:10:00+08:00')
  for (const who of ['manager-1', 'manager-2', 'manager-3']) expect(told(who), who).toContain('海湾街道社工站服务')
  await s.at('2026-03-24T15:00:00+08:00')
  for (const [who, approach] of [
    ['manager-1', '一站三点，周末开放。'],
    ['manager-2', '以兜底民生为主，个案管理到人。'],
    ['manager-3', '政策咨询窗口加入户。'],
  ] as const) {
    const manager = await at(who)
    await manager.go('/tenders')
    await manager.follow('海湾街道社工站服务')
    await manager.go(`/tenders/${tenderId}/bid`)
    await manager.fill('approach', approach)
    for (const box of await manager.page.locator('textarea[name^=promise-]').all()) await box.fill('按要求配备人员，按月公布进度。')
    await manager.press('密封并提交')
    await manager.sees('已密封')
  }
})

const scores = { 同路: '90', 海风: '82', 灯塔: '75' }
test('the panel is drawn, declares, scores and confirms; the head decides, and all three hear of it by letter', async () => {
  await s.at('2026-03-25T09:31:00+08:00')
  const head = await at('head')
  await head.go(`/tenders/${tenderId}/panel`)
  await head.tick('周经办')
  await head.press('抽取专家、组成小组')
  const known = new Map(houses.flatMap(([, , , people]) => people.map(([who, name]) => [name, who] as const)))
  const names = await head.page.locator('table tbody td:first-child').allInnerTexts()
  expect(names).toHaveLength(3)
  const members = names.map((n) => known.get(n)!)
  await panelScores(at, tenderId, members, scores)
  await s.at('2026-03-26T09:00:00+08:00')
  const deciding = await at('head')
  await deciding.go(`/tenders/${tenderId}/award`)
  await deciding.fill('reasons', '按评审小组推荐的顺序，确定第一名为成交供应商。')
  await deciding.press('确定第一名中标')
  await s.at('2026-03-26T09:10:00+08:00')
  expect(told('manager-1')).toMatch(/成交|中标/)
  for (const who of ['manager-2', 'manager-3']) expect(told(who), who).toMatch(/没有(成交|中标)|未(成交|中标)/)
})

test('the institution writes down who signs for it and where it is paid; the contract names it so, and both sign', async () => {
  await s.at('2026-03-30T09:00:00+08:00')
  const manager = await at('manager-1')
  await manager.go('/people')
  await manager.follow(/^修改$/)
  await manager.fill('address', '海湾路 7 号')
  await manager.fill('representedBy', '林总干事')
  await manager.fill('bank', '海湾银行')
  await manager.fill('account', '4403 0501 0010')
  await manager.press(/^保存$/)
  await manager.sees('4403 0501 0010')
  const officer = await at('officer')
  await officer.go(`/contracts/new?purchase=${purchaseId}`)
  await officer.page.locator('textarea[name^="stages."]').fill('签订合同，40%，签订\n末期验收，60%，验收')
  await officer.press(/^起草$/)
  const contractId = officer.id('con')
  await s.at('2026-04-02T10:00:00+08:00')
  await signsContract(at, contractId, ['manager-1', 'head'])
  const anybody = (shown = await s.sits('public', { phone: true }))
  await anybody.go(`/open/purchases/${purchaseId}`)
  await anybody.sees('480,000.00 元')
  const reader = await at('manager-1')
  await reader.go(`/contracts/${contractId}/text`)
  await reader.sees('海湾银行')
})

/** Everything somebody was told by letter. */
const told = (who: string): string =>
  s
    .mailbox(address(who))
    .map((m) => m.text)
    .join('\n\n')
