import { type Citation, type Day, isAfter, isRefusal, isSameDay, type Refusal, sayDay, type Words } from '#kernel'
import type { Reason } from '../answer.ts'
import { because } from '../steps.ts'
import { type Length, plusLength } from '../length.ts'
import { type Calendar, workingDayFrom } from './calendar.ts'
import { cite } from './instruments.ts'

/**
 * What becomes of a last day that is a day off, for each clock of the law.
 * `moves`: to the next working day. `working-days`: never falls on a day off. `stays`: a day of the calendar that the law names.
 * `backwards`: counted back from a day, so moving it later would shorten the time it protects. `safe-and-last`: the texts read do not
 * say; nobody is refused before the later day, and everybody is shown the earlier as the safe one.
 */
export type LastDayRule = 'moves' | 'working-days' | 'stays' | 'backwards' | 'safe-and-last'

export interface LastDay {
  readonly rule: LastDayRule
  readonly cites: readonly Citation[]
  readonly why: Words
}

const inDays = { zh: '按工作日计算，最后一日总是工作日。', en: 'Counted in working days, so its last day is always one.' }
const civil = {
  zh: '民事期间：最后一日是法定休假日的，以休假日结束的次日为最后一日。',
  en: 'A period of civil law: a last day off is replaced by the day after the holiday ends.',
}
const tendering = {
  zh: '采购期间：最后一日是节假日的，顺延到其后第一个工作日。',
  en: 'A period of procurement: a last day on a holiday moves to the next working day.',
}
const moves = (cites: readonly Citation[], why: Words): LastDay => ({ rule: 'moves', cites, why })
const working: LastDay = { rule: 'working-days', cites: [cite('R-50')], why: inDays }
const named = (cites: readonly Citation[]): LastDay => ({
  rule: 'stays',
  cites,
  why: { zh: '法规写明了日期，不顺延。', en: 'The law names the day; it does not move.' },
})
const back = (cites: readonly Citation[]): LastDay => ({
  rule: 'backwards',
  cites,
  why: { zh: '从截止日往前数，少一天就不够，不顺延。', en: 'Counted back from a deadline: a day later would be too late.' },
})
const open = (cites: readonly Citation[]): LastDay => ({
  rule: 'safe-and-last',
  cites,
  why: {
    zh: '核对过的文本没有写最后一日遇休假日是否顺延：按不顺延的那一天办最稳妥，顺延后的那一天以前不算逾期。',
    en: 'The texts read do not say whether a last day off moves: act by the day that does not move; nothing is late before the day that does.',
  },
})

/** Every clock that is a parameter of the law, by the name of its parameter. A new one that is not here fails a test. */
export const lastDays: Readonly<Record<string, LastDay>> = {
  'intention.days-before-start': back([cite('R-11')]),
  'tender.bid-period': moves([cite('R-50')], tendering),
  'tender.documents-available': working,
  'tender.notice-stands': working,
  'tender.clarification-before-deadline': back([cite('R-24')]),
  'tender.prequalification-time': working,
  'bid-bond.refund': working,
  'award.report-to-purchaser': working,
  'award.decision': working,
  'award.notice': working,
  'award.result-notice-stands': working,
  'contract.signed-within': moves([cite('R-50')], tendering),
  'contract.published-within': working,
  'contract.filed-within': working,
  'challenge.inquiry-answered': working,
  'challenge.filed': working,
  'challenge.answered': working,
  'challenge.complaint-filed': working,
  'challenge.intake-reviewed': working,
  'challenge.not-admissible-told': working,
  'challenge.respondents-served': working,
  'challenge.respondents-answer': working,
  'challenge.complaint-decided': working,
  'challenge.suspension': open([cite('R-77')]),
  'payment.days': moves([cite('R-50b')], civil),
  'payment.longest-days': moves([cite('R-50b')], civil),
  'payment.days-after-invoice': moves([cite('R-50b')], civil),
  'payment.receivable-confirmation-days': moves([cite('R-50b')], civil),
  'payment.complaint-times': open([cite('R-101')]),
  'payment.arrears-published-by': named([cite('R-98')]),
  'publication.media-working-days': working,
  'open-information.disclosure-working-days': working,
  'open-information.request-working-days': working,
  'objection.supplementary-argument': working,
  'personal-data.answer-days': open([cite('R-134')]),
  'private-unit.yearly-report-days': named([cite('R-120')]),
}
/** Cells of the methods, by the name of the column: the same for every method. */
export const lastDaysOfMethods: Readonly<Record<string, LastDay>> = {
  shortestBidPeriod: moves([cite('R-50')], tendering),
  documentsAvailable: working,
  clarificationBefore: back([cite('R-24')]),
  noticeStands: working,
}

export interface LastDayOn {
  /** The day that is safe: the last day as far as it is known. */
  readonly on: Day
  /** `unknown`: the calendar does not have the year, so it may still move; `why` says what to do. */
  readonly state: 'stands' | 'moved' | 'unknown'
  readonly why?: Refusal
  readonly steps: readonly Reason[]
}

/**
 * The law by which a clock ends. `civil`: what two sides agreed on, or the law of payment lays down (Civil Code art. 203).
 * `procurement`: a period of the procurement orders. `none`: a reminder of the program, which binds nobody and so never moves.
 */
export type Follows = 'civil' | 'procurement' | 'none'

/**
 * The last day of a clock: the one place where a day is counted by which somebody has to act. The day it starts from does not count.
 * Days that end on a day off move as the law of the clock says. Refused only where working days cannot be counted; a last day in days
 * whose year is not known is `unknown`, safe to act by, and nothing may follow from missing it before that year is entered.
 */
export function lastDayAfter(follows: Follows, from: Day, length: Length, calendar: Calendar): LastDayOn | Refusal {
  const counted = plusLength(from, length, calendar)
  if (isRefusal(counted)) return counted
  // Working days end on one by themselves.
  return follows === 'none' || length.unit === 'working-days'
    ? { on: counted, state: 'stands', steps: [] }
    : movedOff(follows, counted, calendar)
}

/** The same for a clock in days, whose counted day is always known. */
export const lastOfDays = (follows: Follows, from: Day, days: number, calendar: Calendar): LastDayOn =>
  lastDayAfter(follows, from, { count: days, unit: 'days' }, calendar) as LastDayOn

/** The last day of a period of procurement. Refused where the calendar does not know whether it moves, saying what to do. */
export function procurementLastDay(from: Day, length: Length, calendar: Calendar): Day | Refusal {
  const last = lastDayAfter('procurement', from, length, calendar)
  return isRefusal(last) ? last : (last.why ?? last.on)
}

/** Whether a civil term is over on a day. While the year of its last day is not known it is not. */
export function isCivilTermOver(lastOn: Day, today: Day, calendar: Calendar): boolean {
  if (!isAfter(today, lastOn)) return false
  const last = civilLastDay(lastOn, calendar)
  return last.state !== 'unknown' && isAfter(today, last.on)
}

/**
 * The last day of a civil period that was counted to a day (Civil Code art. 203): the day itself, or the first working day after it.
 * Where the year is not known, the counted day is safe to act by, and nobody may be told they are late before the year is entered.
 */
export const civilLastDay = (counted: Day, calendar: Calendar): LastDayOn => movedOff('civil', counted, calendar)

function movedOff(follows: 'civil' | 'procurement', counted: Day, calendar: Calendar): LastDayOn {
  const rule = cite(follows === 'civil' ? 'R-50b' : 'R-50')
  const moved = workingDayFrom(counted, calendar)
  if (isRefusal(moved))
    return {
      on: counted,
      state: 'unknown',
      why: moved,
      steps: [
        because(
          `${sayDay(counted, 'zh')}是否放假还不知道：这一天以前办总是按期；补录这一年的工作日历以前，不计算逾期。`,
          `Whether ${sayDay(counted, 'en')} is a day off is not known yet: until then it is always in time; nothing is counted as late before the year is entered.`,
          rule,
        ),
        { says: moved.words, cites: [] },
      ],
    }
  if (isSameDay(moved, counted)) return { on: counted, state: 'stands', steps: [] }
  return {
    on: moved,
    state: 'moved',
    steps: [
      because(
        `${sayDay(counted, 'zh')}是休假日，最后一日顺延到${sayDay(moved, 'zh')}。`,
        `${sayDay(counted, 'en')} is a day off: the last day becomes ${sayDay(moved, 'en')}.`,
        rule,
      ),
    ],
  }
}
