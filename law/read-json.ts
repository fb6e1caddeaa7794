import { type Day, type Fraction, fractionOf, type Money, type Refusal, refusals, typedDay, typedMoney } from '#kernel'
import type { Json } from './publish.ts'

/** Reads one value from JSON or throws `Unreadable` with its place; `read` turns that into a refusal. */
export type Reader<T> = (value: unknown, at: string) => T
export type Read<R> = R extends Reader<infer T> ? T : never
type Shape = Readonly<Record<string, Reader<unknown>>>
type Simple<T> = { [K in keyof T]: T[K] }

/** A reader of an object that can name its fields, for reports and help. */
export interface ObjectReader<T> extends Reader<T> {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

class Unreadable extends Error {
  readonly at: string
  readonly wanted: { readonly zh: string; readonly en: string }
  constructor(at: string, zh: string, en: string) {
    super(`${at}: ${en}`)
    this.at = at
    this.wanted = { zh, en }
  }
}
const wrong = (at: string, zh: string, en: string): never => {
  throw new Unreadable(at || '.', zh, en)
}

const refuse = refusals({
  'json-shape-wrong': {
    status: 422,
    zh: (at: string, zh: string, _en: string) => `「${at}」${zh}。`,
    en: (at: string, _zh: string, en: string) => `“${at}” ${en}.`,
  },
})

/** The typed value, or a refusal that names the first place that is wrong and what is wanted there. */
export function read<T>(reader: Reader<T>, value: unknown): T | Refusal {
  try {
    return reader(value, '')
  } catch (e) {
    if (e instanceof Unreadable) return refuse('json-shape-wrong', e.at, e.wanted.zh, e.wanted.en).with({ fields: { [e.at]: e.wanted } })
    throw e
  }
}

export const aText: Reader<string> = (v, at) => (typeof v === 'string' ? v : wrong(at, '应是文字', 'must be text'))
export const aYesNo: Reader<boolean> = (v, at) => (typeof v === 'boolean' ? v : wrong(at, '应是 true 或 false', 'must be true or false'))
export const aCount: Reader<number> = (v, at) =>
  typeof v === 'number' && Number.isSafeInteger(v) && v >= 0 ? v : wrong(at, '应是不小于零的整数', 'must be a whole number, zero or more')
/** Days as `2026-06-30`. */
export const aDay: Reader<Day> = (v, at) =>
  (typeof v === 'string' ? typedDay(v) : undefined) ?? wrong(at, '应是 2026-06-30 这样的日期', 'must be a day such as 2026-06-30')
/** Amounts as text in yuan, `1050000.00`; a JSON number would already have lost its fen. */
export const anAmount: Reader<Money> = (v, at) =>
  (typeof v === 'string' ? typedMoney(v) : undefined) ??
  wrong(at, '应是用引号括起来的金额，如 "1050000.00"', 'must be an amount in quotes such as "1050000.00"')
/** Shares and rates as exact text, `3/4` or `0.0005`. */
export const aShare: Reader<Fraction> = (v, at) => {
  try {
    return fractionOf(aText(v, at))
  } catch {
    return wrong(at, '应是用引号括起来的数，如 "0.0005" 或 "1/2"', 'must be a number in quotes such as "0.0005" or "1/2"')
  }
}
export const oneOf =
  <const T extends string>(...names: readonly T[]): Reader<T> =>
  (v, at) =>
    names.find((n) => n === v) ?? wrong(at, `应是其中之一：${names.join('、')}`, `must be one of ${names.join(', ')}`)
export const listOf =
  <T>(each: Reader<T>): Reader<readonly T[]> =>
  (v, at) => {
    if (!Array.isArray(v)) return wrong(at, '应是列表 […]', 'must be a list […]')
    if (v.length > 10_000) return wrong(at, '太长，最多一万项', 'is too long; ten thousand entries at most')
    return v.map((x, i) => each(x, `${at}[${i}]`))
  }
export const orNull =
  <T>(one: Reader<T>): Reader<T | null> =>
  (v, at) =>
    v === null ? null : one(v, at)
/** Reads text of a known kind that a function looks up; the function refuses in its own words. */
export const lookedUp =
  <T extends object>(find: (text: string) => T | Refusal): Reader<T> =>
  (v, at) => {
    const found = find(aText(v, at))
    return 'refused' in found
      ? wrong(at, (found as Refusal).words.zh.replace(/。$/, ''), (found as Refusal).words.en.replace(/\.$/, ''))
      : (found as T)
  }

/** An object with fields that must be there and fields that may. A field nobody knows is refused: it is likely misspelt. */
export function anObject<const R extends Shape, const O extends Shape = Record<never, never>>(
  required: R,
  optional?: O,
): ObjectReader<Simple<{ readonly [K in keyof R]: Read<R[K]> } & { readonly [K in keyof O]?: Read<O[K]> }>> {
  const may: Shape = optional ?? {}
  const reader = (v: unknown, at: string) => {
    if (typeof v !== 'object' || v === null || Array.isArray(v)) return wrong(at, '应是对象 {…}', 'must be an object {…}')
    const given = new Map(Object.entries(v))
    const path = (key: string) => (at ? `${at}.${key}` : key)
    // First what is not known: a misspelt field is the reason why another one is missing.
    const known = new Set([...Object.keys(required), ...Object.keys(may)])
    for (const key of given.keys()) if (!known.has(key)) wrong(path(key), '不认识，请检查拼写', 'is not known here; check the spelling')
    const out: Record<string, unknown> = {}
    for (const [key, one] of Object.entries<Reader<unknown>>(required)) {
      if (!given.has(key)) wrong(path(key), '没有填写，这里必须有', 'is missing and must be there')
      out[key] = one(given.get(key), path(key))
    }
    for (const [key, one] of Object.entries(may)) if (given.has(key)) out[key] = one(given.get(key), path(key))
    return out
  }
  return Object.assign(reader, { required: Object.keys(required), optional: Object.keys(may) }) as unknown as ReturnType<
    typeof anObject<R, O>
  >
}

/** Any value of the law as JSON: days `2026-06-30`, amounts in yuan `1050000.00`, fractions exact `1/2`. */
export function asJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'bigint') {
    const size = value < 0n ? -value : value
    return `${value < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
  }
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return value.toString()
  if (Array.isArray(value)) return value.map(asJson)
  if (typeof value === 'object') {
    const { n, d } = value as { n?: unknown; d?: unknown }
    if (typeof n === 'bigint' && typeof d === 'bigint') return d === 1n ? `${n}` : `${n}/${d}`
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => inner !== undefined && typeof inner !== 'function')
        .map(([key, inner]) => [key, asJson(inner)]),
    )
  }
  throw new TypeError(`a value of the law that has no plain form: ${typeof value}`)
}
