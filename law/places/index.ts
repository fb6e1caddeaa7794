import { china } from './china.ts'
import { guangzhou, nanjing, shenzhen } from './cities.ts'
import { exampleCity } from './example.ts'
import { exampleWages } from './example-wages.ts'
import { fujian, fujianCities } from './fujian.ts'
import type { Place } from './place.ts'
import type { WageTable } from './wages.ts'

export { type Floor, floors, type Loosening, loosenings } from './floors.ts'
export {
  bureauIn,
  type Difference,
  differs,
  inPlace,
  type Known,
  knownOf,
  localNumber,
  type Place,
  thresholdIn,
  type Thresholds,
} from './place.ts'
export { china, exampleCity, fujian, fujianCities, guangzhou, nanjing, shenzhen }

/** Every place of China written down, the nation first. A new one is one more file and one more entry here. */
export const placesOfChina: readonly Place[] = [china, fujian, fujianCities, guangzhou, shenzhen, nanjing, exampleCity]

/** Every wage table written down, each of one of the places above. A new one is one more file and one more entry here. */
export const wageTables: readonly WageTable[] = [exampleWages]
/** The wage table of a place, or of the nearest place around it; undefined where none is written down. */
export function wagesIn(place: Place): WageTable | undefined {
  for (let at: Place | null = place; at; at = at.within) {
    const own = at.wages ?? wageTables.find((w) => w.place === at!.name)
    if (own) return own
  }
  return undefined
}
