import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#platform'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    template: string
    postgres: string
    /** Where the test files of one run may leave something for each other. */
    folder: string
  }
}

const migrations = new URL('../../migrations', import.meta.url).pathname

/** Migrates once; every test file begins from a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-test-'))
  project.provide('folder', folder)
  if (project.config.env.TANDEM_TEST_DATABASE === 'postgres') {
    const server = await startPostgres()
    if (!server) throw new Error('No PostgreSQL can be started here: install it, or set TANDEM_TEST_POSTGRES to the address of one.')
    const template = await openDatabase({ url: `${server.url}/tandem_template`, migrations, pool: 1 })
    await template.close()
    project.provide('postgres', server.url)
    project.provide('template', '')
    return async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const made = await openDatabase({ migrations })
  const file = join(folder, 'template.tar')
  writeFileSync(file, await made.embedded!.dump())
  await made.close()
  project.provide('template', file)
  project.provide('postgres', '')
  return async () => rmSync(folder, { recursive: true, force: true })
}
