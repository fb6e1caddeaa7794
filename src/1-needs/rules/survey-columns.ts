import type { Words } from '#kernel'
import { agesAsked, commonGroups, straddling } from './common-groups.ts'
import { census, groupLabel, type Margin } from './census.ts'
import { marginColumn, marginName, type Tried, unanswered } from './margin-column.ts'
import { mergeThin } from './merge-thin.ts'
import type { MarginVariable, Question } from './questionnaire.ts'
import type { Respondent } from './respondent.ts'
import { weightingWords } from './words.ts'

/** A sample with the questions it was asked and the census of its communities. */
interface Survey {
  readonly sample: readonly Respondent[]
  readonly questions: readonly Question[]
  readonly profile: readonly Margin[]
  readonly communities: readonly { id: string; name: Words; residents: number | null }[]
}

const nothing: Tried = { notes: [] }

/** The communities as a margin, where there are several and all say how many live there. */
export function communityColumn({ sample, communities }: Survey): Tried {
  if (communities.length < 2 || !communities.every((c) => c.residents)) return nothing
  const counts = countBy(sample, (r) => r.communityId)
  const groups = communities.map((c) => ({ key: c.id, label: c.name, people: c.residents!, n: counts.get(c.id) ?? 0 }))
  return marginColumn({
    variable: 'community',
    sample,
    groups: mergeThin(groups, false),
    groupOf: (r) => r.communityId,
    whole: wholeOf(communities),
  })
}

/** A variable as a margin, where it was asked, and counted in every community by groups that can be told apart in the sample. */
export function variableColumn(s: Survey, variable: MarginVariable): Tried {
  const question = s.questions.find((q) => q.kind === 'single' && q.margin === variable)
  if (question?.kind !== 'single') return nothing
  const options = question.options.map((o) => o.value)
  const people = countedIn(s, variable)
  const counted = [...people.keys()]
  const no = whyNotWeighed(s, variable, options, counted)
  if (no) return { notes: [no] }
  const common = commonGroups(variable, options, counted)
  const outside = counted
    .filter((c) => !common.some((g) => g.counted.includes(c)) && people.get(c)! > 0)
    .map((c) => groupLabel(variable, c))
  const groupOfAnswer = new Map(common.toReversed().flatMap((g) => g.answers.map((a) => [a, g.key])))
  const groupOf = (r: Respondent) => {
    const a = r.answers[question.id]
    return typeof a === 'string' ? (groupOfAnswer.get(a) ?? unanswered) : unanswered
  }
  const counts = countBy(s.sample, groupOf)
  const groups = common.map((g) => ({
    key: g.key,
    label: g.label,
    people: g.counted.reduce((sum, c) => sum + people.get(c)!, 0),
    n: counts.get(g.key) ?? 0,
  }))
  const { column, notes } = marginColumn({
    variable,
    sample: s.sample,
    groups: mergeThin(groups, census[variable].ordered),
    groupOf,
    answersOf: new Map(common.map((g) => [g.key, g.answers])),
    whole: wholeOf(s.communities),
  })
  if (outside.length === 0) return { column, notes }
  return { column, notes: [weightingWords.both('notAsked', marginName(variable), outside), ...notes], outside }
}

/** People of each group of a variable in the communities of a survey. */
function countedIn({ profile, communities }: Survey, variable: MarginVariable): Map<string, number> {
  const people = new Map<string, number>()
  for (const m of profile)
    if (m.variable === variable && communities.some((c) => c.id === m.communityId))
      people.set(m.category, (people.get(m.category) ?? 0) + m.people)
  return people
}

/** A variable that is not counted everywhere, or by ages of which only some were asked, cannot be weighed to. */
function whyNotWeighed(s: Survey, variable: MarginVariable, options: readonly string[], counted: readonly string[]): Words | undefined {
  const known = new Set(s.profile.filter((m) => m.variable === variable).map((m) => m.communityId))
  const lacking = s.communities.filter((c) => !known.has(c.id)).map((c) => c.name)
  if (lacking.length > 0) return weightingWords.both('notCounted', marginName(variable), lacking)
  const split = variable === 'age' ? straddling(options, counted).map((c) => groupLabel(variable, c)) : []
  return split.length > 0 ? weightingWords.both('straddles', marginName(variable), split, agesAsked(options)) : undefined
}

/** How many live in all communities together, as they say themselves; zero where none says it. */
const wholeOf = (communities: Survey['communities']): number => communities.reduce((sum, c) => sum + (c.residents ?? 0), 0)

function countBy(sample: readonly Respondent[], of: (r: Respondent) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const r of sample) {
    const key = of(r)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
