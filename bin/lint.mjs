// Formatter and linter. They have a lock file of their own, because their binaries are missing for some platforms in some
// registries: where they cannot be installed this says so and nothing else stops.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const tools = fileURLToPath(new URL('../tools', import.meta.url))

/** Whether the tools are there, put in where they were not. */
function installed() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(tools, 'package-lock.json')))
    .digest('hex')
  const mark = join(tools, 'node_modules', '.tandem-installed')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return true
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: tools, shell: process.platform === 'win32' })
  if (done.status !== 0) return false
  writeFileSync(mark, wanted)
  return true
}

/** 0 clean, 1 not, undefined where the tools cannot be had. */
export function lint() {
  if (!installed()) return undefined
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  return spawnSync(npm, ['--silent', 'run', 'lint'], { cwd: tools, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1
}

/** The same beside what runs meanwhile; what it says is given back whole. */
export async function linted() {
  if (!installed()) return { status: undefined, said: '' }
  const windows = process.platform === 'win32'
  return await ended(spawn(windows ? 'npm.cmd' : 'npm', ['--silent', 'run', 'lint'], { cwd: tools, shell: windows }))
}

/** How a program ended, and all that it said. */
export const ended = (child) =>
  new Promise((resolve) => {
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('error', (e) => resolve({ status: 1, said: String(e) }))
    child.on('close', (status) => resolve({ status: status ?? 1, said }))
  })
