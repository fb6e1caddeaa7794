import { isRefusal, type Words } from '#kernel'
import { kish, type Margins, type Raked, rake } from '#measures'
import { ageRange, census, groupLabel, type Margin } from './census.ts'
import { type Answers, type MarginVariable, marginVariables, type Question } from './questionnaire.ts'
import { weightingWords } from './words.ts'

export interface Respondent {
  readonly communityId: string
  readonly answers: Answers
}

/** One group of one margin: what the census says of it, and what the sample says before and after weighting. */
export interface MarginRow {
  readonly label: Words
  /** The answers, or communities, that belong to the group. */
  readonly answers: readonly string[]
  readonly population: number
  /** Null where so few of the sample are in it that it is hidden, or where it would give another away. */
  readonly sample: number | null
  readonly weighted: number | null
  readonly n: number | null
}
export interface MarginTable {
  readonly variable: MarginVariable | 'community'
  readonly rows: readonly MarginRow[]
}

export interface Weighting {
  /** One per respondent, with mean 1. */
  readonly weights: Float64Array
  readonly weighted: boolean
  readonly n: number
  readonly nEff: number
  readonly deff: number
  readonly margins: readonly MarginTable[]
  /** What was merged or left out, and why. */
  readonly notes: readonly Words[]
}

/** Weights above this many times the mean are cut, and the margins met again. Source: DeBell & Krosnick 2009 (anesrake). */
const heaviest = 5
/** A group that rests on fewer respondents is merged with its neighbour. */
const fewest = 5
const unanswered = '(none)'

/**
 * Weights a sample to the census of its communities: the communities themselves and every variable that was both asked and
 * counted. Groups too thin to carry a weight are merged, a variable that ends with one group is left out, and both are said.
 * Who did not answer a question keeps the share the sample gave them, so that it neither lifts nor lowers anybody.
 */
export function weigh(
  sample: readonly Respondent[],
  questions: readonly Question[],
  profile: readonly Margin[],
  communities: readonly { id: string; name: Words; residents: number | null }[],
): Weighting {
  const notes: Words[] = []
  const columns: Record<string, string[]> = {}
  const targets: Record<string, Record<string, number>> = {}
  const labels: Record<string, Map<string, { label: Words; answers: readonly string[] }>> = {}
  /** Ages that are counted and not asked, once they are known. */
  let outside: Words[] | undefined
  const total = communities.reduce((sum, c) => sum + (c.residents ?? 0), 0)
  if (communities.length > 1 && communities.every((c) => c.residents)) {
    const counts = countBy(sample, (r) => r.communityId)
    const groups = mergeThin(
      communities.map((c) => ({ key: c.id, label: c.name, people: c.residents!, n: counts.get(c.id) ?? 0 })),
      false,
    )
    addColumn('community', groups, (r) => r.communityId)
  }
  for (const variable of marginVariables) {
    const question = questions.find((q) => q.kind === 'single' && q.margin === variable)
    if (question?.kind !== 'single') continue
    const counted = new Set(profile.filter((m) => m.variable === variable).map((m) => m.communityId))
    const lacking = communities.filter((c) => !counted.has(c.id))
    if (lacking.length) {
      notes.push(
        weightingWords.both(
          'notCounted',
          nameOf(variable),
          lacking.map((c) => c.name),
        ),
      )
      continue
    }
    const people = new Map<string, number>()
    for (const m of profile)
      if (m.variable === variable && communities.some((c) => c.id === m.communityId))
        people.set(m.category, (people.get(m.category) ?? 0) + m.people)
    const options = question.options.map((o) => o.value)
    const split = variable === 'age' ? straddling(options, [...people.keys()]) : []
    if (split.length) {
      notes.push(
        weightingWords.both(
          'straddles',
          nameOf(variable),
          split.map((c) => groupLabel(variable, c)),
          saysAges(options),
        ),
      )
      continue
    }
    const common = commonGroups(variable, options, [...people.keys()])
    const left = [...people.keys()].filter((c) => !common.some((g) => g.counted.includes(c)) && people.get(c)! > 0)
    if (left.length) {
      outside = outside ?? left.map((c) => groupLabel(variable, c))
      notes.push(
        weightingWords.both(
          'notAsked',
          nameOf(variable),
          left.map((c) => groupLabel(variable, c)),
        ),
      )
    }
    const groupOfAnswer = new Map(common.toReversed().flatMap((g) => g.answers.map((a) => [a, g.key])))
    const answerOf = (r: Respondent) => {
      const a = r.answers[question.id]
      return typeof a === 'string' ? (groupOfAnswer.get(a) ?? unanswered) : unanswered
    }
    const counts = countBy(sample, answerOf)
    const groups = common.map((g) => ({
      key: g.key,
      label: g.label,
      people: g.counted.reduce((sum, c) => sum + people.get(c)!, 0),
      n: counts.get(g.key) ?? 0,
    }))
    addColumn(variable, mergeThin(groups, census[variable].ordered), answerOf, new Map(common.map((g) => [g.key, g.answers])))
  }

  const others = Object.keys(targets).filter((c) => c !== 'age')
  if (outside && others.length)
    notes.push(
      weightingWords.both(
        'countsAll',
        others.map((c) => nameOf(c as MarginTable['variable'])),
        outside,
      ),
    )
  const raked = Object.keys(targets).length && sample.length ? rake(columns, targets as Margins, { trim: [0, heaviest] }) : undefined
  if (isRefusal(raked)) notes.push(raked.words)
  const fitted = raked && !isRefusal(raked) ? (raked as Raked) : undefined
  if (fitted && !fitted.converged) notes.push(weightingWords.both('notConverged'))
  if (fitted?.trimmed && fitted.trimmed.rows > 0) notes.push(weightingWords.both('cut', fitted.trimmed.rows, heaviest))
  const scale = fitted ? sample.length / fitted.weights.reduce((a, b) => a + b, 0) : 1
  const weights = fitted ? fitted.weights.map((w) => w * scale) : new Float64Array(sample.length).fill(1)
  const { n, nEff, deff } = sample.length ? kish(weights) : { n: 0, nEff: 0, deff: 1 }
  return {
    weights,
    weighted: fitted !== undefined,
    n,
    nEff,
    deff,
    notes,
    margins: Object.keys(targets).map((column) =>
      tableOf(column as MarginTable['variable'], columns[column]!, targets[column]!, labels[column]!, weights),
    ),
  }

  function addColumn(
    column: MarginVariable | 'community',
    groups: Merged[],
    groupOf: (r: Respondent) => string,
    answersOf?: ReadonlyMap<string, readonly string[]>,
  ): void {
    const name = nameOf(column)
    for (const g of groups) if (g.keys.length > 1 && groups.length > 1) notes.push(weightingWords.both('merged', name, g.label))
    if (groups.length < 2) {
      if (groups.length) notes.push(weightingWords.both('oneGroup', name))
      return
    }
    const mergedInto = new Map(groups.flatMap((g) => g.keys.map((key) => [key, g.key])))
    const values = sample.map((r) => mergedInto.get(groupOf(r)) ?? unanswered)
    const blank = values.filter((v) => v === unanswered).length
    const counted = groups.reduce((sum, g) => sum + g.people, 0)
    if (counted === 0) return
    // All margins must add up to the same number of people; the communities' own figures say how many there are.
    const whole = total > 0 ? total : counted
    const known = (whole * (sample.length - blank)) / Math.max(1, sample.length)
    columns[column] = values
    targets[column] = Object.fromEntries(groups.map((g) => [g.key, (g.people / counted) * known]))
    labels[column] = new Map(groups.map((g) => [g.key, { label: g.label, answers: g.keys.flatMap((k) => answersOf?.get(k) ?? [k]) }]))
    if (blank) {
      targets[column][unanswered] = whole - known
      labels[column].set(unanswered, { label: weightingWords.both('noAnswer'), answers: [] })
    }
  }
}

const nameOf = (column: MarginTable['variable']): Words => (column === 'community' ? weightingWords.both('community') : census[column].name)

function countBy(sample: readonly Respondent[], of: (r: Respondent) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const r of sample) {
    const key = of(r)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

interface Group {
  key: string
  label: Words
  people: number
  n: number
}
interface Merged extends Group {
  keys: string[]
}

/** Joins groups until each rests on enough respondents: in order with a neighbour, otherwise with the smallest other one. */
function mergeThin(groups: readonly Group[], ordered: boolean): Merged[] {
  const merged: Merged[] = groups.filter((g) => g.people > 0 || g.n > 0).map((g) => ({ ...g, keys: [g.key] }))
  for (;;) {
    const thin = merged.findIndex((g) => g.n < fewest || g.people === 0)
    if (thin < 0 || merged.length < 2) return merged
    const others = ordered ? [thin - 1, thin + 1].filter((i) => merged[i]) : merged.map((_, i) => i).filter((i) => i !== thin)
    const into = others.reduce((a, b) => (merged[b]!.n < merged[a]!.n ? b : a))
    const [first, second] = thin < into ? [thin, into] : [into, thin]
    const [a, b] = [merged[first]!, merged[second]!]
    merged[first] = {
      key: a.key,
      label: weightingWords.both('together', a.label, b.label),
      people: a.people + b.people,
      n: a.n + b.n,
      keys: [...a.keys, ...b.keys],
    }
    merged.splice(second, 1)
  }
}

interface Common {
  key: string
  label: Words
  answers: string[]
  counted: string[]
}

/** The finest groups that both the questionnaire and the census know: ages that overlap belong together. */
export function commonGroups(variable: MarginVariable, options: readonly string[], counted: readonly string[]): Common[] {
  if (variable !== 'age')
    return options.filter((o) => counted.includes(o)).map((o) => ({ key: o, label: groupLabel(variable, o), answers: [o], counted: [o] }))
  const items = [...options.map((value) => ({ value, asked: true })), ...counted.map((value) => ({ value, asked: false }))]
    .flatMap((i) => (ageRange(i.value) ? [{ ...i, low: ageRange(i.value)![0], high: ageRange(i.value)![1] }] : []))
    .sort((a, b) => a.low - b.low)
  const groups: { low: number; high: number; answers: string[]; counted: string[] }[] = []
  for (const i of items) {
    const last = groups.at(-1)
    const group = last && i.low <= last.high ? last : groups[groups.push({ low: i.low, high: i.high, answers: [], counted: [] }) - 1]!
    group.high = Math.max(group.high, i.high)
    const list = i.asked ? group.answers : group.counted
    if (!list.includes(i.value)) list.push(i.value)
  }
  return groups
    .filter((g) => g.answers.length && g.counted.length)
    .map((g) => {
      const low = Math.min(...g.answers.map((a) => ageRange(a)![0]))
      const key = g.high === Infinity ? `${low}+` : `${low}-${g.high}`
      return { key, label: groupLabel('age', key), answers: g.answers, counted: g.counted }
    })
}

/**
 * Groups of ages in a census that hold both people who are asked and people who are not, as 0-59 where only adults are asked: how many
 * of them belong to the sample nobody can tell, so a sample cannot be weighed to them.
 */
export function straddling(options: readonly string[], counted: readonly string[]): string[] {
  const asked = options
    .flatMap((o) => (ageRange(o) ? [ageRange(o)!] : []))
    .toSorted((a, b) => a[0] - b[0])
    .reduce<[number, number][]>((all, [low, high]) => {
      const last = all.at(-1)
      if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high)
      else all.push([low, high])
      return all
    }, [])
  return counted.filter((c) => {
    const range = ageRange(c)
    const [low, high] = range ?? [0, -1]
    const meets = asked.some((a) => a[0] <= high && low <= a[1])
    return meets && !asked.some((a) => a[0] <= low && high <= a[1])
  })
}

function tableOf(
  variable: MarginTable['variable'],
  values: readonly string[],
  targets: Record<string, number>,
  labels: Map<string, { label: Words; answers: readonly string[] }>,
  weights: Float64Array,
): MarginTable {
  const people = Object.values(targets).reduce((a, b) => a + b, 0)
  const mass = weights.reduce((a, b) => a + b, 0)
  // One pass over the sample, however many groups there are.
  const groups = new Map(Object.keys(targets).map((key) => [key, { n: 0, weight: 0 }]))
  values.forEach((value, i) => {
    const group = groups.get(value)
    if (!group) return
    group.n++
    group.weight += weights[i]!
  })
  return {
    variable,
    rows: Object.entries(targets).map(([key, target]) => {
      const { n, weight } = groups.get(key)!
      return { ...labels.get(key)!, population: target / people, sample: n / values.length, weighted: weight / mass, n }
    }),
  }
}

/** The ages of a questionnaire from the youngest to the oldest. */
function saysAges(options: readonly string[]): Words {
  const ranges = options.flatMap((o) => (ageRange(o) ? [ageRange(o)!] : []))
  const [low, high] = [Math.min(...ranges.map((r) => r[0])), Math.max(...ranges.map((r) => r[1]))]
  return groupLabel('age', high === Infinity ? `${low}+` : `${low}-${high}`)
}
