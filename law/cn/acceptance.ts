import { type Citation, type Day, daysBetween, isAfter, isRefusal, type Refusal, refusals, sayDay } from '#kernel'
import { type Answer, type Finding, finding } from '../answer.ts'
import { inForce } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import type { Calendar } from '../calendar.ts'
import { cite } from './instruments.ts'
import { paymentClock, type PaymentClock } from './payment.ts'
import { acceptanceStarts, modelTerms, type PaymentBasis, statuteRefused } from './payment-terms.ts'
import { onlyInForce } from './rule-in-force.ts'

/** What was handed in for acceptance and what became of it. Leave out what has not happened. */
export interface AcceptanceFacts {
  readonly basis: PaymentBasis
  readonly deliveredOn: Day
  /** Last day the purchaser had to accept or return it. */
  readonly acceptancePeriodEndsOn: Day
  /** The contract takes silence to the last day for acceptance. */
  readonly silenceAccepts: boolean
  readonly acceptedOn?: Day
  readonly acceptedBy?: 'purchaser' | 'silence'
  /** Given back to be put right. */
  readonly returnedOn?: Day
  /** The day the record was looked at, where nothing was decided by then. */
  readonly asOf?: Day
  readonly contractDays?: number
}

export interface HearingFacts {
  readonly isPublicService: boolean
  /** Users whose opinion was recorded. */
  readonly usersHeard: number
  readonly whyNobodyHeard?: string
  readonly acceptedOn?: Day
  readonly acceptedBy?: 'purchaser' | 'silence'
  readonly resultIsPublished: boolean
}

/**
 * Whether users had their say in an acceptance and the public knows its result. A reason why nobody was heard is what an
 * honest record keeps; the rule does not name it as a substitute, so it still warns.
 */
export function checkAcceptance(f: HearingFacts, lawDay: Day): readonly Finding[] {
  const found: Finding[] = []
  const say = (at: string, zh: string, en: string) => found.push(finding('R-10', { zh, en }, [cite('R-10')], { at }))
  const warn = (at: string, zh: string, en: string) =>
    found.push({ ...finding('R-10', { zh, en }, [cite('R-10')], { at }), severity: 'warn' })
  if (f.isPublicService && f.usersHeard === 0) {
    const reason = f.whyNobodyHeard?.trim()
    if (!f.acceptedOn)
      warn(
        'usersHeard',
        '还没有听过服务对象的意见。请在验收前邀请他们参加并记下意见。',
        'No user has been heard yet. Invite users before accepting and record what they say.',
      )
    else if (f.acceptedBy === 'silence')
      say(
        'usersHeard',
        '到期未答复视为验收，没有邀请服务对象。下一期请按时验收并听取意见。',
        'It was accepted by silence and no user was invited. Accept the next one in time and hear them.',
      )
    else if (reason)
      warn(
        'usersHeard',
        `没有服务对象的意见，公开的理由是：${reason}。理由不能代替邀请，下一期请听取意见。`,
        `No user’s opinion is recorded; the published reason is: ${reason}. A reason does not stand in for the invitation; hear users the next time.`,
      )
    else
      say(
        'usersHeard',
        '没有服务对象的意见，也没有写明理由。请补充记录。',
        'No user’s opinion is recorded, and no reason either. Complete the record.',
      )
  }
  if (f.acceptedOn && !f.resultIsPublished)
    say('resultIsPublished', '验收结果没有向社会公告。请公告。', 'The result of the acceptance was not made public. Publish it.')
  return onlyInForce(found, lawDay)
}

export interface AcceptanceEnd {
  /** How it stands: answered in its days, answered late, taken as accepted by silence, still running, or let pass. */
  readonly came: 'in-time' | 'late' | 'by-silence' | 'running' | 'stalled'
  readonly daysLate: number
}

/** Whether what was handed in was answered within the period for it, and what silence does. Never speaks of the statute where only the contract holds. */
export function acceptanceInTime(f: AcceptanceFacts, lawDay: Day): Answer<AcceptanceEnd> | Refusal {
  const cites = periodCites(f.basis, lawDay)
  if (isRefusal(cites)) return cites
  const last = f.acceptancePeriodEndsOn
  const days = daysBetween(f.deliveredOn, last)
  const handed = because(
    `${sayDay(f.deliveredOn, 'zh')}提交，验收期 ${days} 日，当日不计，到${sayDay(last, 'zh')}为止。`,
    `Handed in on ${sayDay(f.deliveredOn, 'en')}; ${days} days for acceptance, that day not counted: until ${sayDay(last, 'en')}.`,
  )
  const end = (came: AcceptanceEnd['came'], late: Day | undefined, zh: string, en: string, ...more: readonly Citation[]) =>
    answered<AcceptanceEnd>({ came, daysLate: late ? Math.max(0, daysBetween(last, late)) : 0 }, [handed, because(zh, en, ...more)])
  if (f.acceptedBy === 'silence')
    return end(
      'by-silence',
      undefined,
      `到期没有答复，按合同约定视为${sayDay(last, 'zh')}验收。`,
      `There was no answer by then; under the contract it counts as accepted on ${sayDay(last, 'en')}.`,
      ...cites,
    )
  const on = f.acceptedOn ?? f.returnedOn
  if (on) {
    const [zh, en] = f.acceptedOn ? ['验收', 'Accepted'] : ['退回', 'Returned']
    return isAfter(on, last)
      ? end(
          'late',
          on,
          `${sayDay(on, 'zh')}才${zh}，晚了 ${daysBetween(last, on)} 日。`,
          `${en} only on ${sayDay(on, 'en')}, ${daysBetween(last, on)} days late.`,
          ...cites,
        )
      : end('in-time', undefined, `${sayDay(on, 'zh')}${zh}，在期限以内。`, `${en} on ${sayDay(on, 'en')}, within the period.`, ...cites)
  }
  if (f.asOf && isAfter(f.asOf, last))
    return end(
      'stalled',
      f.asOf,
      `到${sayDay(f.asOf, 'zh')}还没有答复，已过 ${daysBetween(last, f.asOf)} 日。`,
      `By ${sayDay(f.asOf, 'en')} there was still no answer, ${daysBetween(last, f.asOf)} days past the end.`,
      ...cites,
    )
  return end(
    'running',
    undefined,
    f.silenceAccepts ? '期限还没有到；到期没有答复视为验收。' : '期限还没有到；到期没有答复不视为验收，付款期限照样开始。',
    f.silenceAccepts
      ? 'The period still runs; silence to its end counts as acceptance.'
      : 'The period still runs; silence does not accept, but the payment clock starts at its end all the same.',
    ...cites,
  )
}

const refuse = refusals({
  'acceptance-runs': {
    status: 422,
    zh: (until: Day) => `验收期到${sayDay(until, 'zh')}为止，还没有验收；付款期限从验收之日起算，最迟从这一天起算。`,
    en: (until: Day) =>
      `Acceptance may still come until ${sayDay(until, 'en')}; the payment clock starts on that day or, if it is accepted before, on the day of acceptance.`,
  },
})

/** From when and until when what was accepted is to be paid; refused while the period for acceptance still runs. */
export function clockFromAcceptance(f: AcceptanceFacts, lawDay: Day, calendar: Calendar): Answer<PaymentClock> | Refusal {
  if (!f.acceptedOn && !f.returnedOn && f.asOf && !isAfter(f.asOf, f.acceptancePeriodEndsOn))
    return refuse('acceptance-runs', f.acceptancePeriodEndsOn)
  const facts = {
    basis: f.basis,
    lawDay,
    acceptanceIsCondition: true,
    deliveredOn: f.deliveredOn,
    acceptancePeriodEndsOn: f.acceptancePeriodEndsOn,
    ...(f.contractDays !== undefined && { contractDays: f.contractDays }),
    // Silence to the last day is the end of the period itself, not an acceptance by anybody.
    ...(f.acceptedOn && f.acceptedBy !== 'silence' && { acceptedOn: f.acceptedOn }),
    ...(!f.acceptedOn && f.returnedOn && { acceptanceStalledBy: 'provider' as const }),
  }
  return paymentClock(facts, calendar)
}

function periodCites(basis: PaymentBasis, lawDay: Day): readonly Citation[] | Refusal {
  if (basis === 'contract') return [modelTerms.cite('R-94')]
  return statuteRefused(basis, lawDay) ?? inForce(acceptanceStarts, lawDay).cites
}
