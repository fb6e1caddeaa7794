import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { world, type World } from '#testing'
import { canDistribute, distributionOf, type TableFacts, tableFacts } from './distribution.ts'

const text = 'text C'
const table = (name: string, more: Partial<TableFacts> = {}): TableFacts => ({
  name,
  key: text,
  keysWithout: [],
  foreignKeys: [],
  triggers: [],
  lies: null,
  beside: null,
  ...more,
})
const jurisdictions = table('jurisdictions', { key: null })

describe('where the tables of the program lie on several servers', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(async () => {
    await w?.close()
  })
  test('every table has its place, and nothing stands in the way but the triggers that docs/scale.md names', async () => {
    expect(await canDistribute(w.db)).toBe(false)
    const facts = await tableFacts(w.db, false)
    const { places, todo, obstacles } = distributionOf(facts)
    expect(obstacles.map((o) => `${o.table} ${o.why} ${o.what}`)).toEqual([
      'bids trigger bids_need_covers',
      'claims trigger claim_erased_by_an_entry',
      'jurisdictions trigger jurisdictions_of_one_kind',
      'jurisdictions trigger jurisdictions_stay_what_they_are',
      'memberships trigger names_end_with_the_role',
      'record_log trigger erased_by_an_entry',
    ])
    expect(places.size).toBe(facts.length)
    expect([...places].filter(([, to]) => to !== 'by-jurisdiction').map(([name]) => name)).toEqual([
      'jurisdictions',
      'kysely_migration',
      'kysely_migration_lock',
      'rehearsal',
      'secret_check',
      'set_up',
    ])
    expect(todo.length).toBe(facts.length - 5)
  })
})

describe('a distribution', () => {
  test('leaves alone what lies where it should, and brings new tables beside it', () => {
    const facts = [
      { ...jurisdictions, lies: 'everywhere' as const, beside: 1 },
      table('plans', { lies: 'by-jurisdiction', beside: 7 }),
      table('news', { lies: 'in-front' }),
    ]
    expect(distributionOf(facts)).toMatchObject({ todo: [{ table: 'news', to: 'by-jurisdiction' }], obstacles: [] })
  })
  test('goes in the order in which rows point to each other', () => {
    const to = (name: string) => ({ name: `${name}_fkey`, to: name, holds: true })
    const facts = [table('a', { foreignKeys: [to('b'), to('a')] }), table('b', { foreignKeys: [to('jurisdictions')] }), jurisdictions]
    expect(distributionOf(facts)).toMatchObject({ todo: [{ table: 'jurisdictions' }, { table: 'b' }, { table: 'a' }], obstacles: [] })
    expect(distributionOf([table('a', { foreignKeys: [to('b')] }), table('b', { foreignKeys: [to('a')] })]).obstacles).toEqual([
      { table: 'a', why: 'circle', what: 'a, b' },
    ])
  })
  test.each<[string, TableFacts[], string]>([
    ['a table nobody placed', [jurisdictions, table('notes', { key: null })], 'notes no-jurisdiction '],
    ['a key without the jurisdiction', [jurisdictions, table('plans', { keysWithout: ['plans_pkey'] })], 'plans key plans_pkey'],
    [
      'a foreign key',
      [jurisdictions, table('plans', { foreignKeys: [{ name: 'plans_need_fkey', to: 'needs', holds: false }] }), table('needs')],
      'plans foreign-key plans_need_fkey',
    ],
    ['a trigger', [jurisdictions, table('plans', { triggers: ['told'] })], 'plans trigger told'],
    [
      'another collation',
      [jurisdictions, table('plans'), table('needs'), table('odd', { key: 'text default' })],
      'odd other-type text default',
    ],
    ['a table that lies elsewhere', [{ ...jurisdictions, lies: 'by-jurisdiction', beside: 1 }], 'jurisdictions elsewhere by-jurisdiction'],
    [
      'a table that lies apart',
      [
        table('plans', { lies: 'by-jurisdiction', beside: 7 }),
        table('needs', { lies: 'by-jurisdiction', beside: 7 }),
        table('odd', { lies: 'by-jurisdiction', beside: 9 }),
      ],
      'odd not-beside ',
    ],
  ])('is forbidden by %s', (_, facts, obstacle) =>
    expect(distributionOf(facts).obstacles.map((o) => `${o.table} ${o.why} ${o.what}`)).toEqual([obstacle]),
  )
})
