import {
  compare,
  type Day,
  decimal,
  fraction,
  type Fraction,
  isBefore,
  type Money,
  minor,
  multiply,
  noMoney,
  type Refusal,
  refusals,
  sayMoney,
  share,
  subtract,
  zero,
} from '#kernel'
import { type Answer, type Finding, finding } from '../answer.ts'
import type { Band } from '../methods/index.ts'
import { parameter } from '../parameter.ts'
import { inPlace, type Place } from '../places/place.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'
import type { SupplierForm } from './payment-terms.ts'
import { ruleInForce } from './rule-in-force.ts'

const amount = { zh: '元', en: 'yuan' }
const shareOf = { zh: '比例', en: 'share' }
const measures = cite('R-103', 'sme-46')
const notice = cite('R-103', 'sme-19')

export const reservedWholeUpTo = parameter<Money>({
  name: 'sme.reserved-whole-up-to',
  says: {
    zh: '货物、服务项目多少金额以下，适宜的应当整体预留给中小企业',
    en: 'Budget of goods or services up to which a suitable purchase is reserved for small and medium enterprises as a whole',
  },
  unit: amount,
  values: { '2021-01-01': { value: minor(200_000_000n), cites: [measures] } },
  checkedOn: '2026-11-25',
})
export const reservedWholeUpToWorks = parameter<Money>({
  name: 'sme.reserved-whole-up-to-works',
  says: {
    zh: '工程项目多少金额以下，适宜的应当整体预留给中小企业',
    en: 'Budget of works up to which a suitable purchase is reserved for small and medium enterprises as a whole',
  },
  unit: amount,
  values: { '2021-01-01': { value: minor(400_000_000n), cites: [measures] } },
  checkedOn: '2026-11-25',
})
export const reservedShare = parameter<Fraction>({
  name: 'sme.reserved-share',
  says: {
    zh: '超过的货物、服务项目中适宜部分至少预留多少',
    en: 'Least share reserved of the suitable part of larger purchases of goods and services',
  },
  unit: shareOf,
  // The 40 % of 2022 is for works; some provinces extended it to goods and services (see places/fujian.ts).
  values: { '2021-01-01': { value: fraction(30, 100), cites: [measures] } },
  checkedOn: '2026-11-25',
})
export const reservedShareWorks = parameter<Fraction>({
  name: 'sme.reserved-share-works',
  says: { zh: '超过的工程项目中适宜部分至少预留多少', en: 'Least share reserved of the suitable part of larger works' },
  unit: shareOf,
  values: {
    '2021-01-01': { value: fraction(30, 100), cites: [measures] },
    '2022-07-01': {
      value: fraction(40, 100),
      cites: [notice],
      note: { zh: '阶段性提高，2025 年重申', en: 'Raised for a time, and said again in 2025' },
    },
  },
  checkedOn: '2026-11-25',
})
export const smallShare = parameter<Fraction>({
  name: 'sme.small-share',
  says: {
    zh: '预留部分中至少多少给小微企业',
    en: 'Least share of what is reserved that goes to small and micro enterprises',
  },
  unit: shareOf,
  values: { '2021-01-01': { value: fraction(60, 100), cites: [measures] } },
  checkedOn: '2026-11-25',
})
export const smallDeduction = parameter<Band>({
  name: 'sme.small-deduction',
  says: {
    zh: '未预留的货物、服务项目，小微企业报价扣除多少后参加评审',
    en: 'What is taken off the price of a small or micro enterprise in scoring where goods or services are not reserved',
  },
  unit: shareOf,
  values: {
    '2021-01-01': { value: { atLeast: fraction(6, 100), atMost: fraction(10, 100) }, cites: [measures] },
    '2022-07-01': {
      value: { atLeast: fraction(10, 100), atMost: fraction(20, 100) },
      cites: [notice],
      note: { zh: '由 6%—10% 提高', en: 'Raised from 6–10 %' },
    },
  },
  checkedOn: '2026-11-25',
})

/** What must be reserved: nothing, the whole purchase, or a part, and of it how much for small and micro enterprises. */
export interface Reservation {
  readonly reserve: 'none' | 'whole' | 'part'
  readonly reserved: Money
  /** Of `reserved`, at least this for small and micro enterprises; nothing is split where the whole is reserved. */
  readonly forSmall: Money
  /** False while nobody said whether the purchase suits small and medium enterprises: then this is what would be due. */
  readonly isDecided: boolean
}

/**
 * How much of a purchase is reserved for small and medium enterprises. It turns on whether the purchase suits them, which the
 * purchaser judges and publishes. Most institutions of social work are no enterprises: a reserved purchase shuts them out, so
 * where they are who supplies, the service is rarely one that suits enterprises only.
 * @param f.suits left out while nobody has judged it
 */
export function reservationDue(f: {
  readonly kind: 'goods' | 'services' | 'works'
  readonly budget: Money
  readonly suits?: boolean
  readonly place?: Place
  readonly lawDay: Day
}): Answer<Reservation> {
  const none = (isDecided: boolean): Reservation => ({ reserve: 'none', reserved: noMoney, forSmall: noMoney, isDecided })
  if (isBefore(f.lawDay, reservedWholeUpTo.values[0]!.from))
    return answered(none(true), [because('2021 年以前没有这样的预留规定。', 'Before 2021 there was no such rule on reserving.', measures)])
  if (f.suits === false)
    return answered(none(true), [
      because(
        '采购人认定不适宜专门面向中小企业（例如承接主体多为社会组织），不预留；请公开理由，并对小微企业报价作价格扣除。',
        'The purchaser judged that it does not suit enterprises alone, as where social organisations are who supplies: nothing is reserved. Publish why, and take the deduction off small enterprises’ prices.',
        measures,
      ),
    ])
  const [wholeUpTo, part] =
    f.kind === 'works'
      ? [inPlace(reservedWholeUpToWorks, f.place, f.lawDay), inPlace(reservedShareWorks, f.place, f.lawDay)]
      : [inPlace(reservedWholeUpTo, f.place, f.lawDay), inPlace(reservedShare, f.place, f.lawDay)]
  const isDecided = f.suits === true
  const open = isDecided
    ? []
    : [
        because(
          '还没有认定这个项目是否适宜由中小企业提供；以下是适宜时的要求。专门面向企业会把社会组织挡在外面，请慎重。',
          'Nobody has judged yet whether this suits small and medium enterprises; what follows is due if it does. Reserving for enterprises shuts social organisations out, so judge with care.',
          measures,
        ),
      ]
  if (f.budget <= wholeUpTo.value)
    return answered({ reserve: 'whole', reserved: f.budget, forSmall: noMoney, isDecided }, [
      ...open,
      because(
        `预算 ${sayMoney(f.budget, 'zh')} 不超过 ${sayMoney(wholeUpTo.value, 'zh')}：适宜由中小企业提供的，应当专门面向中小企业采购。`,
        `The budget of ${sayMoney(f.budget, 'en')} is not above ${sayMoney(wholeUpTo.value, 'en')}: a suitable purchase is reserved as a whole.`,
        ...wholeUpTo.cites,
      ),
    ])
  const small = inPlace(smallShare, f.place, f.lawDay)
  // A part of a fen counts as a fen: a least share may not be undercut by rounding.
  const reserved = share(f.budget, part.value, 'up')
  const forSmall = share(reserved, small.value, 'up')
  return answered({ reserve: 'part', reserved, forSmall, isDecided }, [
    ...open,
    because(
      `预算 ${sayMoney(f.budget, 'zh')} 超过 ${sayMoney(wholeUpTo.value, 'zh')}：适宜部分至少预留 ${percent(part.value)}，${sayMoney(f.budget, 'zh')} × ${percent(part.value)} = ${sayMoney(reserved, 'zh')}。`,
      `The budget of ${sayMoney(f.budget, 'en')} is above ${sayMoney(wholeUpTo.value, 'en')}: of the suitable part at least ${percent(part.value)} is reserved, ${sayMoney(f.budget, 'en')} × ${percent(part.value)} = ${sayMoney(reserved, 'en')}.`,
      ...wholeUpTo.cites,
      ...part.cites,
    ),
    because(
      `其中给小微企业至少 ${percent(small.value)}：${sayMoney(reserved, 'zh')} × ${percent(small.value)} = ${sayMoney(forSmall, 'zh')}。`,
      `Of it at least ${percent(small.value)} for small and micro enterprises: ${sayMoney(reserved, 'en')} × ${percent(small.value)} = ${sayMoney(forSmall, 'en')}.`,
      ...small.cites,
    ),
  ])
}

/** Size of an enterprise by its declaration; everything else has none. */
export type EnterpriseSize = 'large' | 'medium' | 'small' | 'micro'

const refuse = refusals({
  'deduction-out-of-range': {
    status: 422,
    zh: (given: string, least: string, most: string) => `价格扣除 ${given} 不在 ${least} 至 ${most} 之间。请改在采购文件里。`,
    en: (given: string, least: string, most: string) =>
      `A deduction of ${given} is not between ${least} and ${most}. Correct it in the documents.`,
  },
})

/**
 * The price that is scored, after the deduction small and micro enterprises get where a purchase is not reserved.
 * Social organisations, institutions, individuals and larger enterprises get none. The award is at the price offered, and the
 * review of low prices looks at the price offered too.
 * @param f.deduction the share the documents state, exact
 * @returns the price for scoring, half-up to the fen; refused when the documents state a share the law does not allow
 */
export function priceForScoring(f: {
  readonly price: Money
  readonly supplier: SupplierForm
  readonly size?: EnterpriseSize
  readonly isReserved: boolean
  readonly deduction: Fraction
  readonly place?: Place
  readonly lawDay: Day
}): Answer<Money> | Refusal {
  if (!ruleInForce('R-103', f.lawDay))
    return answered(f.price, [because('2021 年以前没有这项扣除。', 'Before 2021 there was no such deduction.', measures)])
  const law = inPlace(smallDeduction, f.place, f.lawDay)
  if (!isWithin(f.deduction, law.value))
    return refuse('deduction-out-of-range', percent(f.deduction), percent(law.value.atLeast), percent(law.value.atMost!)).with({
      cites: [...law.cites],
      fields: { deduction: { zh: '价格扣除', en: 'price deduction' } },
    })
  const whyNot = f.isReserved
    ? because('已经专门面向中小企业采购，不再作价格扣除。', 'The purchase is reserved already, so nothing is taken off.', ...law.cites)
    : f.supplier !== 'enterprise'
      ? because(
          '不是企业（社会组织、事业单位、个人等），不享受价格扣除，按原报价评审。',
          'This is no enterprise but a social organisation, an institution or a person: its price is scored as it is.',
          ...law.cites,
        )
      : f.size !== 'small' && f.size !== 'micro'
        ? because('不是小微企业，按原报价评审。', 'This is no small or micro enterprise: its price is scored as it is.', ...law.cites)
        : undefined
  if (whyNot) return answered(f.price, [whyNot])
  const scored = share(f.price, subtract(fraction(1), f.deduction), 'half-up')
  return answered(scored, [
    because(
      `小微企业：${sayMoney(f.price, 'zh')} × (1 − ${percent(f.deduction)}) = ${sayMoney(scored, 'zh')}，用这个价格计算价格分；成交仍按原报价。`,
      `Small or micro enterprise: ${sayMoney(f.price, 'en')} × (1 − ${percent(f.deduction)}) = ${sayMoney(scored, 'en')} is scored; the contract is at the price offered.`,
      ...law.cites,
    ),
  ])
}

/** What tender documents say of promotion. Leave out what they do not say. */
export interface PromotionTerms {
  readonly reserve: 'none' | 'whole' | 'part'
  readonly reserved?: Money
  readonly forSmall?: Money
  /** Why nothing is reserved: it must be published. */
  readonly whyNotReserved?: string
  /** Share taken off prices of small and micro enterprises in scoring. */
  readonly deduction?: Fraction
  /** The same is taken off for social organisations, which the law does not give them. */
  readonly deductionForSocialOrganisations?: boolean
}

/** What the documents get wrong on promotion of small and medium enterprises. */
export function checkPromotion(
  terms: PromotionTerms,
  f: {
    readonly kind: 'goods' | 'services' | 'works'
    readonly budget: Money
    /** Price is not scored, so there is nothing to deduct from. */
    readonly priceIsScored: boolean
    readonly place?: Place
    readonly lawDay: Day
  },
): readonly Finding[] {
  if (!ruleInForce('R-103', f.lawDay)) return []
  const found: Finding[] = []
  const due = reservationDue({ ...f, suits: true })
  const say = (at: string, zh: string, en: string) => found.push(finding('R-103', { zh, en }, due.cites, { at }))
  if (terms.reserve === 'none' && !terms.whyNotReserved?.trim())
    say(
      'promotion.whyNotReserved',
      `没有预留给中小企业，也没有写理由。${due.steps[0]!.says.zh}承接主体多为社会组织的，可以写明不适宜专门面向企业。`,
      `Nothing is reserved for small and medium enterprises and no reason is given. ${due.steps[0]!.says.en} Where social organisations are who supplies, say that it does not suit enterprises alone.`,
    )
  if (terms.reserve === 'whole')
    say(
      'promotion.reserve',
      '整体专门面向中小企业，社会组织（社工机构多数是）就不能参加。请确认确实适宜。',
      'Reserved as a whole, the purchase shuts out social organisations, which most institutions of social work are. Make sure that it suits.',
    )
  if (terms.reserve === 'part' && due.value.reserve === 'whole')
    say('promotion.reserve', `只预留一部分。${due.steps.at(-1)!.says.zh}`, `Only a part is reserved. ${due.steps.at(-1)!.says.en}`)
  if (terms.reserve === 'part' && due.value.reserve === 'part') {
    if (terms.reserved !== undefined && terms.reserved < due.value.reserved)
      say(
        'promotion.reserved',
        `预留 ${sayMoney(terms.reserved, 'zh')}，至少应为 ${sayMoney(due.value.reserved, 'zh')}。请提高。`,
        `${sayMoney(terms.reserved, 'en')} is reserved, at least ${sayMoney(due.value.reserved, 'en')} is due. Raise it.`,
      )
    if (terms.forSmall !== undefined && terms.forSmall < due.value.forSmall)
      say(
        'promotion.forSmall',
        `其中给小微企业 ${sayMoney(terms.forSmall, 'zh')}，至少应为 ${sayMoney(due.value.forSmall, 'zh')}。请提高。`,
        `Of it ${sayMoney(terms.forSmall, 'en')} is for small and micro enterprises, at least ${sayMoney(due.value.forSmall, 'en')} is due. Raise it.`,
      )
  }
  if (terms.reserve !== 'whole' && f.priceIsScored && f.kind !== 'works') {
    const law = inPlace(smallDeduction, f.place, f.lawDay)
    const [least, most] = [percent(law.value.atLeast), percent(law.value.atMost!)]
    if (!terms.deduction)
      say(
        'promotion.deduction',
        `没有写小微企业报价的扣除比例，应在 ${least} 至 ${most} 之间。请写明。`,
        `The share taken off the prices of small and micro enterprises is not stated; it lies between ${least} and ${most}. State it.`,
      )
    else if (!isWithin(terms.deduction, law.value))
      say(
        'promotion.deduction',
        `小微企业报价扣除 ${percent(terms.deduction)}，应在 ${least} 至 ${most} 之间。请改正。`,
        `${percent(terms.deduction)} is taken off the prices of small and micro enterprises; it should be between ${least} and ${most}. Correct it.`,
      )
  }
  if (terms.deductionForSocialOrganisations)
    say(
      'promotion.deductionForSocialOrganisations',
      '社会组织不是企业，不享受这项扣除。请删去，或者改用固定价格、比质量。',
      'Social organisations are no enterprises and get no deduction. Take it out, or fix the price and compete on quality.',
    )
  return found
}

const isWithin = (part: Fraction, band: Band): boolean =>
  compare(part, zero) >= 0 && compare(part, band.atLeast) >= 0 && (band.atMost === null || compare(part, band.atMost) <= 0)
const percent = (part: Fraction): string => `${decimal(multiply(part, fraction(100)), 2).replace(/\.?0+$/, '')}%`
