import { contract } from '#contracts'
import { day, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase, purchase } from '#needs'
import { draftPlan, plan } from '#plans'
import { directContract, good, world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { numberAgain, setNumbering } from './set-numbering.ts'

/** Two offices of one jurisdiction, of which one numbers in its own way. */
let w: World
let office: string
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  office = (await w.as('officer')).asker.organisationId!
})
afterAll(() => w.close())

const code = (x: object | Refusal): string => (isRefusal(x) ? x.code : 'done')
const none = { purchase: null, plan: null, tender: null, contract: null, claim: null }
const today = async () => (await w.as('administrator')).today
const opened = async (title = '社区社工') => {
  const officer = await w.as('officer')
  const { id } = good(await openPurchase(officer, { title, communityIds: w.district.communities.slice(0, 1) }))
  return (await purchase(officer, id))!
}

describe('numbers of an office', () => {
  test('come as ever until somebody sets a pattern, which only the administrator does', async () => {
    expect((await opened()).number).toMatch(/^2026-\d{3}$/)
    for (const who of ['officer', 'head', 'manager-tongxin'] as const)
      expect(code(await setNumbering(await w.as(who), office, { ...none, purchase: 'XH{n}', from: await today() }))).toBe('not-your-role')
    expect((await w.get('officer', '/settings/numbering')).status).toBe(403)
    expect((await w.get('public', `/settings/numbering/offices/${office}`)).status).toBe(401)
  })
  test('follow its own pattern from its day on, before that of everybody; what has a number keeps it', async () => {
    const before = await opened()
    const admin = await w.as('administrator')
    expect(
      code(await setNumbering(admin, null, { ...none, purchase: '全区{year}-{n:4}', contract: '全合{year}-{n:4}', from: admin.today })),
    ).toBe('done')
    expect((await opened()).number).toBe('全区2026-0001')
    expect(
      code(
        await setNumbering(admin, office, { ...none, purchase: '青石采{year}-{n:4}', plan: '{purchase}-J{n:1}', from: day('2026-03-03') }),
      ),
    ).toBe('done')
    expect((await opened()).number).toBe('全区2026-0002')
    w.clock.set('2026-03-03T09:00:00+08:00')
    const own = await opened()
    expect(own.number).toBe('青石采2026-0001')
    const officer = await w.as('officer')
    const drafted = good(
      await draftPlan(officer, { purchaseId: own.id, fiscalYear: 2026, startsOn: day('2026-06-01'), months: 12, lines: [] } as never),
    )
    expect((await plan(officer, drafted.id))!.number).toBe('青石采2026-0001-J1')
    expect((await purchase(officer, before.id))!.number).toBe(before.number)
  })
  test('of contracts are those of everybody where the office has none of its own', async () => {
    const officer = await w.as('officer')
    const p = await opened()
    const line = {
      id: newId('line', officer.now),
      kind: 'post' as const,
      title: '社工',
      posts: 1,
      months: 12,
      grade: 'any' as const,
      amount: yuan('120000'),
    }
    const made = good(
      await directContract(w, officer, {
        ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, startsOn: day('2026-06-01'), noTenderReason: '续签第二年' },
        lines: [{ ...line, hangsOn: null, communityIds: w.district.communities.slice(0, 1) }],
      } as never),
    )
    expect((await contract(officer, made.id))!.number).toBe('全合2026-0001')
  })
  test('are never one number for two, however many begin at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, (_, i) => opened(`同时 ${i}`)))
    expect(new Set(all.map((p) => p.number)).size).toBe(8)
    expect(all.map((p) => p.number).sort()).toEqual(Array.from({ length: 8 }, (_, i) => `青石采2026-${String(i + 3).padStart(4, '0')}`))
  })
  test('are held against what everybody else of the jurisdiction gets, and not against what nobody uses', async () => {
    const admin = await w.as('administrator')
    const set = async (of: string | null, patterns: object) => await setNumbering(admin, of, { ...none, ...patterns, from: admin.today })
    const wrong = (x: object | Refusal): string[] => (isRefusal(x) ? Object.keys(x.fields ?? {}) : [])
    // Contracts of all are 全合{year}-{n:4}: a purchase of the office would look like one.
    expect(wrong(await set(office, { purchase: '全合{year}-{n:3}' }))).toEqual(['purchase'])
    // The other way round: the office numbers its purchases so, and the contracts of all would come to look like them.
    expect(wrong(await set(null, { purchase: '全区{year}-{n:4}', contract: '青石采{year}-{n:2}' }))).toEqual(['contract'])
    // Nobody here gets what comes by itself any more.
    expect(code(await set(office, { purchase: 'HT-{year}-{n:4}', plan: '{purchase}-J{n:1}' }))).toBe('done')
    expect(code(await set(office, { purchase: '青石采{year}-{n:4}', plan: '{purchase}-J{n:1}' }))).toBe('done')
  })
  test('pass over what is there already by a pattern of before', async () => {
    const admin = await w.as('administrator')
    good(await setNumbering(admin, office, { ...none, purchase: '青石采2026-000{n:1}', from: admin.today }))
    expect((await opened()).number).toBe('青石采2026-00010')
  })
  test('are set back to what they were from the page, from today on', async () => {
    const sent = { restore: '1', _version: '5' }
    expect((await w.post('administrator', `/settings/numbering/offices/${office}/again`, sent)).status).toBe(303)
    expect((await opened()).number).toBe('青石采2026-0011')
    expect(code(await numberAgain(await w.as('administrator'), office, 77))).toBe('not-there')
  })
})

describe('the page of numbering', () => {
  const typed = { purchase: '星河采{year}-{n:4}', plan: '', tender: '', contract: '星河合{year}-{n:3}', claim: '', from: '2026-03-03' }
  test('shows what the numbers look like before anything is kept', async () => {
    const look = await w.post('administrator', '/settings/numbering/look', { ...typed, _version: '2' }, { lang: 'en' })
    expect(look.status).toBe(200)
    const shown = await look.text()
    for (const n of ['星河采2026-0001', '星河采2026-0002', '星河合2026-001', '星河合2026-001-P01', 'Nothing is saved yet'])
      expect(shown).toContain(n)
    expect(await (await w.get('administrator', '/settings/numbering')).text()).not.toContain('星河采2026-0001')
    expect((await w.post('administrator', '/settings/numbering/keep', { ...typed, _version: '2' })).status).toBe(303)
    expect(await (await w.get('administrator', '/settings/numbering')).text()).toContain('星河采2026-0001')
  })
  test('says everything that is wrong at once, and what somebody else changed meanwhile', async () => {
    const wrong = { ...typed, purchase: '{year}', contract: '=1{n}', from: '2026-03-01' }
    const answer = await w.post('administrator', '/settings/numbering/look', wrong, { lang: 'en' })
    expect(answer.status).toBe(422)
    expect((await answer.text()).match(/class="wrong"/g)?.length).toBe(3)
    expect((await w.post('administrator', '/settings/numbering/keep', { ...typed, claim: 'Q{n}', _version: '2' })).status).toBe(409)
    expect((await w.post('officer', '/settings/numbering/look', typed)).status).toBe(403)
    expect((await w.post('administrator', '/settings/numbering/offices/org_elsewhere/keep', typed)).status).toBe(404)
  })
})
