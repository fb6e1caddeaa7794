import { type Citation, type Day, daysBetween, isRefusal, plusDays, type Refusal, sayDay } from '#kernel'
import type { Answer } from '../answer.ts'
import { days, type Length, lengthBetween, plusLength, sayLength, workingDays } from '../length.ts'
import { inForce, parameter, valueOn } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { type Calendar, plusWorkingDays, workingDaysOpen } from '../calendar.ts'
import { cite, type RuleNumber } from './instruments.ts'

const calendarDays = { zh: '日', en: 'calendar days' }
const working = { zh: '工作日', en: 'working days' }
const length = { zh: '日或工作日', en: 'days or working days' }

export const intentionDays = parameter({
  name: 'intention.days-before-start',
  says: { zh: '采购意向至少提前多少日公开', en: 'Fewest days from publishing the intention to the start of the procurement' },
  unit: calendarDays,
  // 2020-07-01 is the first day for central units, Beijing, Shanghai and Shenzhen; provincial units followed on 2021-01-01, the others on
  // 2022-01-01 in principle. From the earliest day we ask for it everywhere, and only warn.
  values: { '2020-07-01': { value: 30, cites: [cite('R-11')] } },
  checkedOn: '2026-11-25',
})

export const minimumBidPeriod = parameter({
  name: 'tender.bid-period',
  says: { zh: '自招标文件开始发出至投标截止最短多长', en: 'Shortest time from issuing the tender documents to the bid deadline' },
  unit: length,
  values: { '2003-01-01': { value: days(20), cites: [cite('R-21')] } },
  checkedOn: '2026-11-24',
})

export const documentsAvailable = parameter({
  name: 'tender.documents-available',
  says: { zh: '招标文件提供期限最短多长', en: 'Shortest time for which the tender documents are available' },
  unit: length,
  values: { '2015-03-01': { value: workingDays(5), cites: [cite('R-22')] } },
  checkedOn: '2026-11-24',
})

export const tenderNoticeStands = parameter({
  name: 'tender.notice-stands',
  says: { zh: '招标公告、资格预审公告期限', en: 'How long the tender or pre-qualification notice stands' },
  unit: length,
  values: { '2017-10-01': { value: workingDays(5), cites: [cite('R-23')] } },
  checkedOn: '2026-11-25',
})

export const clarificationBefore = parameter({
  name: 'tender.clarification-before-deadline',
  says: { zh: '影响投标的澄清或者修改至少在投标截止前多久', en: 'Fewest days before the deadline for a clarification that affects bids' },
  unit: length,
  values: { '2015-03-01': { value: days(15), cites: [cite('R-24')] } },
  checkedOn: '2026-11-24',
})

export const prequalificationWorkingDays = parameter({
  name: 'tender.prequalification-time',
  says: { zh: '提交资格预审申请文件的最短时间', en: 'Shortest time for pre-qualification applications' },
  unit: working,
  values: { '2015-03-01': { value: 5, cites: [cite('R-25')] } },
  checkedOn: '2026-11-24',
})

/**
 * Whether the time from issuing the documents to the deadline is long enough.
 * The day of issue does not count; a refusal when working days are asked of a year the calendar does not know.
 */
export function isBidPeriodLongEnough(
  facts: { readonly issuedOn: Day; readonly deadlineOn: Day; readonly least: Length; readonly rule?: RuleNumber },
  calendar: Calendar,
): Answer<boolean> | Refusal {
  const had = lengthBetween(facts.issuedOn, facts.deadlineOn, facts.least.unit, calendar)
  if (isRefusal(had)) return had
  const [least, given] = [sayLength(facts.least), sayLength({ count: had, unit: facts.least.unit })]
  const enough = had >= facts.least.count
  return answered(enough, [
    because(
      `${sayDay(facts.issuedOn, 'zh')}发出，${sayDay(facts.deadlineOn, 'zh')}截止，共 ${given.zh}（发出当日不计）；最短 ${least.zh}。`,
      `Issued ${sayDay(facts.issuedOn, 'en')}, deadline ${sayDay(facts.deadlineOn, 'en')}: ${given.en}, the day of issue not counted; at least ${least.en}.`,
      cite(facts.rule ?? 'R-21'),
    ),
  ])
}

/** How long documents were on offer, by both ways of counting. */
export interface Availability {
  /** First and last day both counted: the reading that asks least (F-10). */
  readonly open: number
  /** First day not counted, as R-50 counts every period. */
  readonly counted: number
  /** Last day that is safe by both. */
  readonly safeOn: Day
}

/**
 * Working days on which documents were on offer from the first to the last day.
 * The two ways of counting differ by one; closing on `safeOn` or later satisfies both.
 */
export function documentsOnOffer(first: Day, last: Day, least: Length, calendar: Calendar): Availability | Refusal {
  if (least.unit === 'days')
    return { open: daysBetween(first, last) + 1, counted: daysBetween(first, last), safeOn: plusDays(first, least.count) }
  const open = workingDaysOpen(first, last, calendar)
  if (isRefusal(open)) return open
  const counted = lengthBetween(first, last, 'working-days', calendar)
  if (isRefusal(counted)) return counted
  const safeOn = plusWorkingDays(first, least.count, calendar)
  return isRefusal(safeOn) ? safeOn : { open, counted, safeOn }
}

/** Whether suppliers have time enough to apply for pre-qualification: the day of the notice does not count. */
export function isPrequalificationLongEnough(
  facts: { readonly noticeOn: Day; readonly dueOn: Day; readonly lawDay: Day },
  calendar: Calendar,
): Answer<boolean> | Refusal {
  const least = workingDays(valueOn(prequalificationWorkingDays, facts.lawDay))
  return isBidPeriodLongEnough({ issuedOn: facts.noticeOn, deadlineOn: facts.dueOn, least, rule: 'R-25' }, calendar)
}

/**
 * The deadline after a clarification that affects bids: as set when time enough is left, else moved (R-24, R-53, R-59b).
 * @param facts.before what the method asks for, with its citations; that of tenders when left out
 * @returns refused when working days are asked of a year the calendar does not know
 */
export function deadlineAfterClarification(
  facts: {
    readonly clarifiedOn: Day
    readonly deadlineOn: Day
    readonly lawDay: Day
    readonly before?: { readonly value: Length; readonly cites: readonly Citation[] }
  },
  calendar: Calendar,
): Answer<Day> | Refusal {
  const before = facts.before ?? inForce(clarificationBefore, facts.lawDay)
  const left = lengthBetween(facts.clarifiedOn, facts.deadlineOn, before.value.unit, calendar)
  if (isRefusal(left)) return left
  const moved = plusLength(facts.clarifiedOn, before.value, calendar)
  if (isRefusal(moved)) return moved
  const deadline = left >= before.value.count ? facts.deadlineOn : moved
  const [had, least] = [sayLength({ count: left, unit: before.value.unit }), sayLength(before.value)]
  return answered(deadline, [
    because(
      `${sayDay(facts.clarifiedOn, 'zh')}澄清，距原截止 ${had.zh}，至少应有 ${least.zh}；截止日为${sayDay(deadline, 'zh')}。`,
      `Clarified ${sayDay(facts.clarifiedOn, 'en')}, ${had.en} before the deadline, at least ${least.en} needed; the deadline is ${sayDay(deadline, 'en')}.`,
      ...before.cites,
    ),
  ])
}
