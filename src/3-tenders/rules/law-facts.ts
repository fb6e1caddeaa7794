import { type Day, dayAt, divide, fraction, fractionOf, type Words } from '#kernel'
import { type Calendar, checkTender, type Finding, type Place, type TenderFacts, type Topic } from '#law'
import { promotionTerms } from './promotion.ts'
import type { Tender } from './tender.ts'
import { addsUpTo100, pointsOf, sayPoints } from './weights.ts'

/** What a tender still lacks before the law can be asked about it. */
export function missing(t: Tender, now: Temporal.Instant): readonly Words[] {
  const found: Words[] = []
  if (t.criteria.length === 0)
    found.push({
      zh: '还没有评分标准。请写明每项、分值和打分办法。',
      en: 'There are no criteria yet. State each, its points and its grades.',
    })
  const points = pointsOf(t)
  if (t.criteria.length > 0 && !addsUpTo100(points))
    found.push({
      zh: `各评分项与价格分合计 ${sayPoints(points)} 分，应为 100 分。`,
      en: `The criteria and the price add up to ${sayPoints(points)} points; they must make 100.`,
    })
  if (!t.deadlineAt) found.push({ zh: '还没有定投标截止时间。', en: 'There is no deadline for bids yet.' })
  else if (Temporal.Instant.compare(t.deadlineAt, now) <= 0)
    found.push({ zh: '投标截止时间已经过去，请改到以后。', en: 'The deadline for bids has passed already. Move it ahead.' })
  if (!t.documentsUntilOn)
    found.push({ zh: '还没有定文件提供到哪一天。', en: 'There is no day yet until which the documents are available.' })
  if (!t.acceptance)
    found.push({
      zh: '还没有验收方案：由谁、何时、怎样、按什么标准验收。',
      en: 'There is no acceptance plan yet: who accepts, when, how and by what standard.',
    })
  return found
}

interface Around {
  readonly issuedOn: Day
  readonly place: Place
  readonly zone: string
  readonly residentsAsked: boolean
}

/** Everything in the documents that a rule of the law day speaks against. */
export function tenderFindings(
  t: Tender,
  f: Around & { readonly calendar: Calendar; readonly intention: Finding | undefined; readonly reviews?: readonly Finding[] },
): readonly Finding[] {
  const facts = tenderFacts(t, f)
  if (!facts) return []
  const found = [...checkTender(facts, t.lawDay, f.calendar), ...(f.reviews ?? [])]
  return f.intention ? [...found, f.intention] : found
}

/** The documents as the law asks about them; not before there is a deadline. */
export function tenderFacts(t: Tender, f: Around): TenderFacts | undefined {
  if (!t.deadlineAt) return undefined
  return {
    method: t.method,
    place: f.place,
    isService: true,
    isPublicService: true,
    ...(f.residentsAsked && { publicWasAsked: true }),
    budget: t.budget,
    budgetIsPublic: true,
    ...(t.ceiling !== null && { ceiling: t.ceiling }),
    consentGiven: t.consent !== null,
    issuedOn: f.issuedOn,
    deadlineOn: dayAt(t.deadlineAt, f.zone),
    ...(t.documentsUntilOn && { saleFromOn: f.issuedOn, saleToOn: t.documentsUntilOn }),
    priceWeight: t.priceWeight === null ? null : divide(fractionOf(t.priceWeight), fraction(100)),
    fixedPrice: t.fixedPrice,
    benchmark: 'lowest',
    evaluation: 'comprehensive',
    ...(t.promotion && { promotion: promotionTerms(t.promotion) }),
    criteria: t.criteria.map((c) => ({
      id: c.id,
      title: c.title,
      points: fractionOf(c.weight),
      isQuantified: c.guide.trim().length > 0,
      ...topicOf(c.title),
    })),
    conditions: sentences(t.conditions).map((s, i) => ({ id: `condition-${i + 1}`, title: s, ...topicOf(s) })),
    clauses: [
      ...(t.conditions ? [{ at: 'conditions', text: t.conditions }] : []),
      ...(t.acceptance ? [{ at: 'acceptance', text: t.acceptance }] : []),
      ...(t.payment ? [{ at: 'payment', text: t.payment }] : []),
      ...t.criteria.map((c) => ({ at: c.title, text: `${c.title}。${c.guide}` })),
    ],
  }
}

const sentences = (text: string | null): string[] =>
  (text ?? '')
    .split(/[。；;\n]/)
    .map((s) => s.trim())
    .filter(Boolean)

/** What a condition is plainly about. A machine that reads words finds the plain cases only; a person decides the others. */
function topicOf(text: string): { about?: Topic } {
  const found = topics.find(([pattern]) => pattern.test(text))
  return found ? { about: found[1] } : {}
}
const topics: readonly (readonly [RegExp, Topic])[] = [
  [/注册资(本|金)|registered capital/i, 'registered-capital'],
  [/资产总额|总资产|total assets/i, 'assets'],
  [/营业(收入|额)|turnover|annual revenue/i, 'turnover'],
  [/从业人员.{0,6}(不少于|以上)|headcount/i, 'headcount'],
  [/(净利润|利润率)|profit(ability)?/i, 'profit'],
  [/纳税额|tax paid/i, 'tax'],
]
