import type { Refusal } from '#kernel'
import { Flattening, type Json } from '#ocds'
import { archiveOf } from '#ui'
import { asText } from './json-answer.ts'
import type { Release } from './rules/ocds.ts'
import { refuse } from './words.ts'

/** Releases that are laid out at most: all of them are held at once, unlike one a line. */
const mostLaidOut = 20_000

/** Releases as tables, one a list of objects, by the headings that tools for the standard read; packed. */
export async function tablesOf(releases: AsyncIterable<Release>, most = mostLaidOut): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  const flattening = new Flattening()
  let laidOut = 0
  for await (const r of releases) {
    if (++laidOut > most) return refuse('too-many-for-tables', most)
    flattening.add(JSON.parse(asText(r)) as Json)
  }
  return await archiveOf(flattening.all())
}
