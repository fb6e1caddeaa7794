import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take many seconds, of each suite those that take most first. Begun late, one of them would be all that is left of a run, with
 * one processor at rest. What is not named takes a few seconds; the order is for speed alone.
 */
const longest = [
  'tests/journeys/every-page.test.ts',
  'tests/journeys/combined.test.ts',
  'tests/journeys/from-nothing.test.ts',
  'tests/journeys/project-only.test.ts',
  'tests/operations.test.ts',
  'tests/database.test.ts',
  'tests/bad-input-records.test.ts',
  'tests/waits.test.ts',
  'tests/idle.test.ts',
  'tests/erasure.test.ts',
  'tests/pseudo.test.ts',
  'tests/sign-in.test.ts',
  'tests/demonstration.test.ts',
  'tests/figures.test.ts',
  'tests/city.test.ts',
  'src/1-needs/anonymity.test.ts',
  'tests/numbers-at-their-bounds.test.ts',
]
/** One suite after the other: a worker that goes on with files of the same has imported the application already, else it begins anew. */
const suites = ['journeys', 'embedded', 'postgres']

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const root = `${this.ctx.config.root}/`
    const place = (f: TestSpecification): number => {
      const n = longest.indexOf(f.moduleId.replace(root, ''))
      return suites.indexOf(f.project.name) * 100 + (n >= 0 ? n : longest.length)
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}
