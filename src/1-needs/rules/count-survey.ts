import type { Words } from '#kernel'
import type { Margin } from './census.ts'
import type { Answers, Question } from './questionnaire.ts'
import { estimateQuestions, type QuestionResult, rankByDiscrepancy, type RankedNeed } from './results.ts'
import { keyOf, type ShownCounts, shownCounts } from './shown-counts.ts'
import type { MarginTable } from './margin-table.ts'
import type { Respondent } from './respondent.ts'
import { weigh, type Weighting } from './weighting.ts'

/** Everything the figures of a survey are worked out from. It crosses to another thread, so it is plain values only. */
export interface Sample {
  /** Answers of invited people, a line each: community, tab, answers as JSON. Some thousand lines to a text. */
  readonly lines: readonly string[]
  readonly questions: readonly Question[]
  readonly profile: readonly Margin[]
  readonly communities: readonly { id: string; name: Words; residents: number | null }[]
}

export interface Counted extends Omit<Weighting, 'weights'> {
  readonly questions: readonly QuestionResult[]
  readonly ranking: readonly RankedNeed[] | Words
  /** Answers of each community; null where hidden. */
  readonly invited: Readonly<Record<string, number | null>>
}

/** Weights, estimates and ranking of a survey: seconds of work where a hundred thousand have answered. */
export function countSurvey(s: Sample): Counted {
  const sample = readLines(s.lines)
  const { weights, ...weighting } = weigh(sample, s.questions, s.profile, s.communities)
  const w = { weights, ...weighting }
  const shown = shownCounts(sample, s.questions, weighting.margins)
  return {
    ...weighting,
    margins: weighting.margins.map((m) => shownMargin(m, s.questions, shown)),
    questions: estimateQuestions(sample, s.questions, w, shown),
    ranking: rankByDiscrepancy(sample, s.questions, w, shown),
    invited: Object.fromEntries(
      s.communities.map((c) => [c.id, shown.get(keyOf.community(c.id)) ?? (shown.has(keyOf.community(c.id)) ? null : 0)]),
    ),
  }
}

/** A table of the sample beside the census, without what may not be shown; its last row may be who gave no answer. */
function shownMargin(m: MarginTable, questions: readonly Question[], shown: ShownCounts): MarginTable {
  const asked = questions.find((q) => q.kind === 'single' && q.margin === m.variable)
  const rows = m.rows.map((row, i) => {
    const key = row.answers.length > 0 || !asked ? keyOf.group(m.variable, i) : keyOf.unanswered(asked.id)
    return shown.get(key) === null ? { ...row, n: null, sample: null, weighted: null } : row
  })
  return { ...m, rows }
}

/** Answers as the database writes them, read. */
export const readLines = (lines: Sample['lines']): Respondent[] => lines.flatMap((text) => text.split('\n').map(respondentOf))

function respondentOf(line: string): Respondent {
  const tab = line.indexOf('\t')
  return { communityId: line.slice(0, tab), answers: JSON.parse(line.slice(tab + 1)) as Answers }
}
