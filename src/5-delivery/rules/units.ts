import { both, type Line, noUnitTerms, type ServiceKind, serviceKindWords, type UnitTerms, type Words } from '#kernel'
import type { Category } from './record.ts'

/**
 * The least that work which completes a unit must be, by kind: minutes, and people. The house's own measure against slips of the
 * pen and empty entries, no law; where a contract agrees on more, the contract decides.
 */
export const houseFloors: Readonly<Record<ServiceKind, { minutes: number; people: number }>> = {
  casework: { minutes: 15, people: 1 },
  group: { minutes: 30, people: 3 },
  event: { minutes: 30, people: 5 },
  'home-visit': { minutes: 10, people: 1 },
  phone: { minutes: 5, people: 1 },
  supervision: { minutes: 15, people: 1 },
  other: { minutes: 10, people: 1 },
}

/** A line of a contract, as far as a unit of it is concerned. */
export type BoughtLine = Line & { readonly unitTerms?: UnitTerms | null | undefined }

/** What a record says of the work, as far as it is held against its unit. */
export interface Worked {
  readonly what: ServiceKind
  readonly category: Category
  readonly minutes: number
  readonly people: number
  readonly units: number
}
/** What the other records of the same line amount to; only those of the kinds a unit may consist of. */
export interface SoFar {
  readonly records: number
  readonly minutes: number
  readonly people: number
  readonly units: number
}
export const nothingYet: SoFar = { records: 0, minutes: 0, people: 0, units: 0 }

/** Whether what was recorded before decides too: a unit that consists of several sessions. */
export const needsSoFar = (line: BoughtLine | undefined, units: number): boolean => units > 0 && (line?.unitTerms?.sessions ?? 1) > 1

/**
 * What is missing for the units a record completes, by field; empty where nothing is. A unit of one session is held against this
 * record, a unit of several against all records of the line, so that each session counts for one unit only.
 */
export function unitFaults(line: BoughtLine, r: Worked, soFar: SoFar = nothingYet): Record<string, Words> {
  const faults: Record<string, Words> = {}
  if (r.category === 'direct' && ['group', 'event'].includes(r.what) && r.people < 2)
    faults.people = both('小组和活动至少有 2 人参加，请核对人数。', 'A group or an event has at least two people. Please check the number.')
  if (r.units === 0 || line.kind !== 'project') return faults
  const terms = line.unitTerms ?? noUnitTerms
  const floor = houseFloors[r.what]
  if (r.category === 'errand')
    faults.units = both('合同以外的行政事务不能算作完成数量。', 'An errand outside the contract completes no unit.')
  if (terms.what.length > 0 && !terms.what.includes(r.what)) {
    const kinds = (lang: 'zh' | 'en') => terms.what.map((k) => serviceKindWords[k][lang]).join(lang === 'zh' ? '、' : ', ')
    faults.what = both(`「${line.title}」的完成数量只能由${kinds('zh')}来算。`, `Units of “${line.title}” are made of: ${kinds('en')}.`)
  }
  if ((terms.sessions ?? 1) > 1) {
    const units = soFar.units + r.units
    const [records, minutes, people] = [soFar.records + 1, soFar.minutes + r.minutes, soFar.people + r.people]
    if (records < terms.sessions! * units)
      faults.units = both(
        `每个单位由 ${terms.sessions} 次组成，${units} 个要 ${terms.sessions! * units} 条记录，连这条在内有 ${records} 条。请在最后一次再填完成数量。`,
        `Each unit consists of ${terms.sessions} sessions: ${units} need ${terms.sessions! * units} records, and with this one there are ${records}. Count the unit with its last session.`,
      )
    if (terms.people !== null && people < terms.people * units)
      faults.people = both(
        `${units} 个单位要 ${terms.people * units} 人次，连这条在内有 ${people} 人次，还差 ${terms.people * units - people}。`,
        `${units} units need ${terms.people * units} person-times; with this record there are ${people}, ${terms.people * units - people} short.`,
      )
    if (terms.minutes !== null && minutes < terms.minutes * units)
      faults.minutes = both(
        `${units} 个单位要 ${terms.minutes * units} 分钟，连这条在内有 ${minutes} 分钟。`,
        `${units} units need ${terms.minutes * units} minutes; with this record there are ${minutes}.`,
      )
    if (!faults.people && r.people < floor.people) faults.people = tooFew(r, floor.people)
    if (!faults.minutes && r.minutes < floor.minutes) faults.minutes = tooShort(r, floor.minutes)
    return faults
  }
  const [minutes, people] = [Math.max(terms.minutes ?? 0, floor.minutes) * r.units, Math.max(terms.people ?? 0, floor.people) * r.units]
  if (r.minutes < minutes) faults.minutes = tooShort(r, minutes)
  if (r.people < people) faults.people = tooFew(r, people)
  return faults
}
const tooShort = (r: Worked, least: number): Words =>
  both(
    `完成 ${r.units} 个单位至少 ${least} 分钟，这里是 ${r.minutes} 分钟。`,
    `${r.units === 1 ? 'One unit takes' : `${r.units} units take`} at least ${least} minutes; this says ${r.minutes}.`,
  )
const tooFew = (r: Worked, least: number): Words =>
  both(
    `完成 ${r.units} 个单位至少 ${least} 人，这里是 ${r.people} 人。`,
    `${r.units === 1 ? 'One unit takes' : `${r.units} units take`} at least ${least} people; this says ${r.people}.`,
  )

/**
 * Units of a line that are made, whatever was recorded: of units that consist of several sessions never more than the sessions,
 * people and minutes of the line make up.
 */
export function unitsMade(line: BoughtLine, all: SoFar): number {
  if (line.kind !== 'project') return 0
  const terms = line.unitTerms ?? noUnitTerms
  const made = (has: number, each: number | null) => (each === null ? all.units : Math.floor(has / each))
  return Math.max(
    0,
    Math.min(all.units, made(all.records, terms.sessions), made(all.people, terms.people), made(all.minutes, terms.minutes)),
  )
}

/** Units that count: those made, and never more than were bought. More is a signed change. */
export const unitsThatCount = (line: BoughtLine, all: SoFar): number =>
  line.kind === 'project' ? Math.min(line.quantity, unitsMade(line, all)) : 0
