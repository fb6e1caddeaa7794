import { type Citation, isRefusal, type Refusal, refusals, type Words } from '#kernel'
import { cn } from './cn/law.ts'
import { exampleCountry } from './example-country/index.ts'
import type { Country } from './country.ts'
import type { Law } from './law.ts'
import { ownPlace, type OwnValue, ownValueOf } from './places/own.ts'
import type { Place } from './places/place.ts'

/** Every country written down. A new one is one more folder and one more entry here. */
export const countries: readonly Country[] = [cn, exampleCountry]

/** Every place written down, of all countries. */
export const places: readonly Place[] = countries.flatMap((c) => c.places)

const refuse = refusals({
  'place-unknown': {
    status: 404,
    zh: (name: string, known: string) => `没有「${name}」这个地方。现有：${known}。要增加一个地方，请在 law/places 里照示例写一份。`,
    en: (name: string, known: string) =>
      `There is no place “${name}”. Known: ${known}. To add one, write it down in law/places like the example.`,
  },
  'own-unreadable': {
    status: 422,
    zh: (key: string) => `本地标准「${key}」的数值、日期或者依据看不明白`,
    en: (key: string) => `the value, the days or the source of the local number “${key}” cannot be read`,
  },
})

const laws = new Map(countries.flatMap((country) => country.places.map((place) => [place.name, country.lawIn(place)] as const)))

/** The law of a place by its name. A place nobody has written down has none: it is refused, never given another's. */
export const lawOf = (place: string): Law | Refusal =>
  laws.get(place) ?? refuse('place-unknown', place.slice(0, 40), [...laws.keys()].join(', '))

/** The same for a place that a program names itself. @throws RangeError when it is not written down */
export function knownLaw(place: string): Law {
  const law = lawOf(place)
  if (isRefusal(law)) throw new RangeError(law.words.en)
  return law
}

/** The place that the facts of a record tell in full, with what its jurisdiction had set for itself. */
export function ownPlaceOf(raw: {
  readonly within: string
  readonly code: string
  readonly says: Words
  readonly own: readonly {
    readonly key: string
    readonly value: string
    readonly from: string
    readonly until?: string
    readonly enteredOn: string
    readonly cites: readonly Citation[]
  }[]
}): Place | Refusal {
  const law = lawOf(raw.within)
  if (isRefusal(law)) return law
  const values: OwnValue[] = []
  for (const one of raw.own) {
    const [cite] = one.cites
    const value = cite && ownValueOf(one, [cite], law.country)
    if (!value) return refuse('own-unreadable', one.key.slice(0, 60))
    values.push(value)
  }
  return ownPlace(law.place, raw, law.country.settable(), values)
}

export function placeNamed(name: string): Place | Refusal {
  const law = lawOf(name)
  return isRefusal(law) ? law : law.place
}
