// What to run before asking for review: types and the tests that take milliseconds.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (file, ...args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
process.exit(run('typescript/bin/tsc', '-p', '.') || run('vitest/vitest.mjs', 'run', '--project', 'pure', '--reporter=dot'))
