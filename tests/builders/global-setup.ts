import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findBrowser } from './browser.ts'
import { postgresPrograms, startPostgres } from './postgres-server.ts'
import { type RunFolder, runFolder } from './run-folder.ts'
import { kept } from './template-cache.ts'

declare module 'vitest' {
  interface ProvidedContext {
    template: string
    postgres: string
    /** Where the test files of one run may leave something for each other. */
    folder: string
  }
}

const migrations = new URL('../../migrations', import.meta.url).pathname
let run: RunFolder | undefined
let projects = 0

/** Every test file begins from a copy of an empty database, which is made once for each version of the migrations. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Found before the temporary folder moves: a packaged browser is unpacked there, and stays for the next run.
  if (project.name === 'journeys' && !process.env.TANDEM_TEST_BROWSER) {
    const browser = await findBrowser()
    if ('missing' in browser) throw new Error(browser.missing)
    process.env.TANDEM_TEST_BROWSER = JSON.stringify(browser)
  }
  const { path } = (run ??= runFolder())
  projects++
  // What tests and their browsers put into the temporary folder goes with the run.
  process.env.TMPDIR = path
  const folder = mkdtempSync(join(path, 'p-'))
  chmodSync(folder, 0o711)
  project.provide('folder', folder)
  const done = async () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    if (--projects === 0) run!.end()
  }
  const kind = project.config.env.TANDEM_TEST_DATABASE
  if (kind === 'postgres' || (kind === 'either' && (process.env.TANDEM_TEST_POSTGRES || postgresPrograms()))) {
    const server = await startPostgres({ folder, migrated })
    if (!server) throw new Error('No PostgreSQL can be started here: install it, or set TANDEM_TEST_POSTGRES to the address of one.')
    project.provide('postgres', server.url)
    project.provide('template', '')
    return async () => {
      await server.stop()
      await done()
    }
  }
  const template = await kept('embedded', process.version, async (file) => {
    const { openDatabase } = await import('#platform')
    const made = await openDatabase({ migrations })
    writeFileSync(file, await made.embedded!.dump())
    await made.close()
    return true
  })
  project.provide('template', template!)
  project.provide('postgres', '')
  return done
}

async function migrated(url: string): Promise<void> {
  const { openDatabase } = await import('#platform')
  await (await openDatabase({ url, migrations, pool: 1 })).close()
}
