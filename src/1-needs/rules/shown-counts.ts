import { isRefusal } from '#kernel'
import { type CountTree, hideInTree } from '#measures'
import type { Question } from './questionnaire.ts'
import type { MarginTable } from './margin-table.ts'
import type { Respondent } from './respondent.ts'

/** Counts below this are hidden, with as many others as it takes that they cannot be worked out. */
export const smallest = 5

/** A number of answers as it may be told, zero where it is too small: so it cannot be worked out from a total of several surveys either. */
export const tellable = (n: number): number => (n < smallest ? 0 : n)

/** Each count by its key, null where it is hidden. The keys are made by `keyOf`. */
export type ShownCounts = ReadonlyMap<string, number | null>

/** Keys of the counts a survey publishes. */
export const keyOf = {
  /** Who answered a question. */
  question: (id: string) => id,
  option: (id: string, value: string) => `${id}=${value}`,
  /** A group of the sample that is held against the census, as of several ages together. */
  group: (variable: MarginTable['variable'], row: number) => `${variable}#${row}`,
  community: (id: string) => `community=${id}`,
  /** Who left a question out. */
  unanswered: (id: string) => `${id}:out`,
}

/**
 * All counts of a survey that may be shown together. The page says how many answered, of which groups, and what each of them chose, so
 * these are one web of sums: the ages that are taken together for the weights are a total of the ages that are listed by themselves,
 * and who was asked a question that follows another is who gave a certain answer to that. A small count is hidden, and every other
 * from which it could be worked out along these sums.
 */
export function shownCounts(sample: readonly Respondent[], questions: readonly Question[], margins: readonly MarginTable[]): ShownCounts {
  const shown = new Map<string, number | null>()
  const withHidden = (t: CountTree): CountTree => ({
    ...t,
    ...(shown.get(t.key) === null && { hidden: true }),
    ...(t.parts && { parts: t.parts.map(withHidden) }),
  })
  const take = (tree: CountTree) => {
    const safe = hideInTree(withHidden(tree), { k: smallest })
    if (isRefusal(safe)) throw new Error(safe.words.en)
    for (const [key, n] of safe) shown.set(key, n === null || shown.get(key) === null ? null : n)
  }
  // The longest ways first: what is hidden at their end has to be hidden at their beginning, and serves there as well.
  for (const q of [...questions].sort((a, b) => wayTo(b, questions).length - wayTo(a, questions).length))
    for (const tree of treesOf(q, sample, questions, margins)) take(tree)
  take(
    communityTree(
      sample,
      margins.find((m) => m.variable === 'community'),
    ),
  )
  return shown
}

type Part = CountTree

/** The whole sample as it falls apart on the way to a question: one tree, or one for each box that can be ticked. */
function treesOf(q: Question, sample: readonly Respondent[], questions: readonly Question[], margins: readonly MarginTable[]): CountTree[] {
  const way = wayTo(q, questions)
  const each = boxesOf(q).map((box) => ({ key: '', count: sample.length, known: true, parts: partsOf(way, sample, '', margins, box) }))
  return q.kind === 'ranking' ? [...each, placesOf(q, sample)] : each
}

/** Who names three names three: all choices of a ranking together are as many as the places of those who answered. */
function placesOf(q: Choice, sample: readonly Respondent[]): CountTree {
  const parts = q.options.map((o) => ({ key: keyOf.option(q.id, o.value), count: sample.filter((r) => chose(r, q, o.value)).length }))
  return { key: '', count: parts.reduce((n, p) => n + p.count, 0), known: true, parts }
}

/** The questions on whose answers it hangs whether this one is asked, the first one first, and this one. */
function wayTo(q: Question, questions: readonly Question[]): readonly Question[] {
  const before = q.showIf && questions.find((x) => x.id === q.showIf!.question)
  return before && before !== q && hasOptions(before) ? [...wayTo(before, questions), q] : [q]
}

type Choice = Question & { kind: 'single' | 'multiple' | 'ranking' }
const hasOptions = (q: Question): q is Choice => q.kind === 'single' || q.kind === 'multiple' || q.kind === 'ranking'
const boxesOf = (q: Question): (string | undefined)[] =>
  hasOptions(q) && q.kind !== 'single' ? q.options.map((o) => o.value) : [undefined]

const chose = (r: Respondent, q: Question, value: string): boolean => {
  const a = r.answers[q.id]
  return typeof a === 'string' ? a === value : Array.isArray(a) && a.includes(value)
}

/** Who answered the first question of the way and who did not, and what they said. */
function partsOf(
  way: readonly Question[],
  among: readonly Respondent[],
  at: string,
  margins: readonly MarginTable[],
  box: string | undefined,
): Part[] {
  const [q, ...then] = way
  const answered = among.filter((r) => r.answers[q!.id] !== undefined)
  const option = (value: string, name = keyOf.option(q!.id, value)): Part => {
    const who = answered.filter((r) => chose(r, q!, value))
    const goesOn = then[0]?.showIf?.value === value
    return { key: name, count: who.length, ...(goesOn && { parts: partsOf(then, who, `${at}>${name}`, margins, box) }) }
  }
  const said = (): Part[] => {
    if (!hasOptions(q!)) return []
    // Of boxes only one at a time falls apart into who ticked it and who did not.
    const one = then.length > 0 ? then[0]!.showIf!.value : box
    if (q!.kind !== 'single')
      return one === undefined
        ? []
        : [option(one), { key: `${at}${q!.id}≠${one}`, count: answered.filter((r) => !chose(r, q!, one)).length }]
    return grouped(q!, option, margins)
  }
  return [
    { key: keyOf.question(q!.id), count: answered.length, parts: said() },
    { key: `${at}${keyOf.unanswered(q!.id)}`, count: among.length - answered.length, harmless: true },
  ]
}

/** The options, those together that the census has only together. */
function grouped(q: Choice, option: (value: string) => Part, margins: readonly MarginTable[]): Part[] {
  const table = q.kind === 'single' && q.margin && margins.find((m) => m.variable === q.margin)
  const all = q.options.map((o) => o.value)
  if (!table) return all.map((v) => option(v))
  const groups = table.rows.flatMap((row, i): Part[] => {
    const parts = all.filter((v) => row.answers.includes(v)).map((v) => option(v))
    return parts.length > 0 ? [{ key: keyOf.group(table.variable, i), count: parts.reduce((n, p) => n + p.count, 0), parts }] : []
  })
  const inGroups = new Set(table.rows.flatMap((r) => r.answers))
  return [...groups, ...all.filter((v) => !inGroups.has(v)).map((v) => option(v))]
}

function communityTree(sample: readonly Respondent[], table: MarginTable | undefined): CountTree {
  const counts = new Map<string, number>()
  for (const r of sample) counts.set(r.communityId, (counts.get(r.communityId) ?? 0) + 1)
  const leaf = (id: string): Part => ({ key: keyOf.community(id), count: counts.get(id) ?? 0 })
  const groups = (table?.rows ?? []).map((row, i): Part => {
    const parts = row.answers.map(leaf)
    return { key: keyOf.group('community', i), count: parts.reduce((n, p) => n + p.count, 0), parts }
  })
  const inGroups = new Set((table?.rows ?? []).flatMap((r) => r.answers))
  return {
    key: '',
    count: sample.length,
    known: true,
    parts: [...groups, ...[...counts.keys()].filter((id) => !inGroups.has(id)).map(leaf)],
  }
}
