import type { Stage, StageKind, TimetableRow, TimetableStep } from '#law'

/** Which days of the timetable belong to which kind of stage. What comes before everything belongs to the first, whatever it is. */
const daysOf: Readonly<Partial<Record<StageKind, readonly TimetableStep[]>>> = {
  offer: ['clarification', 'deadline'],
  award: ['decision', 'award-notice', 'result-notice-ends', 'result-challenged-until', 'losers-bonds-refunded'],
  contract: ['contract', 'contract-published', 'contract-filed', 'winner-bond-refunded', 'file-kept-until'],
}
const beforeAll: readonly TimetableStep[] = ['intention', 'notice', 'notice-ends', 'documents-until', 'documents-challenged-until']

/** The days of a timetable under the stages they belong to, in the order of the list; a stage without a day of its own has none. */
export function byStage(
  stages: readonly Stage[],
  rows: readonly TimetableRow[],
): readonly { readonly stage: Stage; readonly rows: readonly TimetableRow[] }[] {
  // The report is handed over at the end of whatever comes before the award.
  const reports = stages.findIndex((s) => s.kind === 'award') - 1
  const steps = stages.map((s, i) => [
    ...(i === 0 ? beforeAll : []),
    ...(daysOf[s.kind] ?? []),
    ...(i === reports ? ['report' as const] : []),
  ])
  return stages.map((stage, i) => ({ stage, rows: rows.filter((r) => steps[i]!.includes(r.step)) }))
}
