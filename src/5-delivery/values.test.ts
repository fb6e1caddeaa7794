import { contract } from '#contracts'
import { day, type Goal, type Id, type Indicator, newId, type Refusal, type ShownBy, type ShownTime, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, code, directContract, good, type World, world } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueItems } from './due-items.ts'
import { type NewValue, showValue } from './show-value.ts'
import { showingsOf } from './showings-of.ts'
import { shownValues } from './shown-values.ts'
import { readValues } from './store/index.ts'
import { targetsOf } from './targets.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
})
afterAll(() => w.close())

const wrong = (x: unknown) => Object.keys((x as Refusal).fields ?? {})
const at = (on: string) => w.clock.set(`${on}T09:00:00+08:00`)
const at0 = Temporal.Instant.from('2026-02-01T00:00:00Z')

const indicator = (name: string, when: ShownTime, by: ShownBy, more: Partial<Indicator> = {}): Indicator => ({
  id: newId('indicator', at0) as Id<'indicator'>,
  name,
  kind: 'outcome',
  unit: '人',
  baseline: '20',
  target: '60',
  better: 'more',
  how: '上门记录',
  when,
  by,
  ...more,
})

/** A post of a year with an indicator for each time and each of those who show one. */
async function running() {
  at('2026-03-01')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '有目标的采购', communityIds: w.district.communities.slice(0, 1) }))
  const of = {
    monthly: indicator('每周上门的老人', 'each-period', 'provider'),
    middle: indicator('不再孤独的老人', 'half-way', 'third-party', { unit: '%' }),
    end: indicator('满意的居民', 'at-the-end', 'residents', { unit: '%', target: '80' }),
    after: indicator('街道接手的做法', 'after-the-end', 'purchaser', { unit: '项', target: '2', baseline: null }),
  }
  const goal: Goal = {
    id: newId('goal', at0) as Id<'goal'>,
    says: '老人有人上门',
    forWhom: '独居老人',
    needId: null,
    indicators: Object.values(of),
  }
  const line = {
    id: newId('line', at0) as Id<'line'>,
    kind: 'post' as const,
    title: '社区社工',
    posts: 1,
    months: 12,
    grade: 'assistant' as const,
    hangsOn: null,
  }
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [{ ...line, amount: yuan('75000'), goals: [goal], promised: { [of.monthly.id]: '66' } }],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  )
  await bothSign(w, id)
  const value = (i: Indicator, shownFor: string, more: Partial<NewValue> = {}): NewValue => ({
    contractId: id,
    indicatorId: i.id,
    shownFor,
    value: '66',
    evidence: '上门记录，按月数人',
    shownOn: day('2026-04-01'),
    ...more,
  })
  return { id, of, value, read: async () => (await contract(await w.as('operator'), id))! }
}

describe('when an indicator is due to be shown', () => {
  test('each month, in the middle of the days, on the last day, and ninety days after it', async () => {
    const c = await running()
    const all = showingsOf(await c.read())
    const daysOf = (i: Indicator) => all.filter((s) => s.indicator.id === i.id).map((s) => `${s.shownFor} ${s.on}`)
    expect(daysOf(c.of.monthly).slice(0, 2)).toEqual(['m01 2026-03-31', 'm02 2026-04-30'])
    expect(daysOf(c.of.monthly)).toHaveLength(12)
    expect(daysOf(c.of.middle)).toEqual(['half-way 2026-08-30'])
    expect(daysOf(c.of.end)).toEqual(['at-the-end 2027-02-28'])
    // March has 31 days and April 30: ninety days after 28 February 2027 is 29 May.
    expect(daysOf(c.of.after)).toEqual(['after-the-end 2027-05-29'])
    expect(all.find((s) => s.indicator.id === c.of.monthly.id)!.promised).toBe('66')
  })

  test('one that was closed early ends on that day', async () => {
    const c = { ...(await (await running()).read()), closedOn: day('2026-05-10') }
    const by = (when: string) => showingsOf(c).find((s) => s.shownFor === when)
    expect([by('m03')!.on.toString(), by('m04'), by('at-the-end')!.on.toString()]).toEqual(['2026-05-10', undefined, '2026-05-10'])
  })
})

describe('what was reached', () => {
  test('is entered by whoever the indicator says, and by nobody else', async () => {
    const c = await running()
    at('2027-06-01')
    const tries: [Indicator, string, string][] = [
      [c.of.monthly, 'm01', 'manager-tongxin'],
      [c.of.middle, 'half-way', 'evaluator'],
      [c.of.end, 'at-the-end', 'evaluator'],
      [c.of.after, 'after-the-end', 'officer'],
    ]
    const others = ['manager-tongxin', 'evaluator', 'officer', 'worker-tongxin', 'manager-bangban', 'auditor', 'committee']
    for (const [i, shownFor, who] of tries) {
      for (const other of others.filter((o) => o !== who))
        expect([i.name, other, code(await showValue(await w.as(other), c.value(i, shownFor)))]).toEqual([
          i.name,
          other,
          expect.stringMatching(/^not-your-(role|record)$/),
        ])
      expect([i.name, code(await showValue(await w.as(who), c.value(i, shownFor, { value: '2' })))]).toEqual([i.name, 'done'])
    }
    expect(code(await showValue(await w.as('public'), c.value(c.of.monthly, 'm02')))).toBe('sign-in-first')
  })

  test('is a number its unit can have, with how it is known, of a time that has come; all that is wrong is told at once', async () => {
    const c = await running()
    at('2026-04-01')
    const manager = await w.as('manager-tongxin')
    expect(wrong(await showValue(manager, c.value(c.of.monthly, 'm02', { shownOn: day('2026-04-02') })))).toEqual(['value', 'shownOn'])
    for (const shownFor of ['m13', 'm1', 'half-way', '', 'each-period'])
      expect([shownFor, code(await showValue(manager, c.value(c.of.monthly, shownFor)))]).toEqual([shownFor, 'no-showing'])
    expect(code(await showValue(manager, { ...c.value(c.of.monthly, 'm01'), contractId: 'con_none' }))).toBe('no-showing')
    expect(code(await showValue(manager, { ...c.value(c.of.monthly, 'm01'), indicatorId: 'ind_none' }))).toBe('no-showing')
    at('2026-09-01')
    const evaluator = await w.as('evaluator')
    for (const [value, is] of [
      ['100', 'done'],
      ['100.01', 'record-wrong'],
      ['-1', 'record-wrong'],
    ] as const) {
      const fresh = await running()
      at('2026-09-01')
      expect([value, code(await showValue(evaluator, fresh.value(fresh.of.middle, 'half-way', { value })))]).toEqual([value, is])
    }
  })

  test('is corrected with a reason, and what was said before stays beside it; the same again changes nothing', async () => {
    const c = await running()
    at('2026-04-01')
    const manager = await w.as('manager-tongxin')
    const first = { ...manager, once: 'a form' }
    expect(good(await showValue(first, c.value(c.of.monthly, 'm01')))).toEqual(good(await showValue(first, c.value(c.of.monthly, 'm01'))))
    expect(wrong(await showValue(manager, c.value(c.of.monthly, 'm01', { value: '61' })))).toEqual(['reason'])
    expect(wrong(await showValue(manager, c.value(c.of.monthly, 'm01', { reason: '再发一次' })))).toEqual(['value'])
    const anew = c.value(c.of.monthly, 'm01', { value: '61', reason: '有五位搬走了' })
    // Two at once, both having seen the first: the second is told to look again.
    good(await showValue({ ...manager, version: 2 }, anew))
    expect(code(await showValue({ ...manager, version: 2 }, { ...anew, value: '60' }))).toBe('stale')
    const all = await readValues(manager, [c.id])
    expect(all.map((v) => [v.edition, v.value, v.reason])).toEqual([
      [1, '66', null],
      [2, '61', '有五位搬走了'],
    ])
    const [shown] = (await shownValues(manager, await c.read())).filter((v) => v.editions.length > 0)
    expect(shown!.editions.map((e) => e.value)).toEqual(['61', '66'])
  })

  test('cannot be rewritten or taken out by the application itself', async () => {
    const c = await running()
    at('2026-04-01')
    good(await showValue(await w.as('manager-tongxin'), c.value(c.of.monthly, 'm01')))
    const { db, jurisdiction } = await w.as('operator')
    await expect(
      sql`update indicator_values set value = '99' where jurisdiction = ${jurisdiction} and contract_id = ${c.id}`.execute(db),
    ).rejects.toThrow(/permission/)
    await expect(
      sql`delete from indicator_values where jurisdiction = ${jurisdiction} and contract_id = ${c.id}`.execute(db),
    ).rejects.toThrow(/permission/)
  })

  test('that is due stands on the page of today of whoever shows it, until it is shown', async () => {
    const c = await running()
    const due = async (who: string) => {
      const ctx = await w.as(who)
      return (await dueItems(ctx, ctx.asker.organisationId!)).filter((i) => i.href === `/delivery/${c.id}/indicators`)
    }
    at('2026-03-30')
    expect(await due('manager-tongxin')).toEqual([])
    at('2026-04-01')
    const [item] = await due('manager-tongxin')
    // Seven days to hand in, from 31 March.
    expect([item!.title.en, item!.dueOn!.toString(), item!.may]).toEqual([
      'Show what was reached of 1 indicator: 有目标的采购',
      '2026-04-07',
      'delivery.show-own',
    ])
    expect([await due('officer'), await due('evaluator'), await due('manager-bangban')]).toEqual([[], [], []])
    good(await showValue(await w.as('manager-tongxin'), c.value(c.of.monthly, 'm01')))
    expect(await due('manager-tongxin')).toEqual([])
    at('2026-09-01')
    expect((await due('evaluator')).map((i) => i.may)).toEqual(['delivery.show-others'])
  })

  test('stands on its page beside target and promise; what nobody entered is not shown yet, never zero', async () => {
    const c = await running()
    at('2026-05-02')
    good(await showValue(await w.as('manager-tongxin'), c.value(c.of.monthly, 'm01', { value: '63' })))
    for (const who of ['officer', 'auditor', 'manager-tongxin']) {
      const page = await (await w.get(who, `/delivery/${c.id}/indicators`, { lang: 'en' })).text()
      for (const words of ['63 人', 'short of the promise', 'not shown yet', 'Of 1 promise shown so far, as last shown: 0 kept, 1 not.'])
        expect([who, words, page.includes(words)]).toEqual([who, words, true])
      expect([who, page.includes('Correct it')]).toEqual([who, who === 'manager-tongxin'])
    }
    expect((await w.get('manager-bangban', `/delivery/${c.id}/indicators`)).status).toBe(404)
    const form = `/delivery/${c.id}/indicators/${c.of.monthly.id}/m02`
    expect([(await w.get('manager-tongxin', form)).status, (await w.get('officer', form)).status]).toEqual([200, 404])
    const sent = { _once: 'x'.repeat(20), _version: '1', value: '６６', evidence: '上门记录', shownOn: '2026-05-01' }
    expect((await w.post('manager-tongxin', form, sent)).status).toBe(303)
    expect((await w.post('manager-tongxin', form, { ...sent, _once: 'y'.repeat(20), value: '3/x' })).status).toBe(422)
  })

  test('of what is due, targets are met, missed or shown by nobody, and the last correction is what counts', async () => {
    const c = await running()
    const of = async () => (await targetsOf(await w.as('operator'), [await c.read()])).get(c.id)
    at('2026-03-20')
    expect(await of()).toBeUndefined()
    // Three months are due: asked for 60, promised 66.
    at('2026-06-02')
    const manager = await w.as('manager-tongxin')
    good(await showValue(manager, c.value(c.of.monthly, 'm01', { value: '63' })))
    good(await showValue(manager, c.value(c.of.monthly, 'm02', { value: '66' })))
    expect(await of()).toEqual({ met: 2, missed: 0, notShown: 1, kept: 1, broken: 1 })
    good(await showValue(manager, c.value(c.of.monthly, 'm02', { value: '59', reason: '重数了一遍' })))
    expect(await of()).toEqual({ met: 1, missed: 1, notShown: 1, kept: 0, broken: 2 })
  })
})
