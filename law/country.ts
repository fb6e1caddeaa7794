import type { Citation, Confidence, Words } from '#kernel'
import type { Calendar } from './calendar.ts'
import type { Currency } from './currency.ts'
import type { Law } from './law.ts'
import type { Method } from './methods/method.ts'
import type { Parameter } from './parameter.ts'
import type { Settable } from './places/own.ts'
import type { Place } from './places/place.ts'
import type { WageTable } from './places/wages.ts'

/** A text of the law, as the list of texts and the published file show it. */
export interface PublishedInstrument extends Words {
  readonly grade: Confidence
  readonly since?: string
  readonly address?: string
  readonly status?: 'draft' | 'ended'
  readonly endedOn?: string
}

/** A rule under its number: one sentence, and every text it stands on, the surest first. */
export interface PublishedRule {
  readonly number: string
  readonly says: Words
  readonly cites: readonly Citation[]
}

/** Everything a country says of itself. A new one is one folder in `law/` and one entry in `countries.ts`. */
export interface Country {
  /** `cn`: stable, the name of the nation among its places. */
  readonly name: string
  readonly says: Words
  /** True for a country made up to show how it is done. */
  readonly isExample: boolean
  /** The nation first; whatever lies within it differs in what it names. */
  readonly places: readonly Place[]
  readonly wageTables: readonly WageTable[]
  /** Days that the country has published as off or worked. A jurisdiction may enter more years. */
  readonly calendar: Calendar
  /** The text an entered year of days off stands on, by what it was entered from. */
  readonly noticeOfDaysOff: (source: string, address?: string) => Citation
  readonly methods: readonly Method[]
  readonly instruments: Readonly<Record<string, PublishedInstrument>>
  readonly rules: readonly PublishedRule[]
  /** What the rules are about, each rule under one subject, in the order a purchase meets them. */
  readonly subjects: readonly { readonly key: string; readonly says: Words; readonly rules: readonly string[] }[]
  readonly currency: Currency
  /** Time zones a jurisdiction may lie in, the usual one first, as in `Asia/Shanghai`. */
  readonly zones: readonly [string, ...string[]]
  /** The day on which a fiscal year begins; it is called by the year that day lies in. */
  readonly fiscalYear: { readonly month: number; readonly day: number }
  /** The number by which organisations are known, and the scheme it is published under. */
  /** The number an organisation is known by: its register (org-id.guide), its name, and whether a number can be one of it. */
  readonly identifier: { readonly scheme: string; readonly says: Words; readonly isRight: (number: string) => boolean }
  readonly parameters: () => readonly Parameter<unknown>[]
  /** The numbers a jurisdiction may set for itself, in the order they are asked. */
  readonly settable: () => readonly Settable[]
  /** The law of one of its places. */
  readonly lawIn: (place: Place) => Law
}
