import { isRefusal, type Words } from '#kernel'
import { type Change, changeOf, differenceBetween, estimate, hideInTree } from '#measures'
import { readLines, type Sample } from './count-survey.ts'
import { isOwnWord, type Question } from './questionnaire.ts'
import type { Respondent } from './respondent.ts'
import { keyOf, shownCounts, smallest } from './shown-counts.ts'
import { weigh } from './weighting.ts'

/** A figure of one of the two times. */
interface Told {
  readonly estimate: number
  /** Null where it is not said: of a community it would tell how many never met anybody. */
  readonly n: number | null
}
interface Difference {
  readonly by: number
  readonly low: number | null
  readonly high: number | null
}
/** Before and after, with what lies between; undefined where it may not be told. */
export interface BeforeAfter {
  readonly before: Told | undefined
  readonly after: Told | undefined
  readonly difference: Difference | undefined
}
export interface QuestionTwice extends BeforeAfter {
  readonly id: string
  readonly label: Words
  /** What is counted: a mean on the scale, or the share of those who answered so. */
  readonly what: 'mean' | 'share'
  readonly answer: Words | undefined
  /** Of the same people both times, where enough of them can be matched. */
  readonly matched: Pick<Change, 'n' | 'change' | 'low' | 'high'> | undefined
}
export interface AskedTwice {
  readonly questions: readonly QuestionTwice[]
  /** The mean of all scales an answer gives, by community. */
  readonly communities: readonly (BeforeAfter & { readonly id: string; readonly name: Words })[]
  /** Of those who answered the first time: who is found again by a word of their own, who left one and is not, who left none. Null where hidden. */
  readonly first: { readonly found: number | null; readonly lost: number | null; readonly noWord: number | null }
}

interface Time {
  readonly sample: readonly Respondent[]
  readonly weights: Float64Array
  readonly shown: ReturnType<typeof shownCounts>
}

/** The same questions at two times: by question and by community, and of those who can be matched by a word of their own. */
export function askedTwice(first: Sample, again: Sample): AskedTwice {
  const times = [first, again].map(timeOf) as [Time, Time]
  const word = first.questions.find(isOwnWord)
  const pairs = word ? pairsOf(times[0].sample, times[1].sample, word.id) : []
  const wrote = word ? times[0].sample.filter((r) => r.answers[word.id] !== undefined).length : 0
  return {
    questions: first.questions.flatMap((q) => {
      const same = again.questions.some((x) => x.id === q.id && x.kind === q.kind)
      return same ? (questionTwice(q, times, pairs) ?? []) : []
    }),
    communities: byCommunity(first, times),
    first: dropped(times[0].sample.length, wrote, pairs.length),
  }
}

function timeOf(s: Sample): Time {
  const sample = readLines(s.lines)
  const { weights, margins } = weigh(sample, s.questions, s.profile, s.communities)
  return { sample, weights, shown: shownCounts(sample, s.questions, margins) }
}

type Pair = readonly [Respondent, Respondent]

/** Who wrote the same word in the same community both times. A word that two wrote is nobody’s. */
function pairsOf(first: readonly Respondent[], again: readonly Respondent[], word: string): Pair[] {
  const by = (sample: readonly Respondent[]) =>
    Map.groupBy(
      sample.filter((r) => typeof r.answers[word] === 'string'),
      (r) => `${r.communityId} ${String(r.answers[word])}`,
    )
  const later = by(again)
  return [...by(first)].flatMap(([key, [one, ...others]]): Pair[] => {
    const [two, ...more] = later.get(key) ?? []
    return one && two && others.length + more.length === 0 ? [[one, two]] : []
  })
}

/** How many of the first time are found again; counts too small are hidden with what would give them away. */
function dropped(answered: number, wrote: number, found: number): AskedTwice['first'] {
  const parts = { found, lost: wrote - found, noWord: answered - wrote }
  const tree = { key: '', count: answered, known: true, parts: Object.entries(parts).map(([key, count]) => ({ key, count })) }
  const safe = hideInTree(tree, { k: smallest })
  if (isRefusal(safe)) throw new Error(safe.words.en)
  const told = (key: keyof typeof parts) => safe.get(key) ?? null
  return { found: told('found'), lost: told('lost'), noWord: told('noWord') }
}

/** What a question gives as a number: scales and numbers themselves, of a choice whether it is the first there is to choose. */
function valueOf(q: Question): { what: 'mean' | 'share'; key: string; of: (r: Respondent) => number | undefined } | undefined {
  const said = (r: Respondent) => r.answers[q.id]
  if (q.kind === 'scale' || q.kind === 'number')
    return { what: 'mean', key: keyOf.question(q.id), of: (r) => (said(r) === undefined ? undefined : Number(said(r))) }
  if (q.kind !== 'single' || q.margin) return undefined
  const [one] = q.options
  return {
    what: 'share',
    key: keyOf.option(q.id, one!.value),
    of: (r) => (said(r) === undefined ? undefined : said(r) === one!.value ? 1 : 0),
  }
}

function questionTwice(q: Question, times: readonly [Time, Time], pairs: readonly Pair[]): QuestionTwice | undefined {
  const value = valueOf(q)
  if (!value) return undefined
  const found = times.map((t) => (enough(t.shown.get(q.id)) && enough(t.shown.get(value.key)) ? estimateOf(t, value.of) : undefined))
  const answer = q.kind === 'single' ? q.options[0]!.label : undefined
  return {
    ...{ id: q.id, label: q.label, what: value.what, answer },
    ...betweenTold(found[0], found[1], value.what === 'share' ? 3 : 2),
    matched: matchedOf(times, pairs, value.of, value.what === 'share' ? 3 : 2),
  }
}
const enough = (n: number | null | undefined): boolean => n !== null && n !== undefined && n >= smallest

/**
 * The change of those who are the same people, told where they are enough, and where those who are not among them are enough too or nobody: the
 * two figures of everybody less those of the matched are what the others said.
 */
function matchedOf(
  times: readonly [Time, Time],
  pairs: readonly Pair[],
  of: (r: Respondent) => number | undefined,
  digits: number,
): QuestionTwice['matched'] {
  const both = pairs.flatMap(([a, b]) => {
    const [before, after] = [of(a), of(b)]
    return before === undefined || after === undefined ? [] : [{ before, after }]
  })
  const others = times.map((t) => t.sample.filter((r) => of(r) !== undefined).length - both.length)
  if (both.length < smallest || others.some((n) => n > 0 && n < smallest)) return undefined
  const c = changeOf(both)!
  return { n: c.n, change: rounded(c.change, digits), low: roundedOr(c.low, digits), high: roundedOr(c.high, digits) }
}

type Found = { estimate: number; se: number | null; df: number; n: number }

function estimateOf(t: Time, of: (r: Respondent) => number | undefined, community?: string): Found | undefined {
  const values = t.sample.map(of)
  const inside = t.sample.map((r, i) => (values[i] !== undefined && (!community || r.communityId === community) ? 'in' : 'out'))
  const found = estimate({ kind: 'srs', weights: t.weights }, { mean: values.map((v) => v ?? 0) }, { by: inside })
  return isRefusal(found) ? undefined : found.find((f) => f.by === 'in')
}

function betweenTold(a: Found | undefined, b: Found | undefined, digits: number): BeforeAfter {
  const told = (f: Found | undefined) => f && { estimate: rounded(f.estimate, digits), n: f.n }
  if (!a || !b) return { before: told(a), after: told(b), difference: undefined }
  const d = differenceBetween(a, b)
  return {
    before: told(a),
    after: told(b),
    difference: { by: rounded(d.difference, digits), low: roundedOr(d.low, digits), high: roundedOr(d.high, digits) },
  }
}
const rounded = (x: number, digits: number): number => Number(x.toFixed(digits))
const roundedOr = (x: number | null, digits: number): number | null => (x === null ? null : rounded(x, digits))

/** The mean of the scales of an answer, community by community, where the survey tells how many answered there and enough gave marks. */
function byCommunity(first: Sample, times: readonly [Time, Time]): AskedTwice['communities'] {
  const scales = first.questions.filter((q) => q.kind === 'scale' && q.counts).map((q) => q.id)
  const score = (r: Respondent) => {
    const given = scales.flatMap((id) => (r.answers[id] === undefined ? [] : [Number(r.answers[id])]))
    return given.length === 0 ? undefined : given.reduce((a, b) => a + b, 0) / given.length
  }
  return first.communities.map((c) => {
    const [a, b] = times.map((t) => {
      const found = enough(t.shown.get(keyOf.community(c.id))) ? estimateOf(t, score, c.id) : undefined
      return found && found.n >= smallest ? found : undefined
    })
    const { before, after, difference } = betweenTold(a, b, 2)
    return { id: c.id, name: c.name, before: before && { ...before, n: null }, after: after && { ...after, n: null }, difference }
  })
}
