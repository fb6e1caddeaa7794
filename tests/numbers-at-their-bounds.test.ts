import { knownLaw, type Settable, setValueText } from '#law'
import { drawn, type Everything, everything, visitor } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetLaw } from '../src/people/law-here.ts'

/* Whatever a jurisdiction sets for itself within its bounds, and what stood before there were any: every page that uses it answers. */

let w: Everything
let pages: string[] = []
beforeAll(async () => {
  w = await everything()
  const ids = async (table: string) =>
    (await sql<{ id: string }>`select id from ${sql.table(table)} where jurisdiction = 'test'`.execute(w.database.db)).rows.map((r) => r.id)
  const of = async (table: string, ...paths: string[]) => (await ids(table)).flatMap((id) => paths.map((p) => p.replace('*', id)))
  pages = [
    '/',
    '/due',
    '/law',
    '/law/local',
    '/law.json',
    ...(await of('tenders', '/tenders/*')),
    ...(await of('purchases', '/purchases/*', '/purchases/*/rules', '/open/purchases/*')),
    ...(await of('plans', '/plans/*')),
    ...(await of('contracts', '/contracts/*', '/payments/contracts/*')),
  ]
})
afterAll(() => w.close())

type At = (s: Settable) => string | undefined
const text = (s: Settable, i: 0 | 1) => setValueText(s.between[i], knownLaw('cn').country.currency)
const ways: Record<string, At> = {
  'the least': (s) => text(s, 0),
  'the most': (s) => text(s, 1),
  'far beyond': (s) => ({ count: '999999999', length: '9999 days', money: '999999999999999.00', share: '999999999999' })[s.kind],
}

test.each(Object.keys(ways))('every number at %s', { timeout: 120_000 }, async (way) => {
  const admin = await w.as('administrator')
  await sql`delete from local_numbers where jurisdiction = 'test'`.execute(w.database.db)
  for (const s of admin.law.country.settable())
    await sql`insert into local_numbers (jurisdiction, id, key, value, from_on, source, article, grade, entered_on)
      values ('test', ${`local_${s.key}`}, ${s.key}, ${ways[way]!(s)}, '2020-03-01', 's', 'a', 'A', '2026-01-01')`.execute(w.database.db)
  forgetLaw(admin.db, 'test')
  const wrong: string[] = []
  for (const who of ['officer', 'public']) {
    const v = await visitor(w, who)
    // Each way and each person draw for themselves; by their place in the list, for the names of records differ from run to run.
    const some = drawn([...pages.entries()], { for: `numbers at ${way} for ${who}`, named: ([n]) => String(n), share: 0.4 })
    for (const [, page] of some) {
      const { status } = await v.get(page)
      if (status >= 500) wrong.push(`${who} ${page} ${status}`)
    }
  }
  expect(wrong).toEqual([])
})
