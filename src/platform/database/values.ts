import pg from 'pg'

/**
 * How values cross the border to the database, the same for both databases:
 * int8 ⇄ bigint, numeric ⇄ text, date ⇄ Temporal.PlainDate, timestamptz ⇄ Temporal.Instant, json ⇄ plain values.
 */
const own: Record<number, (text: string) => unknown> = {
  20: BigInt, // int8
  1700: (text) => text, // numeric
  1082: (text) => Temporal.PlainDate.from(text),
  1184: (text) => Temporal.Instant.from(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
  1114: () => {
    throw new Error('timestamp without time zone is not used here: a moment needs timestamptz')
  },
}

export function readerFor(type: number): (text: string) => unknown {
  return own[type] ?? (pg.types.getTypeParser(type, 'text') as (text: string) => unknown)
}

/** A parameter as both drivers take it. Objects become JSON; arrays stay arrays (for `= any($1)`). */
export function writeValue(value: unknown): unknown {
  if (value === undefined) return null
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return value.toString()
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map(writeValue)
  return JSON.stringify(value)
}
