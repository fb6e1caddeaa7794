import { day } from '#kernel'
import { expect, test } from 'vitest'
import { recordValues } from './record-form.ts'

test.each([
  [0, ''],
  [1, '1'],
  [3, '3'],
])('a record of %i units stands in the form as “%s”: nothing was done to the end, and nobody typed a nought', (units, stands) => {
  const record = {
    ...{ what: 'event', minutes: 60, askedBy: 'own-plan', category: 'direct', contractId: 'con_1', lineId: 'lin_1', people: 8 },
    ...{ units, deliverableId: null, communityId: null, servedOn: day('2026-03-02'), note: null, notCounted: null },
  } as unknown as Parameters<typeof recordValues>[0]
  expect(recordValues(record)['units']).toBe(stands)
})
