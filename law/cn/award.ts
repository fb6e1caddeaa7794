import { type Citation, type Day, daysBetween, isAfter, isRefusal, type Refusal, sayDay } from '#kernel'
import type { Answer } from '../answer.ts'
import { days, type Length, sayLength, workingDays } from '../length.ts'
import { parameter } from '../parameter.ts'
import { inPlace, type Place } from '../places/place.ts'
import { answered, because } from '../steps.ts'
import { type Calendar, isWorkingDay } from '../calendar.ts'
import { procurementLastDay } from './last-day.ts'
import { cite } from './instruments.ts'

const length = { zh: '日或工作日', en: 'days or working days' }
const years = { zh: '年', en: 'years' }

export const reportDelivered = parameter({
  name: 'award.report-to-purchaser',
  says: {
    zh: '评审结束后多久内将评审报告送交采购人',
    en: 'Longest time from the end of evaluation to handing the report to the purchaser',
  },
  unit: length,
  values: { '2015-03-01': { value: workingDays(2), cites: [cite('R-37')] } },
  checkedOn: '2026-11-24',
})
export const decisionMade = parameter({
  name: 'award.decision',
  says: { zh: '收到评审报告后多久内确定中标、成交供应商', en: 'Longest time from receiving the report to deciding the winner' },
  unit: length,
  values: { '2015-03-01': { value: workingDays(5), cites: [cite('R-37')] } },
  checkedOn: '2026-11-24',
})
export const awardNoticeSent = parameter({
  name: 'award.notice',
  says: { zh: '确定后多久内发出通知书并公告结果', en: 'Longest time from the decision to the award notice and publication' },
  unit: length,
  values: { '2015-03-01': { value: workingDays(2), cites: [cite('R-37')] } },
  checkedOn: '2026-11-24',
})
export const resultNoticeStands = parameter({
  name: 'award.result-notice-stands',
  says: { zh: '结果公告期限', en: 'How long the result notice stands' },
  unit: length,
  values: { '2017-10-01': { value: workingDays(1), cites: [cite('R-38')] } },
  checkedOn: '2026-11-25',
})
export const contractSigned = parameter({
  name: 'contract.signed-within',
  says: { zh: '通知书发出后多久内签订合同', en: 'Longest time from the award notice to signing the contract' },
  unit: length,
  values: { '2003-01-01': { value: days(30), cites: [cite('R-39')] } },
  checkedOn: '2026-11-24',
})
export const contractPublished = parameter({
  name: 'contract.published-within',
  says: { zh: '合同签订后多久内公告', en: 'Longest time from signing to publishing the contract' },
  unit: length,
  values: { '2015-03-01': { value: workingDays(2), cites: [cite('R-40', 'procurement-regulation')] } },
  checkedOn: '2026-11-24',
})
export const contractFiled = parameter({
  name: 'contract.filed-within',
  says: { zh: '合同签订后多久内备案', en: 'Longest time from signing to filing a copy' },
  unit: length,
  values: { '2003-01-01': { value: workingDays(7), cites: [cite('R-40', 'procurement-law')] } },
  checkedOn: '2026-11-24',
})
export const fileKeptYears = parameter({
  name: 'file.kept-years',
  says: { zh: '采购文件至少保存多少年', en: 'Fewest years the procurement file is kept' },
  unit: years,
  values: { '2003-01-01': { value: 15, cites: [cite('R-47')] } },
  checkedOn: '2026-11-24',
})
export const ordinaryTermYears = parameter({
  name: 'contract.ordinary-term-years',
  says: { zh: '购买服务合同一般最长几年', en: 'Longest ordinary term of a contract for purchased services' },
  unit: years,
  values: { '2020-03-01': { value: 1, cites: [cite('R-43')] } },
  checkedOn: '2026-11-25',
})
export const longestTermYears = parameter({
  name: 'contract.longest-term-years',
  says: {
    zh: '内容固定、连续、经费和价格稳定且有预算保障时最长几年',
    en: 'Longest term when content, funding and price are stable and the budget is assured',
  },
  unit: years,
  values: { '2020-03-01': { value: 3, cites: [cite('R-43')] } },
  checkedOn: '2026-11-25',
})

/** What the purchaser did with the report of the committee. */
export interface Decision {
  readonly reportReceivedOn: Day
  /** Day the purchaser named the winner; undefined while nothing was decided. */
  readonly decidedOn?: Day
  /** Objection raised to the report within the time. */
  readonly objected: boolean
  readonly today: Day
  readonly lawDay: Day
  readonly place?: Place
  /** Days on which the procurement was suspended. */
  readonly still?: readonly Day[]
  /** Whether silence makes the first-ranked the winner: `silenceDecides` of the method on the law day. */
  readonly silenceDecides: boolean
  /** The text that says so; consultation's where none is given. */
  readonly silenceCites?: readonly Citation[]
}

/**
 * The last day of a time in which nothing could be done on some days, and how many of its own kind they were: each makes it longer by one.
 * A day that was still in part counts as a whole one.
 */
function lastDayBeside(from: Day, time: Length, still: readonly Day[], calendar: Calendar): { lastOn: Day; besides: number } | Refusal {
  for (let besides = 0; ; ) {
    const lastOn = procurementLastDay(from, { ...time, count: time.count + besides }, calendar)
    if (isRefusal(lastOn)) return lastOn
    let within = 0
    for (const d of still.filter((x) => isAfter(x, from) && !isAfter(x, lastOn))) {
      const counts = time.unit === 'days' || isWorkingDay(d, calendar)
      if (isRefusal(counts)) return counts
      if (counts) within += 1
    }
    if (within === besides) return { lastOn, besides }
    besides = within
  }
}

/**
 * The last day to decide on a report.
 * @param still days on which the procurement was suspended
 */
export function decideBy(
  receivedOn: Day,
  lawDay: Day,
  calendar: Calendar,
  place?: Place,
  still: readonly Day[] = [],
): Answer<Day> | Refusal {
  const time = inPlace(decisionMade, place, lawDay).value
  const last = lastDayBeside(receivedOn, time, still, calendar)
  if (isRefusal(last)) return last
  const { lastOn, besides } = last
  const paused = sayLength({ ...time, count: besides })
  return answered(lastOn, [
    because(
      `${sayDay(receivedOn, 'zh')}收到报告，${sayLength(time).zh}内确定${besides > 0 ? `（暂停采购活动的 ${paused.zh}不计）` : ''}，最后一日是${sayDay(lastOn, 'zh')}。`,
      `Report received ${sayDay(receivedOn, 'en')}; a decision is due within ${sayLength(time).en}${besides > 0 ? `, ${paused.en} of suspension not counted` : ''}, by ${sayDay(lastOn, 'en')}.`,
      cite('R-37'),
      ...(besides > 0 ? [cite('R-77')] : []),
    ),
  ])
}

/**
 * Whether the purchaser decided in time: `open` while the time runs, `in-time`, `late`, or `first-ranked` when silence
 * without objection has decided (R-59; R-37 for tenders).
 */
export function decisionOf(d: Decision, calendar: Calendar): Answer<'open' | 'in-time' | 'late' | 'first-ranked'> | Refusal {
  const by = decideBy(d.reportReceivedOn, d.lawDay, calendar, d.place, d.still)
  if (isRefusal(by)) return by
  const lastOn = by.value
  if (d.decidedOn && !isAfter(d.decidedOn, lastOn)) return answered('in-time', by.steps)
  const over = isAfter(d.decidedOn ?? d.today, lastOn)
  if (over && d.silenceDecides && !d.objected)
    return answered('first-ranked', [
      ...by.steps,
      because(
        '逾期没有确定，也没有提出异议，视为确定排序第一的供应商。',
        'The time passed without decision or objection: the first-ranked supplier is deemed chosen.',
        ...(d.silenceCites ?? [cite('R-59')]),
      ),
    ])
  return answered(over ? 'late' : 'open', by.steps)
}

/**
 * The last day to sign: 30 days, not working days, after the notice. A last day off moves to the next working day.
 * @param still days on which nobody might sign
 */
export function signBy(noticeOn: Day, lawDay: Day, calendar: Calendar, place?: Place, still: readonly Day[] = []): Answer<Day> | Refusal {
  const time = inPlace(contractSigned, place, lawDay).value
  const last = lastDayBeside(noticeOn, time, still, calendar)
  if (isRefusal(last)) return last
  const { lastOn, besides } = last
  const paused = sayLength({ ...time, count: besides })
  return answered(lastOn, [
    because(
      `${sayDay(noticeOn, 'zh')}发出通知书，${sayLength(time).zh}${time.unit === 'days' ? '（不是工作日）' : ''}内签订${besides > 0 ? `（不得签订的 ${paused.zh}不计）` : ''}，最后一日是${sayDay(lastOn, 'zh')}，即第 ${daysBetween(noticeOn, lastOn)} 日。`,
      `Notice sent ${sayDay(noticeOn, 'en')}; signed within ${sayLength(time).en}${time.unit === 'days' ? ', not working days' : ''}${besides > 0 ? `, ${paused.en} on which nobody might sign not counted` : ''}: by ${sayDay(lastOn, 'en')}, day ${daysBetween(noticeOn, lastOn)}.`,
      cite('R-39'),
      cite('R-50'),
      ...(besides > 0 ? [cite('R-77'), cite('R-78')] : []),
    ),
  ])
}

/** Lengths of the chain after evaluation, in order, for a timetable. */
export const chainAfterEvaluation = {
  reportDelivered,
  decisionMade,
  awardNoticeSent,
  resultNoticeStands,
  contractSigned,
  contractPublished,
  contractFiled,
} as const satisfies Record<string, { readonly values: readonly { readonly value: Length }[] }>
