import { type Day, earlier, isAfter, isRefusal, later, plusDays, type Refusal, sayDay, type Words } from '#kernel'
import type { Answer } from '../answer.ts'
import { type Calendar, isWorkingDay, workingDayFrom } from '../calendar.ts'
import { days, plusLength, sayLength, workingDays } from '../length.ts'
import { parameter, valueOn } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import {
  type ChallengeSubject,
  type ChallengeTime,
  challengeTime,
  clocks,
  complaintTime,
  lastDayOf,
  notAdmissibleTime,
} from './challenge.ts'
import { cite, citeText, instruments } from './instruments.ts'
import { procurementLastDay } from './last-day.ts'
import { singleSourceObjection } from './other-ways.ts'

/** Days that stand outside a clock, both counted: a test, a hearing of experts, the time to correct a complaint. */
export interface Outside {
  readonly from: Day
  readonly to: Day
}

/** How long somebody may ask for the decision on a complaint to be reconsidered. The law gives the right, a printed decision the days. */
export const reconsideration = parameter({
  name: 'challenge.reconsideration',
  says: { zh: '收到投诉处理决定后多久内申请行政复议', en: 'Longest time to ask for a reconsideration of the decision on a complaint' },
  unit: { zh: '日', en: 'days' },
  values: {
    '2003-01-01': {
      value: days(60),
      cites: [
        citeText('R-76', instruments['procurement-law'], { zh: '第五十八条', en: 'art. 58' }, 'C', instruments['procurement-law'].address),
      ],
    },
  },
  checkedOn: '2026-11-28',
})

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

/**
 * Until when a decision may be put to reconsideration. No text that was read says whether a last day off moves: `safeUntilOn` is the last
 * working day before it, `lastOn` the day it moves to.
 */
export function reconsiderationTime(
  f: { readonly decisionReceivedOn: Day; readonly lawDay: Day },
  calendar: Calendar,
): Answer<ChallengeTime> | Refusal {
  const time = valueOn(reconsideration, f.lawDay)
  const counted = plusLength(f.decisionReceivedOn, time, calendar)
  if (isRefusal(counted)) return counted
  const lastOn = workingDayFrom(counted, calendar)
  if (isRefusal(lastOn)) return lastOn
  let safeUntilOn = counted
  for (;;) {
    const is = isWorkingDay(safeUntilOn, calendar)
    if (isRefusal(is)) return is
    if (is) break
    safeUntilOn = plusDays(safeUntilOn, -1)
  }
  return answered({ safeUntilOn: earlier(safeUntilOn, lastOn), lastOn: later(counted, lastOn) }, [
    because(
      `${reconsideration.says.zh}：${sayLength(time).zh}。自${sayDay(f.decisionReceivedOn, 'zh')}起算（当日不计），数到${sayDay(counted, 'zh')}；遇休息日是否顺延没有写明，最稳妥的是${sayDay(safeUntilOn, 'zh')}。`,
      `${reconsideration.says.en}: ${sayLength(time).en}. From ${sayDay(f.decisionReceivedOn, 'en')}, not counted itself, it runs to ${sayDay(counted, 'en')}; whether a day off moves is not said, so ${sayDay(safeUntilOn, 'en')} is safe.`,
      reconsideration.values[0]!.cites[0],
    ),
  ])
}

/** One clock that runs: until when on every reading, and until when on the kindest. */
export interface RunningClock {
  readonly clock: string
  readonly says: Words
  readonly time: Answer<ChallengeTime>
}
const one = (clock: string, says: Words, day: Answer<Day> | Refusal): RunningClock | Refusal =>
  isRefusal(day) ? day : { clock, says, time: answered({ safeUntilOn: day.value, lastOn: day.value }, [...day.steps]) }
const two = (clock: string, says: Words, time: Answer<ChallengeTime> | Refusal): RunningClock | Refusal =>
  isRefusal(time) ? time : { clock, says, time }
const all = (found: readonly (RunningClock | Refusal | undefined)[]): RunningClock[] | Refusal => {
  const known = found.filter((f) => f !== undefined)
  return known.find(isRefusal) ?? (known as RunningClock[])
}

export interface ChallengeFacts {
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

/** Every clock of a challenge that can be told from what is known: the notice, the challenge, the answer. */
export function challengeClocks(f: ChallengeFacts, lawDay: Day, calendar: Calendar): RunningClock[] | Refusal {
  const ends =
    f.noticeEndedOn ??
    (f.publishedOn && f.noticeWorkingDays !== undefined
      ? procurementLastDay(f.publishedOn, workingDays(f.noticeWorkingDays), calendar)
      : undefined)
  if (ends && isRefusal(ends)) return ends
  const subject = subjectOf(f, ends)
  return all([
    ends && !f.noticeEndedOn
      ? one(
          'notice',
          noticeSays,
          answered(ends, [because(`公告到${sayDay(ends, 'zh')}止。`, `The notice stands until ${sayDay(ends, 'en')}.`, cite('R-50'))]),
        )
      : undefined,
    subject && two('challenge', clocks.challengeFiled.says, challengeTime(subject, lawDay, calendar)),
    f.challengeReceivedOn &&
      one('answer', clocks.challengeAnswered.says, lastDayOf('challengeAnswered', f.challengeReceivedOn, lawDay, calendar)),
    f.about === 'single-source' && ends ? one('argument', argueSays, argument(ends, lawDay, calendar)) : undefined,
  ])
}

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
}

/** Every clock of a complaint that can be told from what is known, in the order they run. */
export function complaintClocks(f: ComplaintFacts, lawDay: Day, calendar: Calendar): RunningClock[] | Refusal {
  const from = (clock: string, of: keyof typeof clocks, on: Day | undefined) =>
    on && one(clock, clocks[of].says, lastDayOf(of, on, lawDay, calendar))
  const got = f.complaintReceivedOn
  return all([
    f.challengeReceivedOn &&
      two(
        'complaint',
        clocks.complaintFiled.says,
        complaintTime({ challengeReceivedOn: f.challengeReceivedOn, lawDay, ...(f.repliedOn && { repliedOn: f.repliedOn }) }, calendar),
      ),
    from('intake', 'intakeReviewed', got),
    got && two('not-admissible', clocks.notAdmissibleTold.says, notAdmissibleTime(got, lawDay, calendar)),
    from('served', 'respondentsServed', got),
    from('respondent', 'respondentsAnswer', f.copyReceivedOn),
    from('suspension', 'suspension', f.suspendedOn),
    got &&
      one(
        'decision',
        clocks.complaintDecided.says,
        decisionTime({ receivedOn: got, lawDay, ...(f.outside && { outside: f.outside }) }, calendar),
      ),
    f.decisionReceivedOn &&
      two('reconsideration', reconsideration.says, reconsiderationTime({ decisionReceivedOn: f.decisionReceivedOn, lawDay }, calendar)),
  ])
}
