import { both } from '#kernel'
import { methods, type TimetableRow, type TimetableStep } from '#law'
import { expect, test } from 'vitest'
import { byStage } from './by-stage.ts'

const steps: readonly TimetableStep[] = [
  'intention',
  'notice',
  'notice-ends',
  'documents-until',
  'documents-challenged-until',
  'clarification',
  'deadline',
  'report',
  'decision',
  'award-notice',
  'result-notice-ends',
  'result-challenged-until',
  'losers-bonds-refunded',
  'contract',
  'contract-published',
  'contract-filed',
  'winner-bond-refunded',
  'file-kept-until',
]
const rows = steps.map((step): TimetableRow => ({ step, what: both('', ''), how: both('', ''), cites: [] }))

test.each(methods.map((m) => m.name))('every day of the timetable of %s stands under exactly one of its stages', (name) => {
  const stages = methods.find((m) => m.name === name)!.stages.values.at(-1)!.value
  const told = byStage(stages, rows).flatMap((s) => s.rows.map((r) => r.step))
  expect(told.toSorted()).toEqual([...steps].toSorted())
})
