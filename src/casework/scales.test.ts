import { day, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beforeAfter, type CaseScale } from './rules/case-scale.ts'
import { knownScales } from './rules/known-scale-words.ts'

let w: World
let line = ''
const manager = 'manager-tongxin'
const worker = 'worker-tongxin'
const word = '九只蓝色的小铁皮船在山上'
const counted = { ageGroup: '80+', sex: 'female', groups: ['lives-alone'], givenOn: '2026-03-01', givenBy: 'self', way: 'written' }

const sent = async (who: string, path: string, fields: Record<string, string | string[]> = {}) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const text = async (who: string, path: string): Promise<string> => await (await w.get(who, path, { lang: 'en' })).text()
const version = async (id: string): Promise<string> =>
  String((await sql<{ version: number }>`select version from cases where id = ${id}`.execute(w.database.db)).rows[0]!.version)
const step = async (id: string, path: string, fields: Record<string, string> = {}) =>
  await sent(worker, `/cases/${id}/${path}`, { ...fields, _version: await version(id) })

beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '个案服务', communityIds: w.district.communities.slice(0, 1) }))
  const visits = { id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title: '探访', unit: '次', quantity: 50 }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin },
      lines: [{ ...visits, unitPrice: yuan('100'), amount: yuan('5000'), hangsOn: null, unitTerms: null }],
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, id)
  line = `${id}/${visits.id}`
  await sent(manager, '/clients/key/start', { passphrase: word })
  const code = /<code class="secret">([^<]+)<\/code>/.exec((await sent(manager, '/clients/key/hand-on')).text)![1]!
  await sent(worker, '/clients/key/take', { code, passphrase: `${word}二` })
})
afterAll(() => w.close())

/** A case of somebody new that is being assessed. */
let people = 0
async function taken(): Promise<string> {
  const name = `量表某人${++people}`
  const who = { name, phone: '', address: '', guardian: '', guardianPhone: '' }
  const clientId = (await sent(worker, '/clients/new', { ...who, ...counted, twice: 'yes' })).to.split('/').at(-1)!
  const id = (await sent(worker, '/cases/new', { clientId, line, source: 'self', askedOn: '2026-03-01' })).to.split('/').at(-1)!
  expect((await step(id, 'take')).status).toBe(303)
  return id
}
const answers = (all: readonly (number | undefined)[]) =>
  Object.fromEntries(all.flatMap((a, n) => (a === undefined ? [] : [[`item-${n + 1}`, String(a)]])))
const asked = async (id: string, scale: string, at: string, all: readonly (number | undefined)[]) =>
  await step(id, `scales/${scale}`, { at, ...answers(all) })

describe('a scale in a case', () => {
  let id = ''
  test('is scored, and what its manual asks for stands in a sentence before its worker', async () => {
    id = await taken()
    expect(await text(worker, `/cases/${id}/scales/phq-9`)).toContain('9. Thoughts that you would be better off dead')
    expect((await asked(id, 'phq-9', 'assessment', [2, 2, 1, 2, 1, 1, 1, 1, 1])).status).toBe(303)
    const page = await text(worker, `/cases/${id}`)
    expect(page).toContain('Moderate')
    expect(page).toContain('Item 9 was not answered “not at all”')
    expect(page).toContain('consider a plan of treatment')
    expect(/Depression, PHQ-9[\s\S]*?>(\d+)<\/td>/.exec(page)![1]).toBe('12')
  })
  test('that is not answered to the end has no score and is not kept: the items are named', async () => {
    const some = await asked(id, 'phq-9', 'assessment', [2, 2, 1, 2, undefined, 1, 1, 1, 1])
    expect(some.status).toBe(422)
    expect(some.text).toContain('has no score unless every item is answered')
    expect(some.text).toContain('#f-item-5')
    expect((await asked(id, 'phq-9', 'assessment', [2, 2, 1, 2, 7, 1, 1, 1, 1])).status).toBe(422)
  })
  test('is asked at a moment at which the case stands', async () => {
    expect((await asked(id, 'gad-7', 'closing', [0, 0, 0, 0, 0, 0, 0])).text).toContain('does not stand at that moment')
    expect((await asked(id, 'who-5', 'assessment', [1, 1, 1, 1, 1])).status).toBe(404)
    expect((await sent(worker, `/cases/${id}/scales/none`, { at: 'assessment' })).status).toBe(404)
  })
  test('twice with one form is one measurement', async () => {
    const before = await notes()
    const form = { at: 'assessment', ...answers([1, 1, 1, 1, 1, 1, 1]), _once: crypto.randomUUID(), _version: await version(id) }
    for (let n = 0; n < 2; n++) expect((await sent(worker, `/cases/${id}/scales/gad-7`, form)).status).toBe(303)
    expect(await notes()).toBe(before + 1)
  })
  test('stands nowhere in the database but under the key, and in no log', async () => {
    const { rows: names } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(w.database.db)
    for (const { name } of names) {
      const { rows } = await sql<{ t: string | null }>`select string_agg(x::text, ' ') as t from ${sql.table(name)} x`.execute(
        w.database.db,
      )
      for (const secret of ['phq-9', 'PHQ-9', 'gad-7', '2,2,1,2,1,1,1,1,1'])
        expect([name, (rows[0]!.t ?? '').includes(secret)]).toEqual([name, false])
    }
  })
  test.each([
    'manager-bangban',
    'officer',
    'head',
    'approver',
    'treasurer',
    'auditor',
    'evaluator',
    'administrator',
    'data-officer',
    'public',
  ])('is on no page of %s', async (who) => {
    for (const path of [
      `/cases/${id}`,
      `/cases/${id}/scales/phq-9`,
      '/scales',
      '/log',
      `/log?record=${id}`,
      '/search?q=PHQ',
      '/account/data.json',
      '/open/ocds.json',
    ]) {
      const page = await text(who, path)
      expect([path, page.includes('PHQ-9') && path !== '/scales', page.includes('Item 9 was not')]).toEqual([path, false, false])
    }
    expect([401, 403, 404]).toContain(
      (await sent(who, `/cases/${id}/scales/phq-9`, { at: 'assessment', ...answers([0, 0, 0, 0, 0, 0, 0, 0, 0]) })).status,
    )
  })
  test('is not read by whoever leads the institution, unless they say why', async () => {
    const page = await text(manager, `/cases/${id}`)
    expect(page).not.toContain('Item 9 was not')
    expect(page).not.toContain('Moderate')
  })
})
const notes = async (): Promise<number> =>
  Number((await sql<{ n: string }>`select count(*) as n from client_notes where kind = 'scale'`.execute(w.database.db)).rows[0]!.n)

describe('before and after', () => {
  const ended = async (first: number, last: number | undefined) => {
    const id = await taken()
    await asked(id, 'gad-7', 'assessment', [first, 1, 1, 1, 1, 1, 1])
    expect((await step(id, 'assess', { risk: 'low', found: '独居' })).status).toBe(303)
    const levels = { muchLess: '一', less: '二', expected: '三', more: '四', muchMore: '五', baseline: '-1', weight: '1' }
    expect((await step(id, 'goals/new', { goal: '出门', area: 'mood', ...levels })).status).toBe(303)
    expect((await step(id, 'agree')).status).toBe(303)
    if (last !== undefined) expect((await asked(id, 'gad-7', 'closing', [last, 0, 0, 0, 0, 0, 0])).status).toBe(303)
    const goal = (await sql<{ id: string }>`select id from case_goals where case_id = ${id}`.execute(w.database.db)).rows[0]!.id
    expect((await step(id, 'close', { why: 'attained', [`level-${goal}`]: '0' })).status).toBe(303)
  }
  test('is shown to whoever leads the institution from five people on, with its interval, and never few of those who were lost', async () => {
    for (const n of [0, 1, 2, 3]) await ended(n, 1)
    expect(await text(manager, '/scales')).not.toContain('95 % interval)</th><td')
    expect(await text(manager, '/scales')).toContain('few: not shown')
    await ended(2, 0)
    await ended(3, 0)
    await ended(3, undefined)
    const page = await text(manager, '/scales')
    // Sums 6, 7, 8, 9, 8, 9 against 1, 1, 1, 1, 0, 0: differences −5, −6, −7, −8, −8, −9.
    expect(page).toContain('−7.2 (−8.7 … −5.6) · from 7.8 to 0.7')
    // One is lost and one is still served: neither number is shown.
    expect(page.match(/few: not shown/g)!.length).toBeGreaterThanOrEqual(2)
  })
  test('is not worked out while the names are closed, and shown to no worker', async () => {
    expect(await text(worker, '/scales')).not.toContain('Before and after')
    await sent(manager, '/clients/key/close')
    expect(await text(manager, '/scales')).toContain('worked out while the key of names is open')
    await sent(manager, '/clients/key/open', { passphrase: word })
  })
  test.each<[string, string[], ReturnType<typeof beforeAfter>]>([
    ['whoever has the first alone and is served', ['a assessment 9'], { both: 0, lost: 0, running: 1, change: undefined }],
    ['whoever has the first alone and is over', ['x assessment 9'], { both: 0, lost: 1, running: 0, change: undefined }],
    ['whoever has the last alone is not counted', ['x closing 9'], { both: 0, lost: 0, running: 0, change: undefined }],
  ])('counts %s', (_, rows, is) => {
    const one: CaseScale = { ...knownScales[0]!, items: 1, highest: 9 }
    const measured = rows.map((r) => {
      const [caseId, at, score] = r.split(' ') as [string, 'assessment' | 'closing', string]
      return { caseId, at, scaleId: one.id, answers: [Number(score)] }
    })
    expect(beforeAfter(one, measured, (id) => id === 'x')).toEqual(is)
  })
})

describe('a scale of an institution', () => {
  const own = {
    ...{ name: '邻里来往', about: '最近一个月', asks: '有人可以说话吗\n一个人待得太久吗', answers: '没有\n有时\n经常', lowest: '1' },
    ...{
      reversed: '2',
      factor: '1',
      mayMiss: '1',
      higher: 'better',
      bands: '2 少\n5 多',
      source: '本机构 2026',
      licence: '本机构自己写的',
    },
  }
  test('is added by whoever leads it, asked, and taken out of use: what was answered stays', async () => {
    expect((await sent(worker, '/scales/new', own)).status).toBe(403)
    expect((await sent(manager, '/scales/new', own)).to).toBe('/scales')
    expect((await sent(manager, '/scales/new', own)).text).toContain('of that name already')
    const scale = (await sql<{ id: string }>`select id from case_scales`.execute(w.database.db)).rows[0]!.id
    const id = await taken()
    expect(await text(worker, `/cases/${id}`)).toContain(`/cases/${id}/scales/${scale}`)
    expect((await asked(id, scale, 'assessment', [3, 1])).status).toBe(303)
    expect((await sent('manager-bangban', `/scales/${scale}/retire`, { _version: '1' })).status).toBe(404)
    expect((await sent(manager, `/scales/${scale}/retire`, { _version: '1' })).status).toBe(303)
    expect((await sent(manager, `/scales/${scale}/retire`, { _version: '2' })).text).toContain('out of use already')
    const page = await text(worker, `/cases/${id}`)
    expect(page).not.toContain(`/cases/${id}/scales/${scale}`)
    expect(/邻里来往[\s\S]*?>(\d+)<\/td>[\s\S]*?多/.exec(page)![1]).toBe('6')
  })
  test('that does not fit together is refused with everything wrong at once', async () => {
    const wrong = await sent(manager, '/scales/new', {
      ...own,
      name: '别的',
      answers: '有',
      reversed: '3',
      mayMiss: '2',
      bands: '5 多\n2 少',
    })
    expect(wrong.status).toBe(422)
    for (const says of ['Give two answers', 'a reversed one is one of them', 'not all of them can be missing', 'from the lowest up'])
      expect(wrong.text).toContain(says)
    expect((await sent(manager, '/scales/new', { ...own, name: '别的', bands: '多' })).text).toContain('the score it begins with')
  })
  test.each([
    ['１、２', '０ 少\n５分以上：多', '[1, 2]', ['少', '多']],
    ['第1～2题', '2-4 少\n5～6分 多（六分最多）', '[1, 2]', ['少', '多（六分最多）']],
  ])('reads items %j and bands %j as they are typed', async (reversed, bands, items, called) => {
    const name = `宽的${reversed}`
    expect((await sent(manager, '/scales/new', { ...own, name, reversed, bands })).to).toBe('/scales')
    const kept = await sql<{
      says: { reversed: number[]; bands: { says: string }[] }
    }>`select says from case_scales where says->>'name' = ${name}`.execute(w.database.db)
    const { says } = kept.rows[0]!
    expect([says.reversed, says.bands.map((b) => b.says)]).toEqual([JSON.parse(items), called])
  })
  test('takes no band that is cut, left out or never reached', async () => {
    for (const [bands, said] of [
      [`2 ${'长'.repeat(101)}`, '100'],
      ['2-3 少\n5-6 多', 'no gap between'],
      ['2 少\n7 多', 'The highest score is 6'],
    ] as const) {
      const r = await sent(manager, '/scales/new', { ...own, name: '又一份', bands })
      expect([r.status, r.text.includes(said)]).toEqual([422, true])
    }
  })
  test('begins with the scoring of one whose wording is not free', async () => {
    const page = await text(manager, '/scales/new?from=who-5')
    expect(page).toContain('value="4"')
    expect(page).toContain('Topp, Østergaard')
  })
})

test.each(knownScales.map((s) => [s.id, s] as const))('%s says its source and licence, and has as many items as it says', (_, s) => {
  expect(s.source).toMatch(/\d{4}/)
  expect(s.licence.en.length).toBeGreaterThan(10)
  expect([0, s.items]).toContain(s.asks.length)
  if (s.asks.length > 0) expect(s.answers.length).toBe(s.highest - s.lowest + 1)
  expect(s.bands.map((b) => b.from)).toEqual(s.bands.map((b) => b.from).toSorted((a, b) => a - b))
})
