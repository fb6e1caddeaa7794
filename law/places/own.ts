import {
  both,
  type Citation,
  type Day,
  day,
  type Fraction,
  fractionOf,
  fractionText,
  isAfter,
  minor,
  type Money,
  perCent,
  plusDays,
  readDay,
  shareOfPerCent,
  typedNumber,
  typedWhole,
  type Words,
} from '#kernel'
import { amountText, type Currency, sayAmount } from '../currency.ts'
import type { Law } from '../law.ts'
import { days, type Length, sayLength, workingDays } from '../length.ts'
import { type Dated, inForce, type Parameter, running, type Running } from '../parameter.ts'
import { wagesIn } from './index.ts'
import { differs, type Place, type Thresholds } from './place.ts'
import { localOn, type WageTable } from './wages.ts'

/** A number that a jurisdiction may set for itself, where its country allows it. */
export interface Settable {
  /** `threshold.open-tender`, `wage.minimum`, or the name of the national number it may tighten. */
  readonly key: string
  readonly says: Words
  /** What stands behind the figures; empty where the value says it itself. */
  readonly unit: Words
  readonly kind: 'money' | 'share' | 'count' | 'length'
  readonly group: SettableGroup
  /** The rule in which the number is used, under which it is cited. */
  readonly rule: string
  /** The least and the most that make sense: beyond them it is a slip of the hand. Of lengths only the count is meant. */
  readonly between: readonly [least: SetValue, most: SetValue]
  /** Numbers it may never lie above, by their key. */
  readonly notAbove?: readonly string[]
  /** Shares of one whole: together never more than all of it. */
  readonly shareOf?: string
  /** The national number it stands instead of, and what would loosen it. */
  readonly national?: { readonly of: Parameter<unknown>; readonly isLooser: (mine: unknown, nations: unknown) => boolean }
}
export const settableGroups = ['thresholds', 'wages', 'budget', 'periods', 'rates', 'retention'] as const
export type SettableGroup = (typeof settableGroups)[number]

/** A value a jurisdiction has set, from the text it was entered by. */
export interface OwnValue {
  readonly key: string
  readonly value: SetValue
  readonly from: Day
  /** Its last day, where it holds for a time only. */
  readonly until?: Day
  readonly enteredOn: Day
  readonly cites: readonly [Citation]
}
export type SetValue = Money | Fraction | number | Length

/** A value as it is stored and published: `2000000.00`, `4/25`, `24`, `25 days`. */
export function setValueText(value: SetValue, currency: Currency): string {
  if (typeof value === 'bigint') return amountText(value, currency)
  if (typeof value === 'number') return String(value)
  return 'd' in value ? fractionText(value) : `${value.count} ${value.unit}`
}

/** A stored value; undefined where the text is none of its kind. */
export function setValueOf(kind: Settable['kind'], text: string, { digits }: Currency): SetValue | undefined {
  if (kind === 'money') return amountOf(text, digits)
  if (kind === 'count') return /^\d{1,9}$/.test(text) ? Number(text) : undefined
  if (kind === 'share') return /^\d{1,12}(\/[1-9]\d{0,12})?$/.test(text) ? fractionOf(text) : undefined
  const m = /^(\d{1,4}) (days|working-days)$/.exec(text)
  return m ? (m[2] === 'days' ? days : workingDays)(Number(m[1])) : undefined
}

/** A value as people type it: an amount, `16` or `16%` for a share, a whole number, `25 日` or `5 个工作日`. Undefined where it can be none. */
export function typedSetValue(kind: Settable['kind'], typed: string, { digits }: Currency): SetValue | undefined {
  const text = typed.trim()
  if (kind === 'money') {
    const plain = typedNumber(text, ['元'])
    return plain === undefined ? undefined : amountOf(plain, digits)
  }
  if (kind === 'count') return typedWhole(text)
  if (kind === 'share') {
    const plain = typedNumber(text.replace(/[%％]$/, ''))
    const figure = plain === undefined || plain.startsWith('-') ? undefined : Number(plain)
    return figure === undefined || figure > 100 ? undefined : fractionOf(shareOfPerCent(plain!))
  }
  const m = /^(\d{1,4})\s*(?:个)?\s*(工作日|working[ -]days?|日|天|days?)$/.exec(text.toLowerCase())
  return m ? (/^(工作|working)/.test(m[2]!) ? workingDays : days)(Number(m[1])) : undefined
}

function amountOf(plain: string, digits: number): Money | undefined {
  const m = /^(\d{1,15})(?:\.(\d+))?$/.exec(plain)
  if (!m || (m[2] ?? '').replace(/0+$/, '').length > digits) return undefined
  return minor(BigInt(m[1]! + (m[2] ?? '').slice(0, digits).padEnd(digits, '0')))
}

/** A value as it is read on a page, with its unit. */
export function saySetValue(value: SetValue, currency: Currency): Words {
  if (typeof value === 'bigint') return both(sayAmount(value, currency, 'zh'), sayAmount(value, currency, 'en'))
  if (typeof value === 'number') return both(String(value), String(value))
  if (!('d' in value)) return sayLength(value)
  const text = `${perCent(fractionText(value))} %`
  return both(text, text)
}

/**
 * The first day on which a value would be looser than what the nation demands, so that it cannot be used; undefined where all is well.
 * Where there is no national number, a place sets what it likes.
 */
export function looserOn(s: Settable, value: SetValue, from: Day, until?: Day): Day | undefined {
  if (!s.national) return undefined
  const { of, isLooser } = s.national
  const first = of.values[0]!.from
  const begins = isAfter(first, from) ? first : from
  const later = of.values.map((v) => v.from).filter((d) => isAfter(d, begins) && !(until && isAfter(d, until)))
  const changes = [begins, ...later]
  return changes.find((on) => isLooser(value, inForce(of, on).value))
}

/** Who a place of its own is. */
export interface OwnPlaceOf {
  readonly code: string
  readonly says: Words
  /** It is a place of its own also before it has set anything. */
  readonly isNamed?: boolean
}

/**
 * The place a jurisdiction is by what it has set for itself, within the one it lies in. What it has not set is as around it, number by
 * number, and what was set for a time only is so again after its last day.
 */
export function ownPlace(around: Place, of: OwnPlaceOf, settable: readonly Settable[], values: readonly OwnValue[]): Place {
  const own = (key: string) => runs(values.filter((v) => v.key === key))
  const number = (key: string): Parameter<never> => {
    const s = settable.find((x) => x.key === key)!
    return {
      name: `${around.name}/${of.code}.${key}`,
      says: s.says,
      unit: s.unit,
      values: own(key) as never,
      checkedOn: lastEntered(values),
    }
  }
  const sets = (prefix: string) => values.some((v) => v.key.startsWith(prefix))
  const thresholds: Thresholds | null = sets('threshold.')
    ? { openTender: number('threshold.open-tender'), procurement: number('threshold.procurement') }
    : null
  return {
    name: `${around.name}/${of.code}`,
    says: of.says,
    within: around,
    isExample: false,
    differs: settable.flatMap((s) =>
      s.national && values.some((v) => v.key === s.key) ? [{ ...differs(s.national.of, {}), values: own(s.key) }] : [],
    ),
    thresholds,
    ...((sets('wage.') || sets('base.') || sets('contribution.') || sets('budget.')) && { wages: ownWages(around, of, values) }),
    own: values,
  }
}

/** The law of a place with what the jurisdiction has set for itself; the law as it is where it has set nothing and has no name of its own. */
export const lawWithOwn = (law: Law, of: OwnPlaceOf, values: readonly OwnValue[]): Law =>
  values.length === 0 && !of.isNamed ? law : law.country.lawIn(ownPlace(law.place, of, law.country.settable(), values))

const lastEntered = (values: readonly OwnValue[]): Day =>
  values
    .map((v) => v.enteredOn)
    .sort(Temporal.PlainDate.compare)
    .at(-1) ?? day('2000-01-01')
const runs = (values: readonly OwnValue[]): Running<unknown>[] =>
  values
    .map((v) => ({ value: v.value, cites: v.cites, from: v.from, ...(v.until && { until: v.until }) }))
    .sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))

/** The wage table of a jurisdiction: its own number where it has one that day, else that of the table around it. */
function ownWages(around: Place, of: OwnPlaceOf, values: readonly OwnValue[]): WageTable {
  const outer = wagesIn(around)
  const own = (key: string) => runs(values.filter((v) => v.key === key))
  /** One number as its own values and those around it give it day by day. */
  const one = <T>(key: string, outside: Parameter<T> | undefined): Source<T> => ({
    changes: [...changesIn(own(key)), ...changesIn(outside?.values ?? [])],
    at: (on) => (running(own(key), on) as Running<T> | undefined) ?? (outside && running(outside.values, on)),
  })
  const part = <T, K extends keyof T>(key: string, outside: Parameter<T> | undefined, name: K): Source<T[K]> => ({
    changes: [...changesIn(own(key)), ...changesIn(outside?.values ?? [])],
    at: (on) => {
      const mine = running(own(key), on) as Running<T[K]> | undefined
      const theirs = outside && running(outside.values, on)
      return mine ?? (theirs && { ...theirs, value: theirs.value[name] })
    },
  })
  const made = <T>(name: string, s: Source<T>): Parameter<T> => ({
    name: `${around.name}/${of.code}.${name}`,
    says: of.says,
    unit: both('', ''),
    values: piecesOf(s),
    checkedOn: lastEntered(values),
  })
  const minimum = one<Money>('wage.minimum', outer?.minimumWage)
  // Where no grade has a wage of its own, the minimum wage is the least.
  const grade = (name: keyof WageTable['monthlyWage']) => {
    const guide = one<Money>(`wage.${name}`, outer?.monthlyWage[name])
    return made(`wage.${name}`, { changes: [...guide.changes, ...minimum.changes], at: (on) => guide.at(on) ?? minimum.at(on) })
  }
  const base = outer?.contributionBase
  return {
    place: `${around.name}/${of.code}`,
    says: of.says,
    isExample: outer?.isExample ?? false,
    monthlyWage: { any: grade('any'), assistant: grade('assistant'), 'social-worker': grade('social-worker'), senior: grade('senior') },
    minimumWage: made('minimum-wage', minimum),
    contributionBase: made(
      'contribution-base',
      together({ least: part('base.least', base, 'least'), most: part('base.most', base, 'most') }),
    ),
    contributions: made(
      'contributions',
      together({
        pension: part('contribution.pension', outer?.contributions, 'pension'),
        medical: part('contribution.medical', outer?.contributions, 'medical'),
        unemployment: part('contribution.unemployment', outer?.contributions, 'unemployment'),
        'work-injury': part('contribution.work-injury', outer?.contributions, 'work-injury'),
        maternity: part('contribution.maternity', outer?.contributions, 'maternity'),
        'housing-fund': part('contribution.housing-fund', outer?.contributions, 'housing-fund'),
      }),
    ),
    supervision: made('supervision', one('budget.supervision', outer?.supervision)),
    activities: made('activities', one('budget.activities', outer?.activities)),
    overhead: made('overhead', one('budget.overhead', outer?.overhead)),
    tax: made('tax', one('budget.tax', outer?.tax)),
  }
}

/** What may change on which days, and what holds on one. */
interface Source<T> {
  readonly changes: readonly Day[]
  readonly at: (on: Day) => Dated<T> | undefined
}
const changesIn = (values: readonly { readonly from: Day; readonly until?: Day }[]): Day[] =>
  values.flatMap((v) => (v.until ? [v.from, plusDays(v.until, 1)] : [v.from]))

/** Several numbers as one of several parts; it holds where each part has a value, and stands on the texts of all. */
function together<T extends object>(parts: { readonly [K in keyof T]: Source<T[K]> }): Source<T> {
  const all = Object.entries(parts) as [string, Source<unknown>][]
  return {
    changes: all.flatMap(([, s]) => s.changes),
    at: (on) => {
      const found = all.map(([name, s]) => [name, s.at(on)] as const)
      if (found.some(([, v]) => v === undefined)) return undefined
      const [first, ...rest] = onceEach(found.flatMap(([, v]) => v!.cites))
      return { value: Object.fromEntries(found.map(([name, v]) => [name, v!.value])) as T, cites: [first!, ...rest] }
    },
  }
}

const piecesOf = <T>(s: Source<T>): Running<T>[] => {
  const changes = s.changes.toSorted(Temporal.PlainDate.compare).filter((d, i, all) => i === 0 || !d.equals(all[i - 1]!))
  return changes.flatMap((from, i) => {
    const value = s.at(from)
    const next = changes[i + 1]
    return value ? [{ value: value.value, cites: value.cites, from, ...(next && { until: plusDays(next, -1) }) }] : []
  })
}

const sameText = (a: Citation, b: Citation) =>
  a.rule === b.rule && a.instrument.zh === b.instrument.zh && a.article.zh === b.article.zh && a.confidence === b.confidence
/** Citations without those that name the same text again. */
export const onceEach = (cites: readonly Citation[]): Citation[] => cites.filter((c, i) => cites.findIndex((d) => sameText(c, d)) === i)

/** What holds of a settable number on a day: the jurisdiction's own, else that of the place around it that sets it, last the nation's. */
export function setOn(
  law: Law,
  s: Settable,
  on: Day,
): { readonly value: SetValue; readonly cites: readonly Citation[]; readonly by: Place; readonly from: Day } | undefined {
  for (let at: Place | null = law.place; at; at = at.within) {
    const found = ofPlace(at, s, on)
    if (found) return { value: found.value as SetValue, cites: found.cites, by: at, from: found.from }
  }
  return undefined
}

/** What a jurisdiction entered of a number, here or around; undefined where nobody has. */
export function enteredOn(place: Place | undefined, key: string, on: Day): Running<unknown> | undefined {
  for (let at: Place | null | undefined = place; at; at = at.within) {
    const found = at.own && running(runs(at.own.filter((v) => v.key === key)), on)
    if (found) return found
  }
  return undefined
}

/** What one place itself says of a number, not those around it; of the nation the number of the law. */
function ofPlace(at: Place, s: Settable, on: Day): Running<unknown> | undefined {
  if (at.own) return running(runs(at.own.filter((v) => v.key === s.key)), on)
  if (s.national) {
    const differs = at.differs.find((d) => d.of.name === s.key)
    return (differs && running(differs.values, on)) ?? (at.within === null ? running(s.national.of.values, on) : undefined)
  }
  if (s.key === 'threshold.open-tender') return at.thresholds ? running(at.thresholds.openTender.values, on) : undefined
  if (s.key === 'threshold.procurement') return at.thresholds ? running(at.thresholds.procurement.values, on) : undefined
  // Published by a bank day by day: nothing of it is written down here.
  if (s.group === 'rates') return undefined
  const table = wagesIn(at)
  return table?.place === at.name ? ofTable(table, s.key, on) : undefined
}

function ofTable(w: WageTable, key: string, on: Day): Running<unknown> | undefined {
  const [group, name = ''] = key.split('.')
  if (key === 'wage.minimum') return localOn(w.minimumWage, on)
  if (group === 'wage') return localOn(w.monthlyWage[name as keyof WageTable['monthlyWage']], on)
  if (group === 'budget') return localOn(w[name as 'supervision'], on)
  const whole = localOn<object>(group === 'base' ? w.contributionBase : w.contributions, on)
  return whole && { ...whole, value: (whole.value as Record<string, unknown>)[name] }
}

/** A place as the facts of a record name it: by its name, or, where the jurisdiction has set something, with all of that. */
export type PlaceFact = string | { readonly [key: string]: unknown }

export function placeFact({ place, country }: Law): PlaceFact {
  if (!place.own) return place.name
  return {
    within: place.within!.name,
    code: place.name.slice(place.within!.name.length + 1),
    says: place.says,
    own: place.own.map((v) => ({
      key: v.key,
      value: setValueText(v.value, country.currency),
      from: v.from.toString(),
      ...(v.until && { until: v.until.toString() }),
      enteredOn: v.enteredOn.toString(),
      cites: v.cites,
    })),
  }
}

/** A value out of the facts of a record; undefined where something in it is none. */
export function ownValueOf(
  raw: { readonly key: string; readonly value: string; readonly from: string; readonly until?: string; readonly enteredOn: string },
  cites: readonly [Citation],
  country: Law['country'],
): OwnValue | undefined {
  const s = country.settable().find((x) => x.key === raw.key)
  const value = s && setValueOf(s.kind, raw.value, country.currency)
  const [from, until, enteredOn] = [readDay(raw.from), raw.until === undefined ? undefined : readDay(raw.until), readDay(raw.enteredOn)]
  if (value === undefined || !from || !enteredOn || (raw.until !== undefined && !until)) return undefined
  return { key: raw.key, value, from, ...(until && { until }), enteredOn, cites }
}
