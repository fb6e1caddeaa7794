import { isRefusal, type Refusal } from '#kernel'
import { type PlaceFact, placeFact } from '#law'
import { lawFor, listedJurisdictions } from '#people'
import type { Settings } from '#platform'
import { refuse } from './law-words.ts'
import { openFor } from './operate.ts'

/** The place of a jurisdiction of this installation: its name, or with what it has set for itself in full. */
export async function placeOfJurisdiction(settings: Settings, code: string): Promise<PlaceFact | Refusal> {
  const database = await openFor(settings)
  try {
    const all = await listedJurisdictions(database.db)
    const found = all.find((j) => j.code === code)
    if (!found) return refuse('no-jurisdiction', code.slice(0, 40), all.map((j) => j.code).join(', '))
    const law = await lawFor(database.db, found)
    return isRefusal(law) ? law : placeFact(law)
  } finally {
    await database.close()
  }
}
