import { expect } from 'vitest'
import type { Actor } from './stage.ts'

/** What a resident or a sheet of paper says, by the fields of the questionnaire. */
export type Said = Readonly<Record<string, string | readonly string[]>>

/** The codes on the slips of every community, as they would be cut out and handed over, and the open link of the poster where there is one. */
export async function slipsCutOut(
  officer: Actor,
  campaignId: string,
): Promise<{ codes: Map<string, string[]>; openLink: string | undefined }> {
  await officer.go(`/surveys/${campaignId}/slips`)
  const links = await officer.page
    .locator('nav.subnav a')
    .evaluateAll((as) => as.map((a) => [a.textContent ?? '', a.getAttribute('href') ?? ''] as const))
  const codes = new Map<string, string[]>()
  for (const [community, href] of links.filter(([, h]) => h.includes('community=') && !h.includes('page='))) {
    await officer.go(href)
    codes.set(community, await officer.page.locator('.sheet .code').allInnerTexts())
  }
  await officer.go(`/surveys/${campaignId}`)
  const poster = officer.page.locator(`a[href="/surveys/${campaignId}/link"]`)
  if ((await poster.count()) === 0) return { codes, openLink: undefined }
  await poster.first().click()
  return { codes, openLink: new URL((await officer.page.locator('a[href*="/o/"]').first().getAttribute('href'))!).pathname }
}

/** Answers the questions one after the other, until the questionnaire ends or as many are answered as asked for. Returns how many. */
export async function answersOnward(resident: Actor, said: Said, most = 100): Promise<number> {
  let answered = 0
  while (/^\/s\/a\/[^/]+\/(?!check|done)/.test(resident.path) && answered < most) {
    const fields = await resident.page
      .locator('form [name]:not([name=go]):not([type=hidden])')
      .evaluateAll((es) => es.map((e) => [e.getAttribute('name')!, `${e.tagName} ${e.getAttribute('type') ?? ''}`] as const))
    for (const [field, kind] of new Map(fields)) if (said[field] !== undefined) await puts(resident, field, kind, said[field])
    await resident.press(/^(Next|下一题|Look it over|看一遍再交)$/)
    answered += 1
  }
  return answered
}

async function puts(actor: Actor, field: string, kind: string, value: string | readonly string[]): Promise<void> {
  const box = actor.page.locator(`[name="${field}"]`).first()
  if (kind.startsWith('SELECT')) await box.selectOption([value].flat()[0]!)
  else if (/radio|checkbox/.test(kind)) for (const v of [value].flat()) await actor.page.locator(`[name="${field}"][value="${v}"]`).check()
  else await box.fill([value].flat()[0]!)
}

/** Keys a sheet of paper, every question on one page. */
export async function keysPaper(
  actor: Actor,
  campaignId: string,
  sheet: { number: string; community: string; code?: string; said: Said },
): Promise<void> {
  await actor.go(`/surveys/${campaignId}/paper`)
  await actor.fill('sheet', sheet.number)
  await actor.select('communityId', sheet.community)
  if (sheet.code) await actor.fill('code', sheet.code)
  const kinds = new Map(
    await actor.page
      .locator('form [name]')
      .evaluateAll((es) => es.map((e) => [e.getAttribute('name')!, `${e.tagName} ${e.getAttribute('type') ?? ''}`] as const)),
  )
  for (const [field, value] of Object.entries(sheet.said)) await puts(actor, field, kinds.get(field) ?? '', value)
  await actor.press('Store and go to the next')
}

/** The file behind a link, as the browser would save it. */
export async function downloaded(actor: Actor, path: string): Promise<{ bytes: Uint8Array; type: string }> {
  const answer = await actor.page.request.get(new URL(path, actor.page.url()).href)
  expect([path, answer.status()]).toEqual([path, 200])
  return { bytes: new Uint8Array(await answer.body()), type: answer.headers()['content-type'] ?? '' }
}

/** Closes a survey and has it counted. */
export async function countsSurvey(officer: Actor, campaignId: string): Promise<void> {
  await officer.go(`/surveys/${campaignId}`)
  await officer.follow('结束并统计……')
  await officer.press('现在就结束并统计')
  await officer.go(`/surveys/${campaignId}/results`)
}

/** Writes down a need with two kinds of evidence, what residents said and how the street compares, and accepts it. Gives its id. */
export async function acceptsNeed(officer: Actor, purchaseId: string, campaignId: string): Promise<string> {
  await officer.go(`/needs/new?purchase=${purchaseId}`)
  await officer.fill('title', '有困难时知道能申请什么')
  await officer.fill('statement', '不少符合条件的家庭没有申请，不知道找谁。')
  await officer.press(/^保存$/)
  const needId = officer.id('ned')
  await officer.go(`/needs/${needId}/evidence?kind=felt`)
  await officer.choose('question=n6')
  await officer.tick('figure', `${campaignId} n6#discrepancy`)
  await officer.fill('says', '居民认为很重要，而现在做得不够。')
  await officer.press(/^附上证据$/)
  expect(await officer.page.getByRole('button', { name: '认定这项需求' }).count()).toBe(0)
  await officer.go(`/needs/${needId}/evidence?kind=comparative`)
  await officer.fill('says', '低保边缘家庭申请率比相邻街道低四成。')
  await officer.fill('source', '区救助台账')
  await officer.press(/^附上证据$/)
  await officer.press('认定这项需求')
  await officer.sees('已认定')
  return needId
}

/** Chooses how a purchase is bought and stands on the page that edits the call. Gives the id of the tender. */
export async function beginsTender(officer: Actor, purchaseId: string, method: string): Promise<string> {
  await officer.go(`/tenders/new?purchase=${purchaseId}`)
  const chosen = officer.page.locator('form', { has: officer.page.locator(`input[name=method][value=${method}]`) })
  await chosen.getByRole('button').click()
  await officer.page.waitForURL(/edit$/)
  return officer.id('tnd')
}

/** Writes down by what bids are scored. */
export async function writesCriteria(
  officer: Actor,
  criteria: readonly (readonly [title: string, points: string, kind: 'objective' | 'subjective', guide: string])[],
): Promise<void> {
  for (const [i, [title, points, kind, guide]] of criteria.entries()) {
    await officer.fill(`title-${i}`, title)
    await officer.fill(`weight-${i}`, points)
    await officer.select(`kind-${i}`, kind)
    await officer.fill(`guide-${i}`, guide)
  }
}

type At = (who: string) => Promise<Actor>

/** The members declare their ties, score every bidder, hand their scores in, see them all and confirm. */
export async function panelScores(
  at: At,
  tenderId: string,
  members: readonly string[],
  scores: Readonly<Record<string, string>>,
): Promise<void> {
  for (const who of members) {
    const member = await at(who)
    await member.go(`/panel/${tenderId}`)
    await member.tick('tie', 'none')
    await member.press(/^声明$/)
  }
  for (const who of members) {
    const member = await at(who)
    for (const [bidder, score] of Object.entries(scores)) {
      await member.go(`/panel/${tenderId}`)
      await member.follow(new RegExp(`^去评分\\s*${bidder}`))
      for (const box of await member.page.locator('input[name^=score-]').all()) await box.fill(score)
      for (const box of await member.page.locator('input[name^=note-]').all()) await box.fill('材料与要求对照后认可。')
      await member.press(/^保存$/)
    }
    await member.press(/^交出我的评分/)
  }
  for (const who of members) {
    const member = await at(who)
    await member.go(`/panel/${tenderId}`)
    await member.press('我看过全部评分并确认')
  }
}

/** Each signs the text that is on the table. */
export async function signsContract(at: At, contractId: string, signers: readonly string[]): Promise<void> {
  for (const who of signers) {
    const signer = await at(who)
    await signer.go(`/contracts/${contractId}`)
    if ((await signer.page.getByRole('button', { name: '签署这个版本' }).count()) === 0)
      await signer.page.locator('a[href*="/versions/"]').first().click()
    await signer.press('签署这个版本')
  }
}
