import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/* Statements that would not go to one server are kept in the folder of the run, and all of them end it together: one test alone could not know them. */

const file = (folder: string) => join(folder, 'unrouted')

/** Keeps a statement with the reason and where it came from. */
export function noteUnrouted(why: string, text: string): void {
  const from = new Error(why).stack!.split('\n').find((line) => /\/src\/(?!platform\/database\/)/.test(line))
  appendFileSync(file(tmpdir()), `${why}: ${text.replaceAll(/\s+/g, ' ').slice(0, 400)}\n  ${from?.trim() ?? ''}\n`)
}

/** @throws where a statement of the run was kept */
export function refuseUnrouted(folder: string): void {
  if (!existsSync(file(folder))) return
  throw new Error(
    `a distributed database would not send these to one server (tests/builders/routed.ts):\n${readFileSync(file(folder), 'utf8')}`,
  )
}
