import { jurisdictionAt } from '#people'
import { type Db, KeptKnown } from '#platform'

type Place = {
  code: string
  name_zh: string
  name_en: string
  zone: string
  place: string
  demo: boolean
  host: string | null
  answers_others: boolean | null
}
const places = new KeptKnown<Place[]>()
/** The jurisdiction an address belongs to. Read again every few seconds. @returns 'none' where there are some, and none is reached there */
export async function jurisdictionFor(db: Db, host: string): Promise<Place | 'none' | undefined> {
  const rows = await places.get(db, 'all', async () => await db.selectFrom('jurisdictions').selectAll().orderBy('code').execute())
  // Whoever sets up the first is answered at once.
  if (rows.length === 0) places.forget(db, 'all')
  return jurisdictionAt(rows, host) ?? (rows.length > 0 ? 'none' : undefined)
}
