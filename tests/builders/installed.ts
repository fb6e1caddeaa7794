import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { begunFolder } from './begun-folder.ts'
import { copyDatabase, onServer } from './test-database.ts'

/** What the program is told of where an installation lies: settings by their names in the environment. */
export type Place = { TANDEM_DATA: string; DATABASE_URL?: string }

/**
 * Where an installation lies, by its name: a folder, and on PostgreSQL a database besides. Its tables are made (`begun`), as the program
 * leaves them that was started once, or are left to the program.
 */
export async function installed(name: string, o: { under: string; begun: boolean }): Promise<Place> {
  const at = { TANDEM_DATA: join(o.under, name) }
  mkdirSync(at.TANDEM_DATA, { recursive: true })
  const server = inject('postgres')
  if (!server) {
    if (o.begun) begunFolder(at.TANDEM_DATA)
    return at
  }
  const database = `i_${name.replaceAll('-', '_')}_${crypto.randomUUID().slice(0, 8)}`
  if (o.begun) await copyDatabase('tandem_template', database)
  else await onServer(`create database ${database}`)
  return { ...at, DATABASE_URL: `${server}/${database}` }
}
