import { addPerson, enterRequest, people } from '#people'
import { sequence } from '#platform'
import { countingRows, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeDue } from '../src/notices/index.ts'

/* Of a whole city the morning round reads those whom something concerns, and nobody else. */

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

test('of 3,000 people ten whom something concerns are read, in the morning and after what was done', async () => {
  const operator = await w.as('operator')
  const platform = (await w.as('data-officer')).asker.organisationId!
  // Ten answer what people ask of their data; the others work at institutions and offices, and have nothing to do.
  for (let n = 1; n < 10; n++)
    await addPerson(operator, { name: `专员${n}`, email: `data-${n}@many.example`, role: 'data-officer', organisationId: platform })
  for (const [role, at, many] of [
    ['worker', w.district.institutions.tongxin, 1500],
    ['worker', w.district.institutions.bangban, 500],
    ['manager', w.district.institutions.nuanyang, 300],
    ['officer', w.district.office, 400],
    ['expert', w.district.evaluator, 270],
  ] as const)
    await sql`with made as (
        insert into users (jurisdiction, id, email, name, created_at)
        select ${operator.jurisdiction}, 'usr_' || ${at}::text || n, ${at}::text || n || '@many.example', '某人' || n, now() from generate_series(1, ${many}::int) n returning id)
      insert into memberships (jurisdiction, id, user_id, organisation_id, role, since)
      select ${operator.jurisdiction}, 'mem_' || id, id, ${at}, ${role}, '2026-01-01' from made`.execute(w.database.db)
  expect((await people(operator, {})).length).toBeGreaterThan(2990)
  const round = async (at: string) => {
    while ((await sequence(w.db)) > 0);
    const { db, rows } = countingRows(w.db)
    return { told: await takeDue({ ...(await w.as('clock', at)), db }, { origin: undefined }), rows: rows() }
  }
  await round('2026-03-02T09:00:00+08:00')
  await enterRequest(await w.as('data-officer'), { kind: 'correction', what: '姓名写错了', askedOn: operator.today })
  const after = await round('2026-03-02T10:00:00+08:00')
  expect(after.told).toBe(10)
  expect(after.rows).toBeLessThan(400)
  const morning = await round('2026-03-03T07:30:00+08:00')
  expect(morning.rows).toBeLessThan(400)
  const open = await sql<{
    n: number
  }>`select count(distinct user_id)::int as n from notices where done_at is null and about like 'req_%'`.execute(w.database.db)
  expect(open.rows[0]!.n).toBe(10)
})
