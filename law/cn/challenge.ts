import { type Day, earlier, isAfter, isRefusal, later, type Refusal, sayDay } from '#kernel'
import type { Answer, Reason } from '../answer.ts'
import { days, type Length, plusLength, sayLength, workingDays } from '../length.ts'
import { type Parameter, parameter, valueOn } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import type { Calendar } from '../calendar.ts'
import { procurementLastDay } from './last-day.ts'
import { cite, type RuleNumber } from './instruments.ts'

const length = { zh: '日或工作日', en: 'days or working days' }
const law = (name: string, zh: string, en: string, value: Length, rule: RuleNumber, from: string): Parameter<Length> =>
  parameter({
    name: `challenge.${name}`,
    says: { zh, en },
    unit: length,
    values: { [from]: { value, cites: [cite(rule)] } },
    checkedOn: from === '2018-03-01' ? '2026-11-25' : '2026-11-24',
  })

/** Every clock of questions, challenges and complaints, by what it ends. */
export const clocks = {
  inquiryAnswered: law('inquiry-answered', '询问多久内答复', 'Longest time to answer an inquiry', workingDays(3), 'R-70', '2015-03-01'),
  challengeFiled: law(
    'filed',
    '知道或应知之日起多久内质疑',
    'Longest time to challenge from known or should-know',
    workingDays(7),
    'R-71',
    '2003-01-01',
  ),
  challengeAnswered: law('answered', '收到质疑后多久内答复', 'Longest time to answer a challenge', workingDays(7), 'R-73', '2003-01-01'),
  complaintFiled: law(
    'complaint-filed',
    '答复期满后多久内投诉',
    'Longest time to complain after the reply period',
    workingDays(15),
    'R-74',
    '2003-01-01',
  ),
  intakeReviewed: law(
    'intake-reviewed',
    '财政部门收到投诉后多久内审查',
    'Longest time for finance to review the intake',
    workingDays(5),
    'R-75',
    '2018-03-01',
  ),
  notAdmissibleTold: law(
    'not-admissible-told',
    '不予受理或无管辖权多久内告知',
    'Longest time to say that a complaint is not admissible or belongs elsewhere',
    workingDays(3),
    'R-75',
    '2018-03-01',
  ),
  respondentsServed: law(
    'respondents-served',
    '收到投诉后多久内发出副本',
    'Longest time from receiving the complaint to serving the respondents',
    workingDays(8),
    'R-75',
    '2018-03-01',
  ),
  respondentsAnswer: law(
    'respondents-answer',
    '被投诉人收到副本后多久内说明',
    'Longest time for respondents to answer',
    workingDays(5),
    'R-75',
    '2018-03-01',
  ),
  complaintDecided: law(
    'complaint-decided',
    '收到投诉后多久内处理决定',
    'Longest time from receiving a complaint to the decision',
    workingDays(30),
    'R-76',
    '2003-01-01',
  ),
  suspension: law('suspension', '暂停采购活动最长', 'Longest suspension of a procurement', days(30), 'R-77', '2003-01-01'),
} as const
export type Clock = keyof typeof clocks

/** The last day of one of the clocks, from the day that starts it, which itself does not count. */
export function lastDayOf(clock: Clock, startedOn: Day, lawDay: Day, calendar: Calendar): Answer<Day> | Refusal {
  const p = clocks[clock]
  const time = valueOn(p, lawDay)
  // Whether the last day of a suspension moves no text says: it stands as counted, the safe day.
  const lastOn = clock === 'suspension' ? plusLength(startedOn, time, calendar) : procurementLastDay(startedOn, time, calendar)
  if (isRefusal(lastOn)) return lastOn
  return answered(lastOn, [
    because(
      `${p.says.zh}：${sayLength(time).zh}。自${sayDay(startedOn, 'zh')}起算（当日不计），最后一日是${sayDay(lastOn, 'zh')}。`,
      `${p.says.en}: ${sayLength(time).en}. From ${sayDay(startedOn, 'en')}, not counted itself, the last day is ${sayDay(lastOn, 'en')}.`,
      p.values[0]!.cites[0],
      cite('R-50', 'order-94'),
    ),
  ])
}

/** What a challenge is about, with the days from which its time may run. */
export type ChallengeSubject =
  | { readonly about: 'documents'; readonly receivedOn?: Day; readonly noticeEndedOn: Day }
  | { readonly about: 'process'; readonly stepEndedOn: Day }
  | { readonly about: 'result'; readonly resultNoticeEndedOn: Day }

/**
 * Who challenges. `documents-holder`: a potential supplier that lawfully obtained the documents, heard on the documents only. One
 * member of a consortium is heard too: only the complaint needs all of them. A parent company does not take part itself.
 */
export type Challenger = 'supplier' | 'documents-holder' | 'consortium-all' | 'consortium-part' | 'parent-company' | 'other'

export interface ChallengeTime {
  /** Last day on every reading of the rule. */
  readonly safeUntilOn: Day
  /** Last day on the reading that is kindest to the supplier: a challenge until then may not be refused as late. */
  readonly lastOn: Day
}

/** Until when a challenge may be filed. The two days differ only for documents received on another day than the notice ended. */
export function challengeTime(subject: ChallengeSubject, lawDay: Day, calendar: Calendar): Answer<ChallengeTime> | Refusal {
  const starts =
    subject.about === 'documents'
      ? [subject.receivedOn ?? subject.noticeEndedOn, subject.noticeEndedOn]
      : subject.about === 'process'
        ? [subject.stepEndedOn]
        : [subject.resultNoticeEndedOn]
  const ends = starts.map((start) => lastDayOf('challengeFiled', start, lawDay, calendar))
  const refused = ends.find(isRefusal)
  if (refused) return refused
  const known = ends.filter((e): e is Answer<Day> => !isRefusal(e))
  const lasts = known.map((e) => e.value)
  const why = because(startsWith[subject.about].zh, startsWith[subject.about].en, cite('R-71', 'procurement-regulation'))
  return answered({ safeUntilOn: lasts.reduce(earlier), lastOn: lasts.reduce(later) }, [why, ...known.flatMap((e) => e.steps)])
}

const startsWith = {
  documents: {
    zh: '对采购文件质疑，自收到文件之日或者公告期限届满之日起算。',
    en: 'Challenging the documents, time runs from receiving them or from the end of the notice period.',
  },
  process: { zh: '对采购过程质疑，自各程序环节结束之日起算。', en: 'Challenging the process, time runs from the end of each step.' },
  result: {
    zh: '对结果质疑，自结果公告期限届满之日起算。',
    en: 'Challenging the result, time runs from the end of the result notice period.',
  },
}

/**
 * `challengedOn` is the day it was handed in or posted: what was posted in time is not late.
 * `accept`: it must be taken and answered; `late`; `no-standing`: this challenger may not, whenever it comes.
 */
export function challengeInTime(
  challenge: { readonly subject: ChallengeSubject; readonly by: Challenger; readonly challengedOn: Day; readonly lawDay: Day },
  calendar: Calendar,
): Answer<'accept' | 'late' | 'no-standing'> | Refusal {
  const time = challengeTime(challenge.subject, challenge.lawDay, calendar)
  if (isRefusal(time)) return time
  const standing =
    challenge.by === 'documents-holder' && challenge.subject.about !== 'documents' ? onlyDocuments : withoutStanding[challenge.by]
  if (standing) return answered('no-standing', [standing])
  const late = isAfter(challenge.challengedOn, time.value.lastOn)
  return answered(late ? 'late' : 'accept', [
    ...time.steps,
    ...(challenge.by === 'consortium-part' ? [partWarned] : []),
    because(
      `${sayDay(challenge.challengedOn, 'zh')}提出，${late ? '已过期限，请说明原因后退回，并告知可以向财政部门反映。' : '在期限内，不得拒收。'}`,
      `Filed ${sayDay(challenge.challengedOn, 'en')}: ${late ? 'after the last day; return it with this reason and say that finance can be told.' : 'in time; it may not be refused.'}`,
      cite('R-71'),
      cite('R-73', late ? 'procurement-law' : 'order-94'),
    ),
  ])
}

const partWarned = because(
  '只有部分联合体成员提出：质疑照常受理；投诉须由全体成员共同提出，请提醒其他成员。',
  'Only some members of the consortium file it: the challenge is taken; a complaint needs all of them, so tell the others.',
  cite('R-80'),
)
const onlyDocuments = because(
  '依法获取采购文件、没有参加采购的供应商，只能对采购文件质疑。',
  'A supplier that obtained the documents and did not take part may challenge the documents only.',
  cite('R-80'),
)
const withoutStanding: Readonly<Record<Challenger, Reason | undefined>> = {
  supplier: undefined,
  'consortium-all': undefined,
  'documents-holder': undefined,
  'consortium-part': undefined,
  'parent-company': because(
    '参加采购的是子公司，上级公司没有质疑资格；请由参加采购的供应商提出。',
    'The subsidiary takes part, its parent company has no standing: let the supplier itself file.',
    cite('R-80'),
  ),
  other: because('质疑应由参加采购活动的供应商提出。', 'A challenge comes from a supplier that takes part.', cite('R-71')),
}

/** Whether those who sign a complaint may: a consortium complains all together, one member alone is refused. */
export function mayComplain(by: Challenger): Answer<boolean> {
  const may = by === 'supplier' || by === 'documents-holder' || by === 'consortium-all'
  return answered(may, [
    may
      ? because('由提出过质疑的供应商提出。', 'It comes from the supplier that challenged.', cite('R-80'))
      : by === 'consortium-part'
        ? because(
            '联合体的投诉应当由全体成员共同提出，请补齐其他成员。',
            'A consortium complains all together: let the other members join.',
            cite('R-80'),
          )
        : (withoutStanding[by] ?? onlyDocuments),
  ])
}

/**
 * By when a challenger may complain: 15 working days after the time for the reply. Two readings are in use: from the reply that came
 * early, or from the end of the seven working days. `safeUntilOn` is the first, `lastOn` the second; nobody is late before it.
 */
export function complaintTime(
  f: { readonly challengeReceivedOn: Day; readonly repliedOn?: Day; readonly lawDay: Day },
  calendar: Calendar,
): Answer<ChallengeTime> | Refusal {
  const replyEnds = lastDayOf('challengeAnswered', f.challengeReceivedOn, f.lawDay, calendar)
  if (isRefusal(replyEnds)) return replyEnds
  const from = f.repliedOn ? earlier(f.repliedOn, replyEnds.value) : replyEnds.value
  const safe = lastDayOf('complaintFiled', from, f.lawDay, calendar)
  if (isRefusal(safe)) return safe
  const last = lastDayOf('complaintFiled', replyEnds.value, f.lawDay, calendar)
  if (isRefusal(last)) return last
  return answered({ safeUntilOn: safe.value, lastOn: last.value }, [...replyEnds.steps, ...safe.steps, ...last.steps])
}

/**
 * By when finance says that a complaint is not admissible: three working days. Two readings: from receipt, or from the end of the five
 * working days of the review. `safeUntilOn` is the first, `lastOn` the second.
 */
export function notAdmissibleTime(receivedOn: Day, lawDay: Day, calendar: Calendar): Answer<ChallengeTime> | Refusal {
  const reviewed = lastDayOf('intakeReviewed', receivedOn, lawDay, calendar)
  if (isRefusal(reviewed)) return reviewed
  const safe = lastDayOf('notAdmissibleTold', receivedOn, lawDay, calendar)
  if (isRefusal(safe)) return safe
  const last = lastDayOf('notAdmissibleTold', reviewed.value, lawDay, calendar)
  if (isRefusal(last)) return last
  return answered({ safeUntilOn: safe.value, lastOn: last.value }, [...safe.steps, ...reviewed.steps, ...last.steps])
}
