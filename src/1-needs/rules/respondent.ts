import type { Answers } from './questionnaire.ts'

/** One person of a sample: where they live and what they said. */
export interface Respondent {
  readonly communityId: string
  readonly answers: Answers
}
