import { day, isRefusal } from '#kernel'
import { openPurchase } from '#needs'
import { code, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreeEnd, declineEnd } from './agree-end.ts'
import { offerEnd } from './offer-end.ts'
import { contract, versionsOf } from './contracts.ts'
import { dutiesOf } from './duties-of.ts'
import { fulfilDuty, tables } from './store/index.ts'
import { endEarly } from './end-early.ts'
import { proposeChange } from './propose-change.ts'
import { combined } from './rules/contract.sample.ts'
import { declineVersion, signVersion } from './sign-version.ts'
import { takeDue } from './take-due.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-02-03T09:00:00+08:00')
})
afterAll(() => w.close())

const at = async (id: string) => (await contract(await w.as('operator'), id))!
const people = { purchaser: 'head', provider: 'manager-tongxin' } as const
type Side = keyof typeof people
const other = (s: Side): Side => (s === 'purchaser' ? 'provider' : 'purchaser')

/** A contract in force that either side may end with thirty days' notice. */
async function running(startsOn = '2026-02-01'): Promise<string> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社会工作服务', communityIds: w.district.communities }))
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: combined().lines,
      startsOn: day(startsOn),
      noTenderReason: '试',
      terms: { mayEndEarly: 'both', endNoticeDays: 30 },
    }),
  )
  for (const who of Object.values(people)) {
    const c = await at(id)
    good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version, read: true }))
  }
  return id
}
const give = async (side: Side, id: string, lastOn = '2026-06-30') =>
  endEarly(await w.as(people[side]), { contractId: id, reason: '调整', lastOn: day(lastOn), version: (await at(id)).version })
const offer = async (side: Side, id: string, on: string | null) =>
  offerEnd(await w.as(people[side]), { contractId: id, on: on ? day(on) : null, reason: '商量', version: (await at(id)).version })
const agree = async (side: Side, id: string) => agreeEnd(await w.as(people[side]), { contractId: id, version: (await at(id)).version })
const decline = async (side: Side, id: string) => declineEnd(await w.as(people[side]), { contractId: id, version: (await at(id)).version })
const propose = async (side: Side, id: string, more: object) => {
  const c = await at(id)
  return proposeChange(await w.as(people[side]), {
    contractId: id,
    text: { ...c, effectiveOn: day('2026-04-01'), ...more },
    reason: '变更',
    version: c.version,
  })
}
const open = async (id: string) =>
  (await dutiesOf(await w.as('operator'), { contractIds: [id], open: true })).map((d) => `${d.kind} ${d.debtor} ${d.dueOn}`)

describe.each(['purchaser', 'provider'] as const)('a notice of the %s', (side) => {
  test('cannot be given over, is taken back or moved by both only, and what is owed at the end follows', async () => {
    const id = await running()
    expect(code(await offer(side, id, null))).toBe('no-notice')
    good(await give(side, id))
    for (const s of [side, other(side)]) expect(code(await give(s, id, '2026-12-31'))).toBe('notice-stands')
    expect(await open(id)).toContain('hand-over-clients provider 2026-07-10')
    // The day lies ahead: nobody is told that it is over.
    const handOver = (await dutiesOf(await w.as('operator'), { contractIds: [id], open: true })).find(
      (d) => d.kind === 'hand-over-clients',
    )!
    expect(handOver.why.en).toMatch(/^The contract ends on 30 June 2026/)
    expect(code(await agree(other(side), id))).toBe('no-offer')
    // Another day: only what both agree on.
    expect(code(await offer(side, id, '2026-06-30'))).toBe('same-last-day')
    expect(code(await offer(side, id, '2026-02-01'))).toBe('day-past')
    expect(code(await offer(side, id, '2027-03-01'))).toBe('ends-before')
    good(await offer(other(side), id, '2026-08-31'))
    expect((await at(id)).closedOn!.toString()).toBe('2026-06-30')
    expect((await open(id)).filter((d) => d.startsWith('answer-change'))).toEqual([`answer-change ${side} 2026-02-10`])
    good(await agree(side, id))
    expect((await at(id)).closedOn!.toString()).toBe('2026-08-31')
    expect(await open(id)).toContain('hand-over-clients provider 2026-09-10')
    expect((await open(id)).some((d) => d.startsWith('answer-change'))).toBe(false)
    // Taken back: it goes on, nothing is owed for its end, and a new notice owes it anew.
    good(await offer(side, id, null))
    good(await decline(other(side), id))
    expect((await at(id)).closedOn!.toString()).toBe('2026-08-31')
    // Each offer is to be answered, also one that follows an answer; one in place of another is answered once.
    const owed = async () => (await open(id)).filter((d) => d.startsWith('answer-change'))
    expect(await owed()).toEqual([])
    good(await offer(side, id, '2026-10-31'))
    expect(await owed()).toEqual([`answer-change ${other(side)} 2026-02-10`])
    good(await offer(side, id, null))
    expect(await owed()).toEqual([`answer-change ${other(side)} 2026-02-10`])
    good(await agree(other(side), id))
    expect(await owed()).toEqual([])
    const back = await at(id)
    expect([back.closedOn, back.closeReason, back.noticeBy, back.state]).toEqual([null, null, null, 'active'])
    expect((await open(id)).some((d) => d.startsWith('hand-over-clients'))).toBe(false)
    good(await give(other(side), id, '2026-09-30'))
    expect(await open(id)).toContain('hand-over-clients provider 2026-10-10')
  })
})

test('what ends before its first day is handed over by nobody, unless both agree that it begins after all', async () => {
  const id = await running('2026-04-01')
  const owed = async () => (await open(id)).filter((d) => d.startsWith('hand-over'))
  expect(await owed()).toEqual(['hand-over purchaser 2026-04-13'])
  good(await give('purchaser', id, '2026-03-20'))
  expect(await owed()).toEqual([])
  good(await offer('provider', id, '2026-04-30'))
  good(await agree('purchaser', id))
  expect((await owed()).toSorted()).toEqual(['hand-over purchaser 2026-04-13', 'hand-over-clients provider 2026-05-11'])
  good(await offer('provider', id, '2026-03-20'))
  good(await agree('purchaser', id))
  expect(await owed()).toEqual([])
  w.clock.set('2026-03-23T09:00:00+08:00')
  await takeDue(await w.as('clock'))
  expect([(await at(id)).state, (await owed()).length, (await open(id)).some((d) => d.startsWith('add-own'))]).toEqual([
    'terminated',
    0,
    false,
  ])
  w.clock.set('2026-02-03T09:00:00+08:00')
})

test('a last day within a month moves what is owed of that month, ends what is owed after it, and taken back owes all of it anew', async () => {
  const id = await running()
  const handIns = async () =>
    (await dutiesOf(await w.as('operator'), { contractIds: [id], kinds: ['hand-in'] }))
      .filter((d) => d.state === 'open')
      .map((d) => `${d.subjectId} ${d.dueOn} ${d.why.en}`)
  const before = await handIns()
  expect(before.length).toBe(12)
  // What was handed in stays so, whatever becomes of the notice.
  const { db } = await w.as('operator')
  await fulfilDuty(await w.as('operator'), db, { contractId: id, kind: 'hand-in', subjectId: 'm01', on: day('2026-03-02') })
  const untouched = before.slice(1)
  good(await give('provider', id, '2026-06-11'))
  const cut = await handIns()
  expect(cut.slice(0, 3)).toEqual(untouched.slice(0, 3))
  expect(cut.slice(3)).toEqual([expect.stringMatching(/^m05 2026-06-\d\d The month ends on 11 June 2026;/)])
  good(await offer('provider', id, '2026-08-31'))
  good(await agree('purchaser', id))
  expect(await handIns()).toEqual(untouched.slice(0, 6))
  good(await offer('provider', id, null))
  good(await agree('purchaser', id))
  expect(await handIns()).toEqual(untouched)
  // By the clock: the day of the notice holds, and nothing is counted from when the clock looked.
  good(await give('purchaser', id, '2026-06-11'))
  await takeDue({ ...(await w.as('operator')), today: day('2026-06-15') })
  expect((await at(id)).state).toBe('terminated')
  expect(await handIns()).toEqual(cut)
})

test('whose act it is: each side answers what the other did, and takes back only its own', async () => {
  for (const side of ['purchaser', 'provider'] as const) {
    const id = await running()
    good(await give(side, id))
    const answers: [string, Side, () => Promise<unknown>, string][] = [
      ['take back the notice of the other', other(side), () => offer(other(side), id, null), 'not-your-notice'],
      ['offer to take back its own', side, () => offer(side, id, null), 'done'],
      ['agree to its own offer', side, () => agree(side, id), 'own-proposal'],
      ['decline its own offer', side, () => decline(side, id), 'own-proposal'],
      ['put an offer over that of the other', other(side), () => offer(other(side), id, '2026-09-30'), 'answer-offer'],
      ['replace its own offer', side, () => offer(side, id, '2026-09-30'), 'done'],
      ['decline the offer of the other', other(side), () => decline(other(side), id), 'done'],
      [
        'propose a change',
        side,
        () => propose(side, id, { terms: { ...combined().terms, mayEndEarly: 'both', endNoticeDays: 30, vacancyDays: 25 } }),
        'done',
      ],
      ['put a change over that of the other', other(side), () => propose(other(side), id, { title: '另一个' }), 'already-open'],
      [
        'decline its own change',
        side,
        async () =>
          declineVersion(await w.as(people[side]), {
            contractId: id,
            number: (await versionsOf(await w.as('operator'), id))[0]!.number,
            reason: '算了',
            version: (await at(id)).version,
          }),
        'own-proposal',
      ],
      [
        'decline the change of the other',
        other(side),
        async () =>
          declineVersion(await w.as(people[other(side)]), {
            contractId: id,
            number: (await versionsOf(await w.as('operator'), id))[0]!.number,
            reason: '不行',
            version: (await at(id)).version,
          }),
        'done',
      ],
    ]
    for (const [what, who, act, expected] of answers) expect(code(await act()), `${who}: ${what}`).toBe(expected)
    // A third institution has no part in any of it.
    const version = (await at(id)).version
    const stranger = await w.as('manager-bangban')
    for (const refused of [
      await offerEnd(stranger, { contractId: id, on: null, reason: 'x', version }),
      await agreeEnd(stranger, { contractId: id, version }),
      await declineEnd(stranger, { contractId: id, version }),
    ])
      expect(code(refused)).toBe('not-your-record')
  }
})

test('a notice of which it was not kept who gave it is taken back by both', async () => {
  const id = await running()
  good(await give('provider', id))
  const { db, jurisdiction } = await w.as('operator')
  await tables(db).updateTable('contracts').set({ notice_by: null }).where('jurisdiction', '=', jurisdiction).where('id', '=', id).execute()
  const page = await (await w.get('head', `/contracts/${id}`, { lang: 'zh' })).text()
  expect(page).toContain('提出撤回通知或者另定最后一天')
  good(await offer('purchaser', id, null))
  expect(code(await agree('purchaser', id))).toBe('own-proposal')
  good(await agree('provider', id))
  expect((await at(id)).closedOn).toBeNull()
})

test('a proposal that a notice closes owes no answer; nothing is agreed beyond the last day; the clock ends it once', async () => {
  const id = await running()
  good(await propose('provider', id, { title: '改个名字' }))
  expect((await open(id)).some((d) => d.startsWith('answer-change'))).toBe(true)
  good(await give('purchaser', id))
  expect((await open(id)).some((d) => d.startsWith('answer-change'))).toBe(false)
  const fields = async (more: object) => {
    const x = await propose('provider', id, { title: '又一个', ...more })
    return isRefusal(x) ? Object.keys(x.fields ?? {}) : []
  }
  expect(await fields({ effectiveOn: day('2026-08-01') })).toEqual(['effectiveOn'])
  expect(await fields({ endsOn: day('2027-03-31') })).toEqual(['endsOn'])
  good(await offer('purchaser', id, null))
  await takeDue(await w.as('clock', '2026-06-30T23:59:00+08:00'))
  expect((await at(id)).state).toBe('active')
  const after = await w.as('clock', '2026-07-01T00:01:00+08:00')
  expect([(await takeDue(after)) > 0, await takeDue(after)]).toEqual([true, 0])
  const c = await at(id)
  expect([c.state, c.closedOn!.toString(), c.offer]).toEqual(['terminated', '2026-06-30', null])
  expect(code(await agree('provider', id))).toBe('wrong-state')
  // February to June were served; the records of seven more months are not owed.
  const left = await open(id)
  expect(left.filter((d) => d.startsWith('hand-in')).length).toBe(5)
  expect(left.some((d) => d.startsWith('answer-change'))).toBe(false)
})

test('the form of a notice says which days it may name, and what ended early is in no month any more', async () => {
  w.clock.set('2026-02-03T09:00:00+08:00')
  const id = await running()
  await takeDue(await w.as('clock'))
  // Thirty days from 3 February: 5 March, a Thursday.
  expect(await (await w.get('head', `/contracts/${id}/end`, { lang: 'en' })).text()).toContain(
    'With 30 days of notice: 5 March 2026 at the earliest, 31 January 2027 at the latest.',
  )
  expect(await (await w.get('head', `/contracts/${id}`, { lang: 'en' })).text()).toContain('12 months, month 1')
  good(await give('purchaser', id, '2026-03-05'))
  w.clock.set('2026-03-06T09:00:00+08:00')
  await takeDue(await w.as('clock'))
  const over = await (await w.get('head', `/contracts/${id}`, { lang: 'en' })).text()
  expect([over.includes('Ended on 5 March 2026'), over.includes('12 months, month')]).toEqual([true, false])
  w.clock.set('2026-02-03T09:00:00+08:00')
})

test('the page shows whose notice it is, and offers each side what it may do', async () => {
  const id = await running()
  good(await give('provider', id))
  const page = async (who: string) => (await w.get(who, `/contracts/${id}`, { lang: 'en' })).text()
  expect(await page('manager-tongxin')).toContain('Offer to take the notice back')
  expect(await page('head')).toContain('Offer another last day')
  expect(await page('head')).toContain('gave the notice')
  const path = `/contracts/${id}/notice`
  const version = String((await at(id)).version)
  expect((await w.post('head', `${path}/offer`, { _version: version, lastOn: '', reason: 'x' })).status).toBe(403)
  expect((await w.post('manager-tongxin', `${path}/offer`, { _version: version, lastOn: '', reason: '可以继续' })).status).toBe(303)
  expect(await page('manager-tongxin')).not.toContain(`${path}/agree`)
  expect(await page('head')).toContain(`${path}/agree`)
  expect((await w.post('head', `${path}/agree`, { _version: String((await at(id)).version) })).status).toBe(303)
  expect((await at(id)).closedOn).toBeNull()
})
