import { china } from './china.ts'
import { guangzhou, nanjing, shenzhen } from './cities.ts'
import { exampleCity } from './example.ts'
import { exampleWages } from './example-wages.ts'
import { fujian, fujianCities } from './fujian.ts'
import type { Place } from './place.ts'
import { provinces } from './provinces.ts'
import type { WageTable } from './wages.ts'

export { type Floor, floors, type Loosening, loosenings } from './floors.ts'
export {
  bureauIn,
  type Difference,
  differs,
  divisionsOf,
  inPlace,
  type Known,
  knownOf,
  localNumber,
  type Place,
  thresholdIn,
  type Thresholds,
} from './place.ts'
export { china, exampleCity, fujian, fujianCities, guangzhou, nanjing, provinces, shenzhen }

/** By the codes of the divisions, and what has none behind the division it lies in. */
const code = (p: Place): string => p.division?.code ?? `${p.within?.division?.code ?? ''}+`
const inOrder = (all: readonly Place[]): Place[] => all.toSorted((a, b) => (code(a) < code(b) ? -1 : 1))

/** Every place of China written down, the nation first. A new one is one more file and one more entry here. */
export const placesOfChina: readonly Place[] = [
  china,
  ...inOrder([fujian, ...provinces]),
  fujianCities,
  guangzhou,
  shenzhen,
  nanjing,
  exampleCity,
]

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
