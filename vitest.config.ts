import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/builders/longest-first.ts'

/**
 * `pure` needs no database. `embedded` and `postgres` are the same files run on either database.
 * `journeys` drive a real browser.
 */
const withDatabase = ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts', 'bin/**/*.test.ts']
const pure = [
  'law/**/*.test.ts',
  'measures/**/*.test.ts',
  'ocds/**/*.test.ts',
  'src/kernel/**/*.test.ts',
  'src/**/rules/**/*.test.ts',
  'tests/architecture.test.ts',
  'tests/shape.test.ts',
  'src/people/permission.test.ts',
  'src/commands/measure*.test.ts',
  'src/commands/ocds*.test.ts',
  'src/commands/streams.test.ts',
  'src/commands/read-files.test.ts',
  'src/commands/unpacked-lines.test.ts',
  'src/platform/kept-known.test.ts',
  'src/platform/search.test.ts',
  'src/platform/typed-fields.test.ts',
  'src/platform/read-table/**/*.test.ts',
  'src/platform/beside/**/*.test.ts',
  'src/platform/files/**/*.test.ts',
  'src/files/holder.test.ts',
  'src/phone/island/**/*.test.ts',
  'src/people/address.test.ts',
  'src/ui/**/*.test.{ts,tsx}',
  'tests/docs.test.ts',
  'tests/builders/*.test.ts',
  'tests/processes.test.ts',
  'tests/cases.test.ts',
  'tests/verify-log.test.ts',
]

/** One more than two processors: while a test waits for a clock, a lock or a program, another goes on. */
const workers = 3

export default defineConfig({
  // What is tried is what is released: pages are drawn by the same build of React as in the built program, which is also the quicker.
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    env: { NODE_ENV: 'production' },
    setupFiles: ['tests/builders/compare-days.ts'],
    // Only what hangs is ended: no test is wrong because a machine is slow.
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    // Waits for nothing; it only says after which time the runner complains that a worker has not ended yet.
    teardownTimeout: 1_800_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      // What is pure leaves nothing behind that another file could meet, so the files of a worker share what they import.
      { extends: true, test: { name: 'pure', include: pure, pool: 'threads', isolate: false, maxWorkers: workers } },
      ...(['embedded', 'postgres'] as const).map((name) => ({
        extends: true as const,
        test: {
          name,
          // `npm test` runs some of the files on the embedded database a second time.
          include: (name === 'embedded' && process.env.TANDEM_TEST_EMBEDDED_FILES?.split(',')) || withDatabase,
          exclude: pure,
          env: { TANDEM_TEST_DATABASE: name },
          globalSetup: ['tests/builders/global-setup.ts'],
          // Each file has a database of its own; a worker imports the application once and not for each of its files.
          isolate: false,
          maxWorkers: workers,
        },
      })),
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/builders/global-setup.ts'],
          // On PostgreSQL where one can be started, which is quicker; the long run keeps to what `npm start` uses.
          env: { TANDEM_TEST_DATABASE: process.env.TANDEM_TEST_LONG ? 'embedded' : 'either' },
          isolate: false,
          maxWorkers: workers,
        },
      },
    ],
  },
})
