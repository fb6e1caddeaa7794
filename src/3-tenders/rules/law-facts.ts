import { type Day, dayAt, divide, fraction, fractionOf, isRefusal, type Words } from '#kernel'
import { type Calendar, type Finding, finding, type Law, type Place, type TenderFacts } from '#law'
import { promotionTerms } from './promotion.ts'
import { hasStage } from './stages.ts'
import { groundOf } from './notice.ts'
import type { Tender } from './tender.ts'
import { topicOf } from './topic-words.ts'
import { addsUpTo100, pointsOf } from './weights.ts'
import { missingWords } from './words.ts'
import { wrongRetention } from './wrong-retention.ts'

/** What a tender still lacks before the law can be asked about it. */
export function missing(t: Tender, now: Temporal.Instant): readonly Words[] {
  const points = pointsOf(t)
  const { both } = missingWords
  // What asks one supplier, or invites some, has its deadline once the notice has stood.
  const [byNotice, byCall] = [hasStage(t, 'publicity'), hasStage(t, 'apply')]
  return [
    ...(hasStage(t, 'compare') && t.fixedPrice ? [both('fixed-not-compared')] : []),
    ...(!hasStage(t, 'score') ? [] : t.criteria.length === 0 ? [both('criteria')] : addsUpTo100(points) ? [] : [both('points', points)]),
    ...(byNotice ? missingOfNotice(t) : byCall ? [] : missingOfDeadline(t, now)),
    ...(t.documentsUntilOn || byCall || !hasStage(t, 'score') ? [] : [both('documents')]),
    ...(t.acceptance ? [] : [both('acceptance')]),
  ]
}

const missingOfDeadline = (t: Tender, now: Temporal.Instant): readonly Words[] => {
  if (!t.deadlineAt) return [missingWords.both('deadline')]
  return Temporal.Instant.compare(t.deadlineAt, now) <= 0 ? [missingWords.both('deadline-past')] : []
}
const missingOfNotice = (t: Tender): readonly Words[] => [
  ...(t.named.length > 0 ? [] : [missingWords.both('named')]),
  ...(groundOf(t) && t.groundSays && t.groundExperts ? [] : [missingWords.both('ground')]),
]

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
  // Where no deadline is set yet nothing is too short.
  const checked = f.law.tenders.check(facts, t.lawDay, f.calendar).filter((x) => t.deadlineAt !== null || x.at !== 'deadlineOn')
  const found = [...checked, ...(kept ? [kept] : []), ...(f.reviews ?? [])]
  return [...found, ...groundFindings(t, f), ...(f.intention ? [f.intention] : [])]
}

/** What the law says against the ground on which one supplier alone is asked. */
function groundFindings(t: Tender, f: Pick<Around, 'place'> & { readonly law: Law }): readonly Finding[] {
  const ground = groundOf(t)
  if (!ground) return []
  const may = f.law.tenders.mayUseMethod({ method: t.method, budget: t.budget, isService: true, lawDay: t.lawDay, ground })
  if (isRefusal(may) || may.value !== 'closed') return []
  const why = may.steps.at(-1)!
  return [finding('R-59b', why.says, why.cites, { at: 'ground' })]
}

/** The documents as the law asks about them; not before there is a deadline. */
export function tenderFacts(t: Tender, f: Around): TenderFacts | undefined {
  // What has no deadline yet, because its notice comes first, is looked at as of that day.
  const deadlineOn = t.deadlineAt ? dayAt(t.deadlineAt, f.zone) : hasStage(t, 'publicity') || hasStage(t, 'apply') ? f.issuedOn : undefined
  if (!deadlineOn) return undefined
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
    deadlineOn,
    ...(t.documentsUntilOn && { saleFromOn: f.issuedOn, saleToOn: t.documentsUntilOn }),
    priceWeight: t.priceWeight === null ? null : divide(fractionOf(t.priceWeight), fraction(100)),
    fixedPrice: t.fixedPrice,
    benchmark: 'lowest',
    // What is agreed with one supplier is neither scored nor compared.
    ...(hasStage(t, 'score')
      ? { evaluation: 'comprehensive' as const }
      : hasStage(t, 'compare')
        ? { evaluation: 'lowest-price' as const }
        : {}),
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
