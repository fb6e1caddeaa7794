import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isId } from '#kernel'
import { openDatabase } from '#platform'
import { sql } from 'kysely'
import { expect, test } from 'vitest'

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))
const own = '0087-experts.sql'

// It opens an embedded database of its own, so the run on PostgreSQL would be the same again.
test.runIf(process.env.TANDEM_TEST_DATABASE === 'embedded')(
  'experts and draws from before there was a pool stand in it and stay as they were',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-experts-'))
    try {
      const [before, data] = [join(folder, 'before'), join(folder, 'data')]
      mkdirSync(before)
      for (const f of readdirSync(migrations)) if (f < own) copyFileSync(join(migrations, f), join(before, f))
      const old = await openDatabase({ folder: data, migrations: before })
      const id = (kind: string, n: number) => `${kind}_${String(n).padStart(26, '0')}`
      for (const n of [1, 2, 3])
        await sql`insert into users (jurisdiction, id, email, name, created_at)
          values ('j', ${id('usr', n)}, ${`e${n}@x.example`}, ${`E${n}`}, '2026-01-01T00:00:00Z')`.execute(old.db)
      // One twice an expert, one whose role ended, one who never was one.
      for (const [n, user, role, org, ended] of [
        [1, 1, 'expert', 'o', null],
        [2, 1, 'expert', 'p', null],
        [3, 2, 'expert', 'o', '2026-02-01'],
        [4, 3, 'officer', 'o', null],
      ] as const)
        await sql`insert into memberships (jurisdiction, id, user_id, organisation_id, role, since, ended_on)
          values ('j', ${id('mem', n)}, ${id('usr', user)}, ${org}, ${role}, '2026-01-02', ${ended}::date)`.execute(old.db)
      await sql`insert into panel_draws (jurisdiction, tender_id, number, seed, pool, drawn, drawn_at)
        values ('j', 'tnd_1', 1, 's', ${[id('usr', 1)]}::text[], ${[id('usr', 1)]}::text[], '2026-02-02T00:00:00Z')`.execute(old.db)
      await sql`insert into panel_seats (jurisdiction, tender_id, user_id, kind, name, state, draw, appointed_at)
        values ('j', 'tnd_1', ${id('usr', 1)}, 'expert', 'E1', 'appointed', 1, '2026-02-02T00:00:00Z')`.execute(old.db)
      await old.close()

      const now = await openDatabase({ folder: data, migrations })
      const read = async (text: string) => (await sql.raw<Record<string, unknown>>(text).execute(now.db)).rows
      const there = await read("select id, user_id, name, email, state from experts where jurisdiction = 'j' order by user_id")
      expect(there.map((x) => [x.user_id, x.name, x.email, x.state, isId('expert', x.id)])).toEqual([
        [id('usr', 1), 'E1', null, 'in', true],
        [id('usr', 2), 'E2', null, 'in', true],
      ])
      expect(await read("select seed, specialty_ids, left_out from panel_draws where jurisdiction = 'j'")).toEqual([
        { seed: 's', specialty_ids: [], left_out: [] },
      ])
      await sql`update panel_seats set state = 'declined' where jurisdiction = 'j'`.execute(now.db)
      await now.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
