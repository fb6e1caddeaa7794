import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

/**
 * A data folder as the program leaves it that was started once and in which nothing has begun: the embedded database with its tables.
 * Making them anew takes the program four seconds of work.
 */
export function begunFolder(folder: string): string {
  const database = join(folder, 'database')
  mkdirSync(database, { recursive: true })
  execFileSync('tar', ['-xf', inject('template'), '-C', database], { stdio: 'pipe' })
  return folder
}
