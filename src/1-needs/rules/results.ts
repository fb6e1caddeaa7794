import { both, isRefusal, type Words } from '#kernel'
import { estimate, hideSmall, type NeedScore, type Publication, publication, rankNeeds } from '#measures'
import type { Question, QuestionKind } from './questionnaire.ts'
import type { Respondent, Weighting } from './weighting.ts'

/** Counts below this are hidden, with as many others as it takes that they cannot be worked out. */
export const smallest = 5

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

/** Estimates of every question from the invited respondents and their weights. Texts are never estimated. */
export function estimateQuestions(sample: readonly Respondent[], questions: readonly Question[], w: Weighting): QuestionResult[] {
  return questions.map((q) => {
    const answered = sample.map((r) => (r.answers[q.id] === undefined ? 'out' : 'in'))
    const n = answered.reduce((count, a) => (a === 'in' ? count + 1 : count), 0)
    const base = { id: q.id, label: q.label, kind: q.kind, n: n > 0 && n < smallest ? null : n }
    if (n === 0 || q.kind === 'text') return { ...base, estimates: [] }
    if (q.kind === 'single') return { ...base, estimates: shares(sample, q, answered, w, (options) => oneOf(options)) }
    if (q.kind === 'multiple' || q.kind === 'ranking')
      return { ...base, estimates: shares(sample, q, answered, w, (options) => eachAlone(options, n)) }
    const parts: { key: string; label: Words; of: (a: unknown) => number }[] =
      q.kind === 'need'
        ? [
            { key: 'importance', label: both('重要程度', 'Importance'), of: (a) => (a as { importance: number }).importance },
            { key: 'met', label: both('现在做得怎样', 'How well it is met'), of: (a) => (a as { met: number }).met },
          ]
        : [{ key: 'mean', label: both('平均', 'Mean'), of: Number }]
    return { ...base, estimates: parts.map((p) => mean(sample, q.id, answered, n, w, p)) }
  })
}

type Choice = Question & { kind: 'single' | 'multiple' | 'ranking' }
type Hide = (counts: Record<string, number>) => ReadonlyMap<string, number | null>

/** Whether a respondent is in the domain of a question, `in` or `out`. */
type Answered = readonly ('in' | 'out')[]

function shares(sample: readonly Respondent[], q: Choice, answered: Answered, w: Weighting, hide: Hide): ResultEstimate[] {
  const chose = (r: Respondent, value: string) => {
    const a = r.answers[q.id]
    return typeof a === 'string' ? a === value : Array.isArray(a) && a.includes(value)
  }
  const chosen = new Map(q.options.map((o) => [o.value, sample.map((r) => chose(r, o.value))]))
  const counts = hide(Object.fromEntries(q.options.map((o) => [o.value, chosen.get(o.value)!.reduce((n, c) => (c ? n + 1 : n), 0)])))
  return q.options.map((o): ResultEstimate => {
    const n = counts.get(o.value) ?? null
    const hidden = n === null
    const found = hidden ? undefined : domain(w, { proportion: chosen.get(o.value)! }, answered)
    if (!found) return { key: o.value, label: o.label, what: 'share', estimate: 0, low: null, high: null, n: null, nEff: 0, hidden: true }
    return {
      key: o.value,
      label: o.label,
      what: 'share',
      estimate: found.estimate,
      low: found.low,
      high: found.high,
      n,
      nEff: found.nEff,
      hidden: false,
      publish: publication({ p: found.estimate, nEff: found.nEff, se: found.se, n: found.n, df: found.df }),
    }
  })
}

function mean(
  sample: readonly Respondent[],
  id: string,
  answered: Answered,
  n: number,
  w: Weighting,
  p: { key: string; label: Words; of: (a: unknown) => number },
): ResultEstimate {
  const hidden = n < smallest
  const found = hidden
    ? undefined
    : domain(w, { mean: sample.map((r) => (r.answers[id] === undefined ? 0 : p.of(r.answers[id]))) }, answered)
  if (!found) return { key: p.key, label: p.label, what: 'mean', estimate: 0, low: null, high: null, n: null, nEff: 0, hidden: true }
  return {
    key: p.key,
    label: p.label,
    what: 'mean',
    estimate: found.estimate,
    low: found.low,
    high: found.high,
    n,
    nEff: found.nEff,
    hidden: false,
  }
}

/** An estimate among those who answered; the others stay in the design as people outside the domain. */
function domain(w: Weighting, wanted: Parameters<typeof estimate>[1], answered: Answered) {
  const found = estimate({ kind: 'srs', weights: w.weights }, wanted, { by: answered })
  return isRefusal(found) ? undefined : found.find((f) => f.by === 'in')
}

/** One of several: the counts add up to a total, so one hidden count hides another. */
function oneOf(counts: Record<string, number>): ReadonlyMap<string, number | null> {
  const safe = hideSmall(counts, { k: smallest })
  return new Map(Object.keys(counts).map((key) => [key, isRefusal(safe) ? null : (safe.counts[key] ?? null)]))
}

/** Each option stands alone: hidden when few chose it, or when few did not. */
function eachAlone(counts: Record<string, number>, n: number): ReadonlyMap<string, number | null> {
  const small = (count: number) => count > 0 && count < smallest
  return new Map(Object.entries(counts).map(([key, count]) => [key, small(count) || small(n - count) ? null : count]))
}

/** The needs by weighted discrepancy, or why they cannot be ranked. */
export function rankByDiscrepancy(
  sample: readonly Respondent[],
  questions: readonly Question[],
  w: Weighting,
): readonly RankedNeed[] | Words {
  const rated = questions.filter((q) => q.kind === 'need' && sample.filter((r) => r.answers[q.id] !== undefined).length >= smallest)
  if (rated.length === 0)
    return both(`要有至少 ${smallest} 人评过的需求才能排序。`, `Needs are ranked once at least ${smallest} people have rated them.`)
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
