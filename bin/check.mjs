// What to run before asking for review: types, formatter and linter, and the tests that take milliseconds.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lint } from './lint.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (file, ...args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
const linted = () => {
  const status = lint()
  if (status === undefined) console.error('The linter cannot be installed here; nothing was linted.')
  return status ?? 0
}
process.exit(run('typescript/bin/tsc', '-p', '.') || linted() || run('vitest/vitest.mjs', 'run', '--project', 'pure', '--reporter=dot'))
