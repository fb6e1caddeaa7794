import type { Citation, Words } from '#kernel'
import { lastDaysThatMove } from '../last-day.ts'
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
const procedural = {
  zh: '复议期间：最后一日是法定休假日的，以休假日后的第一日为最后一日。',
  en: 'A period of reconsideration: a last day off is replaced by the first day after the holiday.',
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
  'challenge.reconsideration': moves([cite('R-81', 'civil-procedure')], procedural),
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

/** Civil Code art. 203 and its brothers move a last day off (R-50b); so do the orders on procurement. */
export const movingLastDays = lastDaysThatMove({ civil: [cite('R-50b')], procurement: [cite('R-50')] })
export const { lastDayAfter, lastOfDays, procurementLastDay, civilLastDay, isCivilTermOver } = movingLastDays
