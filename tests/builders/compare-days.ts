import { expect } from 'vitest'

/*
 * Days and moments have no properties of their own, so `toMatchObject` would find any two of them alike. Here they are compared by what
 * they say. Read before every file of tests; told to the runner once for each worker.
 */
const told = Symbol.for('tandem days are compared')
const kinds = [Temporal.PlainDate, Temporal.Instant, Temporal.PlainDateTime, Temporal.ZonedDateTime, Temporal.Duration]
const kindOf = (x: unknown) => kinds.find((k) => x instanceof k)

if (!(told in globalThis)) {
  Object.assign(globalThis, { [told]: true })
  expect.addEqualityTesters([
    (a, b) => {
      const kind = kindOf(a) ?? kindOf(b)
      return kind && (kindOf(a) === kindOf(b) ? String(a) === String(b) : false)
    },
  ])
}
