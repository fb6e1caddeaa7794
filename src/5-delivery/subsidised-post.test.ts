import { contract, dutiesOf } from '#contracts'
import { day, fractionText, isRefusal, yuan } from '#kernel'
import { appointed, good, type Tied, tiedContract, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptPeriod } from './accept-period.ts'
import { acceptances } from './acceptances.ts'
import { addServiceRecord } from './add-service-record.ts'
import { appointWorker } from './appoint-worker.ts'
import { endAppointment } from './end-appointment.ts'
import { handInPeriod } from './hand-in-period.ts'
import { mostClaimable } from './most-claimable.ts'
import { appointments, occupancies, occupancy } from './occupancy.ts'
import { runsFor } from './runs-of.ts'
import { subsidiesAsked } from './subsidies-asked.ts'
import { subsidyDue } from './subsidy-due.ts'
import { takeDue } from './take-due.ts'
import { tellSubsidy } from './tell-subsidy.ts'

let w: World
let t: Tied
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  t = await tiedContract(w, day('2026-03-01'))
  await appointed(w, t.id, t.lines.subsidised.id, 'worker-tongxin', day('2026-03-01'))
})
afterAll(() => w.close())

const code = (x: unknown) => (isRefusal(x) ? [x.code, ...Object.keys(x.fields ?? {})] : 'done')
const at = (on: string) => w.clock.set(`${on}T09:00:00+08:00`)
const page = async (who: string, path: string, lang: 'zh' | 'en' = 'en') => (await w.get(who, path, { lang })).text()
const manager = () => w.as('manager-tongxin')
const period = async (key: string) => (await acceptances(await w.as('officer'), { contractIds: [t.id] })).find((a) => a.period === key)!
const asked = async (key: string) =>
  subsidiesAsked(await w.as('officer'), (await contract(await w.as('officer'), t.id))!, await period(key))
const units = async (on: string, n: number) => {
  const worker = await w.as('worker-tongxin', `${on}T18:00:00+08:00`)
  for (let i = 0; i < n; i++)
    good(
      await addServiceRecord(worker, {
        ...{ contractId: t.id, lineId: t.lines.project.id, servedOn: day(on), category: 'direct', what: 'other' },
        ...{ minutes: 30, askedBy: 'own-plan', people: 2, units: 1 },
      }),
    )
}
const accept = async (key: string) => {
  const a = await period(key)
  return await acceptPeriod(await w.as('officer'), {
    ...{ acceptanceId: a.id, noOpinionReason: '本期走访未遇到居民。', uncheckedReason: '本期不抽查。', version: a.version },
  })
}
const claimed = async (key: string) => {
  const line = (await period(key)).lines.find((l) => l.lineId === t.lines.subsidised.id)!
  return `${fractionText(line.claimed.count)}/${fractionText(line.claimed.of)}`
}
const duties = async () =>
  (await dutiesOf(await manager(), { contractIds: [t.id], kinds: ['end-with-project', 'hand-over-clients'] }))
    .filter((d) => d.subjectKind === 'line')
    .map((d) => `${d.kind} ${d.state} ${d.dueOn?.toString()}`)

describe('a subsidised post of a running contract', () => {
  test('the posts page says that it ends with its project before it does; the register holds the duty', async () => {
    const posts = await page('manager-tongxin', `/delivery/${t.id}/posts`)
    expect(posts).toContain('it ends with “家庭教育项目”')
    expect(await page('officer', `/contracts/${t.id}`)).toContain('End the subsidised post with its project')
    expect(await page('manager-tongxin', `/contracts/${t.id}`, 'zh')).toContain('其余 72,000.00 元 由承接机构承担')
  })

  test('with the hand-in the institution says what came of the rest; half a sentence is told in its field, and nothing is handed in', async () => {
    await units('2026-03-10', 4)
    at('2026-04-01')
    const path = `/delivery/${t.id}/hand-in/m01`
    const form = await page('manager-tongxin', path)
    expect([form.includes(`name="came-${t.lines.subsidised.id}"`), form.includes('The rest for this month ¥6,000.00')]).toEqual([
      true,
      true,
    ])
    const half = await w.post('manager-tongxin', path, { [`came-${t.lines.subsidised.id}`]: '6000' }, { lang: 'en' })
    expect([half.status, (await half.text()).includes(`f-cameFrom-${t.lines.subsidised.id}-wrong`), await period('m01')]).toEqual([
      422,
      true,
      undefined,
    ])
    const whole = { [`came-${t.lines.subsidised.id}`]: '6,000', [`cameFrom-${t.lines.subsidised.id}`]: '机构自有资金账户' }
    expect((await w.post('manager-tongxin', path, whole)).status).toBe(303)
    expect((await asked('m01')).map((s) => [s.report?.came, s.report?.cameFrom, s.records, s.isQuiet])).toEqual([
      [yuan('6000'), '机构自有资金账户', 4, false],
    ])
    for (const who of ['officer', 'auditor', 'manager-tongxin'])
      expect([
        who,
        (await page(who, `/delivery/acceptances/${(await period('m01')).id}`)).includes('¥6,000.00 came from 机构自有资金账户'),
      ]).toEqual([who, true])
    expect(await page('committee', `/delivery/acceptances/${(await period('m01')).id}`)).not.toContain('机构自有资金账户')
    expect(await claimed('m01')).toBe('31/31')
    good(await accept('m01'))
  })

  test('not said is not said, never nothing; a month without a record of the project is paid and asked about', async () => {
    at('2026-05-01')
    good(await handInPeriod(await manager(), { contractId: t.id, period: 'm02' }))
    expect(await claimed('m02')).toBe('30/30')
    expect((await asked('m02')).map((s) => [s.report, s.records, s.isQuiet])).toEqual([[undefined, 0, true]])
    const text = await page('officer', `/delivery/acceptances/${(await period('m02')).id}`)
    expect([text.includes('the institution has not said'), text.includes('There is no record of “家庭教育项目” this month')]).toEqual([
      true,
      true,
    ])
    const due = async (who: string) => (await subsidyDue(await w.as(who), (await w.as(who)).asker.organisationId!)).length
    expect([await due('manager-tongxin'), await due('manager-bangban'), await due('officer')]).toEqual([1, 0, 0])
  })

  test('only the institution says it, each part once, while the purchaser has not answered', async () => {
    const a = await period('m02')
    const line = t.lines.subsidised.id
    const tell = async (who: string, more: object, version?: number) =>
      code(
        await tellSubsidy(await w.as(who), {
          acceptanceId: a.id,
          lineId: line,
          version: version ?? (await period('m02')).version,
          ...more,
        }),
      )
    const came = { came: yuan('0'), cameFrom: '区慈善会' }
    expect([await tell('officer', came), await tell('worker-tongxin', came), await tell('manager-bangban', came)]).toEqual([
      ['not-your-role'],
      ['not-your-role'],
      ['not-your-record'],
    ])
    expect(await tell('manager-tongxin', {})).toEqual(['subsidy-say-what', `came-${line}`])
    expect(await tell('manager-tongxin', { came: yuan('1') })).toEqual(['subsidy-half-said', `cameFrom-${line}`])
    expect(await tell('manager-tongxin', { ...came, lineId: t.lines.posts.id })).toEqual(['no-subsidy'])
    expect(await tell('manager-tongxin', came)).toBe('done')
    expect(await tell('manager-tongxin', { came: yuan('9'), cameFrom: '改口' })).toEqual(['subsidy-said', `came-${line}`])
    // By its form, as a person sends it: the other part is still open.
    const path = `/delivery/acceptances/${a.id}/subsidy`
    const sent = await w.post('manager-tongxin', path, {
      ...{ lineId: line, [`quietAnswer-${line}`]: '四月在招募家庭。', _version: String((await period('m02')).version) },
    })
    expect(sent.status).toBe(303)
    expect((await asked('m02')).map((s) => [s.report?.came, s.report?.quietAnswer])).toEqual([[yuan('0'), '四月在招募家庭。']])
    const text = await page('auditor', `/delivery/acceptances/${a.id}`)
    expect([text.includes('¥0.00 came from 区慈善会'), text.includes('四月在招募家庭。')]).toEqual([true, true])
    good(await accept('m02'))
    expect((await tell('manager-tongxin', came))[0]).not.toBe('done')
  })

  test('the day all of its project is accepted it ends: said before, duties are raised, and no later post-day is claimed', async () => {
    await units('2026-05-20', 4)
    at('2026-06-01')
    good(await handInPeriod(await manager(), { contractId: t.id, period: 'm03' }))
    const id = (await period('m03')).id
    expect(await page('officer', `/delivery/acceptances/${id}`)).toContain(
      '“家庭教育项目” ends, and from the day after no post-day of “项目社工补贴岗” is paid',
    )
    expect(await duties()).toEqual([])
    at('2026-06-10')
    good(await accept('m03'))
    expect(await duties()).toEqual(['end-with-project open 2026-06-22', 'hand-over-clients open 2026-06-22'])
    expect(await page('manager-tongxin', `/delivery/${t.id}/posts`)).toContain('“家庭教育项目” ended on 10 June 2026')
    // Every other line goes on; the most that can ever be claimed of June is a third, of July nothing.
    const c = (await contract(await manager(), t.id))!
    const most = await mostClaimable(await manager(), c, await acceptances(await manager(), { contractIds: [t.id] }))
    const of = (key: string) => fractionText(most.get(`${t.lines.subsidised.id}:${key}`)!)
    expect([of('m04'), of('m05'), fractionText(most.get(`${t.lines.posts.id}:m05`)!)]).toEqual(['1/3', '0', '1'])
    at('2026-07-01')
    good(await handInPeriod(await manager(), { contractId: t.id, period: 'm04' }))
    expect(await claimed('m04')).toBe('10/30')
    const filled = await occupancies(await manager(), [{ contract: c, from: day('2026-06-01'), to: day('2026-06-30') }])
    // Nobody is missing there once its project is over.
    expect(filled.get(c.id)!.find((o) => o.lineId === t.lines.subsidised.id)!.postDaysTotal).toBe('10')
    const held = await occupancy(await manager(), t.id, { from: day('2026-06-01'), to: day('2026-06-30') })
    expect(held.filter((o) => o.lineId === t.lines.subsidised.id)).toEqual([
      { lineId: t.lines.subsidised.id, postDaysOccupied: '10', postDaysTotal: '30' },
    ])
  })

  test('nobody is appointed beyond its end, nobody is missed there, and the duty is done when whoever stood there leaves', async () => {
    const late = {
      ...{ contractId: t.id, lineId: t.lines.subsidised.id, workerId: w.district.people['worker2-tongxin']! },
      ...{ grade: 'assistant' as const, fromOn: day('2026-07-01'), competition: '公开竞聘' },
    } as const
    expect(code(await appointWorker(await manager(), late))).toEqual(['project-over', 'fromOn'])
    const [a] = (await appointments(await manager(), { contractIds: [t.id] })).filter((x) => x.lineId === t.lines.subsidised.id)
    good(
      await endAppointment(await manager(), { appointmentId: a!.id, lastOn: day('2026-06-30'), reason: '项目结束', version: a!.version }),
    )
    await takeDue(await w.as('clock'))
    expect(await duties()).toEqual(['end-with-project done 2026-06-22', 'hand-over-clients open 2026-06-22'])
    const open = await dutiesOf(await manager(), { contractIds: [t.id], kinds: ['fill-vacancy'], open: true })
    expect(open.map((d) => d.subjectId.split(':')[0])).toEqual([t.lines.posts.id])
  })
})

describe('when a subsidised post is paid', () => {
  test.each([
    ['until the contract ends', {}, '2027-02-28', 'contract'],
    ['until the day agreed for it', { until: '2026-08-31' }, '2026-08-31', 'until'],
  ] as const)('%s', async (_, subsidy, to, by) => {
    const other = await tiedContract(w, day('2026-03-01'), { subsidy })
    const c = (await contract(await w.as('officer'), other.id))!
    const run = (await runsFor(await w.as('officer'), [c])).get(c.id)!.get(other.lines.subsidised.id)!
    expect([run.from.toString(), run.to.toString(), run.endedBy]).toEqual(['2026-03-01', to, by])
  })

  test('the day agreed for it raises the duties by the clock, once', async () => {
    const other = await tiedContract(w, day('2026-08-01'), { subsidy: { until: '2026-09-30' } })
    await appointed(w, other.id, other.lines.subsidised.id, 'worker2-tongxin', day('2026-08-01'))
    const kinds = async () =>
      (await dutiesOf(await manager(), { contractIds: [other.id], kinds: ['end-with-project', 'hand-over-clients'] }))
        .map((d) => d.kind)
        .toSorted()
    at('2026-09-29')
    await takeDue(await w.as('clock'))
    expect(await kinds()).toEqual([])
    for (const on of ['2026-09-30', '2026-10-01', '2026-10-02']) {
      at(on)
      await takeDue(await w.as('clock'))
    }
    expect(await kinds()).toEqual(['end-with-project', 'hand-over-clients'])
  })
})
