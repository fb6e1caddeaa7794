// Everything `npm test` means: types, formatter and linter, architecture, rules, use cases on the embedded database and again on a real
// PostgreSQL when one can be started, and the journeys in a real browser. Ends with one line that counts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lint } from './lint.mjs'
import { findBrowser } from '../tests/builders/browser.ts'
import { postgresPrograms } from '../tests/builders/postgres-server.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const only = process.argv.slice(2)
const run = (file, args, env = {}) =>
  spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    .status ?? 1
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

let failed = 0
const named = []
let passed = 0
let skipped = 0

function fail(what) {
  failed++
  named.push(what)
}

const began = performance.now()
console.log('\n▸ types')
if (run('typescript/bin/tsc', ['-p', '.']) !== 0) fail('types')
else passed++
console.log(`  ${seconds(began)}`)

const linting = performance.now()
console.log('\n▸ formatter and linter')
const linted = lint()
if (linted === undefined) {
  console.log('  They cannot be installed here; nothing was linted.')
  skipped++
} else if (linted === 0) passed++
else fail('formatter and linter: npm --prefix tools run lint')
console.log(`  ${seconds(linting)}`)

const suites = ['pure', 'embedded']
if (process.env.TANDEM_TEST_POSTGRES || postgresPrograms()) suites.push('postgres')
else console.log('\n▸ No PostgreSQL can be started here, so the use cases run on the embedded database only.')
suites.push('journeys')

const folder = mkdtempSync(join(tmpdir(), 'tandem-results-'))
for (const suite of suites) {
  if (only.length && !only.includes(suite)) continue
  const start = performance.now()
  console.log(`\n▸ ${suite}`)
  const env = {}
  if (suite === 'journeys') {
    const browser = await findBrowser()
    if ('missing' in browser) {
      console.error(browser.missing)
      fail('journeys: no browser')
      continue
    }
    env.TANDEM_TEST_BROWSER = JSON.stringify(browser)
  }
  const file = join(folder, `${suite}.json`)
  const status = run(
    'vitest/vitest.mjs',
    [
      'run',
      '--project',
      suite,
      process.stdout.isTTY ? '--reporter=dot' : '--reporter=./bin/quiet-reporter.mjs',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    env,
  )
  let counted = { numPassedTests: 0, numFailedTests: status === 0 ? 0 : 1, numPendingTests: 0 }
  try {
    counted = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // No file: the run itself failed, which the status says.
  }
  passed += counted.numPassedTests
  skipped += counted.numPendingTests
  const before = named.length
  for (const file of counted.testResults ?? []) {
    const wrong = file.assertionResults.filter((test) => test.status === 'failed')
    for (const test of wrong) fail(`${suite}: ${file.name.slice(root.length)} › ${test.fullName}`)
    if (file.status === 'failed' && wrong.length === 0) fail(`${suite}: ${file.name.slice(root.length)} could not run`)
  }
  if (status !== 0 && named.length === before) fail(`${suite}: the run itself`)
  console.log(`  ${suite}: ${counted.numPassedTests} passed, ${counted.numFailedTests} failed, ${seconds(start)}`)
}
rmSync(folder, { recursive: true, force: true })
// Last, because whoever reads a long log reads its end.
for (const what of named) console.log(`${what === named[0] ? '\n' : ''}  ✗ ${what}`)
console.log(`\nall in ${seconds(began)}\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)
