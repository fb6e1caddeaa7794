import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '#platform'
import { sql } from 'kysely'
import { expect, test } from 'vitest'

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))
const own = '0061-delivery.sql'

// It opens an embedded database of its own, so the run on PostgreSQL would be the same again.
test.runIf(process.env.TANDEM_TEST_DATABASE === 'embedded')(
  'records of sessions from before there were deliverables keep their units, and their line its totals',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-deliverables-'))
    try {
      const [before, data] = [join(folder, 'before'), join(folder, 'data')]
      mkdirSync(before)
      for (const f of readdirSync(migrations)) if (f < own) copyFileSync(join(migrations, f), join(before, f))
      const old = await openDatabase({ folder: data, migrations: before })
      // A group of six sessions, the last of which was typed to complete it.
      for (let n = 1; n <= 6; n++)
        await sql`
          insert into service_records (jurisdiction, id, contract_id, purchaser_id, provider_id, line_id, worker_id, served_on, month_on, category,
            what, minutes, asked_by, people, units, recorded_at)
          values ('j', ${`rec_${n}`}, 'con_1', 'a', 'b', 'lin_1', 'w', ${`2026-03-0${n}`}::date, '2026-03-01', 'direct', 'group', 90, 'own-plan', 7,
            ${n === 6 ? 1 : 0}::integer, '2026-03-10T00:00:00Z')`.execute(old.db)
      await sql`
        insert into unit_totals (jurisdiction, contract_id, line_id, month_on, records, units, people, minutes)
        values ('j', 'con_1', 'lin_1', '2026-03-01', 6, 1, 42, 540)`.execute(old.db)
      const totals = "select * from unit_totals where jurisdiction = 'j' order by contract_id, line_id"
      const records = "select id, units, people, minutes, version from service_records where jurisdiction = 'j' order by id"
      const read = async (db: typeof old.db, text: string) => (await sql.raw(text).execute(db)).rows
      const was = [await read(old.db, totals), await read(old.db, records)]
      await old.close()

      const now = await openDatabase({ folder: data, migrations })
      expect(now.migrated).toContain('0061-delivery')
      expect([await read(now.db, totals), await read(now.db, records)]).toEqual(was)
      expect(
        await read(now.db, "select count(*)::integer as n from service_records where jurisdiction = 'j' and deliverable_id is not null"),
      ).toEqual([{ n: 0 }])
      expect(await read(now.db, "select count(*)::integer as n from deliverables where jurisdiction = 'j'")).toEqual([{ n: 0 }])
      // Numbers of a line are its own, and nobody is left out of those who take part.
      const opened = (number: number, members: number) =>
        sql`insert into deliverables (jurisdiction, id, contract_id, purchaser_id, provider_id, line_id, number, title, members, opened_on)
          values ('j', ${`dlv_${number}_${members}`}, 'con_1', 'a', 'b', 'lin_1', ${number}::integer, 't', ${members}::integer, '2026-03-11')`.execute(
          now.db,
        )
      await opened(1, 8)
      await expect(opened(1, 9)).rejects.toThrow(/unique/)
      await expect(opened(2, 0)).rejects.toThrow(/check/)
      await now.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
