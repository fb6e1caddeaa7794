import { isRefusal } from '#kernel'
import { retention } from '#law'
import { sessionOf, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createQuestionnaire, openCampaign, openPurchase } from '#needs'
import { makeToken } from './my-account.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())
const made = <T>(x: T): Exclude<T, { refused: true }> => {
  if (isRefusal(x)) throw new Error(`refused: ${x.code}`)
  return x as Exclude<T, { refused: true }>
}
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(w.database.db)).rows[0]!.n

test('what names people is deleted after its time, not a day earlier, and the log is told how many', async () => {
  const officer = await w.as('officer')
  const asked = { name: 'days', scopes: ['read' as const], days: 1, sessionId: await sessionOf(officer) }
  made(await makeToken({ ...officer, once: 'once-once-once' }, asked))
  expect((await w.get('officer', '/')).status).toBe(200)
  const places = w.district.communities.slice(0, 1)
  const { id: purchaseId } = made(await openPurchase(officer, { title: '服务', communityIds: places }))
  const { id: questionnaireId } = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs', template: 'needs' }))
  const { id } = made(
    await openCampaign(officer, {
      purchaseId,
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
  await sql`insert into paper_sheets (jurisdiction, campaign_id, sheet, community_id, state, keyed_on) values ('test', ${id}, '1', ${places[0]}, 'settled', '2026-03-02')`.execute(
    w.database.db,
  )
  await sql`insert into once_keys values ('test', 'k', 'x', '{"value":null}', '2026-03-02')`.execute(w.database.db)
  // Nobody took it up; it ran out on 2 March.
  await sql`insert into invitations (jurisdiction, id, secret_hash, organisation_id, role, email, created_at, expires_at) values
    ('test', 'inv_00000000000000000000000001', 'x', ${w.district.office}, 'officer', 'never@example.org', '2026-02-20T09:00:00+08:00',
     '2026-03-02T09:00:00+08:00')`.execute(w.database.db)
  await sql`update campaigns set counted_on = '2026-03-02' where id = ${id}`.execute(w.database.db)
  const left = async (on: Temporal.PlainDate, tables: readonly string[]) => {
    w.clock.set(`${on}T00:01:00+08:00`)
    await w.runJobs()
    return await Promise.all(tables.map(async (t) => (await count(t)) > 0))
  }
  // The first three have the same time from the same day.
  const three = ['once_keys', 'sessions', 'paper_sheets']
  expect(new Set([retention.onceKeys, retention.sessions, retention.paperSheets].map((p) => p.values[0]!.value))).toEqual(new Set([30]))
  const last = Temporal.PlainDate.from('2026-03-02').add({ days: 30 })
  expect(await left(last, three)).toEqual([true, true, true])
  expect(await left(last.add({ days: 1 }), three)).toEqual([false, false, false])
  const lastOfInvitation = Temporal.PlainDate.from('2026-03-02').add({ days: retention.invitations.values[0]!.value })
  expect(await left(lastOfInvitation, ['invitations'])).toEqual([true])
  expect(await left(lastOfInvitation.add({ days: 1 }), ['invitations'])).toEqual([false])
  const lastOfToken = Temporal.PlainDate.from('2026-03-03').add({ days: retention.tokens.values[0]!.value })
  expect(await left(lastOfToken, ['api_tokens'])).toEqual([true])
  expect(await left(lastOfToken.add({ days: 1 }), ['api_tokens'])).toEqual([false])
  const told = (await w.database.db.selectFrom('record_log').select(['action', 'facts']).execute()).filter((e) => /forget/.test(e.action))
  expect(told.flatMap((e) => Object.keys(e.facts)).sort()).toEqual(['invitations', 'onceKeys', 'sessions', 'sheets', 'tokens'])
})
