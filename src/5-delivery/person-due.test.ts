import { contract, signVersion } from '#contracts'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sequence } from '#platform'
import { takeDue } from '../notices/index.ts'
import { addServiceRecord } from './add-service-record.ts'
import { appointWorker } from './appoint-worker.ts'
import { dueItems } from './due-items.ts'
import { handInPeriod } from './hand-in-period.ts'
import { hearResidents } from './hear-residents.ts'

/* Whose turn it is who has no desk: the worker whose month lacks records, the committee that listens to residents. */

let w: World
let contractId = ''
const post = newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '到岗的采购', communityIds: w.district.communities.slice(0, 1) }))
  const line = { id: post, kind: 'post' as const, title: '社区社工', posts: 1, months: 12, grade: 'assistant' as const, hangsOn: null }
  contractId = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [{ ...line, amount: yuan('75000') }],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  ).id
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(who), { contractId, number: c.versionNumber, version: c.version }))
  }
  good(
    await appointWorker(await w.as('manager-tongxin'), {
      contractId,
      lineId: post,
      workerId: w.district.people['worker-tongxin']!,
      grade: 'assistant',
      share: '0.05',
      fromOn: day('2026-03-01'),
      competition: '公开竞聘',
    }),
  )
})
afterAll(() => w.close())

const dueTo = async (who: string, of: RegExp) => {
  const ctx = await w.as(who)
  const organisationKind = who === 'committee' ? 'community' : 'institution'
  return (await dueItems({ ...ctx, asker: { ...ctx.asker, organisationKind } }, ctx.asker.organisationId!))
    .filter((i) => of.test(i.id))
    .map((i) => i.title.zh)
}
const told = async (of: string) => {
  while ((await sequence(w.db)) > 0);
  await takeDue({ ...(await w.as('clock')), mail: true }, { origin: 'https://tandem.example.gov.cn' })
  const { rows } = await sql<{ email: string }>`
    select u.email from notices n join users u on u.jurisdiction = n.jurisdiction and u.id = n.user_id
    where n.done_at is null and n.about like ${`${of}-%`} order by u.email`.execute(w.database.db)
  return rows.map((r) => r.email)
}
const record = async (on: string) =>
  good(
    await addServiceRecord(await w.as('worker-tongxin'), {
      contractId,
      lineId: post,
      servedOn: day(on),
      category: 'direct',
      what: 'home-visit',
      minutes: 1,
      askedBy: 'own-plan',
      people: 1,
      units: 0,
    }),
  )

describe('a month without a record', () => {
  test('is told to the worker who stood there, once it is over, and to no colleague', async () => {
    expect(await dueTo('worker-tongxin', /^records-/)).toEqual([])
    w.clock.set('2026-04-01T08:00:00+08:00')
    expect(await dueTo('worker-tongxin', /^records-/)).toEqual(['补录服务记录：2026 年 3 月，到岗的采购'])
    // Whoever else works there, at no post, and whoever manages the house.
    await sql`update memberships set organisation_id = ${w.district.institutions.tongxin} where user_id = ${w.district.people['worker-bangban']!}`.execute(
      w.database.db,
    )
    expect(await told('records')).toEqual(['worker-tongxin@xinghe.example'])
  })
  test('is over with the first record of it, and once it is handed in', async () => {
    await record('2026-03-31')
    expect(await dueTo('worker-tongxin', /^records-/)).toEqual([])
    expect(await told('records')).toEqual([])
    w.clock.set('2026-05-02T08:00:00+08:00')
    expect(await dueTo('worker-tongxin', /^records-/)).toEqual([expect.stringContaining('2026 年 4 月')])
  })
})

describe('a period that was handed in', () => {
  test('is told to the committees of the office that accepts it, until residents were heard of it', async () => {
    const { id } = good(await handInPeriod(await w.as('manager-tongxin'), { contractId, period: 'm01' }))
    expect(await dueTo('committee', /^residents-/)).toEqual(['听取居民意见：第 1 个月，到岗的采购'])
    expect(await told('residents')).toEqual(['committee@xinghe.example'])
    // On the first page it leads to where it is done.
    expect(await (await w.get('committee', '/', { lang: 'zh' })).text()).toContain(`href="/delivery/acceptances/${id}"`)
    // A committee of another office has nothing to do with it.
    const { rows } = await sql<{ parent_id: string }>`select parent_id from organisations where id = ${w.district.committee}`.execute(
      w.database.db,
    )
    const bureau = (await w.as('approver')).asker.organisationId
    await sql`update organisations set parent_id = ${bureau} where id = ${w.district.committee}`.execute(w.database.db)
    expect(await dueTo('committee', /^residents-/)).toEqual([])
    await sql`update organisations set parent_id = ${rows[0]!.parent_id} where id = ${w.district.committee}`.execute(w.database.db)
    const heard = { how: 'meeting' as const, satisfied: 3, neutral: 1, dissatisfied: 0, heardOn: day('2026-05-02') }
    good(await hearResidents(await w.as('committee'), { acceptanceId: id, ...heard }))
    expect(await told('residents')).toEqual([])
  })
})
