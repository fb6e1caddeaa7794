import { day } from '#kernel'
import { expect, test } from 'vitest'

const moment = (text: string) => Temporal.Instant.from(text)
test.each([
  ['days', day('2026-05-02'), day('2026-05-02'), day('2026-05-06')],
  ['moments', moment('2026-05-02T00:00:00Z'), moment('2026-05-02T00:00:00Z'), moment('2026-05-02T00:00:01Z')],
  ['a day and what is none', day('2026-05-02'), day('2026-05-02'), '2026-05-02'],
])('%s that differ are told apart wherever they stand in what is compared', (_, one, same, other) => {
  expect({ rows: [{ on: one, more: 1 }] }).toMatchObject({ rows: [{ on: same }] })
  expect({ rows: [{ on: one, more: 1 }] }).not.toMatchObject({ rows: [{ on: other }] })
  expect([{ on: one }]).toEqual([{ on: same }])
  expect([{ on: one }]).not.toEqual([{ on: other }])
  expect({ on: one, more: 1 }).toEqual(expect.objectContaining({ on: same }))
  expect({ on: one, more: 1 }).not.toEqual(expect.objectContaining({ on: other }))
})
