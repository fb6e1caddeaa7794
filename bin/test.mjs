// Everything `npm test` means: types, formatter and linter, architecture, rules, use cases on a real PostgreSQL when one can be started
// and those that differ on the embedded database again there, and the journeys in a real browser. Long sweeps draw a sample, by a seed
// that is printed. `npm run test:long` tries everything, on both databases. Ends with one line that counts.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { embeddedFiles } from './embedded-files.ts'
import { ended, linted } from './lint.mjs'
import { findBrowser } from '../tests/builders/browser.ts'
import { postgresPrograms } from '../tests/builders/postgres-server.ts'
import { runFolder } from '../tests/builders/run-folder.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const long = process.argv.includes('--long')
const only = process.argv.slice(2).filter((a) => a !== '--long')
const seed = long ? '' : process.env.TANDEM_TEST_SEED || String(randomInt(1_000_000))
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
// Found before the temporary folder moves: a packaged browser is unpacked there, and stays for the next run.
const browser = only.length && !only.includes('journeys') ? undefined : await findBrowser()
const folder = runFolder()
const env = { ...process.env, TMPDIR: folder.path, TANDEM_TEST_SEED: seed, TANDEM_TEST_LONG: long ? '1' : '' }

/** Runs a program of node_modules to its end. Should this run be killed, so is the program. */
const run = (file, args, more = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', file), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...env, ...more },
    })
    folder.watch(child.pid)
    child.on('exit', (status) => {
      folder.forget(child.pid)
      resolve(status ?? 1)
    })
  })
// Whoever presses Ctrl-C ends the program that runs too; this one has to live on to clear up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    folder.end()
    process.exit(1)
  })

let failed = 0
const named = []
let passed = 0
let skipped = 0

function fail(what) {
  failed++
  named.push(what)
}

const began = performance.now()
if (seed) console.log(`\n▸ seed ${seed}: TANDEM_TEST_SEED=${seed} npm test draws the same samples, npm run test:long tries everything`)
// What needs one processor and no database runs beside the tests.
const checks = [
  ['types', ended(spawn(process.execPath, [join(root, 'node_modules', 'typescript/bin/tsc'), '-p', '.'], { cwd: root, env }))],
  ['formatter and linter: npm --prefix tools run lint', linted()],
]

const server = !!process.env.TANDEM_TEST_POSTGRES || !!postgresPrograms()
if (!server) console.log('\n▸ No PostgreSQL can be started here, so the use cases run on the embedded database only.')
const asked = (suite) => !only.length || only.includes(suite)
await tests(['pure'].filter(asked))
// In one run, so that no processor rests at the end of one while the next has not begun.
if (asked('journeys') && 'missing' in browser) {
  console.error(browser.missing)
  fail('journeys: no browser')
}
await tests(
  ['journeys', ...(server ? ['postgres'] : []), 'embedded'].filter((s) => asked(s) && !(s === 'journeys' && 'missing' in browser)),
  server && !long ? embeddedFiles(seed) : undefined,
)
// They may take longer than the tests beside which they began, and are told when those are over.
for (const [what, checked] of checks) {
  const { status, said } = await checked
  console.log(`\n▸ ${what.split(':')[0]}\n${said}`.trimEnd())
  if (status === undefined) {
    console.log('  They cannot be installed here; nothing was linted.')
    skipped++
  } else if (status === 0) passed++
  else fail(what)
}

/** Runs suites beside each other and counts what came of each. `embedded` narrows that suite to some files. */
async function tests(suites, embedded) {
  if (suites.length === 0) return
  const start = performance.now()
  console.log(`\n▸ ${suites.join(', ')}${embedded && suites.includes('embedded') ? ` (${embedded.length} files)` : ''}`)
  const file = join(folder.path, `${suites[0]}.json`)
  const status = await run(
    'vitest/vitest.mjs',
    [
      'run',
      ...suites.flatMap((suite) => ['--project', suite]),
      process.stdout.isTTY ? '--reporter=dot' : '--reporter=./bin/quiet-reporter.mjs',
      '--reporter=./bin/results-reporter.mjs',
    ],
    {
      TANDEM_TEST_RESULTS: file,
      ...(embedded && { TANDEM_TEST_EMBEDDED_FILES: embedded.join(',') }),
      ...(suites.includes('journeys') && { TANDEM_TEST_BROWSER: JSON.stringify(browser) }),
    },
  )
  let counted = { results: {}, errors: 0 }
  try {
    counted = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // No file: the run itself failed, which the status says.
  }
  const before = named.length
  for (const suite of suites) {
    const of = counted.results[suite]
    // A suite of which nothing ran is none that passed.
    if (!of) {
      fail(`${suite}: no test ran`)
      continue
    }
    passed += of.passed
    skipped += of.skipped
    for (const wrong of of.wrong) fail(`${suite}: ${wrong}`)
    console.log(`  ${suite}: ${of.passed} passed, ${of.failed} failed, ${(of.milliseconds / 1000).toFixed(1)} s of work`)
  }
  if (status !== 0 && named.length === before) fail(`${suites.join(', ')}: the run itself`)
  console.log(`  ${seconds(start)}`)
}
folder.end()
// Last, because whoever reads a long log reads its end.
for (const what of named) console.log(`${what === named[0] ? '\n' : ''}  ✗ ${what}`)
if (named.length && seed) console.log(`\n  the samples were drawn with TANDEM_TEST_SEED=${seed}`)
console.log(`\nall in ${seconds(began)}\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)
