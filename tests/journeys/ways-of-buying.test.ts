import { seats, tender } from '#tenders'
import { approved, bidOf, f24Plan, granted, publishedTender, purchaseWithNeed, scored } from '#testing'
import { afterAll, beforeAll, expect } from 'vitest'
import { beginsTender } from './acts.ts'
import { chapters } from './chapters.ts'
import { type Actor, stage, type Stage } from './stage.ts'

/*
 * Ways of buying that lead elsewhere than a panel that scores what came first: a comparison below the limit, a consultation with talks in
 * rounds and last offers, and one supplier alone after a notice to which somebody objects. Whoever has a turn finds it under Today, and comes from there to the form.
 */

const test = chapters()
let s: Stage
let [below, consulted, single] = ['', '', '']
beforeAll(async () => {
  s = await stage('2026-03-02T09:00:00+08:00')
  below = await approved(s.w, await f24Plan(s.w, await purchaseWithNeed(s.w, '限额以下的社工服务')))
  consulted = await approved(s.w, await f24Plan(s.w, await purchaseWithNeed(s.w, '磋商采购的社工服务')))
  single = await approved(s.w, await f24Plan(s.w, await purchaseWithNeed(s.w, '只有一家能做的服务')))
})
afterAll(() => s.close())

/** Everybody signs in once a day. */
const signedIn = new Map<string, { on: string; actor: Actor }>()
async function at(who: string, lang: 'zh' | 'en'): Promise<Actor> {
  const on = s.w.clock.now().toString().slice(0, 10)
  const known = signedIn.get(who + lang)
  if (known?.on === on) return known.actor
  await known?.actor.page.context().close()
  const actor = await s.as(who, { lang })
  signedIn.set(who + lang, { on, actor })
  return actor
}
/** Finds under Today what is for them to do, and follows it. */
async function turn(who: string, lang: 'zh' | 'en', says: RegExp): Promise<Actor> {
  const actor = await at(who, lang)
  await actor.go('/')
  await actor.follow(says)
  return actor
}
/** The form that leads to an address, sent by its last button. */
async function sends(actor: Actor, action: string): Promise<void> {
  const button = actor.page.locator(`form[action="${action}"] button`).last()
  await Promise.all([actor.page.waitForEvent('domcontentloaded'), button.click()])
  await actor.page.waitForLoadState()
  await actor.look()
}
async function offers(actor: Actor, post: string): Promise<void> {
  for (const box of await actor.page.locator('textarea[name^=promise-]').all()) await box.fill('按要求完成。')
  for (const [i, box] of (await actor.page.locator('input[name^=price-]').all()).entries()) await box.fill(i === 0 ? post : '300')
}

let id: string
test('below the limit an officer chooses the comparison, says why where no limit was entered, and three institutions offer', async () => {
  await s.at('2026-04-03T09:00:00+08:00')
  const officer = await at('officer', 'zh')
  id = await beginsTender(officer, below, 'below-threshold-comparison')
  expect(await officer.page.locator('[name="title-0"]').count()).toBe(0)
  await officer.fill('deadlineAt', '2026-04-08T10:00')
  await officer.fill('acceptance', '服务期满由街道和居民代表验收。')
  await officer.press(/^保存$/)
  await officer.sees('当地的采购限额标准没有录入')
  await officer.press(/^发布$/)
  await officer.sees('有几处需要改一下')
  await officer.fill('despite', '按本街道内控制度第八条，五十万元以下比选。')
  await officer.press(/^发布$/)
  await officer.sees('征集投标中')
  for (const [who, post] of [
    ['manager-tongxin', '840000'],
    ['manager-bangban', '820000'],
    ['manager-nuanyang', '810000'],
  ] as const) {
    const manager = await turn(who, 'zh', /投标「限额以下/)
    await manager.go(`/tenders/${id}/bid`)
    await manager.fill('approach', '以居民为中心。')
    await offers(manager, post)
    await manager.press('密封并提交')
    await manager.sees('已密封')
  }
})

test('after the deadline the officer compares with the keyboard alone; the head awards, and who does not fit reads why', async () => {
  await s.at('2026-04-08T10:01:00+08:00')
  const officer = await turn('officer', 'zh', /比较「限额以下/)
  const first = officer.page.locator('textarea[name^=unfit-]').first()
  await first.focus()
  await officer.page.keyboard.type('不行')
  for (let i = 0; i < 3; i++) await officer.page.keyboard.press('Tab')
  await Promise.all([officer.page.waitForEvent('domcontentloaded'), officer.page.keyboard.press('Enter')])
  await officer.page.waitForLoadState()
  await officer.sees('太短了，至少 10 个字。')
  await officer.page.locator('textarea[name^=unfit-]').first().fill('没有承诺每月督导，文件第三条要求每月一次。')
  await officer.press('比较完成，排出次序')
  await officer.sees('评审完成，待定标')
  const head = await turn('head', 'zh', /限额以下/)
  await head.fill('reasons', '符合要求的最低报价。')
  await head.press('确定第一名中标')
  const out = await at('manager-nuanyang', 'zh')
  await out.go(`/tenders/${id}/bid`)
  await out.sees('没有承诺每月督导')
  const won = await at('manager-bangban', 'zh')
  await won.go(`/tenders/${id}/bid`)
  await won.sees('828,400.00')
})

let members: string[]
const expert = () => members.find((m) => m.startsWith('expert'))!
test('a panel that is drawn for a consultation declares, and its work leads it to the talks first', async () => {
  id = await publishedTender(s.w, consulted)
  for (const who of ['manager-tongxin', 'manager-bangban', 'manager-nuanyang']) granted(await bidOf(s.w, who, id, { postAmount: '990000' }))
  await s.at('2026-04-30T09:31:00+08:00')
  const head = await turn('head', 'en', /Appoint the panel/)
  await head.page.locator(`input[name=representatives][value="${s.w.district.people.officer}"]`).check()
  await sends(head, `/tenders/${id}/panel`)
  members = (await seats(await s.w.as('officer'), id)).map((x) => Object.entries(s.w.district.people).find(([, p]) => p === x.userId)![0])
  for (const [i, who] of members.entries()) {
    const member = await turn(who, 'en', /Declare conflicts/)
    await member.page.locator('input[name=tie][value=none]').check()
    await member.press(/^Declare$/)
    if (i > 0) continue
    await member.follow('To the talks')
    await member.sees('The panel is not complete')
  }
  const talking = await turn(expert(), 'en', /Talk with the suppliers/)
  await talking.press('Begin the talks')
  await talking.go(`/panel/${id}`)
  await talking.sees('Talks come first')
  expect(await talking.page.getByRole('button', { name: /Hand in/ }).count()).toBe(0)
})

test('each supplier is talked with equally often, the representative changes a requirement, and last offers are asked for', async () => {
  const talking = await turn(expert(), 'en', /Talk with the suppliers/)
  const notes = talking.page.locator('section', { has: talking.page.locator(`form[action="/panel/${id}/talks/notes"]`) })
  const talks = async (i: number, says: string) => {
    await notes.nth(i).locator('summary').click()
    await notes.nth(i).locator('textarea').fill(says)
    await Promise.all([talking.page.waitForEvent('domcontentloaded'), notes.nth(i).getByRole('button').click()])
    await talking.page.waitForLoadState()
    await talking.look()
  }
  await talks(1, '')
  await talking.sees('Something needs to be put right')
  for (const [i, round] of [
    [0, 1],
    [0, 2],
    [1, 1],
    [2, 1],
  ] as const) {
    await talking.go(`/panel/${id}/talks`)
    await talks(i, `第 ${round} 轮：谈了督导安排。`)
  }
  await talking.sees('some had 1 round, some 2')
  for (const i of [1, 2]) await talks(i, '第 2 轮：谈了督导安排。')
  const officer = await turn('officer', 'en', /Talk with the suppliers/)
  await officer.page
    .locator('details', { has: officer.page.locator('[name=change]') })
    .locator('summary')
    .click()
  await officer.select('kind', 'service-requirement')
  await officer.fill('change', '每月督导两次，其中一次在社区现场。')
  await officer.press('Confirm a change and tell all')
  await officer.fill('deadlineAt', '2026-04-29T10:00')
  await officer.press('Ask for the last offers')
  await officer.sees('That moment is over already')
  await officer.fill('deadlineAt', '2026-05-08T10:00')
  await officer.press('Ask for the last offers')
  await officer.sees('Last offers lie sealed until')
})

test('a supplier sends its last offer from its work, reads there that it is in, and one that sends none reads that it is out', async () => {
  await s.at('2026-05-06T09:00:00+08:00')
  for (const [who, post] of [
    ['manager-tongxin', '960000'],
    ['manager-bangban', '930000'],
  ] as const) {
    const manager = await turn(who, 'en', /Send your last offer/)
    await manager.sees('其中一次在社区现场')
    await offers(manager, post)
    await sends(manager, `/tenders/${id}/last-offer`)
    await manager.go('/')
    await manager.sees('Yours is in (number 1)')
  }
  await s.at('2026-05-08T10:01:00+08:00')
  const out = await at('manager-nuanyang', 'en')
  await out.go(`/tenders/${id}/bid`)
  await out.sees('No last offer came before the deadline')
  const scoring = await turn(expert(), 'en', /^Score/)
  await scoring.follow('What was talked about and what changed')
  await scoring.sees('其中一次在社区现场')
})

test('the head awards by the scores of the last offers', async () => {
  await scored(s.w, id, members, (p) => (p === s.w.district.institutions.bangban ? '90' : '70'))
  const head = await turn('head', 'en', /磋商采购/)
  await head.go(`/tenders/${id}/award`)
  await head.fill('reasons', '按排序确定。')
  await sends(head, `/tenders/${id}/award`)
  expect((await tender(await s.w.as('officer'), id))!.state).toBe('awarded')
  const won = await at('manager-bangban', 'en')
  await won.go(`/tenders/${id}/bid`)
  await won.sees('其中一次在社区现场')
})

test('an officer says whom alone and why, the notice is public, and a neighbour without an account objects', async () => {
  await s.at('2026-05-11T09:00:00+08:00')
  const officer = await at('officer', 'en')
  id = await beginsTender(officer, single, 'single-source')
  await officer.select('named', s.w.district.institutions.tongxin!)
  await officer.select('ground', 'only-supplier')
  await officer.fill('groundSays', '辖区内只有这一家持有社区矫正衔接服务的协议，三家询问均答复不能承接。')
  await officer.fill('groundExperts', '某大学社会工作系某教授：同意。')
  await officer.fill('acceptance', '服务期满由街道和居民代表验收。')
  await officer.press(/^Save$/)
  await officer.press('Publish the notice')
  await officer.sees('notice stands')
  await officer.sees('The notice stands until')
  const neighbour = await s.as('public', { lang: 'zh' })
  await neighbour.go(`/tenders/${id}`)
  await neighbour.follow('单一来源公示')
  await neighbour.page.locator('summary', { hasText: '提出异议' }).click()
  await neighbour.press(/^提出异议$/)
  await neighbour.sees('有几处需要改一下')
  await neighbour.fill('sender', '居民王某')
  await neighbour.fill('contact', '025-0000000')
  await neighbour.fill('says', '隔壁区还有一家机构也做这项服务，没有问过。')
  await neighbour.press(/^提出异议$/)
  await neighbour.sees('编号第 1 号')
})

test('the objection is argued and answered for everybody to read, and only then the supplier is asked', async () => {
  await s.at('2026-05-19T09:00:00+08:00')
  const officer = await turn('officer', 'en', /Answer objections to the notice/)
  await officer.sees('not answered yet')
  await officer.page.locator('summary', { hasText: 'Answer objection 1' }).click()
  await officer.page.locator('input[name=finding][value=unfounded]').check()
  await officer.fill('experts', '某学院某副教授、某研究所某研究员。')
  await officer.fill('answer', '逐家核对资质和人员，所列机构不具备同类服务条件。')
  await officer.press('Answer objection 1')
  const neighbour = await s.as('public', { lang: 'zh' })
  await neighbour.go(`/tenders/${id}/notice`)
  await neighbour.sees('所列机构不具备同类服务条件')
  const asks = await turn('officer', 'en', /Ask the supplier for its offer/)
  await asks.fill('deadlineAt', '2026-05-25T10:00')
  await asks.press('Ask the supplier for its offer')
  await asks.sees('open for bids')
})

test('the named supplier alone makes its offer, price and terms are agreed on the record, and both sign', async () => {
  await s.at('2026-05-20T09:00:00+08:00')
  const manager = await turn('manager-tongxin', 'en', /Bid for/)
  await manager.go(`/tenders/${id}/bid`)
  await manager.fill('approach', '以居民为中心。')
  await offers(manager, '900000')
  await manager.press('Seal and hand in')
  await s.at('2026-05-25T10:01:00+08:00')
  const officer = await turn('officer', 'en', /Agree on price and terms/)
  await officer.fill('heldOn', '2026-05-25')
  await officer.fill('place', '街道办事处二楼会议室')
  await officer.fill('people', '采购方：某主任（八年社会工作采购经验）；供应商：某经理。')
  await officer.fill('costs', '人员成本八成；同类合同每岗每月一万二千元。')
  await officer.page.locator('input[name^=price-]').first().fill('880000')
  await officer.fill('terms', '每月督导两次，其中一次在社区现场。')
  await officer.press('Done: to the head for the award')
  const head = await turn('head', 'en', /只有一家/)
  await head.go(`/tenders/${id}/award`)
  await head.fill('reasons', '按协商结果确定。')
  await sends(head, `/tenders/${id}/award`)
  expect((await tender(await s.w.as('officer'), id))!.state).toBe('awarded')
  const draws = await at('officer', 'en')
  await draws.go(`/contracts/new?purchase=${single}`)
  await draws.sees('880,000.00')
})
