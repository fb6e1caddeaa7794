import { contract } from '#contracts'
import { day, fractionText, type Id, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, code, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptPeriod } from './accept-period.ts'
import { acceptances } from './acceptances.ts'
import { addServiceRecord } from './add-service-record.ts'
import { answerTime } from './answer-time.ts'
import { appointWorker } from './appoint-worker.ts'
import { handInPeriod } from './hand-in-period.ts'
import { timeAsked } from './recorded-time.ts'
import { returnPeriod } from './return-period.ts'
import { serviceRecords } from './service-records.ts'
import { timeDue } from './time-due.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
})
afterAll(() => w.close())

const at = (on: string) => w.clock.set(`${on}T09:00:00+08:00`)

let made = 0
/** Two posts in March 2026, with people at a tenth and a twentieth of a post; the first records so many minutes, the second nothing. */
async function handedIn(minutes: number) {
  at('2026-03-01')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '工时', communityIds: w.district.communities.slice(0, 1) }))
  const post = newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  const line = { id: post, kind: 'post' as const, title: '社区社工', posts: 2, months: 12, grade: 'assistant' as const, hangsOn: null }
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [{ ...line, amount: yuan('150000') }],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  )
  await bothSign(w, id)
  for (const [key, share] of [
    ['worker-tongxin', '0.1'],
    ['worker2-tongxin', '0.05'],
  ] as const)
    good(
      await appointWorker(await w.as('manager-tongxin'), {
        contractId: id,
        lineId: post,
        workerId: w.district.people[key]!,
        grade: 'assistant',
        share,
        fromOn: day('2026-03-01'),
        competition: '公开竞聘',
      }),
    )
  const record = { contractId: id, lineId: post, category: 'direct', what: 'home-visit', askedBy: 'own-plan', people: 1, units: 0 } as const
  at('2026-03-31')
  const worker = await w.as('worker-tongxin')
  // Each contract of these tests on a day of its own: nobody works more than a day has.
  const servedOn = day('2026-03-01').add({ days: made++ })
  for (const m of [minutes - 1, 1]) good(await addServiceRecord(worker, { ...record, servedOn, minutes: m }))
  at('2026-04-01')
  const handed = good(await handInPeriod(await w.as('manager-tongxin'), { contractId: id, period: 'm01' }))
  const read = async (who: string) => {
    const ctx = await w.as(who)
    const [a] = await acceptances(ctx, { ids: [handed.id] })
    return { a: a!, ...(await timeAsked(ctx, (await contract(ctx, id))!, a!)) }
  }
  return { contractId: id, id: handed.id, read }
}

describe('recorded time beside paid time', () => {
  test('is counted by working days of the calendar, and the list of the same days, contract and person holds exactly what is shown', async () => {
    const f = await handedIn(530)
    const { time, asked } = await f.read('officer')
    // March 2026 has 22 working days: a tenth of a post is 1,056 minutes, a twentieth 528.
    expect(time.map((p) => [fractionText(p.paid!), p.recorded])).toEqual([
      ['1056', 530],
      ['528', 0],
    ])
    expect(asked.map((p) => p.recorded)).toEqual([0])
    for (const p of time) {
      const list = good(
        await serviceRecords(await w.as('officer'), {
          contractId: f.contractId,
          workerId: p.workerId!,
          from: day('2026-03-01'),
          to: day('2026-03-31'),
        }),
      )
      expect([list.minutes, list.rows.reduce((n, r) => n + r.minutes, 0)]).toEqual([p.recorded, p.recorded])
    }
    const page = await (await w.get('officer', `/delivery/acceptances/${f.id}`, { lang: 'en' })).text()
    for (const words of ['17.6', '8.8', '50.2%', 'It has not answered yet']) expect([words, page.includes(words)]).toEqual([words, true])
    const committee = await (await w.get('committee', `/delivery/acceptances/${f.id}`, { lang: 'en' })).text()
    expect(committee).not.toContain('Paid hours')
  })

  test('a question is answered by the institution, once, while the period waits; the answer stands for the purchaser and the auditor', async () => {
    const f = await handedIn(530)
    const [p] = (await f.read('officer')).asked
    const say = async (who: string, version: number, appointmentId = p!.appointmentId) =>
      code(await answerTime(await w.as(who), { acceptanceId: f.id, appointmentId, answer: '暗语答复：三月在总部培训。', version }))
    const due = async (who: string) =>
      (await timeDue(await w.as(who), (await w.as(who)).asker.organisationId!)).filter((i) => i.id === `time-${f.id}`)
    expect([(await due('manager-tongxin')).length, (await due('manager-bangban')).length, (await due('officer')).length]).toEqual([1, 0, 0])
    expect([await say('officer', 1), await say('worker-tongxin', 1), await say('manager-bangban', 1)]).toEqual([
      'not-your-role',
      'not-your-role',
      'not-your-record',
    ])
    expect(await say('manager-tongxin', 1, 'apt_none')).toBe('time-not-asked')
    // Of somebody who recorded enough nothing is asked.
    const enough = (await f.read('officer')).time.find((x) => x.recorded! > 0)!
    expect(await say('manager-tongxin', 1, enough.appointmentId)).toBe('time-not-asked')
    expect([await say('manager-tongxin', 1), await say('manager-tongxin', 1), await say('manager-tongxin', 2)]).toEqual([
      'done',
      'stale',
      'time-answered',
    ])
    expect(await due('manager-tongxin')).toEqual([])
    for (const who of ['officer', 'auditor']) expect(await (await w.get(who, `/delivery/acceptances/${f.id}`)).text()).toContain('暗语答复')
    const accepted = { acceptanceId: f.id, noOpinionReason: '没有居民到场', uncheckedReason: '签到表还没有送到' }
    good(await acceptPeriod(await w.as('officer'), { ...accepted, version: 2 }))
    expect(await (await w.get('public', `/delivery/notices/${f.id}`)).text()).not.toContain('暗语答复')
    expect(await say('manager-tongxin', 3)).toBe('wrong-state')
  })

  test('handed in again it is asked again, and what was answered before is not taken for an answer to it', async () => {
    const f = await handedIn(530)
    const [p] = (await f.read('officer')).asked
    const answer = { acceptanceId: f.id, appointmentId: p!.appointmentId, answer: '三月在总部培训。' }
    good(await answerTime(await w.as('manager-tongxin'), { ...answer, version: 1 }))
    good(await returnPeriod(await w.as('officer'), { acceptanceId: f.id, reason: '请补记', version: 2 }))
    good(await handInPeriod(await w.as('manager-tongxin'), { contractId: f.contractId, period: 'm01', version: 3 }))
    const again = await f.read('officer')
    expect([again.asked.length, again.answers.length]).toEqual([1, 0])
    const form = `/delivery/acceptances/${f.id}/time`
    const sent = { _once: 'z'.repeat(20), _version: '4', appointmentId: p!.appointmentId, [`answer-${p!.appointmentId}`]: '' }
    expect((await w.post('manager-tongxin', form, sent)).status).toBe(422)
    expect((await w.post('manager-tongxin', form, { ...sent, _version: '3', [`answer-${p!.appointmentId}`]: '在总部培训。' })).status).toBe(
      409,
    )
    expect((await w.post('manager-tongxin', form, { ...sent, [`answer-${p!.appointmentId}`]: '在总部培训。' })).status).toBe(303)
    expect((await f.read('officer')).answers.map((x) => x.answer)).toEqual(['在总部培训。'])
  })
})
