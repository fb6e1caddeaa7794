import { isRefusal, type Words } from '#kernel'
import { estimate, type NeedScore, type Publication, publication, rankNeeds } from '#measures'
import { isOwnWord, type Question, type QuestionKind } from './questionnaire.ts'
import { keyOf, type ShownCounts, smallest } from './shown-counts.ts'
import type { Respondent } from './respondent.ts'
import type { Weighting } from './weighting.ts'
import { resultWords } from './words.ts'

export interface ResultEstimate {
  /** Option, or `mean`, `importance`, `met`. */
  readonly key: string
  readonly label: Words
  readonly what: 'share' | 'mean'
  readonly estimate: number
  readonly low: number | null
  readonly high: number | null
  /** Respondents with this answer (share) or with a number (mean); null when hidden. */
  readonly n: number | null
  /** Null where the sample cannot tell. */
  readonly nEff: number | null
  readonly hidden: boolean
  /** Whether it is sure enough to be published. Only for shares. */
  readonly publish?: Publication
}

export interface QuestionResult {
  readonly id: string
  readonly label: Words
  readonly kind: QuestionKind
  /** Who was asked and answered; null when hidden. */
  readonly n: number | null
  readonly estimates: readonly ResultEstimate[]
}

export interface RankedNeed extends Omit<NeedScore, 'need' | 'tiedWith'> {
  readonly questionId: string
  readonly label: Words
  readonly tiedWith: readonly Words[]
}

/** Estimates of every question from the invited respondents and their weights, as far as their counts may be shown. Texts are never estimated. */
export function estimateQuestions(
  sample: readonly Respondent[],
  questions: readonly Question[],
  w: Weighting,
  shown: ShownCounts,
): QuestionResult[] {
  return questions
    .filter((q) => !isOwnWord(q))
    .map((q) => {
      const n = shown.get(keyOf.question(q.id)) ?? null
      const base = { id: q.id, label: q.label, kind: q.kind, n }
      if (n === 0 || q.kind === 'text') return { ...base, estimates: [] }
      const answered = sample.map((r) => (r.answers[q.id] === undefined ? 'out' : 'in'))
      const asked: Asked = { sample, answered, w, n }
      if (q.kind === 'single' || q.kind === 'multiple' || q.kind === 'ranking')
        return { ...base, estimates: q.options.map((o) => share(asked, q, o, shown.get(keyOf.option(q.id, o.value)) ?? null)) }
      const parts: { key: string; label: Words; of: (a: unknown) => number }[] =
        q.kind === 'need'
          ? [
              { key: 'importance', label: resultWords.both('importance'), of: (a) => (a as { importance: number }).importance },
              { key: 'met', label: resultWords.both('met'), of: (a) => (a as { met: number }).met },
            ]
          : [{ key: 'mean', label: resultWords.both('mean'), of: Number }]
      return { ...base, estimates: parts.map((p) => mean(asked, q.id, p)) }
    })
}

type Choice = Question & { kind: 'single' | 'multiple' | 'ranking' }

/** Who was asked: everybody, who of them answered, how they weigh, and how many that is where it may be said. */
interface Asked {
  readonly sample: readonly Respondent[]
  readonly answered: readonly ('in' | 'out')[]
  readonly w: Weighting
  readonly n: number | null
}

const hiddenEstimate = { estimate: 0, low: null, high: null, n: null, nEff: 0, hidden: true } as const

function share(asked: Asked, q: Choice, o: { value: string; label: Words }, count: number | null): ResultEstimate {
  const base = { key: o.value, label: o.label, what: 'share' } as const
  const chosen = asked.sample.map((r) => {
    const a = r.answers[q.id]
    return typeof a === 'string' ? a === o.value : Array.isArray(a) && a.includes(o.value)
  })
  const found = count === null || asked.n === null ? undefined : domain(asked, { proportion: chosen })
  if (!found) return { ...base, ...hiddenEstimate }
  const nEff = capped(found.nEff, asked.n)
  return {
    ...base,
    estimate: found.estimate,
    low: found.low,
    high: found.high,
    n: count,
    nEff,
    hidden: false,
    publish: publication({ p: found.estimate, nEff, se: found.se, n: found.n, df: found.df }),
  }
}

function mean(asked: Asked, id: string, p: { key: string; label: Words; of: (a: unknown) => number }): ResultEstimate {
  const base = { key: p.key, label: p.label, what: 'mean' } as const
  const found =
    asked.n === null ? undefined : domain(asked, { mean: asked.sample.map((r) => (r.answers[id] === undefined ? 0 : p.of(r.answers[id]))) })
  if (!found) return { ...base, ...hiddenEstimate }
  const { estimate: value, low, high } = found
  return { ...base, estimate: value, low, high, n: asked.n, nEff: capped(found.nEff, asked.n), hidden: false }
}

/**
 * A sample says no more than its answers: where the weights happen to make a share steadier than chance would, it still counts as
 * many people as answered and no more (Korn & Graubard 1998 truncate alike).
 */
const capped = (nEff: number | null, n: number | null): number | null => (nEff === null || n === null ? nEff : Math.min(nEff, n))

/** An estimate among those who answered; the others stay in the design as people outside the domain. */
function domain({ w, answered }: Asked, wanted: Parameters<typeof estimate>[1]) {
  const found = estimate({ kind: 'srs', weights: w.weights }, wanted, { by: answered })
  return isRefusal(found) ? undefined : found.find((f) => f.by === 'in')
}

/** The needs by weighted discrepancy, or why they cannot be ranked. */
export function rankByDiscrepancy(
  sample: readonly Respondent[],
  questions: readonly Question[],
  w: Weighting,
  shown: ShownCounts,
): readonly RankedNeed[] | Words {
  const rated = questions.filter((q) => q.kind === 'need' && (shown.get(keyOf.question(q.id)) ?? 0) >= smallest)
  if (rated.length === 0) return resultWords.both('noRanking', smallest)
  const part = (r: Respondent, id: string, key: 'importance' | 'met') => {
    const a = r.answers[id]
    return a && typeof a === 'object' && 'met' in a ? a[key] : null
  }
  const scores = rankNeeds(
    rated.map((q) => ({
      need: q.id,
      importance: sample.map((r) => part(r, q.id, 'importance')),
      met: sample.map((r) => part(r, q.id, 'met')),
    })),
    w.weights,
  )
  if (isRefusal(scores)) return scores.words
  const label = (id: string) => rated.find((q) => q.id === id)!.label
  return scores.map(({ need, tiedWith, ...s }) => ({ ...s, questionId: need, label: label(need), tiedWith: tiedWith.map(label) }))
}
