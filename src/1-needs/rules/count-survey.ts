import type { Words } from '#kernel'
import type { Margin } from './census.ts'
import type { Answers, Question } from './questionnaire.ts'
import { estimateQuestions, type QuestionResult, rankByDiscrepancy, type RankedNeed } from './results.ts'
import { type Respondent, weigh, type Weighting } from './weighting.ts'

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
}

/** Weights, estimates and ranking of a survey: seconds of work where a hundred thousand have answered. */
export function countSurvey(s: Sample): Counted {
  const sample = s.lines.flatMap((text) => text.split('\n').map(respondentOf))
  const { weights, ...weighting } = weigh(sample, s.questions, s.profile, s.communities)
  const w = { weights, ...weighting }
  return {
    ...weighting,
    questions: estimateQuestions(sample, s.questions, w),
    ranking: rankByDiscrepancy(sample, s.questions, w),
  }
}

function respondentOf(line: string): Respondent {
  const tab = line.indexOf('\t')
  return { communityId: line.slice(0, tab), answers: JSON.parse(line.slice(tab + 1)) as Answers }
}
