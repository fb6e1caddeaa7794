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
