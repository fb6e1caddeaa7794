import { type Refusal, refusals } from '#kernel'
import { china } from './china.ts'
import { exampleCity } from './example.ts'
import { exampleWages } from './example-wages.ts'
import { fujian, fujianCities } from './fujian.ts'
import type { Place } from './place.ts'
import type { WageTable } from './wages.ts'

export { type Floor, floors, type Loosening, loosenings } from './floors.ts'
export { bureauIn, type Difference, differs, inPlace, localNumber, type Place, thresholdIn, type Thresholds } from './place.ts'
export { china, exampleCity, fujian, fujianCities }

const refuse = refusals({
  'place-unknown': {
    status: 404,
    zh: (name: string, known: string) => `没有「${name}」这个地方。现有：${known}。要增加一个地方，请在 law/places 里照示例写一份。`,
    en: (name: string, known: string) =>
      `There is no place “${name}”. Known: ${known}. To add one, write it down in law/places like the example.`,
  },
})

/** Every place written down, the nation first. A new place is one more file and one more entry here. */
export const places: readonly Place[] = [china, fujian, fujianCities, exampleCity]

/** Every wage table written down, each of one of the places above. A new one is one more file and one more entry here. */
export const wageTables: readonly WageTable[] = [exampleWages]
/** The wage table of a place, or of the nearest place around it; undefined where none is written down. */
export function wagesIn(place: Place): WageTable | undefined {
  for (let at: Place | null = place; at; at = at.within) {
    const own = wageTables.find((w) => w.place === at!.name)
    if (own) return own
  }
  return undefined
}

export const placeNamed = (name: string): Place | Refusal =>
  places.find((p) => p.name === name) ?? refuse('place-unknown', name.slice(0, 40), places.map((p) => p.name).join(', '))
