import { type Citation, type Day, isBefore, type Money, type Words } from '#kernel'
import type { Country } from './country.ts'
import { amountText, type Currency } from './currency.ts'
import { columns } from './methods/method.ts'
import { type Parameter, parameters } from './parameter.ts'
import { wageNumbers } from './places/wages.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

interface PublishedParameter {
  readonly name: string
  readonly says: Words
  readonly unit: Words
  /** Oldest first; the last one stands until another follows. */
  readonly values: readonly { readonly from: string; readonly value: Json; readonly cites: readonly Citation[]; readonly note?: Words }[]
  readonly checkedOn: string
}

/**
 * The whole law of a country as plain data for anyone: numbers with their history, rules with their texts, methods, places, calendar.
 * Shares are exact fractions as text (`2/3`), amounts text in the currency of the country (`10000000.00`), days `2026-02-01`.
 */
export function lawJson(of: Country) {
  const number = (p: Parameter<unknown>) => published(p, of.currency)
  return {
    country: of.name,
    ...(of.isExample && { isExample: true }),
    currency: of.currency.code,
    instruments: of.instruments,
    rules: Object.fromEntries(of.rules.map((r) => [r.number, { says: r.says, cites: r.cites }])),
    parameters: of.parameters().map(number),
    methods: {
      columns: Object.fromEntries(Object.entries(columns)),
      rows: of.methods.map((m) => ({
        name: m.name,
        says: m.says,
        // Only names here: the values stand once, among the parameters.
        cells: Object.fromEntries((Object.keys(columns) as (keyof typeof columns)[]).map((c) => [c, m[c].name])),
      })),
    },
    places: of.places.map((p) => ({
      name: p.name,
      says: p.says,
      division: p.division?.code ?? null,
      within: p.within?.name ?? null,
      isExample: p.isExample,
      differs: p.differs.map((d) => ({ of: d.of.name, values: d.values.map((v) => publishedValue(v, of.currency)) })),
      thresholds: p.thresholds ? { openTender: number(p.thresholds.openTender), procurement: number(p.thresholds.procurement) } : null,
    })),
    wages: of.wageTables.map((w) => ({
      place: w.place,
      says: w.says,
      isExample: w.isExample,
      numbers: Object.fromEntries(Object.entries(wageNumbers(w)).map(([name, p]) => [name, number(p)])),
    })),
    calendar: of.calendar.years,
  }
}

/** The numbers whose source nobody has read again since a day, for a warning. */
export const notCheckedSince = (since: Day): readonly Parameter<unknown>[] => parameters().filter((p) => isBefore(p.checkedOn, since))

const published = (p: Parameter<unknown>, currency: Currency): PublishedParameter => ({
  name: p.name,
  says: p.says,
  unit: p.unit,
  values: p.values.map((v) => publishedValue(v, currency)),
  checkedOn: p.checkedOn.toString(),
})
const publishedValue = (v: Parameter<unknown>['values'][number], currency: Currency) => ({
  from: v.from.toString(),
  value: plain(v.value, currency),
  cites: v.cites,
  ...(v.note ? { note: v.note } : {}),
})

/** A value of the law as JSON. A whole number of minor units is an amount: nothing else in the law is a bare bigint. */
function plain(value: unknown, currency: Currency): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'bigint') return amountText(value as Money, currency)
  if (value instanceof Temporal.PlainDate) return value.toString()
  if (Array.isArray(value)) return value.map((v) => plain(v, currency))
  if (typeof value === 'object') {
    const { n, d } = value as { n?: unknown; d?: unknown }
    if (typeof n === 'bigint' && typeof d === 'bigint') return d === 1n ? `${n}` : `${n}/${d}`
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, currency)]))
  }
  throw new TypeError(`a value of the law that has no plain form: ${typeof value}`)
}
