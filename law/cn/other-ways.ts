import { type Day, isAfter, isRefusal, type Refusal, sayDay } from '#kernel'
import type { Answer } from '../answer.ts'
import { parameter, valueOn } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import type { Calendar } from '../calendar.ts'
import { procurementLastDay } from './last-day.ts'
import { workingDays } from '../length.ts'
import { cite } from './instruments.ts'

/** What the screens do not carry yet, as data and functions of the law: framework agreements, objections to a single source, what lies outside the law, signatures. */

export const objectionArgument = parameter({
  name: 'objection.supplementary-argument',
  says: {
    zh: '单一来源公示期满后几个工作日内就异议组织补充论证',
    en: 'Working days after the notice of a single source within which an objection is argued anew',
  },
  unit: { zh: '工作日', en: 'working days' },
  values: { '2014-02-01': { value: 5, cites: [cite('R-128')] } },
  checkedOn: '2026-11-28',
})

/** Whether an objection to a single source came in its notice period, by when it is argued, and what follows. */
export function singleSourceObjection(
  f: { readonly objectedOn: Day; readonly noticeEndsOn: Day; readonly founded?: boolean; readonly lawDay: Day },
  calendar: Calendar,
): Answer<{ readonly inTime: boolean; readonly argueBy: Day; readonly then: 'argue' | 'another-way' | 'to-finance' }> | Refusal {
  const argueBy = procurementLastDay(f.noticeEndsOn, workingDays(valueOn(objectionArgument, f.lawDay)), calendar)
  if (isRefusal(argueBy)) return argueBy
  const inTime = !isAfter(f.objectedOn, f.noticeEndsOn)
  const then = f.founded === undefined ? 'argue' : f.founded ? 'another-way' : 'to-finance'
  const says = {
    argue: [`在${sayDay(argueBy, 'zh')}前组织补充论证。`, `Argue it anew by ${sayDay(argueBy, 'en')}.`],
    'another-way': ['异议成立，改用其他采购方式。', 'It is founded: another way of buying is used.'],
    'to-finance': [
      '异议不成立，连同异议、论证意见、公示情况报财政部门，并告知异议人。',
      'It is unfounded: objection, argument and notice go to finance, and the objector is told.',
    ],
  } as const
  return answered({ inTime, argueBy, then }, [
    because(
      `公示到${sayDay(f.noticeEndsOn, 'zh')}，${sayDay(f.objectedOn, 'zh')}提出，${inTime ? '在公示期内，应当处理' : '已过公示期'}。`,
      `The notice stands until ${sayDay(f.noticeEndsOn, 'en')}; objected ${sayDay(f.objectedOn, 'en')}: ${inTime ? 'within it, so it is dealt with' : 'after it'}.`,
      cite('R-128'),
    ),
    because(says[then][0], says[then][1], cite('R-128')),
  ])
}

export const frameworkTerms = parameter({
  name: 'framework-agreement.terms',
  says: {
    zh: '框架协议：征集调查家数、期限、淘汰、备案和公告的数字',
    en: 'Framework agreements: numbers of the survey, term, elimination, filing and publication',
  },
  unit: { zh: '各项', en: 'several' },
  values: {
    '2022-03-01': {
      value: {
        purchasersAsked: 3,
        suppliersAsked: 3,
        goodsYears: 1,
        servicesYears: 2,
        leastEliminated: 1,
        priceFirstEliminatedPerCent: 20,
        qualityFirstEliminatedPerCent: 40,
        agreedWithin: { count: 30, unit: 'days' },
        filedWithin: { count: 7, unit: 'working-days' },
        toldWithin: { count: 3, unit: 'working-days' },
        applicationLookedAtWithin: { count: 7, unit: 'working-days' },
        applicationPublishedWithin: { count: 2, unit: 'working-days' },
        toppedUpBelowPerCent: 70,
        summaryWithin: { count: 10, unit: 'working-days' },
      },
      cites: [cite('R-127')],
    },
  },
  checkedOn: '2026-11-28',
})

/** What is bought, as far as a framework agreement asks for it. */
export interface FrameworkFacts {
  readonly what:
    | 'item-of-the-catalogue'
    /** Advice for the office's own administration: law, appraisal, accounts, audit. */
    | 'own-administration'
    /** Services for people outside the department and its system. */
    | 'users-outside'
    | 'other'
  readonly isSmallAndScattered: boolean
  /** At or above the amount from which the law of procurement applies. */
  readonly isAboveThreshold: boolean
  /** The needs of several can be gathered into one purchase. */
  readonly fitsOneProject: boolean
  readonly usersChoose: boolean
  readonly suppliersNeeded: number
}

/**
 * Whether something may be bought by a framework agreement: small and scattered items of the central catalogue; small and scattered
 * advice for the own administration, outside the catalogue, above the threshold, that cannot be gathered into one purchase; or, likewise outside
 * and above, services for users outside who choose freely among two or more suppliers. Known second-hand: it warns, and finance is asked.
 */
export function frameworkSuits(f: FrameworkFacts): Answer<boolean> {
  const suits =
    (f.what === 'item-of-the-catalogue' && f.isSmallAndScattered) ||
    (f.what === 'own-administration' && f.isSmallAndScattered && f.isAboveThreshold && !f.fitsOneProject) ||
    (f.what === 'users-outside' && f.isAboveThreshold && f.usersChoose && f.suppliersNeeded >= 2)
  return answered(suits, [
    because(
      suits ? '符合框架协议的适用情形；服务期限一般不超过二年，应设最高单价。' : '不在所知的框架协议适用情形之内。',
      suits
        ? 'A framework agreement suits; services for two years as a rule at most, with a ceiling on unit prices.'
        : 'It is none of the cases known to us in which a framework agreement suits.',
      cite('R-127'),
    ),
    because(
      '办法全文没有核对过，这里只作提醒：采用前请向本级财政部门确认。',
      'The text was not read in full, so this only warns: ask the finance department of your level before you use it.',
      cite('R-127'),
    ),
  ])
}

/** Which of the two grounds takes a purchase out of the Procurement Law. Neither is a reason to skip one's own record. */
export function outsideTheLaw(ground: 'disaster' | 'secret' | 'none'): Answer<boolean> {
  const says = {
    disaster: [
      '因严重自然灾害等不可抗力的紧急采购，不适用政府采购法。请写明灾害和依据。',
      'An emergency purchase for a grave disaster lies outside the law. State the disaster and its basis.',
    ],
    secret: ['涉及国家安全和秘密的采购，不适用政府采购法。', 'A purchase that touches state security or secrets lies outside the law.'],
    none: [
      '情况紧急本身不是理由：两种情形都不是的，仍按政府采购法办理。',
      'Urgency alone is no ground: where it is neither of the two, the law applies.',
    ],
  } as const
  return answered(ground !== 'none', [because(says[ground][0], says[ground][1], cite('R-133'))])
}

/** Whether the price deduction for domestic products applies: to goods only, never to services or works. */
export const domesticPreferenceApplies = (kind: 'goods' | 'services' | 'works'): Answer<boolean> =>
  answered(kind === 'goods', [
    kind === 'goods'
      ? because('货物：本国产品的价格优惠适用。', 'Goods: the price deduction for domestic products applies.', cite('R-125'))
      : because(
          '不是货物，本国产品的价格优惠不适用。',
          'Not goods: the price deduction for domestic products does not apply.',
          cite('R-125'),
        ),
  ])

/** The marks of a reliable electronic signature; all of them, or it does not equal handwriting or seal. */
export interface SignatureMarks {
  readonly exclusiveToSigner: boolean
  readonly inSoleControlAtSigning: boolean
  readonly changeOfSignatureShows: boolean
  readonly changeOfContentShows: boolean
}
export function signatureIsReliable(marks: SignatureMarks): Answer<boolean> {
  const reliable = Object.values(marks).every(Boolean)
  return answered(reliable, [
    because(
      reliable ? '四项条件都具备，与手写签名或者盖章效力相同。' : '四项条件没有齐备，不能当作可靠的电子签名。',
      reliable
        ? 'All four marks are there: it equals handwriting or seal.'
        : 'Not all four marks are there: it is no reliable electronic signature.',
      cite('R-130'),
    ),
  ])
}
