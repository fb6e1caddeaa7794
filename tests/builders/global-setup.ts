import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findBrowser } from './browser.ts'
import { postgresPrograms, startPostgres, type TestPostgres } from './postgres-server.ts'
import { type RunFolder, runFolder } from './run-folder.ts'
import { kept } from './template-cache.ts'
import { refuseUnrouted } from './unrouted.ts'

declare module 'vitest' {
  interface ProvidedContext {
    template: string
    postgres: string
    /** Where the test files of one run may leave something for each other. */
    folder: string
  }
}

const migrations = new URL('../../migrations', import.meta.url).pathname
/** What the projects of one run have in common. Each of them loads this file for itself, so it is kept where all of them find it. */
interface Common {
  run: RunFolder
  projects: number
  /** One server for all that want one, with a folder of what its databases were told. */
  server?: Promise<TestPostgres & { folder: string }> | undefined
}
const shared = globalThis as { tandemTestRun?: Common | undefined }

/** Every test file begins from a copy of an empty database, which is made once for each version of the migrations. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Found before the temporary folder moves: a packaged browser is unpacked there, and stays for the next run.
  if (project.name === 'journeys' && !process.env.TANDEM_TEST_BROWSER) {
    const browser = await findBrowser()
    if ('missing' in browser) throw new Error(browser.missing)
    process.env.TANDEM_TEST_BROWSER = JSON.stringify(browser)
  }
  const common = (shared.tandemTestRun ??= { run: runFolder(), projects: 0 })
  const { path } = common.run
  common.projects++
  // What tests and their browsers put into the temporary folder goes with the run.
  process.env.TMPDIR = path
  const done = async () => {
    if (--common.projects > 0) return
    shared.tandemTestRun = undefined
    await (await common.server)?.stop()
    try {
      refuseUnrouted(path)
    } finally {
      common.run.end()
    }
  }
  const kind = project.config.env.TANDEM_TEST_DATABASE
  if (kind === 'postgres' || (kind === 'either' && (process.env.TANDEM_TEST_POSTGRES || postgresPrograms()))) {
    const server = await (common.server ??= startServer(folderIn(path)))
    project.provide('folder', server.folder)
    project.provide('postgres', server.url)
    project.provide('template', '')
    return done
  }
  const template = await kept('embedded', process.version, async (file) => {
    const { openDatabase } = await import('#platform')
    const made = await openDatabase({ migrations })
    writeFileSync(file, await made.embedded!.dump())
    await made.close()
    return true
  })
  project.provide('folder', folderIn(path))
  project.provide('template', template!)
  project.provide('postgres', '')
  return done
}

function folderIn(path: string): string {
  const folder = mkdtempSync(join(path, 'p-'))
  chmodSync(folder, 0o711)
  return folder
}

async function startServer(folder: string): Promise<TestPostgres & { folder: string }> {
  const server = await startPostgres({ folder, migrated })
  if (!server) throw new Error('No PostgreSQL can be started here: install it, or set TANDEM_TEST_POSTGRES to the address of one.')
  return { ...server, folder }
}

async function migrated(url: string): Promise<void> {
  const { openDatabase } = await import('#platform')
  await (await openDatabase({ url, migrations, pool: 1 })).close()
}
