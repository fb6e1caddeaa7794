import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take many seconds, those that take most first. Begun late, one of them would be all that is left of a run, with one
 * processor at rest. What is not named takes a few seconds; the order is for speed alone.
 */
const longest = [
  'journeys tests/journeys/every-page.test.ts',
  'embedded tests/operations.test.ts',
  'journeys tests/journeys/from-nothing.test.ts',
  'journeys tests/journeys/combined.test.ts',
  'journeys tests/journeys/project-only.test.ts',
  'embedded tests/log-command.test.ts',
  'embedded tests/database.test.ts',
  'embedded tests/record-log.test.ts',
  'postgres tests/bad-input-records.test.ts',
  'postgres tests/waits.test.ts',
  'postgres tests/erasure.test.ts',
  'postgres tests/idle.test.ts',
  'postgres tests/pseudo.test.ts',
  'postgres tests/sign-in.test.ts',
  'postgres tests/demonstration.test.ts',
  'postgres tests/figures.test.ts',
]
/** The others by project: a worker that goes on with files of the same has imported the application already. */
const projects = ['journeys', 'postgres', 'embedded']

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const root = `${this.ctx.config.root}/`
    const place = (f: TestSpecification): number => {
      const n = longest.indexOf(`${f.project.name} ${f.moduleId.replace(root, '')}`)
      return n >= 0 ? n : longest.length + projects.indexOf(f.project.name)
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}
