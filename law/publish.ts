import { type Citation, type Day, isBefore, moneyText, type Money, type Words } from '#kernel'
import { nationalCalendar } from './cn/calendar.ts'
import { citeAll, type Instrument, instruments, ruleNumbers, rules } from './cn/instruments.ts'
import { methods } from './methods/index.ts'
import { columns } from './methods/method.ts'
import { type Parameter, parameters } from './parameter.ts'
import { placesOfChina as places, wageTables } from './places/index.ts'
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
 * The whole law as plain data for anyone: numbers with their history, rules with their texts, methods, places, calendar.
 * Shares are exact fractions as text (`2/3`), amounts text in yuan (`10000000.00`), days `2026-02-01`.
 */
export const lawJson = () => ({
  instruments: Object.fromEntries(Object.entries<Instrument>(instruments)),
  rules: Object.fromEntries(ruleNumbers.map((number) => [number, { says: rules[number].says as Words, cites: citeAll(number) }])),
  parameters: parameters().map(published),
  methods: {
    columns: Object.fromEntries(Object.entries(columns)),
    rows: methods.map((m) => ({
      name: m.name,
      says: m.says,
      // Only names here: the values stand once, among the parameters.
      cells: Object.fromEntries((Object.keys(columns) as (keyof typeof columns)[]).map((c) => [c, m[c].name])),
    })),
  },
  places: places.map((p) => ({
    name: p.name,
    says: p.says,
    within: p.within?.name ?? null,
    isExample: p.isExample,
    differs: p.differs.map((d) => ({ of: d.of.name, values: d.values.map(publishedValue) })),
    thresholds: p.thresholds ? { openTender: published(p.thresholds.openTender), procurement: published(p.thresholds.procurement) } : null,
  })),
  wages: wageTables.map((w) => ({
    place: w.place,
    says: w.says,
    isExample: w.isExample,
    numbers: Object.fromEntries(Object.entries(wageNumbers(w)).map(([name, p]) => [name, published(p)])),
  })),
  calendar: nationalCalendar.years,
})

/** The numbers whose source nobody has read again since a day, for a warning. */
export const notCheckedSince = (since: Day): readonly Parameter<unknown>[] => parameters().filter((p) => isBefore(p.checkedOn, since))

const published = (p: Parameter<unknown>): PublishedParameter => ({
  name: p.name,
  says: p.says,
  unit: p.unit,
  values: p.values.map(publishedValue),
  checkedOn: p.checkedOn.toString(),
})
const publishedValue = (v: Parameter<unknown>['values'][number]) => ({
  from: v.from.toString(),
  value: plain(v.value),
  cites: v.cites,
  ...(v.note ? { note: v.note } : {}),
})

/** A value of the law as JSON. A whole number of fen is an amount: nothing else in the law is a bare bigint. */
function plain(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'bigint') return moneyText(value as Money)
  if (value instanceof Temporal.PlainDate) return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object') {
    const { n, d } = value as { n?: unknown; d?: unknown }
    if (typeof n === 'bigint' && typeof d === 'bigint') return d === 1n ? `${n}` : `${n}/${d}`
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  }
  throw new TypeError(`a value of the law that has no plain form: ${typeof value}`)
}
