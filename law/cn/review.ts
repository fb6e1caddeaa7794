import { type Citation, type Day, isRefusal, type Refusal, sayDay, type Words } from '#kernel'
import type { Answer } from '../answer.ts'
import type { Calendar } from '../calendar.ts'
import { lastDaysThatMove } from '../last-day.ts'
import { days, plusLength, sayLength } from '../length.ts'
import { inForce, parameter } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import type { ChallengeTime } from './challenge.ts'
import { cite, citeText, instruments } from './instruments.ts'

/** What may be done about the decision on a complaint: reconsideration by the authority above, or the court. */
export const reconsideration = parameter({
  name: 'challenge.reconsideration',
  says: { zh: '收到投诉处理决定后多久内申请行政复议', en: 'Longest time to ask for a reconsideration of the decision on a complaint' },
  unit: { zh: '日', en: 'days' },
  values: {
    '2003-01-01': {
      value: days(60),
      cites: [
        citeText(
          'R-81',
          instruments['reconsideration-law'],
          { zh: '第九条（1999 年文本）', en: 'art. 9 (text of 1999)' },
          'A',
          'https://github.com/LawRefBook/Laws/blob/e241bee/行政法/行政复议法.md',
        ),
      ],
    },
    '2024-01-01': {
      value: days(60),
      cites: [cite('R-81', 'reconsideration-law')],
      note: { zh: '修订，数字未变', en: 'Revised; the number stayed' },
    },
  },
  checkedOn: '2026-11-29',
})
export const litigation = parameter({
  name: 'challenge.litigation-months',
  says: { zh: '不申请复议、直接起诉的，几个月内起诉', en: 'Months within which to sue without asking for a reconsideration' },
  unit: { zh: '月', en: 'months' },
  values: { '2015-05-01': { value: 6, cites: [cite('R-81', 'administrative-procedure')] } },
  checkedOn: '2026-11-29',
})

/** Both are periods of procedure: their last day moves as the law of civil procedure says. */
const { civilLastDay } = lastDaysThatMove({ civil: [cite('R-81', 'civil-procedure')], procurement: [] })

interface Received {
  readonly decisionReceivedOn: Day
  readonly lawDay: Day
}

/** Until when a decision may be put to reconsideration: sixty days, a last day off moved. */
export function reconsiderationTime(f: Received, calendar: Calendar): Answer<ChallengeTime> | Refusal {
  const { value, cites } = inForce(reconsideration, f.lawDay)
  const counted = plusLength(f.decisionReceivedOn, value, calendar)
  return isRefusal(counted) ? counted : until(f, counted, reconsideration.says, sayLength(value), cites, calendar)
}

/** Until when one may sue at once: so many months, to the corresponding day, a last day off moved. Who asked for a reconsideration has another time. */
export function litigationTime(f: Received, calendar: Calendar): Answer<ChallengeTime> {
  const { value: months, cites } = inForce(litigation, f.lawDay)
  const length = { zh: `${months} 个月`, en: `${months} months` }
  return until(f, f.decisionReceivedOn.add({ months }), litigation.says, length, cites, calendar)
}

function until(
  f: Received,
  counted: Day,
  says: Words,
  length: Words,
  cites: readonly Citation[],
  calendar: Calendar,
): Answer<ChallengeTime> {
  const last = civilLastDay(counted, calendar)
  return answered({ safeUntilOn: last.on, lastOn: last.on }, [
    because(
      `${says.zh}：${length.zh}。自${sayDay(f.decisionReceivedOn, 'zh')}起算（当日不计），数到${sayDay(counted, 'zh')}。`,
      `${says.en}: ${length.en}. From ${sayDay(f.decisionReceivedOn, 'en')}, not counted itself, it runs to ${sayDay(counted, 'en')}.`,
      ...cites,
    ),
    ...last.steps,
  ])
}
