import { type Day, fraction, type Money, type Refusal, refusals, sayMoney, share, type Words } from '#kernel'
import type { Answer, Reason } from '../answer.ts'
import { methodNamed, type MethodName } from '../methods/index.ts'
import { parameter, valueOn } from '../parameter.ts'
import { inPlace, type Place, thresholdIn } from '../places/place.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'
import { objectionArgument } from './other-ways.ts'
import { ruleInForce } from './rule-in-force.ts'

export const followOnShare = parameter({
  name: 'single-source.follow-on-share',
  says: { zh: '从原供应商添购最多占原合同金额的比例', en: 'Largest follow-on from the same supplier as a share of the original contract' },
  unit: { zh: '比例', en: 'share' },
  values: { '2003-01-01': { value: fraction(10, 100), cites: [cite('R-59b', 'procurement-law')] } },
  checkedOn: '2026-11-24',
})

/** Why only one supplier is asked. The last three are reasons people give that are none. */
export type SingleSourceGround =
  | { readonly kind: 'only-supplier' }
  | { readonly kind: 'unforeseeable-emergency' }
  /** `endedEarlyOn`: the last day of the contract that is added to, where it ends before its term. */
  | { readonly kind: 'follow-on'; readonly original: Money; readonly added: Money; readonly endedEarlyOn?: Day }
  | { readonly kind: 'one-bidder-left' | 'knows-the-district' | 'good-grade-last-year' }

/** Those that hold, in the order they are offered. */
export const singleGrounds = ['only-supplier', 'unforeseeable-emergency', 'follow-on'] as const
export type SingleGroundKind = (typeof singleGrounds)[number]

export interface MethodChoice {
  readonly method: MethodName
  readonly place: Place
  readonly budget: Money
  readonly isService: boolean
  readonly ground?: SingleSourceGround
  readonly lawDay: Day
}
/** `outside`: below the procurement limit, the unit's own rules apply; `open`: may be used; `with-consent`: may after consent; `closed`: may not. */
export type Openness = 'outside' | 'open' | 'with-consent' | 'closed'

const refuse = refusals({
  'threshold-unknown': {
    status: 422,
    zh: (place: Words) => `还没有录入${place.zh}的公开招标数额标准和采购限额标准，无法判断采购方式。请管理员按当地文件补录。`,
    en: (place: Words) =>
      `The thresholds of ${place.en} are not entered yet, so the method cannot be judged. Ask an administrator to enter them from the local notice.`,
  },
})

/** Whether a buying method may be used for an amount in a place, why, and with whose consent (R-33, R-49, R-51, R-52, R-59b). */
export function mayUseMethod(c: MethodChoice): Answer<Openness> | Refusal {
  const [openTender, limit] = [thresholdIn(c.place, 'openTender', c.lawDay), thresholdIn(c.place, 'procurement', c.lawDay)]
  if (!openTender || !limit) return refuse('threshold-unknown', c.place.says)
  const method = methodNamed(c.method)
  if (c.method === 'below-threshold-comparison' && c.budget >= limit.value)
    return answered('closed', [
      because(
        `预算 ${sayMoney(c.budget, 'zh')} 达到采购限额标准 ${sayMoney(limit.value, 'zh')}，应当采用法定的采购方式。`,
        `The budget of ${sayMoney(c.budget, 'en')} reaches the procurement limit of ${sayMoney(limit.value, 'en')}: use a way of buying of the law.`,
        ...limit.cites,
      ),
    ])
  if (c.budget < limit.value)
    return answered('outside', [
      because(
        `预算 ${sayMoney(c.budget, 'zh')} 低于采购限额标准 ${sayMoney(limit.value, 'zh')}，不适用政府采购程序，按单位内控制度办理。`,
        `The budget of ${sayMoney(c.budget, 'en')} is below the procurement limit of ${sayMoney(limit.value, 'en')}; the unit’s own rules apply.`,
        ...limit.cites,
      ),
    ])
  const steps: Reason[] = []
  const services = inPlace(method.servicesMayBeBought, c.place, c.lawDay)
  if (c.isService && !services.value)
    return answered('closed', [
      because(
        `${method.says.zh}只用于规格统一的现货货物。`,
        `A ${method.says.en} is for stocked goods of uniform specification.`,
        ...services.cites,
      ),
    ])
  if (c.isService)
    steps.push(because(`${method.says.zh}可以用来购买服务。`, `Services may be bought by ${method.says.en}.`, ...services.cites))
  if (c.method === 'single-source') {
    const ground = singleSourceGround(c.ground, c.lawDay)
    steps.push(...ground.steps)
    if (!ground.value) return answered('closed', steps)
  }
  const consent = inPlace(method.consentAboveThreshold, c.place, c.lawDay)
  const reaches = c.budget >= openTender.value
  steps.push(
    because(
      `预算 ${sayMoney(c.budget, 'zh')} ${reaches ? '达到' : '未达到'}公开招标数额标准 ${sayMoney(openTender.value, 'zh')}。`,
      `The budget of ${sayMoney(c.budget, 'en')} ${reaches ? 'reaches' : 'is below'} the open-tender threshold of ${sayMoney(openTender.value, 'en')}.`,
      ...openTender.cites,
    ),
  )
  if (!reaches || consent.value === null) return answered('open', steps)
  steps.push(
    because(
      `采用${method.says.zh}须先经${consent.value.zh}。`,
      `${method.says.en[0]!.toUpperCase()}${method.says.en.slice(1)} first needs ${consent.value.en}.`,
      ...consent.cites,
    ),
  )
  if (c.method === 'single-source' && c.ground?.kind === 'only-supplier' && ruleInForce('R-128', c.lawDay))
    steps.push(mayBeObjectedTo(valueOn(objectionArgument, c.lawDay)))
  return answered('with-consent', steps)
}

/** What the notice of a single source brings with it. */
const mayBeObjectedTo = (argued: number): Reason =>
  because(
    `公示期内，任何供应商、单位或者个人可以提出异议；公示期满后 ${argued} 个工作日内组织补充论证，成立的改用其他方式。`,
    `While the notice stands anybody may object; within ${argued} working days after it the argument is supplemented, and where an objection is founded another way is used.`,
    cite('R-128'),
  )

/** Whether a reason for asking one supplier only is one the law knows (采购法 art. 31). */
export function singleSourceGround(ground: SingleSourceGround | undefined, lawDay: Day): Answer<boolean> {
  const law = cite('R-59b', 'procurement-law')
  if (!ground)
    return answered(false, [
      because(
        '单一来源须说明理由：唯一供应商、不可预见的紧急情况，或者不超过百分之十的添购。',
        'Single source needs a reason: only one supplier, an unforeseeable emergency, or a follow-on of at most 10 %.',
        law,
      ),
    ])
  switch (ground.kind) {
    case 'only-supplier':
      return answered(true, [
        because(
          '只能从唯一供应商处采购；达到公开招标数额标准的，须先公示不少于五个工作日。',
          'Only one supplier can provide it; at or above the open-tender threshold a notice of 5 working days comes first.',
          law,
          cite('R-59b', 'procurement-regulation'),
        ),
      ])
    case 'unforeseeable-emergency':
      return answered(true, [
        because('发生不可预见的紧急情况，不能从其他供应商处采购。', 'An unforeseeable emergency leaves no other supplier.', law),
        because(
          '因严重自然灾害等不可抗力的紧急采购、涉及国家安全和秘密的采购不适用政府采购法，不在这里办理；请核对写明的是哪一种紧急情况。',
          'An emergency purchase for a grave natural disaster or other force majeure, and one that touches state security or secrets, lies outside the law and is not made here: see which emergency is stated.',
          cite('R-133'),
        ),
      ])
    case 'follow-on': {
      const part = valueOn(followOnShare, lawDay)
      const most = share(ground.original, part, 'down')
      const within = ground.added <= most
      return answered(within, [
        because(
          `添购 ${sayMoney(ground.added, 'zh')}，上限为原合同的百分之十：${sayMoney(ground.original, 'zh')} × 10% = ${sayMoney(most, 'zh')}，${within ? '在限额内' : '超出，应重新采购'}。`,
          `A follow-on of ${sayMoney(ground.added, 'en')}; at most 10% of the original: ${sayMoney(ground.original, 'en')} × 10% = ${sayMoney(most, 'en')}; ${within ? 'within it' : 'above it, so buy anew'}.`,
          law,
        ),
      ])
    }
    case 'one-bidder-left':
      return answered(false, [
        because(
          '招标只剩一家不等于只有唯一供应商。请检查文件是否排斥了别人，然后重新采购。',
          'One bidder left in a tender is not the only supplier there is. See whether the documents kept others out, and start again.',
          law,
        ),
      ])
    case 'knows-the-district':
      return answered(false, [
        because(
          '熟悉社区不是单一来源的理由，请竞争采购，把社区经验作为可量化的评分项。',
          'Knowing the district is no reason for single source. Compete, and score experience in a quantified way.',
          law,
        ),
      ])
    case 'good-grade-last-year':
      return answered(false, [
        because(
          '上年评价良好不能直接续签。三年合同内可以按约定续行，新合同须重新竞争。',
          'A good grade last year does not renew a contract. Within a three-year contract go on as agreed; a new one needs competition.',
          law,
          cite('R-110'),
        ),
      ])
  }
}
