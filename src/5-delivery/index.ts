export { acceptances, opinionsOf, visibleAcceptance } from './acceptances.ts'
export { appointments, type Occupancy, occupancies, occupancy } from './occupancy.ts'
export { type Acceptance, type AcceptanceLine, type AcceptanceState, type ResidentsOpinion } from './rules/acceptance.ts'
export { acceptanceProcess } from './rules/acceptance-process.ts'
export type { Appointment } from './rules/posts.ts'
export {
  type AskedBy,
  askers,
  askerWords,
  categories,
  type Category,
  categoryWords,
  kinds,
  kindWords,
  longestMinutes,
  type ServiceKind,
  type ServiceRecord,
} from './rules/record.ts'
export { type Recorded, recordedWithin, type RecordsAsked, recordSorts, serviceRecord, serviceRecords } from './service-records.ts'
export { type NotCounted, notCountedReasons } from './rules/counts.ts'
export { recordable } from './recordable.ts'
export { mostClaimable } from './most-claimable.ts'
export { whyNotPayable } from './why-not-due.ts'
export { dueItems } from './due-items.ts'
export { standings } from './standings.ts'
export { type ErrandMonth, errandShare, errandShares } from './errand-share.ts'
export { type HoursRow, hours } from './hours.ts'
export { type UnitsRow, unitTotals } from './unit-totals.ts'
export { deliverableFields, recordFields } from './record-form.ts'
export { deliverable, deliverables, type DeliverableStands, visibleDeliverables } from './deliverables.ts'
export { openDeliverable } from './open-deliverable.ts'
export { changeDeliverable } from './change-deliverable.ts'
export { addServiceRecord, addServiceRecords, type NewRecord, type RecordInput } from './add-service-record.ts'
export { appointWorker, type NewAppointment } from './appoint-worker.ts'
export { endAppointment } from './end-appointment.ts'
export { writeRoleCard } from './write-role-card.ts'
export { type Correction, correctRecord } from './correct-record.ts'
export { acceptPeriod, type Decision } from './accept-period.ts'
export { type NewCheck, noteChecks } from './note-checks.ts'
export { type NewValue, showValue } from './show-value.ts'
export { shownValues } from './shown-values.ts'
export { type Targets, targetsOf } from './targets.ts'
export type { ShownValue } from './shown-values.ts'
export { answerTime } from './answer-time.ts'
export { paidTimeOf, recordedTime, timeAsked } from './recorded-time.ts'
export { subsidiesAsked, type SubsidyAsked } from './subsidies-asked.ts'
export { SubsidiesTold } from './pages/subsidised.tsx'
export { lineCosts, type LineCost } from './line-costs.ts'
export { type Reached, reachedOf, reachedWords } from './rules/value.ts'
export { drawCounts, drawsOf } from './draws-of.ts'
export type { DrawCounts } from './rules/draw.ts'
export { type HandIn, handInPeriod } from './hand-in-period.ts'
export { hearResidents, type HeardOpinion } from './hear-residents.ts'
export { answerErrands } from './judge-month.ts'
export { returnPeriod } from './return-period.ts'
export { sayAction } from './say-action.ts'
export { settleDispute, type Settlement } from './settle-dispute.ts'
export { takeDue } from './take-due.ts'
export { routes } from './routes.tsx'
export { ruleFacts } from './rule-facts.ts'
export { myData as myWork } from './my-data.ts'
export { erasable } from './erasable.ts'
export { results } from './results.ts'
