import { contract, dutiesOf, signVersion } from '#contracts'
import { handInPeriod } from '#delivery'
import { openRound } from '#evaluations'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { createQuestionnaire, openCampaign, openPurchase } from '#needs'
import { alarms, startJobs } from '#platform'
import { asOwner, directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { timedJobs } from '../src/jobs.ts'

/* One record that cannot be done keeps no other from being done, raises an alarm, and is done once it can be. */

let w: World
beforeAll(async () => {
  w = await world('2026-05-29T09:00:00+08:00')
  await asOwner(
    w.database.db,
    `create function poisoned() returns trigger language plpgsql as $$ begin raise exception 'this record cannot be written'; end $$`,
  )
})
afterAll(() => w.close())
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const db = () => w.database.db
const three = [0, 1, 2]
/** Each job once, as the program runs them; what fails is thrown at the end. */
const round = async () => {
  const faults: unknown[] = []
  for (const job of timedJobs({ db: w.db, clock: w.clock, seal: w.seal })) await job.run().catch((e: unknown) => faults.push(e))
  return faults
}

interface Case {
  kind: string
  table: string
  on: 'insert' | 'update' | 'delete'
  /** Makes what is due of three records, at their time. */
  due: () => Promise<{ ids: readonly string[]; column: string; done: () => Promise<boolean[]> }>
}
async function contractsOf(startsOn: string): Promise<string[]> {
  const ids: string[] = []
  for (const n of three) {
    const officer = await w.as('officer')
    const p = good(await openPurchase(officer, { title: `第 ${n} 件`, communityIds: [w.district.communities[n]!] }))
    const { id } = good(
      await directContract(w, officer, {
        purchaseId: p.id,
        providerId: w.district.institutions.tongxin,
        startsOn: day(startsOn),
        noTenderReason: '测试',
        lines: [
          {
            id: newId('line', officer.now) as Id<'line'>,
            kind: 'post',
            title: '社区社工',
            hangsOn: null,
            grade: 'assistant',
            posts: 1,
            months: 12,
            amount: yuan('72000'),
          },
        ],
      }),
    )
    for (const who of ['head', 'manager-tongxin']) {
      const c = (await contract(officer, id))!
      good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version }))
    }
    ids.push(id)
  }
  return ids
}
let made: string[]
const campaigns: string[] = []
const each = async (ids: readonly string[], ask: (id: string) => ReturnType<typeof sql<{ yes: boolean }>>) =>
  await Promise.all(ids.map(async (id) => (await ask(id).execute(db())).rows[0]?.yes ?? false))

const cases: Case[] = [
  {
    kind: 'contracts.due',
    table: 'contracts',
    on: 'update',
    due: async () => {
      made = await contractsOf('2026-06-01')
      w.clock.set('2026-06-01T00:30:00+08:00')
      return {
        ids: made,
        column: 'id',
        done: () => each(made, (id) => sql`select state = 'active' as yes from contracts where id = ${id}`),
      }
    },
  },
  {
    kind: 'delivery.watch-vacancies',
    table: 'duties',
    on: 'insert',
    due: async () => {
      w.clock.set('2026-06-02T00:30:00+08:00')
      await sql`delete from duties where kind = 'fill-vacancy'`.execute(db())
      return {
        ids: made,
        column: 'contract_id',
        done: () => each(made, (id) => sql`select true as yes from duties where contract_id = ${id} and kind = 'fill-vacancy'`),
      }
    },
  },
  {
    kind: 'contracts.move-last-day',
    table: 'duties',
    on: 'update',
    due: async () => {
      const duties = await dutiesOf(await w.as('officer'), { contractIds: made, kinds: ['hand-over'] })
      await sql`update duties set due_on = '2026-06-20' where kind = 'hand-over' and contract_id = any(${made}::text[])`.execute(db())
      const ids = duties.map((d) => d.id)
      return { ids, column: 'id', done: () => each(ids, (id) => sql`select due_on = '2026-06-22' as yes from duties where id = ${id}`) }
    },
  },
  {
    kind: 'delivery.judge-month',
    table: 'service_months',
    on: 'update',
    due: async () => {
      for (const id of made)
        await sql`insert into service_months (jurisdiction, contract_id, month_on, ends_on, purchaser_id, provider_id, minutes)
          select jurisdiction, id, '2026-05-01', '2026-05-31', purchaser_id, provider_id, 60 from contracts where id = ${id}`.execute(db())
      return {
        ids: made,
        column: 'contract_id',
        done: () => each(made, (id) => sql`select judged_on is not null as yes from service_months where contract_id = ${id}`),
      }
    },
  },
  {
    kind: 'delivery.move-last-day',
    table: 'acceptances',
    on: 'update',
    due: async () => {
      w.clock.set('2026-07-01T09:00:00+08:00')
      await round()
      const ids: string[] = []
      for (const id of made) ids.push(good(await handInPeriod(await w.as('manager-tongxin'), { contractId: id, period: 'm01' })).id)
      await sql`update acceptances set due_on = '2026-07-12' where id = any(${ids}::text[])`.execute(db())
      return {
        ids,
        column: 'id',
        done: () => each(ids, (id) => sql`select due_on = '2026-07-13' as yes from acceptances where id = ${id}`),
      }
    },
  },
  {
    kind: 'delivery.fall-silent',
    table: 'acceptances',
    on: 'update',
    due: async () => {
      w.clock.set('2026-07-14T00:30:00+08:00')
      const { rows } = await sql<{ id: string }>`select id from acceptances order by id`.execute(db())
      const ids = rows.map((r) => r.id)
      return { ids, column: 'id', done: () => each(ids, (id) => sql`select state = 'accepted' as yes from acceptances where id = ${id}`) }
    },
  },
  {
    kind: 'evaluations.reveal',
    table: 'rounds',
    on: 'update',
    due: async () => {
      const ids: string[] = []
      for (const id of made)
        ids.push(
          good(
            await openRound(await w.as('officer'), {
              contractId: id,
              kind: 'mid-term',
              closesOn: day('2026-07-20'),
              communityIds: [],
            } as never),
          ).id,
        )
      w.clock.set('2026-07-21T00:30:00+08:00')
      return { ids, column: 'id', done: () => each(ids, (id) => sql`select state = 'revealed' as yes from rounds where id = ${id}`) }
    },
  },
  {
    kind: 'needs.answers-of-day',
    table: 'answers_of_day',
    on: 'delete',
    due: async () => {
      const officer = await w.as('officer')
      for (const n of three) {
        const places = [w.district.communities[n]!]
        const p = good(await openPurchase(officer, { title: `调查 ${n}`, communityIds: places }))
        const { id: questionnaireId } = good(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs', template: 'needs' }))
        const asked = good(
          await openCampaign(officer, {
            purchaseId: p.id,
            questionnaireId,
            title: '调查',
            purpose: 'needs',
            communityIds: places,
            opensOn: officer.today,
            closesOn: officer.today,
            householdsPerCommunity: 1,
            openLink: false,
          }),
        )
        campaigns.push(asked.id)
        await sql`insert into answers_of_day values ('test', ${asked.id}, '2026-07-20', 3)`.execute(db())
      }
      return {
        ids: campaigns,
        column: 'campaign_id',
        done: () => each(campaigns, (id) => sql`select not exists (select 1 from answers_of_day where campaign_id = ${id}) as yes`),
      }
    },
  },
  {
    kind: 'needs.paper-of-day',
    table: 'paper_of_day',
    on: 'delete',
    due: async () => {
      const { userId, organisationId } = (await w.as('officer')).asker
      for (const id of campaigns)
        await sql`insert into paper_of_day (jurisdiction, campaign_id, day, keyed_by, organisation_id, keyed)
          values ('test', ${id}, '2026-07-20', ${userId}, ${organisationId}, 3)`.execute(db())
      return {
        ids: campaigns,
        column: 'campaign_id',
        done: () => each(campaigns, (id) => sql`select not exists (select 1 from paper_of_day where campaign_id = ${id}) as yes`),
      }
    },
  },
  {
    kind: 'needs.destroy-codes',
    table: 'campaign_slips',
    on: 'update',
    due: async () => {
      w.clock.set('2026-07-22T00:30:00+08:00')
      return {
        ids: campaigns,
        column: 'campaign_id',
        done: () => each(campaigns, (id) => sql`select bool_and(sealed is null) as yes from campaign_slips where campaign_id = ${id}`),
      }
    },
  },
  {
    kind: 'needs.count-answers',
    table: 'campaigns',
    on: 'update',
    due: async () => {
      w.clock.set('2026-08-10T00:30:00+08:00')
      return {
        ids: campaigns,
        column: 'id',
        done: () => each(campaigns, (id) => sql`select counted_on is not null as yes from campaigns where id = ${id}`),
      }
    },
  },
  {
    kind: 'needs.forget-sheets',
    table: 'paper_sheets',
    on: 'delete',
    due: async () => {
      for (const id of campaigns)
        await sql`insert into paper_sheets (jurisdiction, campaign_id, sheet, community_id, state, keyed_on)
          values ('test', ${id}, '1', ${w.district.communities[0]!}, 'settled', '2026-07-22')`.execute(db())
      w.clock.set('2026-10-20T00:30:00+08:00')
      return {
        ids: campaigns,
        column: 'campaign_id',
        done: () => each(campaigns, (id) => sql`select not exists (select 1 from paper_sheets where campaign_id = ${id}) as yes`),
      }
    },
  },
]

test.each(cases)('$kind: the other two are done, the third once it can be', async (c) => {
  const { ids, column, done } = await c.due()
  expect([ids.length, await done()]).toEqual([3, [false, false, false]])
  // The first in the order of its number, so that a stop there would keep both others.
  const bad = [...ids].sort()[0]!
  const row = c.on === 'insert' ? 'new' : 'old'
  await asOwner(
    db(),
    `create trigger poison before ${c.on} on ${c.table} for each row when (${row}.${column} = '${bad}') execute function poisoned()`,
  )
  const faults = await round()
  await asOwner(db(), `drop trigger poison on ${c.table}`)
  expect(faults.length).toBeGreaterThan(0)
  expect((await done()).map((yes, i) => [ids[i] === bad, yes])).toEqual(ids.map((id) => [id === bad, id !== bad]))
  const watching = await w.as('officer')
  expect((await alarms(watching, { kind: c.kind })).map((a) => a.subject.id)).toEqual([bad])
  expect(await round()).toEqual([])
  expect([await done(), await alarms(watching, { kind: c.kind })]).toEqual([[true, true, true], []])
})

describe('timed work', () => {
  const root = fileURLToPath(new URL('../src', import.meta.url))
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((f) =>
      f.isDirectory() ? files(join(folder, f.name)) : /^(take-due|last-days)\.ts$/.test(f.name) ? [join(folder, f.name)] : [],
    )
  const sources = [
    ...files(root),
    ...[
      '1-needs/count-campaign.ts',
      '1-needs/log-days.ts',
      '1-needs/log-paper.ts',
      '1-needs/mix-waiting.ts',
      '5-delivery/accept-silently.ts',
      '5-delivery/judge-month.ts',
      '5-delivery/vacancies.ts',
      'people/forget.ts',
    ].map((f) => join(root, f)),
  ]
  /** Loops over records that write without going on after a fault. */
  const bareLoops = (source: string): number =>
    [...source.matchAll(/^( *)for \(const [\s\S]*?\n\1(?=\S)/gm)].filter((m) => /await change\w*\(|\.transaction\(\)/.test(m[0])).length
  test('no loop over records writes outside of dueWork', () => {
    expect(sources.length).toBeGreaterThan(8)
    expect(sources.filter((f) => bareLoops(readFileSync(f, 'utf8')) > 0).map((f) => f.slice(root.length))).toEqual([])
  })
  test('a planted one is caught', () =>
    expect(bareLoops(`  for (const x of due) {\n    await change(ctx, {}, async (tx) => null)\n  }\n  return 1\n`)).toBe(1))
  test('a job that fails keeps no other job from running', async () => {
    const ran: string[] = []
    const job = (name: string, run: () => Promise<number>) => ({ name, everySeconds: 1, run })
    const quiet = { info() {}, error() {}, warn() {} } as never
    const jobs = startJobs(
      [job('first', () => Promise.reject(new Error('no'))), job('second', () => Promise.resolve(ran.push('second')))],
      {
        clock: w.clock,
        logger: quiet,
      },
    )
    await expect.poll(() => ran.length, { timeout: 10_000 }).toBeGreaterThan(0)
    await jobs.stop()
  })
})
