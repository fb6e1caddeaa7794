import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRunning } from './run-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'node_modules', '.cache', 'tandem-tests')

/** What an empty database is made of: the migrations, the code that runs them, and the versions of both databases. */
function version(of: string): string {
  const hash = createHash('sha256').update(of)
  for (const from of ['migrations', join('src', 'platform', 'database')])
    for (const file of readdirSync(join(root, from)).sort()) hash.update(`${file}\n`).update(readFileSync(join(root, from, file)))
  for (const file of ['package-lock.json', 'tests/builders/postgres-server.ts', 'tests/builders/global-setup.ts'])
    hash.update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 20)
}

/**
 * A file or folder that is made once for each version of the migrations and kept in `node_modules/.cache`. `make` writes it at the
 * path it is given, or gives back false where it could not. Two runs that make it at once both succeed: the later finds it there.
 */
export async function kept(name: string, of: string, make: (path: string) => Promise<boolean>): Promise<string | undefined> {
  const path = join(folder, `${name}-${version(of)}`)
  mkdirSync(folder, { recursive: true })
  forgetOld(name, path)
  if (existsSync(path)) return path
  const beside = `${path}.${process.pid}`
  rmSync(beside, { recursive: true, force: true })
  if (!(await make(beside))) return undefined
  try {
    renameSync(beside, path)
  } catch (e) {
    rmSync(beside, { recursive: true, force: true })
    if (!existsSync(path)) throw e
  }
  return path
}

/** What a killed run began to make, and what was made of older migrations: that stays for an hour, as another run may still read it. */
function forgetOld(name: string, but: string): void {
  for (const entry of readdirSync(folder).filter((e) => e.startsWith(`${name}-`))) {
    const path = join(folder, entry)
    const maker = /\.(\d+)$/.exec(entry)?.[1]
    const old = maker ? !isRunning(Number(maker)) : path !== but && Date.now() - statSync(path).mtimeMs > 3_600_000
    if (old) rmSync(path, { recursive: true, force: true })
  }
}
