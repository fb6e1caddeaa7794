import { type Day, dayAt, divide, fraction, fractionOf, type Words } from '#kernel'
import type { Calendar, Finding, Law, Place, TenderFacts } from '#law'
import { promotionTerms } from './promotion.ts'
import { hasStage } from './stages.ts'
import type { Tender } from './tender.ts'
import { topicOf } from './topic-words.ts'
import { addsUpTo100, pointsOf } from './weights.ts'
import { missingWords } from './words.ts'
import { wrongRetention } from './wrong-retention.ts'

/** What a tender still lacks before the law can be asked about it. */
export function missing(t: Tender, now: Temporal.Instant): readonly Words[] {
  const points = pointsOf(t)
  const { both } = missingWords
  return [
    ...(!hasStage(t, 'score')
      ? t.fixedPrice
        ? [both('fixed-not-compared')]
        : []
      : t.criteria.length === 0
        ? [both('criteria')]
        : addsUpTo100(points)
          ? []
          : [both('points', points)]),
    ...(!t.deadlineAt ? [both('deadline')] : Temporal.Instant.compare(t.deadlineAt, now) <= 0 ? [both('deadline-past')] : []),
    ...(t.documentsUntilOn || !hasStage(t, 'score') ? [] : [both('documents')]),
    ...(t.acceptance ? [] : [both('acceptance')]),
  ]
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
  f: Around & {
    readonly calendar: Calendar
    readonly intention: Finding | undefined
    readonly reviews?: readonly Finding[]
    readonly law: Law
  },
): readonly Finding[] {
  const facts = tenderFacts(t, f)
  if (!facts) return []
  const kept = wrongRetention(t, t.aside?.retentionShare ?? null, f.law)
  const found = [...f.law.tenders.check(facts, t.lawDay, f.calendar), ...(kept ? [kept] : []), ...(f.reviews ?? [])]
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
    evaluation: hasStage(t, 'score') ? 'comprehensive' : 'lowest-price',
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
