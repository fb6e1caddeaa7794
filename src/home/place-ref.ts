import type { Place } from '#platform'
import { z } from 'zod'

/** A place as it stands in an address: it names a record and a field, never what is written there. */
export const refOf = ({ kind, key, column, path }: Place): string =>
  // In one order, as the database keeps the parts of a json in its own.
  Buffer.from(JSON.stringify({ kind, key, column, path })).toString('base64url')

const placeShape = z.strictObject({
  kind: z.string(),
  key: z.array(z.union([z.string(), z.number()])),
  column: z.string(),
  path: z.array(z.string()),
})
export function placeOf(ref: string): Place | undefined {
  try {
    return placeShape.parse(JSON.parse(Buffer.from(ref, 'base64url').toString()))
  } catch {
    return undefined
  }
}

/** The facts of an entry of the record log, as a place that can be written down and found again. */
export const factsPlace = (entryId: string): Place => ({ kind: 'log-entry', key: [entryId], column: 'facts', path: [] })
export const isFacts = (place: Pick<Place, 'kind'>): boolean => place.kind === 'log-entry'
