import {
  add,
  type Citation,
  compare,
  type Day,
  fraction,
  type Fraction,
  isBefore,
  isRefusal,
  type Money,
  multiply,
  sayDay,
  sayMoney,
  sayNumber,
  type Words,
  zero,
} from '#kernel'
import { type Finding, finding } from '../answer.ts'
import { type Length, plusLength, sayLength } from '../length.ts'
import { methodNamed, type MethodName } from '../methods/index.ts'
import { parameter, valueOn } from '../parameter.ts'
import { inPlace, type Place, thresholdIn } from '../places/place.ts'
import { contractSigned, longestTermYears, ordinaryTermYears } from './award.ts'
import { documentsOnOffer } from './bid-period.ts'
import { largestBidBond } from './bonds.ts'
import type { Calendar } from '../calendar.ts'
import { forbiddenWords, forbidsItself } from './forbidden-words.ts'
import { cite } from './instruments.ts'
import { lowBidReview } from './low-bid.ts'
import { checkPanel, type Panel } from './panel.ts'
import { checkPriceScoring } from './price-score.ts'
import { checkPromotion, type PromotionTerms } from './sme-promotion.ts'

export const mostPastContracts = parameter({
  name: 'qualification.past-contracts',
  says: { zh: '以业绩合同作为资格条件时一般最多几个', en: 'Most past contracts that may be asked as a qualification, in general' },
  unit: { zh: '个', en: 'contracts' },
  values: { '2021-07-01': { value: 2, cites: [cite('R-06')] } },
  checkedOn: '2026-11-23',
})

/** What a condition or a criterion is about, where the law has something to say on it. */
export type Topic =
  | 'registered-capital'
  | 'assets'
  | 'turnover'
  | 'headcount'
  | 'profit'
  | 'tax'
  | 'founding-year'
  | 'local-performance'
  | 'local-award'
  | 'local-branch'
  | 'sector-performance'
  | 'ownership'
  | 'brand'

export interface Condition {
  readonly id: string
  readonly title: string
  readonly about?: Topic
}
export interface Criterion extends Condition {
  /** Points out of 100. */
  readonly points: Fraction
  /** Points graded by a quantified indicator. */
  readonly isQuantified: boolean
  /** The same thing is also asked as a qualification. */
  readonly isQualification?: boolean
}

/** Everything a tender document says that the law has numbers or bans for. Leave out what the document does not say. */
export interface TenderFacts {
  readonly method: MethodName
  readonly place: Place
  readonly isService: boolean
  /** A service to the public, on which the public must be asked. */
  readonly isPublicService?: boolean
  readonly publicWasAsked?: boolean
  readonly budget: Money
  readonly budgetIsPublic: boolean
  readonly ceiling?: Money
  readonly minimumPrice?: Money
  readonly consentGiven?: boolean
  readonly issuedOn: Day
  readonly saleFromOn?: Day
  readonly saleToOn?: Day
  readonly deadlineOn: Day
  readonly bidBond?: Money
  /** Share of the price in the score, exact, between 0 and 1; null when price is not scored. */
  readonly priceWeight: Fraction | null
  readonly fixedPrice: boolean
  readonly benchmark?: 'lowest' | 'average' | 'other'
  readonly dropsExtremes?: boolean
  /** `lowest-price`: the cheapest conforming bid wins without any score. */
  readonly evaluation?: 'comprehensive' | 'lowest-price'
  readonly lowBidLines?: { readonly mean?: Fraction; readonly secondLowest?: Fraction; readonly ceiling?: Fraction }
  readonly criteria: readonly Criterion[]
  readonly conditions: readonly Condition[]
  /** Past contracts asked as a qualification. */
  readonly pastContractsRequired?: number
  readonly panel?: Panel & { readonly isComplex: boolean; readonly hasHighImpact: boolean }
  readonly contractSignedWithin?: Length
  readonly term?: {
    readonly years: number
    readonly contentIsFixed: boolean
    readonly fundingIsStable: boolean
    readonly priceIsStable: boolean
    readonly budgetIsAssured: boolean
  }
  /** What the documents say of small and medium enterprises. */
  readonly promotion?: PromotionTerms
  /** Clauses to be read for forbidden wordings. */
  readonly clauses?: readonly { readonly at: string; readonly text: string }[]
}

/**
 * Everything in a tender document that a rule of the law day speaks against, each with what to do.
 * `refuse` where the rule was read in the law itself, `warn` where it is known second-hand.
 */
export function checkTender(f: TenderFacts, lawDay: Day, calendar: Calendar): readonly Finding[] {
  const method = methodNamed(f.method)
  return [
    ...checkMethod(f, lawDay),
    ...checkTimes(f, lawDay, calendar),
    ...checkMoney(f, lawDay),
    ...checkPriceScoring({
      method: f.method,
      place: f.place,
      isService: f.isService,
      priceWeight: f.priceWeight,
      fixedPrice: f.fixedPrice,
      lawDay,
      ...(f.benchmark === undefined ? {} : { benchmark: f.benchmark }),
      ...(f.dropsExtremes === undefined ? {} : { dropsExtremes: f.dropsExtremes }),
    }).filter(() => f.evaluation !== 'lowest-price'),
    ...checkCriteria(f),
    ...checkConditions(f, lawDay),
    ...(f.panel
      ? checkPanel(f.panel, {
          method: method.name,
          place: f.place,
          budget: f.budget,
          isComplex: f.panel.isComplex,
          hasHighImpact: f.panel.hasHighImpact,
          lawDay,
        })
      : []),
    ...checkContractTerms(f, lawDay),
    ...(f.promotion
      ? checkPromotion(f.promotion, {
          kind: f.isService ? 'services' : 'goods',
          budget: f.budget,
          priceIsScored: !f.fixedPrice && f.priceWeight !== null,
          place: f.place,
          lawDay,
        })
      : []),
    ...readClauses(f.clauses ?? []),
  ]
}

/** Order 87 governs tenders; for other methods what it says is good practice, so there it warns. */
const byOrder87 = (f: TenderFacts, found: Finding): Finding =>
  f.method === 'open-tender' || f.method === 'invited-tender' ? found : { ...found, severity: 'warn' }

function checkMethod(f: TenderFacts, lawDay: Day): readonly Finding[] {
  const method = methodNamed(f.method)
  const found: Finding[] = []
  found.push(...checkServices(f, lawDay))
  const threshold = thresholdIn(f.place, 'openTender', lawDay)
  const consent = inPlace(method.consentAboveThreshold, f.place, lawDay)
  if (threshold && consent.value && f.budget >= threshold.value && !f.consentGiven)
    found.push(
      note(
        [...consent.cites, ...threshold.cites],
        'method',
        `预算 ${sayMoney(f.budget, 'zh')} 达到公开招标数额标准 ${sayMoney(threshold.value, 'zh')}，采用${method.says.zh}须先经${consent.value.zh}。`,
        `The budget of ${sayMoney(f.budget, 'en')} reaches the open-tender threshold of ${sayMoney(threshold.value, 'en')}; ${method.says.en} first needs ${consent.value.en}.`,
      ),
    )
  found.push(...checkLimit(f, lawDay))
  const lowest = inPlace(method.lowestPrice, f.place, lawDay)
  if (f.evaluation === 'lowest-price' && f.isService && lowest.value !== 'always')
    found.push(
      note(
        lowest.cites,
        'evaluation',
        '社会工作服务没有统一的技术和服务标准，不应以最低价定标。请改用综合评分，或者固定价格比质量。',
        'Social work has no uniform technical and service standard, so the lowest price should not decide. Score comprehensively, or fix the price and compete on quality.',
      ),
    )
  if (f.isPublicService && f.publicWasAsked === false)
    found.push(
      note(
        [cite('R-01')],
        'publicWasAsked',
        '面向公众的公共服务须就采购需求征求公众意见。请先开展调查或征求意见，并留下记录。',
        'For a service to the public, the public must be asked about the needs. Run a survey first and keep its record.',
      ),
    )
  return found
}

/** A way of buying that is for goods alone: below the limit of the place the law leaves it open, and where nobody has entered it, to whoever answers for it. */
function checkServices(f: TenderFacts, lawDay: Day): readonly Finding[] {
  const method = methodNamed(f.method)
  const may = inPlace(method.servicesMayBeBought, f.place, lawDay)
  const limit = thresholdIn(f.place, 'procurement', lawDay)
  if (!f.isService || may.value || (limit && f.budget < limit.value)) return []
  const found = note(
    may.cites,
    'method',
    `达到采购限额标准的，${method.says.zh}只适用于规格统一的现货货物，不能用来购买服务。请改用公开招标或竞争性磋商。`,
    `From the procurement limit on, a ${method.says.en} is for stocked goods of uniform specification, not for services. Use open tendering or competitive consultation.`,
  )
  if (limit) return [found]
  return [
    {
      ...found,
      severity: 'warn',
      words: {
        zh: `${found.words.zh}当地的采购限额标准没有录入，不能判断这次是否低于限额，请写明依据。`,
        en: `${found.words.en} The limit of this place is not entered, so it cannot be told whether this is below it: say by what rule.`,
      },
    },
  ]
}

/** Comparing offers by rules of one's own is for purchases below the limit of the place, and where nobody has entered it, for whoever answers for it. */
function checkLimit(f: TenderFacts, lawDay: Day): readonly Finding[] {
  if (f.method !== 'below-threshold-comparison') return []
  const limit = thresholdIn(f.place, 'procurement', lawDay)
  if (!limit)
    return [
      {
        ...note(
          [cite('R-49')],
          'method',
          '当地的采购限额标准没有录入，无法核对预算在限额以下。请管理员补录，或者写明依据的文件和数额。',
          'The procurement limit of the place is not entered, so nobody can tell that the budget is below it. Have it entered, or name the text and the amount.',
        ),
        severity: 'warn',
      },
    ]
  if (f.budget < limit.value) return []
  return [
    note(
      [...limit.cites],
      'method',
      `预算 ${sayMoney(f.budget, 'zh')} 达到采购限额标准 ${sayMoney(limit.value, 'zh')}，不能用限额以下的比选。请改用法定的采购方式。`,
      `The budget of ${sayMoney(f.budget, 'en')} reaches the procurement limit of ${sayMoney(limit.value, 'en')}; it cannot be compared as below it. Use a way of buying of the law.`,
    ),
  ]
}

function checkTimes(f: TenderFacts, lawDay: Day, calendar: Calendar): readonly Finding[] {
  const method = methodNamed(f.method)
  const found: Finding[] = []
  const period = inPlace(method.shortestBidPeriod, f.place, lawDay)
  if (period.value) {
    const earliest = plusLength(f.issuedOn, period.value, calendar)
    if (isRefusal(earliest)) found.push(unknown(period.cites, 'deadlineOn', earliest.words))
    else if (isBefore(f.deadlineOn, earliest))
      found.push(
        note(
          period.cites,
          'deadlineOn',
          `${sayDay(f.issuedOn, 'zh')}发出，至截止不得少于 ${sayLength(period.value).zh}，最早${sayDay(earliest, 'zh')}截止；现定${sayDay(f.deadlineOn, 'zh')}。请推迟。`,
          `Issued ${sayDay(f.issuedOn, 'en')}, the deadline may not come in less than ${sayLength(period.value).en}: ${sayDay(earliest, 'en')} at the earliest, not ${sayDay(f.deadlineOn, 'en')}. Move it.`,
        ),
      )
  }
  const sale = inPlace(method.documentsAvailable, f.place, lawDay)
  if (sale.value && f.saleFromOn && f.saleToOn) {
    const offer = documentsOnOffer(f.saleFromOn, f.saleToOn, sale.value, calendar)
    const least = sayLength(sale.value)
    if (isRefusal(offer)) found.push(unknown(sale.cites, 'saleToOn', offer.words))
    else if (offer.open < sale.value.count)
      found.push(
        note(
          sale.cites,
          'saleToOn',
          `文件提供期限只有 ${offer.open} 个工作日，不得少于 ${least.zh}。请至少提供到${sayDay(offer.safeOn, 'zh')}。`,
          `The documents are available on ${offer.open} working days only, at least ${least.en} are needed. Keep them available until ${sayDay(offer.safeOn, 'en')}.`,
        ),
      )
    else if (offer.counted < sale.value.count)
      found.push({
        ...note(
          [cite('R-50')],
          'saleToOn',
          `把开始当日也算进去才满 ${least.zh}。按「开始当日不计」还差一日，稳妥的是提供到${sayDay(offer.safeOn, 'zh')}。`,
          `Only with the first day counted do the documents stand for ${least.en}. By the rule that the start day does not count one is missing; ${sayDay(offer.safeOn, 'en')} is safe.`,
        ),
        severity: 'warn',
      })
  }
  return found
}

function checkMoney(f: TenderFacts, lawDay: Day): readonly Finding[] {
  const found: Finding[] = []
  if (!f.budgetIsPublic)
    found.push(
      note([cite('R-27')], 'budget', '采购文件应当公开预算金额。请写明。', 'The budget must be public in the documents. State it.'),
    )
  if (f.minimumPrice !== undefined)
    found.push(
      byOrder87(
        f,
        note(
          [cite('R-27', 'order-87')],
          'minimumPrice',
          '不得设定最低限价。要防止低价抢标，请用固定价格、异常低价审查或成本底线。',
          'A minimum price may not be set. Against underbidding use a fixed price, the review of low bids, or a cost floor.',
        ),
      ),
    )
  if (f.bidBond !== undefined) {
    const most = largestBidBond(f.budget, lawDay, f.place, f.method)
    if (f.bidBond > most.value)
      found.push(
        note(
          most.cites,
          'bidBond',
          `投标保证金 ${sayMoney(f.bidBond, 'zh')} 超过上限：${most.steps[0]!.says.zh}。请降低。`,
          `The bid bond of ${sayMoney(f.bidBond, 'en')} is above the limit: ${most.steps[0]!.says.en}. Lower it.`,
        ),
      )
  }
  if (f.lowBidLines) {
    const tried = lowBidReview({ bids: [{ id: '1', price: f.budget }], budget: f.budget, lines: f.lowBidLines, lawDay })
    if (isRefusal(tried)) found.push(finding('R-61', tried.words, tried.cites ?? [cite('R-61')], { at: 'lowBidLines' }))
  }
  return found
}

function checkCriteria(f: TenderFacts): readonly Finding[] {
  const found: Finding[] = []
  for (const c of f.criteria) {
    if (!c.isQuantified)
      found.push(
        note(
          [cite('R-07')],
          c.id,
          `评分项「${c.title}」没有量化，分值无法与指标对应。请写明几档、每档几分；不能量化的改为实质性要求。`,
          `The scored item “${c.title}” is not quantified, so its points match no indicator. State grades and their points, or make it a requirement.`,
        ),
      )
    if (c.isQualification)
      found.push(
        byOrder87(
          f,
          note(
            [cite('R-29')],
            c.id,
            `「${c.title}」已是资格条件，不得再评分。请删去一处。`,
            `“${c.title}” is a qualification already and may not be scored as well. Drop one of the two.`,
          ),
        ),
      )
    found.push(...aboutTopic(f, c, true))
  }
  const price = f.fixedPrice || f.priceWeight === null ? zero : multiply(f.priceWeight, fraction(100))
  const total = f.criteria.reduce((sum, c) => add(sum, c.points), price)
  if (f.criteria.length && f.evaluation !== 'lowest-price' && compare(total, fraction(100)) !== 0)
    found.push({
      ...note(
        [cite('R-30')],
        'criteria',
        `各评分项与价格分合计 ${sayNumber(total)} 分，应为 100 分。`,
        `All items and the price add up to ${sayNumber(total)} points; they should make 100.`,
      ),
      severity: 'warn',
    })
  return found
}

function checkConditions(f: TenderFacts, lawDay: Day): readonly Finding[] {
  const found = f.conditions.flatMap((c) => aboutTopic(f, c, false))
  // The duty is of 2021; for older records there was no such number.
  if (f.pastContractsRequired !== undefined && !isBefore(lawDay, mostPastContracts.values[0]!.from)) {
    const most = valueOn(mostPastContracts, lawDay)
    if (f.pastContractsRequired > most)
      found.push(
        note(
          [cite('R-06')],
          'pastContractsRequired',
          `资格条件要求 ${f.pastContractsRequired} 个业绩合同，一般不超过 ${most} 个。请减少，给新机构机会。`,
          `${f.pastContractsRequired} past contracts are asked as a qualification, ${most} at most in general. Ask for fewer and let young institutions in.`,
        ),
      )
  }
  return found
}

function aboutTopic(f: TenderFacts, c: Condition, scored: boolean): readonly Finding[] {
  if (!c.about) return []
  const banned = topics[c.about]
  const [zh, en] = scored ? ['评分项', 'The scored item'] : ['资格条件', 'The condition']
  const found = note([banned.cites], c.id, `${zh}「${c.title}」${banned.words.zh}`, `${en} “${c.title}” ${banned.words.en}`)
  return [banned === size ? byOrder87(f, found) : found]
}

const size = {
  words: {
    zh: '看的是供应商规模，不得设限或评分。请删去。',
    en: 'looks at the size of the supplier, which may be neither a condition nor a score. Delete it.',
  },
  cites: cite('R-19', 'order-87'),
}
const region = {
  words: {
    zh: '以特定行政区域或行业的业绩、奖项为条件，属于差别待遇。请改为不限地区、与服务有关的经验。',
    en: 'asks for contracts or awards of one region or sector, which is differential treatment. Ask for relevant experience from anywhere.',
  },
  cites: cite('R-19'),
}
const topics: Readonly<Record<Topic, { readonly words: Words; readonly cites: Citation }>> = {
  'registered-capital': size,
  assets: size,
  turnover: size,
  headcount: size,
  profit: size,
  tax: size,
  'local-performance': region,
  'local-award': region,
  'sector-performance': region,
  'founding-year': {
    words: {
      zh: '设置了成立年限门槛。请改为对服务团队经验的要求。',
      en: 'asks for a supplier’s age. Ask for the experience of the team instead.',
    },
    cites: cite('R-19', 'notice-38'),
  },
  'local-branch': {
    words: {
      zh: '限定了供应商所在地，属于差别待遇。请改为写明服务响应时间。',
      en: 'restricts where a supplier sits, which is differential treatment. State a response time instead.',
    },
    cites: cite('R-19'),
  },
  ownership: {
    words: {
      zh: '限定了所有制或组织形式，属于差别待遇。请删去。',
      en: 'restricts ownership or legal form, which is differential treatment. Delete it.',
    },
    cites: cite('R-19'),
  },
  brand: {
    words: {
      zh: '限定了品牌、商标或专利，属于差别待遇。请改为功能和质量要求。',
      en: 'names a brand, trademark or patent, which is differential treatment. State function and quality instead.',
    },
    cites: cite('R-19'),
  },
}

function checkContractTerms(f: TenderFacts, lawDay: Day): readonly Finding[] {
  const found: Finding[] = []
  if (f.contractSignedWithin) {
    const most = inPlace(contractSigned, f.place, lawDay)
    if (f.contractSignedWithin.unit !== most.value.unit || f.contractSignedWithin.count > most.value.count)
      found.push(
        note(
          most.cites,
          'contractSignedWithin',
          `合同应在通知书发出后 ${sayLength(most.value).zh}（自然日）内签订，文件写的是 ${sayLength(f.contractSignedWithin).zh}。请改正。`,
          `The contract is signed within ${sayLength(most.value).en} of the notice, calendar days; the document says ${sayLength(f.contractSignedWithin).en}. Correct it.`,
        ),
      )
  }
  if (f.term && f.isService) {
    const [ordinary, longest] = [inPlace(ordinaryTermYears, f.place, lawDay), inPlace(longestTermYears, f.place, lawDay)]
    const stable = f.term.contentIsFixed && f.term.fundingIsStable && f.term.priceIsStable && f.term.budgetIsAssured
    if (f.term.years > longest.value)
      found.push(
        note(
          longest.cites,
          'term',
          `合同期限 ${f.term.years} 年，最长 ${longest.value} 年。请缩短。`,
          `The term is ${f.term.years} years, ${longest.value} at most. Shorten it.`,
        ),
      )
    else if (f.term.years > ordinary.value && !stable)
      found.push(
        note(
          ordinary.cites,
          'term',
          `期限超过 ${ordinary.value} 年，要求内容固定、经费来源稳定、价格稳定并有预算保障。请补充依据，或者缩短期限。`,
          `A term above ${ordinary.value} year needs fixed content, stable funding, stable prices and an assured budget. Add the evidence or shorten the term.`,
        ),
      )
  }
  return found
}

/** Reads clauses for wordings that break a rule. A sentence that itself forbids something is passed over. */
export function readClauses(clauses: readonly { readonly at: string; readonly text: string }[]): readonly Finding[] {
  return clauses.flatMap((clause) =>
    clause.text
      .split(/[。；;\n]/)
      .filter((sentence) => !forbidsItself.test(sentence))
      .flatMap((sentence) => forbiddenWords.filter((w) => w.pattern.test(sentence)))
      .filter((w, i, all) => all.indexOf(w) === i)
      .map(
        (w): Finding => ({
          ...finding(w.cites[0].rule, w.words, w.cites, { at: clause.at }),
          // A machine that reads words may be wrong about their sense; a person decides.
          severity: 'warn',
        }),
      ),
  )
}

function note(cites: readonly Citation[], at: string, zh: string, en: string): Finding {
  return finding(cites[0]!.rule, { zh, en }, cites, { at })
}
const unknown = (cites: readonly Citation[], at: string, words: Words): Finding => ({
  ...finding(cites[0]!.rule, words, cites, { at }),
  severity: 'warn',
})
