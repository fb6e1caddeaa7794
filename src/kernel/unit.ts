import { both, type Lang, type Words } from './words.ts'

/** The kind of service, as a resident would name it. What a unit may consist of is said in these, and so is every record. */
export const serviceKinds = ['casework', 'group', 'event', 'home-visit', 'phone', 'supervision', 'other'] as const
export type ServiceKind = (typeof serviceKinds)[number]
export const serviceKindWords: Record<ServiceKind, Words> = {
  casework: both('个案', 'Casework'),
  group: both('小组', 'Group'),
  event: both('社区活动', 'Event'),
  'home-visit': both('入户探访', 'Home visit'),
  phone: both('电话', 'Phone'),
  supervision: both('督导', 'Supervision'),
  other: both('其他', 'Other'),
}

/** What one unit of a deliverable must be, as both sides agreed it. What is not agreed is null or an empty list. */
export interface UnitTerms {
  /** Kinds of work of which it may consist; empty for any. */
  readonly what: readonly ServiceKind[]
  /** Least minutes of one unit, over all its sessions. */
  readonly minutes: number | null
  /** Least people of one unit; over several sessions they are person-times. */
  readonly people: number | null
  /** Sessions or contacts of which it consists. */
  readonly sessions: number | null
}
export const noUnitTerms: UnitTerms = { what: [], minutes: null, people: null, sessions: null }

/**
 * A quantity with its unit as a person says it, whatever was typed as the unit: `8 个，每个 6 节` for 8 of `个，6 节`, `1000 人次`.
 * What follows a comma says what each one must be. A unit in Latin letters stays as it was written, because its plural cannot be known.
 */
export function sayQuantity(quantity: number, unit: string, lang: Lang): string {
  const [measure = '', ...rest] = unit
    .trim()
    .replace(/^每/, '')
    .split(/\s*[，,]\s*/)
  const isHan = /^\p{Script=Han}/u.test(measure)
  // Before a unit that begins with a number of its own the sign keeps the two apart.
  if (!isHan || /^[一二两三四五六七八九十百千万半]/.test(measure))
    return isPlain(quantity, measure) ? `${quantity} ${unit.trim()}` : `${quantity} × ${unit.trim()}`
  const each = rest.join('，').replace(/，$/, '')
  if (!each) return `${quantity} ${measure}`
  if (lang === 'en') return `${quantity} ${measure} (${each.startsWith('每') ? '' : 'each '}${each})`
  if (each.startsWith('每')) return `${quantity} ${measure}，${each}`
  return `${quantity} ${measure}，每${measure}${/^\p{Script=Han}/u.test(each) ? '' : ' '}${each}`
}
const isPlain = (quantity: number, measure: string): boolean =>
  /^\p{Script=Latin}/u.test(measure) && (quantity === 1 || /^[\p{Script=Latin}-]*[^s]s(?![\p{Script=Latin}-])/u.test(measure))
