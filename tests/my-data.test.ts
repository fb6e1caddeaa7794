import { asOwner, type Everything, everything, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

test('everybody takes away what is kept about them, whole, without secrets and without what is of others', async () => {
  const made = await w.post('worker-tongxin', '/account/tokens', { name: 'mein Rechner', scopes: 'read', days: '30' })
  const secret = /tdm_[\w-]+/.exec(await made.text())![0]
  expect(await (await w.get('worker-tongxin', '/account')).text()).toContain('/account/data"')
  const answer = await w.get('worker-tongxin', '/account/data.json')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  const text = await answer.text()
  const mine = JSON.parse(text) as Record<string, { [key: string]: unknown }[] & Record<string, unknown>>
  expect(Object.keys(mine)).toEqual(
    'account roles sessions notices noticeChoices devices tokens logins invitations requests pool ties phones posts records editions entered deliverables qualifications candidateScores groups events supervisions reasons looks timeAnswers checks pay payAnswers panels scores findings corrections votes talks talkChanges conformityLooks examinations objectionAnswers negotiations appraisalMarks appraisalSettlements payments paymentCorrections paymentBatches log'.split(
      ' ',
    ),
  )
  expect(mine.account!.id).toBe(w.district.people['worker-tongxin'])
  expect(mine.roles!.map((r) => r.role)).toEqual(['worker'])
  expect(mine.tokens!.map((t) => t.name)).toEqual(['mein Rechner'])
  expect(mine.log!.map((e) => e.action)).toEqual(['people.make-token'])
  expect(mine.sessions).toHaveLength(1)
  for (const no of [secret, 'password_hash', 'totp_secret', w.district.people.officer!]) expect(text).not.toContain(no)
  expect((await w.get('public', '/account/data.json')).status).toBe(401)
})

/** What a table holds of one person, asked for beside the program. */
const of: Readonly<Record<string, string>> = {
  roles: 'memberships where user_id = $',
  tokens: 'api_tokens where user_id = $',
  posts: 'appointments where worker_id = $',
  records: 'service_records where worker_id = $',
  entered: 'service_records where recorded_by = $ and worker_id <> $',
  deliverables: 'deliverables where opened_by = $',
  panels: 'panel_seats where user_id = $',
  scores: 'panel_scores where user_id = $',
  payments: 'payments where recorded_by = $',
  groups: 'work_groups where worker_id = $',
  events: 'community_events where worker_id = $',
  supervisions: 'supervisions where worker_id = $ or supervisor_id = $',
  reasons: 'client_reasons where user_id = $',
  looks: 'client_looks where user_id = $',
  log: 'record_log where actor_id = $',
}
describe('where there is every kind of record', () => {
  let all: Everything
  let people: [string, string][]
  beforeAll(async () => {
    all = await everything()
    people = Object.entries(all.district.people)
    await marked()
  })
  /** Somebody's own words, each with their id in it, wherever a person writes or runs something that this world has little of. */
  async function marked(): Promise<void> {
    const run = (text: string) => asOwner(all.database.db, text)
    const [first] = people
    const { rows } = await sql<{ contract: string; line: string; organisation: string }>`select contract_id as contract, line_id as line,
      (select provider_id from contracts c where c.id = contract_id) as organisation from service_records limit 1`.execute(all.database.db)
    const { contract, line, organisation } = rows[0]!
    await run(`insert into clients (jurisdiction, id, organisation_id, number, age_group, sex, groups, worker_id, entered_at, entered_by, sealed)
      values ('test', 'cli_mine', '${organisation}', 9999, '60-79', 'female', '{}', '${first![1]}', now(), '${first![1]}', 'x')`)
    for (const [i, [, id]] of people.entries()) {
      const next = people[(i + 1) % people.length]![1]
      await run(`insert into work_groups (jurisdiction, id, organisation_id, worker_id, contract_id, line_id, title, aims, sessions, entered_at, entered_by)
        values ('test', 'grp_${i}', '${organisation}', '${id}', '${contract}', '${line}', 'word of ${id}', 'word of ${id}', 3, now(), '${id}')`)
      await run(`insert into community_events (jurisdiction, id, organisation_id, worker_id, contract_id, line_id, title, place, held_on, expected, sign_code, entered_at, entered_by)
        values ('test', 'evt_${i}', '${organisation}', '${id}', '${contract}', '${line}', 'word of ${id}', 'word of ${id}', '2026-03-02', 5, 'CODE${i}', now(), '${id}')`)
      await run(`insert into supervisions (jurisdiction, id, organisation_id, supervisor_id, worker_id, planned_on, entered_at, entered_by)
        values ('test', 'sup_${i}', '${organisation}', '${id}', '${next}', '2026-03-02', now(), '${id}')`)
      await run(`insert into client_reasons (jurisdiction, id, client_id, user_id, reason, given_at, until_at)
        values ('test', 'rsn_${i}', 'cli_mine', '${id}', 'word of ${id}', now(), now())`)
      await run(`insert into client_looks (jurisdiction, client_id, user_id, looked_on, times, last_at)
        values ('test', 'cli_mine', '${id}', '2026-03-02', 1, now())`)
    }
  }
  afterAll(() => all.close())
  test('each person takes away as many rows as there are of theirs, none of them of anybody else', async () => {
    const sums = new Map<string, number>()
    for (const [who, id] of people) {
      const text = await (await all.get(who, '/account/data.json')).text()
      const mine = JSON.parse(text) as Record<string, unknown[]>
      // Nothing anybody else wrote, and nobody else by their id but where one's own entry in the log names whom one did it to.
      const { log: _, ...kept } = mine
      for (const [other, otherId] of people.filter((p) => p[1] !== id)) {
        expect([who, other, text.includes(`word of ${otherId}`)]).toEqual([who, other, false])
        expect([who, other, JSON.stringify(kept).includes(otherId)]).toEqual([who, other, false])
      }
      expect(text.split(`word of ${id}`).length - 1).toBe(5)
      for (const [name, from] of Object.entries(of)) {
        const { rows } = await sql<{ n: number }>`${sql.raw(`select count(*)::int as n from ${from.replaceAll('$', `'${id}'`)}`)}`.execute(
          all.database.db,
        )
        expect([who, name, mine[name]!.length]).toEqual([who, name, rows[0]!.n])
        sums.set(name, (sums.get(name) ?? 0) + rows[0]!.n)
      }
    }
    // Somebody has some of each, or this would say nothing of it.
    expect([...sums].filter(([, n]) => n === 0)).toEqual([])
  })
})
