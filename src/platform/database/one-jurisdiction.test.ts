import { type Generated, Kysely, sql } from 'kysely'
import { DummyDriver, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db } from './open.ts'
import { acrossJurisdictions, OneJurisdiction } from './one-jurisdiction.ts'

interface Two {
  plans: { jurisdiction: string; id: string; state: string; version: Generated<number> }
  needs: { jurisdiction: string; id: string; plan_id: string }
  jurisdictions: { code: string }
}
const db = new Kysely<Two>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (d) => new PostgresIntrospector(d),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new OneJurisdiction()],
})
const j = 'test'

describe('a query that does not say of which jurisdiction is not run', () => {
  test.each<[string, () => { execute(): Promise<unknown> }, string]>([
    ['reads', () => db.selectFrom('plans').selectAll().where('id', '=', 'x'), 'plans'],
    [
      'says it only in one half of an or',
      () =>
        db
          .selectFrom('plans')
          .selectAll()
          .where((e) => e.or([e('jurisdiction', '=', j), e('id', '=', 'x')])),
      'plans',
    ],
    ['says which it is not', () => db.selectFrom('plans').selectAll().where('jurisdiction', '<>', j), 'plans'],
    [
      'says only that two tables agree',
      () =>
        db
          .selectFrom('plans as p')
          .innerJoin('needs as n', (on) => on.onRef('n.jurisdiction', '=', 'p.jurisdiction').onRef('n.plan_id', '=', 'p.id'))
          .selectAll('p'),
      'plans',
    ],
    ['changes', () => db.updateTable('plans').set({ state: 'x' }).where('id', '=', 'x'), 'plans'],
    ['deletes', () => db.deleteFrom('plans').where('id', '=', 'x'), 'plans'],
    [
      'asks for another table inside',
      () =>
        db
          .selectFrom('plans')
          .selectAll()
          .where('jurisdiction', '=', j)
          .where('id', 'in', db.selectFrom('needs').select('plan_id').where('id', '=', 'x')),
      'needs',
    ],
    [
      'prepares another table',
      () =>
        db
          .with('some', (q) => q.selectFrom('needs').selectAll())
          .selectFrom('some')
          .selectAll(),
      'needs',
    ],
    ['is text', () => ({ execute: () => sql`select * from plans where id = ${'x'}`.execute(db) }), 'plans'],
  ])('%s', async (_, query, table) => {
    await expect(async () => await query().execute()).rejects.toThrow(`a query of ${table} does not say of which jurisdiction`)
  })
})

describe('what says it is run', () => {
  test.each<[string, () => { execute(): Promise<unknown> }]>([
    ['reads', () => db.selectFrom('plans').selectAll().where('jurisdiction', '=', j).where('id', '=', 'x')],
    [
      'joins',
      () => db.selectFrom('plans as p').innerJoin('needs as n', 'n.plan_id', 'p.id').selectAll('p').where('p.jurisdiction', '=', j),
    ],
    [
      'inside by the row outside',
      () =>
        db
          .selectFrom('plans as p')
          .selectAll()
          .where('p.jurisdiction', '=', j)
          .where((e) => e.exists(e.selectFrom('needs as n').select('n.id').whereRef('n.jurisdiction', '=', 'p.jurisdiction'))),
    ],
    ['changes', () => db.updateTable('plans').set({ state: 'x' }).where('jurisdiction', '=', j)],
    ['adds, which cannot leave it out', () => db.insertInto('plans').values({ jurisdiction: j, id: 'x', state: 'x' })],
    ['asks for the jurisdictions themselves', () => db.selectFrom('jurisdictions').selectAll()],
    [
      'is what a with has prepared',
      () =>
        db
          .with('some', (q) => q.selectFrom('needs').selectAll().where('jurisdiction', '=', j))
          .selectFrom('some')
          .selectAll(),
    ],
    ['is text', () => ({ execute: () => sql`select * from plans where jurisdiction = ${j}`.execute(db) })],
    [
      'is text put together',
      () => ({ execute: () => sql`with m as (${sql`select 1 from plans where jurisdiction = ${j}`}) select * from m`.execute(db) }),
    ],
    [
      'says that it concerns all',
      () => (acrossJurisdictions(db as unknown as Db, 'a backup') as unknown as typeof db).selectFrom('plans').selectAll(),
    ],
  ])('%s', async (_, query) => {
    await expect(query().execute()).resolves.toBeDefined()
  })
  test('nobody leaves the guard without a reason', () => expect(() => acrossJurisdictions(db as unknown as Db, '')).toThrow('say why'))
})
