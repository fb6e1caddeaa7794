import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contract, draftFromAward, takeDue as contractsDue } from '#contracts'
import { acceptPeriod, appointWorker, hearResidents, takeDue as deliveryDue, handInPeriod, acceptances } from '#delivery'
import { type Day, day, isRefusal, type Refusal, yuan } from '#kernel'
import { confirmClaim, makeClaim, passClaim, payClaim } from '#payments'
import { world, type World } from '#testing'
import ajvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asked, needsAccepted, profilesKept } from '../demonstration/asking.ts'
import { awarded, planned, tendered } from '../demonstration/buying.ts'
import { chance } from '../demonstration/chance.ts'
import { signed } from '../demonstration/purchases.ts'
import { type Story, tell } from '../demonstration/story.ts'
import { checkPackage } from './rules/check-release.ts'
import { purchasePackage } from './purchase-package.ts'
import type { ReleasePackage } from './rules/ocds.ts'

let w: World
let s: Story
beforeAll(async () => {
  w = await world('2025-09-01T09:00:00+08:00')
  s = await tell(w.db, {
    district: w.district,
    seal: w.seal,
    jurisdiction: 'test',
    now: Temporal.Instant.from('2027-01-01T00:00:00+08:00'),
    progress: () => {},
  })
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const schemas = fileURLToPath(new URL('../../../shared/data/ocds-1.1.5/', import.meta.url))
const official = existsSync(`${schemas}release-schema.json`) ? validator() : undefined
function validator() {
  const read = (name: string) => JSON.parse(readFileSync(`${schemas}${name}`, 'utf8')) as Record<string, unknown>
  const ajv = new ajvDraft04({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(read('release-schema.json'), 'https://standard.open-contracting.org/schema/1__1__5/release-schema.json')
  return ajv.compile(read('release-package-schema.json'))
}
const known = new Map<string, unknown>()
/** The package as anybody gets it; it must be sound, and nothing published before may have changed. */
async function packageOf(id: string): Promise<{ text: string; package: ReleasePackage; tags: string[] }> {
  const r = await w.get('public', `/open/purchases/${id}/ocds.json`)
  expect(r.status).toBe(200)
  const text = await r.text()
  const found = JSON.parse(text) as ReleasePackage
  expect(checkPackage(found)).toEqual([])
  if (official) expect(official(found) ? [] : official.errors).toEqual([])
  for (const [rid, before] of known)
    if (rid.includes(id))
      expect(
        found.releases.find((x) => x.id === rid),
        rid,
      ).toEqual(before)
  for (const x of found.releases) known.set(x.id, x)
  return { text, package: found, tags: found.releases.map((x) => x.tag.join('+')) }
}
const page = async (path: string, lang: 'zh' | 'en' = 'en') => {
  const r = await w.get('public', path, { lang })
  return { status: r.status, text: await r.text() }
}
const clock = (on: Day) => w.clock.set(`${on}T12:00:00+08:00`)

describe('a purchase becomes public step by step', () => {
  const on = {
    asked: day('2025-09-10'),
    accepted: day('2025-10-10'),
    plan: day('2025-10-15'),
    issued: day('2025-11-24'),
    deadline: day('2025-12-16'),
    signed: day('2025-12-29'),
    starts: day('2026-03-01'),
  }
  let id: string
  let contractId: string
  let tenderId: string
  const secret = '我住三栋二单元，老伴走了以后没人说话'

  test('a draft is not there for anybody, signed in or not', async () => {
    await profilesKept(s, on.asked)
    const p = await asked(s, chance(7), {
      title: '七社区社会工作服务',
      titleEn: 'Community social work',
      communityIds: w.district.communities,
      on: on.asked,
      days: 20,
      households: 8,
      answered: 7,
      closed: true,
    })
    id = p.purchaseId
    clock(on.accepted)
    const [need] = await needsAccepted(s, {
      ...p,
      on: on.accepted,
      needs: [
        {
          title: '老人有人看望',
          titleEn: 'Old people are visited',
          statement: secret,
          question: 'n1',
          also: [{ kind: 'expressed', says: secret, source: '热线台账' }],
        },
      ],
    })
    for (const who of ['public', 'officer', 'manager-tongxin'])
      expect((await w.get(who, `/open/purchases/${id}/ocds.json`)).status).toBe(404)
    expect((await page(`/open/purchases/${id}`)).status).toBe(404)
    for (const path of ['/open', '/open/purchases', '/open/heard']) expect((await page(path)).text).not.toContain('Old people are visited')
    expect((await page('/open/purchases')).text).not.toContain(id)
    clock(on.plan)
    await planned(s, {
      purchaseId: id,
      on: on.plan,
      startsOn: on.starts,
      months: 12,
      fixedTotal: '1050000',
      method: 'competitive-consultation',
      post: {
        title: '社区社工岗位',
        posts: 14,
        months: 12,
        needs: [need!],
        noGoalReason: '延续上年。',
      },
      projects: [{ title: '大型活动', unit: '场', quantity: 7, unitPrice: '7300', needs: [need!], noGoalReason: '延续上年。' }],
      sources: [['区级财政', '1050000']],
    })
  })

  test('a published plan is public with its needs, and what residents wrote is not', async () => {
    clock(on.plan.add({ days: 4 }))
    const { package: found, text, tags } = await packageOf(id)
    expect(tags).toEqual(['planning'])
    const [need] = found.releases[0]!.planning!.needs!
    expect([need!.title, new Set(need!.evidence.map((e) => `${e.kind} ${e.source}`))]).toEqual([
      '老人有人看望',
      new Set(['felt 需求调查', 'expressed 热线台账']),
    ])
    expect(found.releases[0]!.planning!.budget!.amount).toEqual({ amount: 1050000, currency: 'CNY' })
    expect(found.releases[0]!.combination).toBe('project-in-post')
    for (const seen of [text, (await page(`/open/purchases/${id}`)).text, (await page(`/open/heard?purchaser=${w.district.office}`)).text])
      expect(seen).not.toContain('三栋二单元')
    expect((await page('/open/purchases?combination=project-in-post')).text).toContain(id)
    expect((await page('/open/purchases?combination=post')).text).not.toContain(id)
  })

  test('bids are nowhere before the opening, not even how many there are', async () => {
    tenderId = await tendered(s, { purchaseId: id, on: on.issued, deadline: on.deadline, method: 'competitive-consultation' })
    clock(on.issued)
    const { package: called, text } = await packageOf(id)
    expect(called.releases.at(-1)!.tender).toMatchObject({ status: 'active', procurementMethod: 'open', priceWeight: 10 })
    expect(text).not.toContain('numberOfTenderers')
    expect((await page(`/open/purchases/${id}`)).text).toContain('known after the opening')
    await awarded(s, {
      tenderId,
      deadline: on.deadline,
      bids: [
        { who: 'manager-tongxin', on: on.deadline.subtract({ days: 2 }), approach: '驻社区', score: '92' },
        { who: 'manager-bangban', on: on.deadline.subtract({ days: 3 }), approach: '落选者的方案', score: '81' },
        { who: 'manager-nuanyang', on: on.deadline.subtract({ days: 1 }), approach: '居家', score: '70' },
      ],
    })
    clock(on.deadline.add({ days: 1 }))
    const opened = await packageOf(id)
    expect(opened.tags).toEqual(['planning', 'tender', 'tenderUpdate', 'tenderUpdate', 'award'])
    expect(opened.package.releases[2]!.tender!.numberOfTenderers).toBe(3)
    expect(opened.package.releases[3]!.bids!.statistics.map((x) => [x.measure, x.value])).toEqual([
      ['bids', 3],
      ['bidders', 3],
      ['validBids', 3],
    ])
    expect(opened.package.releases[4]!.awards![0]!.suppliers[0]!.name).toBe('同心社会工作服务中心')
    expect(opened.text).not.toContain('落选者的方案')
    expect(opened.text).not.toContain(w.district.institutions.bangban)
  })

  test('a contract is public when both have signed, with the duties of both', async () => {
    const officer = await s.as('officer', on.signed)
    contractId = good(await draftFromAward(officer, { purchaseId: id, startsOn: on.starts })).id
    expect((await packageOf(id)).tags.at(-1)).toBe('award')
    await signed(s, contractId, { head: on.signed.add({ days: 1 }), manager: on.signed.add({ days: 2 }) }, 'manager-tongxin')
    clock(on.signed.add({ days: 3 }))
    const { package: found, tags } = await packageOf(id)
    expect(tags.at(-1)).toBe('contract')
    const c = found.releases.at(-1)!.contracts![0]!
    expect(c.value!.amount).toBe(1050000)
    // 998,900.00 over 12 months: 8 of 83,241.67 and 4 of 83,241.66; the project line pays by its units.
    expect(c.implementation!.milestones!.map((m) => m.value!.amount).filter((a) => a === 83241.67)).toHaveLength(8)
    expect(c.implementation!.milestones!.reduce((n, m) => n + Math.round(m.value!.amount * 100), 0)).toBe(105_000_000)
    expect(new Set(c.duties!.map((d) => d.debtor))).toEqual(new Set(['purchaser', 'provider']))
  })

  test('an accepted month, a late payment and its interest follow, with nobody’s name', async () => {
    await contractsDue(await s.as('clock', on.starts, '00:01'))
    const manager = (d: string) => s.as('manager-tongxin', day(d))
    const of = (await contract(await s.as('operator', on.starts), contractId))!
    const post = of.lines.find((l) => l.kind === 'post')!
    for (let n = 0; n < 14; n++)
      good(
        await appointWorker(await manager('2026-03-01'), {
          contractId,
          lineId: post.id,
          workerName: `韩梅梅${n}`,
          grade: 'assistant',
          fromOn: on.starts,
          competition: '公开招聘',
          applicants: 4,
        }),
      )
    await deliveryDue(await s.as('clock', day('2026-04-01'), '00:05'))
    const { id: acceptanceId } = good(await handInPeriod(await manager('2026-04-03'), { contractId, period: 'm01' }))
    good(
      await hearResidents(await s.as('committee', day('2026-04-06')), {
        acceptanceId,
        how: 'meeting',
        satisfied: 3,
        neutral: 0,
        dissatisfied: 0,
        heardOn: day('2026-04-06'),
        heard: secret,
      }),
    )
    const officer = await s.as('officer', day('2026-04-10'))
    const [a] = await acceptances(officer, { ids: [acceptanceId] })
    good(await acceptPeriod(officer, { acceptanceId, version: a!.version, uncheckedReason: '签到表还没有送到' }))
    const { id: claimId } = good(await makeClaim(await manager('2026-04-11'), { contractId, from: acceptanceId }))
    clock(day('2026-04-12'))
    const waiting = await packageOf(id)
    expect(waiting.tags.slice(-2)).toEqual(['implementation', 'implementationUpdate'])
    const accepted = waiting.package.releases.at(-2)!.contracts![0]!.implementation!
    expect(accepted.milestones![0]).toMatchObject({ status: 'met', acceptedShare: '1' })
    // Three residents were heard: too few to publish how many.
    expect(accepted.acceptances![0]!.residentsHeard).toBeUndefined()

    good(await confirmClaim(await s.as('officer', day('2026-04-12')), { claimId }))
    good(await passClaim(await s.as('head', day('2026-04-13')), { claimId }))
    // Accepted on 10 April; 10 May is a Sunday, so due on 11 May; paid on 20 May, nine days late: 83,241.67 × 9 × 0.05 % = 374.59.
    clock(day('2026-05-20'))
    expect((await page(`/open/purchases/${id}`)).text).toContain('9 days late now')
    good(
      await payClaim(await s.as('treasurer', day('2026-05-20')), {
        claimId,
        amount: yuan('83241.67'),
        paidOn: day('2026-05-20'),
        reference: 'ZF-1',
      }),
    )
    const { package: found, text } = await packageOf(id)
    const settled = found.releases.at(-1)!.contracts![0]!.implementation!
    expect(settled.paymentObligations![0]).toMatchObject({
      dueDate: '2026-05-11T23:59:59+08:00',
      daysLate: 9,
      interest: { amount: 374.59 },
    })
    expect(settled.transactions![0]!.value.amount).toBe(83241.67)
    for (const seen of [
      text,
      (await page(`/open/purchases/${id}`)).text,
      (await page(`/open/institutions/${w.district.institutions.tongxin}`)).text,
    ]) {
      expect(seen).not.toContain('韩梅梅')
      expect(seen).not.toContain('三栋二单元')
    }
  })

  const sumsOfOffice = async () =>
    (
      await sql<{ claimed: string; paid: string }>`select
        to_char(sum(amount_minor) / 100.0, 'FM999999990.00') as claimed, to_char(sum(paid_minor) / 100.0, 'FM999999990.00') as paid
      from claims where state <> 'withdrawn' and jurisdiction is not null group by purchaser_id`.execute(w.database.db)
    ).rows

  test('the pages say it in both languages', async () => {
    for (const lang of ['zh', 'en'] as const)
      for (const path of [
        '/open',
        '/open/about',
        '/open/purchases',
        `/open/purchases/${id}`,
        '/open/institutions',
        `/open/institutions/${w.district.institutions.tongxin}`,
        '/open/punctuality',
        '/open/heard',
        `/open/heard?purchaser=${w.district.office}`,
      ]) {
        const seen = await page(path, lang)
        expect(seen.status, path).toBe(200)
        expect(seen.text, path).not.toMatch(/undefined|\[object|NaN/)
      }
    expect((await page('/open/punctuality')).text).toContain('0 of 1')
    // The sums of each office are those of its claims.
    const [sums] = await sumsOfOffice()
    const csv = await (await w.get('public', '/open/punctuality?format=csv', { lang: 'en' })).text()
    expect(csv).toContain(`${sums!.claimed},${sums!.paid},`)
    expect((await page('/open/punctuality', 'zh')).text).toContain('374.59 元')
  })

  test('the public sees its purchases as the office does not: only what is public counts', async () => {
    const csv = await w.get('public', '/open/purchases?format=csv')
    expect(await csv.text()).toContain('Community social work')
    expect((await page('/open/institutions/org_doesnotexist')).status).toBe(404)
    expect((await page(`/open/institutions/${w.district.institutions.bangban}`)).status).toBe(404)
    expect((await page(`/open/heard?purchaser=${w.district.institutions.tongxin}`)).status).toBe(404)
    for (const odd of ['?page=0', '?page=x', '?sort=%27', '?stage=%3Cscript%3E', '?q=%27%25'])
      expect((await page(`/open/purchases${odd}`)).status).toBe(200)
    // No purchase has a NUL in its name.
    expect((await page('/open/purchases?q=%00')).status).toBe(404)
  })

  test('who has the newest data already is told so and gets nothing', async () => {
    const first = await w.get('public', `/open/purchases/${id}/ocds.json`)
    const etag = first.headers.get('etag')!
    expect((await w.get('public', `/open/purchases/${id}/ocds.json`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await w.get('public', `/open/purchases/${id}/ocds.json`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  test('all purchases together are one package, and the extension it names is served', async () => {
    const all = (await (await w.get('public', '/open/ocds.json')).json()) as ReleasePackage
    expect(checkPackage(all)).toEqual([])
    expect((await w.get('public', '/open/ocds.json?page=2')).status).toBe(404)
    const url = new URL(all.extensions[0]!)
    expect(((await (await w.get('public', url.pathname)).json()) as { schemas: string[] }).schemas).toEqual(['release-schema.json'])
    expect((await w.get('public', '/open/extension/release-schema.json')).status).toBe(200)
  })

  test('the address of the server changes no release id', async () => {
    const ctx = await w.as('public')
    const ids = async (origin: string) => (await purchasePackage(ctx, id, origin))!.releases.map((r) => r.id)
    expect(await ids('https://a.example')).toEqual(await ids('http://b.example:3000'))
  })
})
