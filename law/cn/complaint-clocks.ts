import { type Day, isAfter, isBefore, isRefusal, plusDays, type Refusal, refusals, sayDay, type Words } from '#kernel'
import type { Answer } from '../answer.ts'
import { type Calendar, isWorkingDay } from '../calendar.ts'
import { workingDays } from '../length.ts'
import { type Parameter, valueOn } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import {
  type ChallengeSubject,
  type ChallengeTime,
  challengeTime,
  type Clock,
  clocks,
  complaintTime,
  lastDayOf,
  notAdmissibleTime,
} from './challenge.ts'
import { cite } from './instruments.ts'
import { procurementLastDay } from './last-day.ts'
import { objectionArgument, singleSourceObjection } from './other-ways.ts'
import { complaintTimes } from './payment-terms.ts'
import { type ArrearsTimes, arrearsComplaint } from './payment.ts'
import { litigation, litigationTime, reconsideration, reconsiderationTime } from './review.ts'

/** Days that stand outside a clock, both counted: a test, a hearing of experts, the time to correct a complaint. */
export interface Outside {
  readonly from: Day
  readonly to: Day
}

/** Working days among some days, each counted once however many spans it is in, after a day and up to another. */
function worked(spans: readonly Outside[], after: Day, until: Day, calendar: Calendar): number | Refusal {
  const seen = new Set<string>()
  for (const s of spans)
    for (let d = s.from; !isAfter(d, s.to) && !isAfter(d, until); d = plusDays(d, 1)) {
      if (!isAfter(d, after)) continue
      const is = isWorkingDay(d, calendar)
      if (isRefusal(is)) return is
      if (is) seen.add(d.toString())
    }
  return seen.size
}

/** By when a complaint is decided: thirty working days from receiving it, and as many more as stood outside while they ran. */
export function decisionTime(
  f: { readonly receivedOn: Day; readonly outside?: readonly Outside[]; readonly lawDay: Day },
  calendar: Calendar,
): Answer<Day> | Refusal {
  const plain = lastDayOf('complaintDecided', f.receivedOn, f.lawDay, calendar)
  if (isRefusal(plain)) return plain
  const time = valueOn(clocks.complaintDecided, f.lawDay)
  let [lastOn, more] = [plain.value, 0]
  // A longer clock may reach into another span; each day of one counts once, so this ends.
  for (;;) {
    const found = worked(f.outside ?? [], f.receivedOn, lastOn, calendar)
    if (isRefusal(found)) return found
    if (found === more) break
    const moved = procurementLastDay(f.receivedOn, workingDays(time.count + found), calendar)
    if (isRefusal(moved)) return moved
    ;[lastOn, more] = [moved, found]
  }
  if (more === 0) return plain
  return answered(lastOn, [
    ...plain.steps,
    because(
      `检测、专家评审、补正等占用 ${more} 个工作日，不计入；最后一日顺延到${sayDay(lastOn, 'zh')}。`,
      `Tests, expert review and correction took ${more} working days, which do not count: the last day is ${sayDay(lastOn, 'en')}.`,
      cite('R-76', 'procurement-regulation'),
    ),
  ])
}

/** One clock that runs: until when on every reading, and until when on the kindest; or why that cannot be told. */
export interface RunningClock {
  readonly clock: string
  readonly says: Words
  readonly time: Answer<ChallengeTime> | Refusal
}

const refuse = refusals({
  'clock-not-yet': {
    status: 422,
    zh: (from: Day) => `${sayDay(from, 'zh')}才有这项期限，此前的规定没有定数或者没有核对过。`,
    en: (from: Day) => `This period exists from ${sayDay(from, 'en')}; before it there was none, or its text was not read.`,
  },
  'days-out-of-order': {
    status: 422,
    zh: '有的日子先后不对，请改正标出的日子。',
    en: 'Some days are in the wrong order: put those marked right.',
  },
  'before-its-start': {
    status: 422,
    zh: (start: Words) => `这一天早于「${start.zh}」，请核对两个日期。`,
    en: (start: Words) => `This day is earlier than “${start.en}”: check both.`,
  },
  'span-backwards': {
    status: 422,
    zh: '这一段的结束早于开始，请改正。',
    en: 'This span ends before it begins: put one of its days right.',
  },
})

/** A clock by the number of the law that it runs by. One that cannot be told says why and hides no other. */
function clockBy(
  clock: string,
  law: Parameter<unknown>,
  lawDay: Day,
  time: () => Answer<ChallengeTime> | Answer<Day> | Refusal,
  says: Words = law.says,
): RunningClock {
  const from = law.values[0]!.from
  if (isBefore(lawDay, from)) return { clock, says, time: refuse('clock-not-yet', from) }
  const found = time()
  if (isRefusal(found)) return { clock, says, time: found }
  const { value } = found
  return {
    clock,
    says,
    time: answered('lastOn' in value ? value : { safeUntilOn: value, lastOn: value }, found.steps),
  }
}

/** Days that begin something, by the name of their fact, and the days that can only come after them. */
const follows: readonly { readonly start: string; readonly says: Words; readonly after: readonly string[] }[] = [
  { start: 'publishedOn', says: { zh: '公告发布日', en: 'Day the notice came out' }, after: ['noticeEndedOn'] },
  {
    start: 'challengeReceivedOn',
    says: { zh: '采购人收到质疑的日子', en: 'Day the purchaser received the challenge' },
    after: ['repliedOn', 'complaintReceivedOn'],
  },
  {
    start: 'complaintReceivedOn',
    says: { zh: '财政部门收到投诉的日子', en: 'Day finance received the complaint' },
    after: ['copyReceivedOn', 'suspendedOn', 'decisionReceivedOn'],
  },
  {
    start: 'arrearsAcceptedOn',
    says: { zh: '正式受理拖欠投诉的日子', en: 'Day the complaint about arrears was accepted' },
    after: ['arrearsPapersReceivedOn'],
  },
]

/** What is wrong with the order of the days, each day by its name, a span by its number: `outside.0`. */
function outOfOrder(facts: ChallengeFacts | ComplaintFacts): Refusal | undefined {
  const dayOf = (name: string) => (facts as Readonly<Record<string, Day | undefined>>)[name]
  const early = follows.flatMap(({ start, says, after }) => {
    const began = dayOf(start)
    const wrong = after.filter((name) => began && dayOf(name) && isBefore(dayOf(name)!, began))
    return wrong.map((name): [string, Words] => [name, refuse('before-its-start', says).words])
  })
  const spans = 'outside' in facts ? (facts.outside ?? []) : []
  const backwards = spans.flatMap(({ from, to }, i): [string, Words][] =>
    isBefore(to, from) ? [[`outside.${i}`, refuse('span-backwards').words]] : [],
  )
  const fields = Object.fromEntries([...early, ...backwards])
  return Object.keys(fields).length === 0 ? undefined : refuse('days-out-of-order').with({ fields })
}

export interface ChallengeFacts {
  /** Day an inquiry came to the purchaser. */
  readonly inquiryReceivedOn?: Day
  readonly about: 'documents' | 'process' | 'result' | 'single-source'
  /** Day the notice came out, and for how many working days it stands; or the day it ended. */
  readonly publishedOn?: Day
  readonly noticeWorkingDays?: number
  readonly noticeEndedOn?: Day
  /** Day the documents were received, or the step ended. */
  readonly receivedOn?: Day
  readonly stepEndedOn?: Day
  /** Day the challenge came to the purchaser. */
  readonly challengeReceivedOn?: Day
}

const noticeSays: Words = { zh: '公告期限届满', en: 'The notice period ends' }
const argueSays: Words = { zh: '就异议组织补充论证', en: 'An objection is argued anew' }

/** Every clock of a challenge that can be told from what is known: the inquiry, the notice, the challenge, the answer. Refused where days cannot follow each other. */
export function challengeClocks(f: ChallengeFacts, lawDay: Day, calendar: Calendar): RunningClock[] | Refusal {
  const wrong = outOfOrder(f)
  if (wrong) return wrong
  const { inquiryReceivedOn: asked, challengeReceivedOn: got } = f
  const stands =
    !f.noticeEndedOn && f.publishedOn && f.noticeWorkingDays !== undefined
      ? procurementLastDay(f.publishedOn, workingDays(f.noticeWorkingDays), calendar)
      : undefined
  const ends = f.noticeEndedOn ?? (stands && !isRefusal(stands) ? stands : undefined)
  const subject = subjectOf(f, ends)
  return [
    asked && clockBy('inquiry', clocks.inquiryAnswered, lawDay, () => lastDayOf('inquiryAnswered', asked, lawDay, calendar)),
    stands && { clock: 'notice', says: noticeSays, time: isRefusal(stands) ? stands : noticeTime(stands) },
    subject && clockBy('challenge', clocks.challengeFiled, lawDay, () => challengeTime(subject, lawDay, calendar)),
    got && clockBy('answer', clocks.challengeAnswered, lawDay, () => lastDayOf('challengeAnswered', got, lawDay, calendar)),
    f.about === 'single-source' && ends
      ? clockBy('argument', objectionArgument, lawDay, () => argument(ends, lawDay, calendar), argueSays)
      : undefined,
  ].filter((c) => c !== undefined)
}

const noticeTime = (ends: Day): Answer<ChallengeTime> =>
  answered({ safeUntilOn: ends, lastOn: ends }, [
    because(`公告到${sayDay(ends, 'zh')}止。`, `The notice stands until ${sayDay(ends, 'en')}.`, cite('R-50')),
  ])

function subjectOf(f: ChallengeFacts, ends: Day | undefined): ChallengeSubject | undefined {
  if (f.about === 'documents' && ends) return { about: 'documents', noticeEndedOn: ends, ...(f.receivedOn && { receivedOn: f.receivedOn }) }
  if (f.about === 'process' && f.stepEndedOn) return { about: 'process', stepEndedOn: f.stepEndedOn }
  return f.about === 'result' && ends ? { about: 'result', resultNoticeEndedOn: ends } : undefined
}

function argument(noticeEndsOn: Day, lawDay: Day, calendar: Calendar): Answer<Day> | Refusal {
  const found = singleSourceObjection({ objectedOn: noticeEndsOn, noticeEndsOn, lawDay }, calendar)
  return isRefusal(found) ? found : answered(found.value.argueBy, [...found.steps])
}

export interface ComplaintFacts {
  readonly challengeReceivedOn?: Day
  readonly repliedOn?: Day
  /** Day finance received the complaint. */
  readonly complaintReceivedOn?: Day
  /** Day a respondent received its copy. */
  readonly copyReceivedOn?: Day
  readonly suspendedOn?: Day
  readonly outside?: readonly Outside[]
  readonly decisionReceivedOn?: Day
  /** A small or medium enterprise complains that it is not paid: formally accepted; its papers came to whoever deals with it. */
  readonly arrearsAcceptedOn?: Day
  readonly arrearsPapersReceivedOn?: Day
}

/** Every clock of a complaint that can be told from what is known, in the order they run. Refused where days cannot follow each other. */
export function complaintClocks(f: ComplaintFacts, lawDay: Day, calendar: Calendar): RunningClock[] | Refusal {
  const wrong = outOfOrder(f)
  if (wrong) return wrong
  const from = (clock: string, of: Clock, on: Day | undefined) =>
    on && clockBy(clock, clocks[of], lawDay, () => lastDayOf(of, on, lawDay, calendar))
  const { challengeReceivedOn: challenged, complaintReceivedOn: got, decisionReceivedOn, arrearsAcceptedOn } = f
  const decided = decisionReceivedOn && { decisionReceivedOn, lawDay }
  return [
    challenged &&
      clockBy('complaint', clocks.complaintFiled, lawDay, () =>
        complaintTime({ challengeReceivedOn: challenged, lawDay, ...(f.repliedOn && { repliedOn: f.repliedOn }) }, calendar),
      ),
    from('intake', 'intakeReviewed', got),
    got && clockBy('not-admissible', clocks.notAdmissibleTold, lawDay, () => notAdmissibleTime(got, lawDay, calendar)),
    from('served', 'respondentsServed', got),
    from('respondent', 'respondentsAnswer', f.copyReceivedOn),
    from('suspension', 'suspension', f.suspendedOn),
    got &&
      clockBy('decision', clocks.complaintDecided, lawDay, () =>
        decisionTime({ receivedOn: got, lawDay, ...(f.outside && { outside: f.outside }) }, calendar),
      ),
    decided && clockBy('reconsideration', reconsideration, lawDay, () => reconsiderationTime(decided, calendar)),
    decided && clockBy('litigation', litigation, lawDay, () => litigationTime(decided, calendar)),
    ...(arrearsAcceptedOn ? arrearsClocks(arrearsAcceptedOn, f.arrearsPapersReceivedOn, lawDay, calendar) : []),
  ].filter((c) => c !== undefined)
}

const arrearsSays: Readonly<Record<'passedOn' | 'handled' | 'latest', Words>> = {
  passedOn: { zh: '拖欠投诉转交处理部门', en: 'The complaint about arrears is passed on' },
  handled: { zh: '拖欠投诉形成处理结果', en: 'The complaint about arrears is handled' },
  latest: {
    zh: '拖欠投诉经批准延长，最长处理到',
    en: 'The complaint about arrears is handled at the very latest, if more time was approved',
  },
}

/** The clocks of a complaint about arrears. */
function arrearsClocks(acceptedOn: Day, papersReceivedOn: Day | undefined, lawDay: Day, calendar: Calendar): RunningClock[] {
  const found = () => arrearsComplaint({ acceptedOn, lawDay, ...(papersReceivedOn && { papersReceivedOn }) }, calendar)
  const part = (clock: string, says: Words, of: (v: ArrearsTimes) => ChallengeTime) =>
    clockBy(
      clock,
      complaintTimes,
      lawDay,
      () => {
        const times = found()
        return isRefusal(times) ? times : answered(of(times.value), times.steps)
      },
      says,
    )
  return [
    part('arrears-passed-on', arrearsSays.passedOn, (v) => ({ safeUntilOn: v.passedOnBy, lastOn: v.passedOnBy })),
    part('arrears-handled', arrearsSays.handled, (v) => ({ safeUntilOn: v.handledBy, lastOn: v.handledLastOn })),
    part('arrears-latest', arrearsSays.latest, (v) => ({ safeUntilOn: v.latestOn, lastOn: v.latestLastOn })),
  ]
}
