import { jurisdictionAt, knownJurisdictions, listedJurisdictions } from '#people'
import type { Db } from '#platform'

type Place = Awaited<ReturnType<typeof listedJurisdictions>>[number]

/** The jurisdiction an address belongs to. Read again every few seconds. @returns 'none' where there are some, and none is reached there */
export async function jurisdictionFor(db: Db, host: string): Promise<Place | 'none' | undefined> {
  const rows = await knownJurisdictions.get(db, 'all', () => listedJurisdictions(db))
  // Whoever sets up the first is answered at once.
  if (rows.length === 0) knownJurisdictions.forget(db, 'all')
  return jurisdictionAt(rows, host) ?? (rows.length > 0 ? 'none' : undefined)
}
