import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { dialectOver, type Source } from './connection.ts'

/** The role the application works under: it can neither change the tables nor rewrite the record log. */
export const applicationRole = 'tandem_app'

/** Brings the tables to the newest form. Numbered SQL files, each run once, never edited afterwards. Returns their names. */
export async function migrate(owner: Source, folder: string): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: dialectOver(owner) })
  const migrator = new Migrator({
    db,
    // A lower number may come later, where two were made side by side; each stands for itself.
    allowUnorderedMigrations: true,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          readdirSync(folder)
            .filter((f) => /^\d{4}-.*\.sql$/.test(f))
            .sort()
            .map((f) => [
              f.replace(/\.sql$/, ''),
              { up: async (on: Kysely<unknown>) => void (await sql.raw(readFileSync(join(folder, f), 'utf8')).execute(on)) },
            ]),
        ),
    },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((r) => r.status === 'Error')?.migrationName
    throw new Error(`Migration ${failed ?? ''} failed: ${(error as Error).message}`, { cause: error })
  }
  return results?.map((r) => r.migrationName) ?? []
}
