import { ruleNumbers } from './instruments.ts'
import { expect, test } from 'vitest'
import { lawSubjects } from './subjects.ts'

test('every rule of the law stands under one subject', () => {
  const placed = lawSubjects.flatMap((s) => s.rules)
  expect(placed.toSorted()).toEqual([...ruleNumbers].sort())
  expect(new Set(lawSubjects.map((s) => s.key)).size).toBe(lawSubjects.length)
})
