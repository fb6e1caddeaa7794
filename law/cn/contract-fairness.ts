import {
  compare,
  type Day,
  daysBetween,
  decimal,
  type Fraction,
  fraction,
  isAfter,
  isRefusal,
  type Line,
  type Money,
  minor,
  multiply,
  sayDay,
  sayMoney,
  sum,
  type Words,
} from '#kernel'
import { inPlace, type Place } from '../places/place.ts'
import { type Answer, type Finding, finding } from '../answer.ts'
import type { Length } from '../length.ts'
import { inForce } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { contractSigned, signBy } from './award.ts'
import { largestPerformanceBond, largestSupplement } from './bonds.ts'
import type { Calendar } from '../calendar.ts'
import { nationalCalendar } from './calendar.ts'
import { leaningWords, ourRule, rebateBan } from './clause-words.ts'
import { checkPricing, type PricedLine, type PricingForm } from './implementation-plan.ts'
import { cite, type InstrumentName, type RuleNumber } from './instruments.ts'
import { lateRateFindings } from './late-rate.ts'
import { longestPaymentDays, modelTerms, type PaymentBasis, paymentDays } from './payment-terms.ts'
import { checkTerm, type TermConditions } from './plan-check.ts'
import { auditFinding, leans, readForLeaning, statuteReaches } from './read-clauses.ts'
import { onlyInForce } from './rule-in-force.ts'

export type Side = 'purchaser' | 'provider'

/** A duty as the contract writes it. Texts are what people read; the rest is what can be compared. */
export interface ContractDuty {
  readonly id: string
  readonly what: string
  readonly debtor: Side
  readonly creditor: Side | 'public'
  /** Days after its trigger by which it is done; left out when the contract names no day. */
  readonly withinDays?: number
  /** What happens when it is not done; left out when nothing does. */
  readonly remedy?: {
    readonly kind: 'interest' | 'deduction' | 'put-right' | 'ending' | 'other'
    /** A day, as a share of the amount concerned, exact. */
    readonly dailyRate?: Fraction
  }
}

/** Everything a contract says that the fairness check can judge. Leave out what the contract does not say. */
export interface ContractFacts {
  /** `statute` when the provider is a small or medium enterprise, `contract` otherwise: see `paymentBasis`. */
  readonly basis: PaymentBasis
  readonly isPublicService: boolean
  readonly amount: Money
  readonly lines: readonly (Pick<Line, 'kind' | 'amount'> & PricedLine)[]
  /** The pricing form the contract names. */
  readonly pricing?: PricingForm
  readonly termMonths: number
  readonly termConditions?: TermConditions
  readonly awardNoticeOn?: Day
  readonly signedOn?: Day
  /** Time to sign as the documents write it. */
  readonly signWithin?: Length
  readonly performanceBond?: Money
  readonly supplements: readonly Money[]
  readonly acceptance: { readonly isCondition: boolean; readonly periodDays?: number; readonly usersInvited: boolean }
  readonly payment: {
    readonly days?: number
    /** Rate a day for late payment, exact. */
    readonly lateDailyRate?: Fraction
    readonly waitsForAudit?: boolean
  }
  /** Largest share of a post's hours for the purchaser's own errands; null when there is no cap. */
  readonly errandCap: Fraction | null
  readonly purchaserAppointsWorkers?: boolean
  readonly hasPerformanceClause: boolean
  readonly subcontracting: 'none' | 'part-with-consent' | 'part-without-consent' | 'whole'
  /** What the purchaser asked the provider to hand back. */
  readonly rebateAsked?: Money
  readonly duties: readonly ContractDuty[]
  readonly clauses: readonly { readonly number: string; readonly text: string }[]
}

/**
 * Where a contract leans or breaks a rule of its law day: the clause or field (`at`), what leans, and a fairer wording.
 * Findings from reading clause text only ever warn: a machine may mistake the sense, so a person decides.
 */
export function checkContract(f: ContractFacts, lawDay: Day, calendar: Calendar = nationalCalendar, place?: Place): readonly Finding[] {
  return onlyInForce(
    [
      ...checkTerm(f.termMonths, f.termConditions, lawDay, place),
      ...checkSigning(f, lawDay, calendar, place),
      ...checkSums(f, lawDay, place),
      ...checkAcceptance(f, lawDay),
      ...checkPayment(f, lawDay),
      ...lateRateFindings(f.payment.lateDailyRate, f.basis, lawDay, f.signedOn ?? lawDay, place),
      ...checkIndependence(f),
      ...checkPricing(f.pricing, f.lines, lawDay),
      ...checkDuties(f.duties),
      ...readForLeaning(f.clauses, f.basis, lawDay),
    ],
    lawDay,
  )
}

const say = (rule: RuleNumber, at: string, zh: string, en: string, fairer?: Words, from?: InstrumentName): Finding =>
  finding(rule, { zh, en }, [cite(rule, from)], { at, ...(fairer ? { fairer } : {}) })
function checkSigning(f: ContractFacts, lawDay: Day, calendar: Calendar, place?: Place): Finding[] {
  const found: Finding[] = []
  const most = inPlace(contractSigned, place, lawDay).value.count
  if (f.signWithin && (f.signWithin.unit === 'working-days' || f.signWithin.count > most))
    found.push(
      say(
        'R-39',
        'signWithin',
        `合同应在通知书发出后 ${most} 日（不是工作日）内签订。请改正期限。`,
        `The contract is signed within ${most} days of the notice, calendar days and not working days. Correct the term.`,
        {
          zh: `自中标（成交）通知书发出之日起 ${most} 日内签订合同。`,
          en: `The contract is signed within ${most} days of the award notice.`,
        },
      ),
    )
  if (f.awardNoticeOn && f.signedOn) {
    const by = signBy(f.awardNoticeOn, lawDay, calendar, place)
    // Without the calendar of that year the bare count decides, and a possible move off a holiday leaves it a warning.
    const late = isRefusal(by) ? daysBetween(f.awardNoticeOn, f.signedOn) > most : isAfter(f.signedOn, by.value)
    if (late) {
      const one = say(
        'R-39',
        'signedOn',
        `通知书${sayDay(f.awardNoticeOn, 'zh')}发出，合同${sayDay(f.signedOn, 'zh')}才签订，超过 ${most} 日。请记录原因并报告。`,
        `The notice went out on ${sayDay(f.awardNoticeOn, 'en')} and the contract was signed on ${sayDay(f.signedOn, 'en')}, after more than ${most} days. Record why and report it.`,
      )
      found.push(isRefusal(by) ? leans(one) : one)
    }
  }
  return found
}

function checkSums(f: ContractFacts, lawDay: Day, place?: Place): Finding[] {
  const found: Finding[] = []
  if (f.performanceBond !== undefined) {
    const most = largestPerformanceBond(f.amount, lawDay, place).value
    if (f.performanceBond > most)
      found.push(
        say(
          'R-41',
          'performanceBond',
          `履约保证金 ${sayMoney(f.performanceBond, 'zh')} 超过上限 ${sayMoney(most, 'zh')}。请降低，并允许用保函。`,
          `The performance bond of ${sayMoney(f.performanceBond, 'en')} is above the limit of ${sayMoney(most, 'en')}. Lower it and accept a guarantee.`,
        ),
      )
  }
  const room = supplementRoom(f.amount, f.supplements, lawDay, place).value
  if (room.left < 0n)
    found.push(
      say(
        'R-42',
        'supplements',
        `补充合同合计 ${sayMoney(room.used, 'zh')}，超过上限 ${sayMoney(room.most, 'zh')}。超出部分请另行采购。`,
        `Supplements add up to ${sayMoney(room.used, 'en')}, above the limit of ${sayMoney(room.most, 'en')}. Buy the excess anew.`,
      ),
    )
  if (f.rebateAsked !== undefined && f.rebateAsked > 0n)
    found.push(
      finding(
        'R-45',
        {
          zh: `要求承接方返还 ${sayMoney(f.rebateAsked, 'zh')}。采购人不得索要回扣。请撤回要求，已收取的退还。`,
          en: `The provider was asked to hand back ${sayMoney(f.rebateAsked, 'en')}. A purchaser may not ask for rebates. Withdraw it and return what was taken.`,
        },
        [rebateBan],
        { at: 'rebateAsked' },
      ),
    )
  if (f.subcontracting === 'whole')
    found.push(
      say(
        'R-44',
        'subcontracting',
        '不得把全部服务转给别人。请由承接方自己履行，或者经同意把一部分分包。',
        'The whole may not be passed on to somebody else. Let the provider do it, or subcontract a part with consent.',
      ),
    )
  if (f.subcontracting === 'part-without-consent')
    found.push(
      say(
        'R-44',
        'subcontracting',
        '分包须经购买方同意，并由承接方对全部合同负责。请补写。',
        'A part may be subcontracted only with the purchaser’s consent, the provider staying liable for all. Add it.',
      ),
    )
  return found
}

/** How much more supplements may still add, below zero when they already go too far (R-42: all together, not each). */
export function supplementRoom(
  original: Money,
  supplementsSoFar: readonly Money[],
  lawDay: Day,
  place?: Place,
): Answer<{ readonly most: Money; readonly used: Money; readonly left: Money }> {
  const limit = largestSupplement(original, lawDay, place)
  const used = sum(supplementsSoFar)
  const left = minor(limit.value - used)
  return answered({ most: limit.value, used, left }, [
    ...limit.steps,
    because(
      `已补充 ${sayMoney(used, 'zh')}，还可补充 ${sayMoney(left, 'zh')}。`,
      `Supplements so far ${sayMoney(used, 'en')}, room left ${sayMoney(left, 'en')}.`,
      cite('R-42'),
    ),
  ])
}

const acceptWithin: Words = {
  zh: '甲方自收到验收申请之日起十五日内组织验收；期满未验收又未书面说明理由的，付款期限自期满之日起算。',
  en: 'The purchaser arranges acceptance within fifteen days of the request; if the period ends without acceptance and without written reasons, the payment term runs from its end.',
}

function checkAcceptance(f: ContractFacts, lawDay: Day): Finding[] {
  const found: Finding[] = []
  if (f.acceptance.isCondition && f.acceptance.periodDays === undefined) {
    const words = {
      zh: '付款以验收为条件，但没有写验收期限：不验收就永远不用付款。请约定期限。',
      en: 'Payment waits for acceptance, but no period is set for it: without acceptance nothing ever falls due. Agree on a period.',
    }
    found.push(
      statuteReaches(f.basis, lawDay)
        ? finding('R-94', words, [cite('R-94')], { at: 'acceptance', fairer: acceptWithin })
        : finding('R-94', words, [ourRule('R-94'), cite('R-10', 'needs-22')], { at: 'acceptance', fairer: acceptWithin }),
    )
  }
  if (f.isPublicService && !f.acceptance.usersInvited)
    found.push(
      say(
        'R-10',
        'acceptance',
        '公共服务的验收应当邀请服务对象参与并出具意见，结果向社会公告。请写进合同。',
        'For a public service users must be invited to acceptance and give their opinion, and the result is published. Write it into the contract.',
        {
          zh: '验收时邀请服务对象参与并出具书面意见，验收结果自完成之日起公告。',
          en: 'Users of the service are invited to acceptance and give their opinion in writing; the result is published when it is done.',
        },
      ),
    )
  if (!f.hasPerformanceClause)
    found.push(
      say(
        'R-110',
        'hasPerformanceClause',
        '合同没有绩效条款。请写明目标、指标、数据来源和评价办法。',
        'There is no performance clause. State goals, indicators, sources and how they are evaluated.',
        {
          zh: '绩效目标、指标、数据来源和评分办法见附件；评价初稿送乙方，乙方可在十个工作日内提出意见。',
          en: 'Goals, indicators, sources and scoring are in the annex; a draft of each evaluation goes to the provider, who may answer within ten working days.',
        },
      ),
    )
  return found
}

function checkPayment(f: ContractFacts, lawDay: Day): Finding[] {
  const found: Finding[] = []
  const byStatute = statuteReaches(f.basis, lawDay)
  const usual = byStatute ? inForce(paymentDays, lawDay) : { value: modelTerms.days, cites: [ourRule('R-92')] }
  const longest = byStatute ? inForce(longestPaymentDays, lawDay).value : undefined
  const payWithin: Words = {
    zh: `甲方自验收合格（或者双方确认金额）之日起 ${usual.value} 日内付款。`,
    en: `The purchaser pays within ${usual.value} days of acceptance, or of the amount both confirmed.`,
  }
  const { days } = f.payment
  if (days === undefined) {
    const none = finding(
      'R-90',
      {
        zh: '合同没有写付款期限。请写明从哪一天起、几日内付款。',
        en: 'The contract names no time to pay. State from which day and within how many days.',
      },
      [cite('R-90')],
      { at: 'payment.days', fairer: payWithin },
    )
    found.push(leans(none))
  }
  if (days !== undefined && longest !== undefined && days > longest)
    found.push(
      finding(
        'R-92',
        {
          zh: `约定 ${days} 日付款，超过法定最长 ${longest} 日；超出部分不算数。请缩短。`,
          en: `${days} days to pay are beyond the ${longest} the law allows; the rest does not count. Shorten it.`,
        },
        inForce(longestPaymentDays, lawDay).cites,
        { at: 'payment.days', fairer: payWithin },
      ),
    )
  else if (days !== undefined && days > usual.value)
    found.push(
      leans(
        finding(
          'R-92',
          {
            zh: `约定 ${days} 日付款，长于${byStatute ? '通常' : '示范条款'}的 ${usual.value} 日。机构每月要发工资，建议缩短。`,
            en: `${days} days to pay is longer than the ${byStatute ? 'usual' : 'model'} ${usual.value}. The institution pays wages every month; a shorter term is advised.`,
          },
          usual.cites,
          { at: 'payment.days', fairer: payWithin },
        ),
      ),
    )
  if (f.payment.lateDailyRate === undefined)
    found.push(
      leans(
        finding(
          'R-91',
          {
            zh: byStatute
              ? '合同没有写逾期付款的责任。没有约定时按法定每日万分之五，写明可以免去争议。'
              : '合同没有写逾期付款的责任。承接方不是中小企业，没有约定就没有法定利率可用。请写明。',
            en: byStatute
              ? 'Nothing is said on late payment. The statutory 0.05 % a day then applies; stating it avoids disputes.'
              : 'Nothing is said on late payment, and no statutory rate protects this provider. State one.',
          },
          [cite('R-91')],
          { at: 'payment.lateDailyRate', fairer: lateTerms },
        ),
      ),
    )
  if (f.payment.waitsForAudit) found.push(...auditFinding(f.basis, 'payment.waitsForAudit', lawDay))
  return found
}

const lateTerms: Words = {
  zh: '甲方逾期付款的，自应付日次日起按逾期金额每日万分之五支付逾期利息；无争议部分照常按期支付。',
  en: 'If the purchaser pays late, it pays interest of 0.05 % of the late amount for each day after the due day; what is not in dispute is paid on its day.',
}

function checkIndependence(f: ContractFacts): Finding[] {
  const said = (name: string) => leaningWords.find((w) => w.name === name)!
  const found: Finding[] = []
  if (f.purchaserAppointsWorkers)
    found.push(
      // The ban names recruitment; that appointing people is recruitment is our reading, so a person judges.
      leans(
        finding('R-14', said('purchaser-appoints-workers').words, [cite('R-14')], {
          at: 'purchaserAppointsWorkers',
          fairer: said('purchaser-appoints-workers').fairer,
        }),
      ),
    )
  if (f.errandCap === null && f.lines.some((l) => l.kind === 'post'))
    found.push(
      finding(
        'R-15',
        {
          zh: '合同里有岗位，却没有限制购买方的计划外任务。请约定上限，例如工时的百分之十。',
          en: 'The contract has posts but no cap on the purchaser’s own errands. Agree on one, say a tenth of the hours.',
        },
        [ourRule('R-15')],
        { at: 'errandCap', fairer: said('errands-without-cap').fairer },
      ),
    )
  return found
}

function checkDuties(duties: readonly ContractDuty[]): Finding[] {
  const found: Finding[] = []
  const of = (side: Side) => duties.filter((d) => d.debtor === side)
  const names = { purchaser: { zh: '购买方', en: 'purchaser' }, provider: { zh: '承接方', en: 'provider' } } as const
  const highest = (side: Side) =>
    of(side)
      .map((d) => d.remedy?.dailyRate)
      .filter((r) => r !== undefined)
      .reduce<Fraction | undefined>((top, r) => (!top || compare(r, top) > 0 ? r : top), undefined)
  for (const [side, other] of [
    ['purchaser', 'provider'],
    ['provider', 'purchaser'],
  ] as const) {
    const otherHas = (test: (d: ContractDuty) => boolean) => of(other).some(test)
    for (const d of of(side)) {
      if (!d.remedy && otherHas((o) => o.remedy !== undefined))
        found.push(
          lopsided(
            d.id,
            `「${d.what}」是${names[side].zh}的义务，没有写违约责任，而${names[other].zh}的义务写了。请补上对等的责任。`,
            `“${d.what}” is a duty of the ${names[side].en} without a remedy, while duties of the ${names[other].en} have one. Add an equal one.`,
            lateTerms,
          ),
        )
      if (d.withinDays === undefined && otherHas((o) => o.withinDays !== undefined))
        found.push(
          lopsided(
            d.id,
            `「${d.what}」没有期限，而${names[other].zh}的义务有期限。请写明从哪一天起几日内完成。`,
            `“${d.what}” has no deadline, while duties of the ${names[other].en} have. State from which day and within how many days.`,
          ),
        )
    }
    const [mine, theirs] = [highest(side), highest(other)]
    if (mine && theirs && compare(mine, theirs) > 0)
      found.push(
        lopsided(
          'duties',
          `${names[side].zh}违约每日 ${percent(mine)}，${names[other].zh}违约每日 ${percent(theirs)}，不对等。请用同一个比例。`,
          `The ${names[side].en} pays ${percent(mine)} a day for a breach, the ${names[other].en} ${percent(theirs)}. Use one rate for both.`,
          {
            zh: '任何一方逾期履行的，自逾期次日起按逾期部分金额每日万分之五向对方支付违约金。',
            en: 'Whichever side is late pays the other 0.05 % a day of the amount concerned, from the day after.',
          },
        ),
      )
    const ending = (s: Side) => of(s).some((d) => d.remedy?.kind === 'ending')
    if (ending(side) && of(other).length > 0 && !ending(other))
      found.push(
        lopsided(
          'duties',
          `只有${names[other].zh}可以因对方违约解除合同。请给双方同样的权利。`,
          `Only the ${names[other].en} may end the contract for the other’s breach. Give both the same right.`,
          leaningWords.find((w) => w.name === 'one-sided-ending')!.fairer,
        ),
      )
  }
  return found
}

const lopsided = (at: string, zh: string, en: string, fairer?: Words): Finding =>
  leans(finding('R-45', { zh, en }, [cite('R-45')], { at, ...(fairer ? { fairer } : {}) }))

const percent = (rate: Fraction): string => `${decimal(multiply(rate, fraction(100)), 4).replace(/\.?0+$/, '')}%`
