export { acceptances, opinionsOf, visibleAcceptance } from './acceptances.ts'
export { appointments, type Occupancy, occupancy } from './occupancy.ts'
export { type Acceptance, type AcceptanceLine, acceptanceProcess, type AcceptanceState, type ResidentsOpinion } from './rules/acceptance.ts'
export { type Appointment } from './rules/posts.ts'
export {
  type AskedBy, askers, askerWords, categories, type Category, categoryWords, kinds, kindWords, longestMinutes, type ServiceKind, type ServiceRecord,
} from './rules/record.ts'
export { type RecordsAsked, recordSorts, serviceRecord, serviceRecords } from './service-records.ts'
export { standings } from './standings.ts'
export { type ErrandMonth, errandShare, type HoursRow, hours, type UnitsRow, unitTotals } from './totals.ts'
