import { day, fraction, isRefusal, type Refusal, yuan } from '#kernel'
import { days } from '#law'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endLocalNumber, restoreLocalNumber, withdrawLocalNumber } from './end-local-number.ts'
import { enterLocalNumbers, type LocalInput } from './enter-local-numbers.ts'
import { lawFor } from './law-here.ts'
import { localNumber, localNumbers } from './local-numbers.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown): string => (isRefusal(x) ? x.code : 'done')
const said = (values: LocalInput['values'], more: Partial<LocalInput> = {}): LocalInput => ({
  values,
  from: day('2026-01-01'),
  source: '本市采购目录（测试）',
  article: '第二条',
  grade: 'B',
  ...more,
})
const thresholds = { 'threshold.open-tender': yuan('1000000'), 'threshold.procurement': yuan('300000') }
const limit = async (on = '2026-06-01') => {
  const { law } = await w.as('officer')
  const r = law.tenders.mayUseMethod({ method: 'competitive-consultation', budget: yuan('1200000'), isService: true, lawDay: day(on) })
  return isRefusal(r) ? r.code : r.value
}
const admin = () => w.as('administrator')

describe('numbers a jurisdiction sets for itself', () => {
  test('are entered by the administrator and nobody else', async () => {
    const all: Record<string, string> = {}
    for (const who of ['officer', 'head', 'approver', 'treasurer', 'manager-tongxin', 'data-officer', 'public'] as const)
      all[who] = code(await enterLocalNumbers(await w.as(who), said(thresholds)))
    expect(new Set(Object.values(all))).toEqual(new Set(['not-your-role', 'sign-in-first']))
    expect(await localNumbers(await admin())).toEqual([])
  })
  test('decide in the next request, from their first day, and no more once they are withdrawn', async () => {
    expect(await limit()).toBe('threshold-unknown')
    const { ids } = good(await enterLocalNumbers(await admin(), said(thresholds)))
    expect([await limit('2025-12-31'), await limit('2026-01-01')]).toEqual(['threshold-unknown', 'with-consent'])
    const [open] = ids
    good(await withdrawLocalNumber(await admin(), { id: open! }))
    expect(await limit()).toBe('threshold-unknown')
    expect((await localNumber(await admin(), open!))!.withdrawn_on?.toString()).toBe('2026-03-02')
    good(await restoreLocalNumber(await admin(), { id: open! }))
    expect(await limit()).toBe('with-consent')
    // Another jurisdiction is not touched.
    const other = await lawFor(w.db, { code: 'other', place: 'cn' })
    expect(isRefusal(other) || other.place.name).toBe('cn')
  })
  test('say all that is wrong at once, by field', async () => {
    const r = await enterLocalNumbers(
      await admin(),
      said({ ...thresholds, 'contract.longest-term-years': 9, 'no.such': 1 }, { until: day('2025-01-01') }),
    )
    expect(isRefusal(r) && Object.keys(r.fields ?? {}).sort()).toEqual([
      'contract.longest-term-years',
      'no.such',
      'threshold.open-tender',
      'threshold.procurement',
      'until',
    ])
    expect(code(await enterLocalNumbers(await admin(), said({})))).toBe('local-nothing')
  })
  test('are refused where no place could mean them, and where they contradict each other', async () => {
    const wrong = async (values: LocalInput['values'], from = '2024-01-01') => {
      const r = await enterLocalNumbers(await admin(), said(values, { from: day(from) }))
      return isRefusal(r) ? Object.keys(r.fields ?? {}).sort() : r
    }
    expect(await wrong({ 'file.kept-years': 999_999_999 })).toEqual(['file.kept-years'])
    expect(await wrong({ 'contract.longest-term-years': 0, 'contract.signed-within': days(0) })).toEqual([
      'contract.longest-term-years',
      'contract.signed-within',
    ])
    expect(await wrong({ 'base.least': yuan('9000'), 'base.most': yuan('5000') })).toEqual(['base.least', 'base.most'])
    expect(await wrong({ 'threshold.procurement': yuan('9000000'), 'threshold.open-tender': yuan('3000000') })).toEqual([
      'threshold.open-tender',
      'threshold.procurement',
    ])
    // One that stood before this was asked is not used; the page of each number says so.
    const { ids } = good(await enterLocalNumbers(await admin(), said({ 'file.kept-years': 20 }, { from: day('2023-01-01') })))
    await w.database.db
      .updateTable('local_numbers' as never)
      .set({ value: '999999999' } as never)
      .where('id' as never, '=', ids[0] as never)
      .execute()
    const page = await w.get('public', `/law/local/${ids[0]}`, { lang: 'en' })
    expect(await page.text()).toContain('too large or small to make sense, and not used')
    good(await withdrawLocalNumber(await admin(), { id: ids[0]! }))
  })
  test('a withdrawn one gives its first day to the right one, and cannot come back beside it', async () => {
    const wrong = good(await enterLocalNumbers(await admin(), said({ 'wage.minimum': yuan('25200') }))).ids[0]!
    good(await withdrawLocalNumber(await admin(), { id: wrong }))
    good(await enterLocalNumbers(await admin(), said({ 'wage.minimum': yuan('2520') })))
    expect(code(await restoreLocalNumber(await admin(), { id: wrong }))).toBe('local-there')
    expect(code(await withdrawLocalNumber(await admin(), { id: wrong }))).toBe('wrong-state')
  })
  test('the same entered at the same moment stands once', async () => {
    const once = await Promise.all(
      [1, 2, 3].map(async () => enterLocalNumbers(await admin(), said({ 'budget.overhead': fraction(8, 100) }))),
    )
    expect(once.map(code).filter((c) => c === 'done').length).toBe(1)
  })
  test('end on a day, with the version that was seen', async () => {
    const id = good(await enterLocalNumbers(await admin(), said({ 'contribution.unemployment': fraction(5, 1000) }))).ids[0]!
    expect(code(await endLocalNumber({ ...(await admin()), version: 7 }, { id, until: day('2026-12-31') }))).toBe('stale')
    expect(code(await endLocalNumber({ ...(await admin()), version: 1 }, { id, until: day('2025-12-31') }))).toBe('local-days')
    good(await endLocalNumber({ ...(await admin()), version: 1 }, { id, until: day('2026-12-31') }))
    const entry = await w.database.db
      .selectFrom('record_log')
      .selectAll()
      .where('action', '=', 'people.end-local')
      .where('outcome', '=', 'done')
      .executeTakeFirstOrThrow()
    expect(entry.changes).toEqual([{ field: 'until', before: null, after: '2026-12-31' }])
  })
})

describe('their screens', () => {
  test('show everybody what holds and who set it, and the administrator a form', async () => {
    const page = await (await w.get('public', '/law/local', { lang: 'zh' })).text()
    expect(page).toContain('1,000,000 元')
    expect(page).toContain('本市采购目录（测试）')
    expect(page).not.toContain('/law/local/enter/')
    expect(await (await w.get('administrator', '/law/local')).text()).toContain('/law/local/enter/thresholds')
    expect((await w.get('officer', '/law/local/enter/thresholds')).status).toBe(403)
    expect((await w.get('administrator', '/law/local/enter/nonsense')).status).toBe(404)
  })
  test('a wrong form comes back whole, a right one stands among the pages of the law', async () => {
    const at = '/law/local/enter/wages'
    const typed = { source: '人社通知（测试）', article: '一', grade: 'C', from: '2026-07-01', 'wage.senior': '9千', 'base.least': '4775' }
    const r = await w.post('administrator', at, { ...typed, from: '', address: 'nowhere' })
    const text = await r.text()
    expect(r.status).toBe(422)
    for (const field of ['from', 'address', 'wage.senior']) expect(text).toContain(`id="f-${field.replace('.', '-')}-wrong"`)
    expect(text).toContain('value="4775"')
    const done = await w.post('administrator', at, { ...typed, 'wage.senior': '9000', 'contribution.pension': '16' })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/law/local'])
    const facts = (await (await w.get('public', '/law/local.json')).json()) as { own: { key: string; value: string }[] }
    expect(facts.own.find((o) => o.key === 'contribution.pension')?.value).toBe('4/25')
  })
})
