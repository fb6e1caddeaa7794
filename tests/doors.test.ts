import { change, checkDatabase, sequence } from '#platform'
import { newId } from '#kernel'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/* Functions that do more than the application's own login may: each refuses what it was not made for, a null as much as a wrong id. */

let w: World
beforeAll(async () => {
  w = await world()
  for (const n of [1, 2, 3]) await change(await w.as('officer'), { action: `test.log-${n}`, facts: { n } }, async () => ({ n }))
  await sequence(w.db)
  await change(await w.as('officer'), { action: 'test.waits', heldBy: 'tnd_x', facts: { secret: 'before' } }, async () => ({ n: 1 }))
})
afterAll(() => w.close())

const refusal = async (statement: string): Promise<string> =>
  await sql
    .raw(statement)
    .execute(w.database.db)
    .then(
      () => 'taken',
      (e: Error) => e.message,
    )
/** Everything these functions can touch, as text. */
const all = async () => {
  const parts: string[] = []
  for (const table of [
    'record_log',
    'record_log_pending',
    'record_log_order',
    'record_log_tiles',
    'record_log_heads',
    'record_log_keys',
    'claims',
  ])
    parts.push(
      ...(await sql.raw<{ row: string }>(`select row_to_json(t)::text as row from ${table} t order by 1`).execute(w.database.db)).rows.map(
        (r) => `${table} ${r.row}`,
      ),
    )
  return parts
}

const hash = `'${Buffer.alloc(32, 7).toString('base64')}'`
/** Arguments of the right kind that name what is not there, or do not fit: with them nothing may change either. */
const foreign: Record<string, readonly string[]> = {
  add_log_head: [`'test'`, '999999', `'other\n999999\nx'`, `'other+1+x'`, 'now()'],
  carry_log_entries: [`'test'`, '0', `array['log_nobody']`, `array['{}']`, `'{}'`, 'array[0]', 'array[99::bigint]', `array[${hash}]`],
  erase_claimed_reason: [`'test'`, `'["acc_nobody", "x"]'`, `chr(65529) || 'erased 2026-03-02 asked' || chr(65531)`],
  erase_log_facts: [`'test'`, `array['log_nobody']`, `'log_nobody'`],
  erase_log_name: [`'test'`, `'usr_nobody'`, `'log_nobody'`],
  place_log_entries: [
    `'test'`,
    `(select max(seq) from record_log_order where jurisdiction = 'test')`,
    `array['log_nobody']`,
    `array['{}']`,
    'array[0]',
    'array[99::bigint]',
    `array[${hash}]`,
  ],
}

describe('functions the application may call with the rights of the owner', () => {
  test('are these, and each is tried below', async () => {
    const { rows } = await sql<{ name: string }>`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and p.prorettype <> 'trigger'::regtype and has_schema_privilege(current_user, n.oid, 'usage')
        and has_function_privilege(current_user, p.oid, 'execute') order by 1`.execute(w.database.db)
    expect(rows.map((r) => r.name)).toEqual(Object.keys(foreign).sort())
  })
  test.each(Object.entries(foreign).flatMap(([name, args]) => args.map((_, i) => ({ name, args, i }))))(
    '$name refuses a null as argument $i',
    async ({ name, args, i }) => {
      const before = await all()
      expect(await refusal(`select ${name}(${args.map((a, k) => (k === i ? 'null' : a)).join(', ')})`)).toContain('may not be null')
      expect(await all()).toEqual(before)
    },
  )
  test.each(Object.entries(foreign))('%s changes nothing by what is not there', async (name, args) => {
    const before = await all()
    await refusal(`select ${name}(${args.join(', ')})`)
    expect(await all()).toEqual(before)
  })
})

describe('what an entry says', () => {
  const idOf = async (action: string) =>
    (await sql<{ id: string }>`select id from record_log where action = ${action}`.execute(w.database.db)).rows[0]!.id

  test.each(['test.waits', 'test.log-1'])('is not taken out without an erasure by which it was (%s)', async (action) => {
    const before = await all()
    const id = await idOf(action)
    for (const by of ['null', `''`, `'log_nobody'`, `'${id}'`]) {
      expect(await refusal(`select erase_log_facts('test', array['${id}'], ${by})`)).not.toBe('taken')
      expect(await refusal(`select erase_log_name('test', '${w.district.people.officer}', ${by})`)).not.toBe('taken')
    }
    expect(await all()).toEqual(before)
  })
  test('a place without a leaf, or with fewer leaves than entries, is not given', async () => {
    const id = newId('entry', w.clock.now())
    await change(await w.as('officer'), { action: 'test.next', id }, async () => ({ n: 1 }))
    const last = `(select max(seq) from record_log_order where jurisdiction = 'test')`
    const before = await all()
    for (const leaves of [`'{}'::text[]`, 'array[null::text]'])
      expect(await refusal(`select place_log_entries('test', ${last}, array['${id}'], ${leaves}, '{}', '{}', '{}')`)).not.toBe('taken')
    expect(await all()).toEqual(before)
    await sequence(w.db)
    expect((await checkDatabase(w.db, 'test', { stillHeld: async (held) => new Set(held) })).wrong).toEqual([])
  })
})
