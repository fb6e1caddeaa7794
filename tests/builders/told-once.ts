import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openDatabase, type OpenDatabase } from '#platform'
import { copyDatabase, onServer, testDatabase } from './test-database.ts'

/** What many test files of a run begin from: a database, and what was noted while it was told. */
export interface Told<Notes> {
  notes: Notes
  /** Name of the database on the server that copies are made of; the file of the embedded one. */
  template: string
  file: string
}

/** Tells something once for all test files of a run, by the first that asks for it; each begins from a copy. */
export async function toldOnce<Notes>(name: string, tell: (database: OpenDatabase) => Promise<Notes>): Promise<Told<Notes>> {
  const folder = inject('folder')
  const [notes, file, lock] = ['json', 'tar', 'lock'].map((end) => join(folder, `${name}.${end}`)) as [string, string, string]
  const template = `tandem_${name}`
  while (!existsSync(notes)) {
    try {
      mkdirSync(lock)
    } catch {
      // Another test file is telling it.
      await new Promise((r) => setTimeout(r, 100))
      continue
    }
    try {
      const noted = await toldInto({ template, file }, tell)
      writeFileSync(`${notes}.new`, JSON.stringify(noted ?? null))
      renameSync(`${notes}.new`, notes)
    } catch (e) {
      // Whoever waits shall meet the same fault rather than wait for ever.
      rmdirSync(lock)
      throw e
    }
  }
  return { notes: JSON.parse(readFileSync(notes, 'utf8')) as Notes, template, file }
}

async function toldInto<Notes>(to: { template: string; file: string }, tell: (database: OpenDatabase) => Promise<Notes>): Promise<Notes> {
  const server = inject('postgres')
  if (server) {
    await onServer(`drop database if exists ${to.template}`)
    await copyDatabase('tandem_template', to.template)
  }
  const migrations = new URL('../../migrations', import.meta.url).pathname
  const database = server ? await openDatabase({ url: `${server}/${to.template}`, migrations, pool: 4 }) : await testDatabase()
  try {
    const notes = await tell(database)
    if (database.embedded) writeFileSync(to.file, await database.embedded.dump())
    return notes
  } finally {
    await database.close()
  }
}
