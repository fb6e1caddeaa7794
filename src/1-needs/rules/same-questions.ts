import { type Day, isAfter, plusDays } from '#kernel'
import type { Question } from './questionnaire.ts'

/**
 * Two surveys that ask the same people the same within so many days could be held against each other: asked of the same households and
 * one more, their difference is what that one said. Later people answer anew, and a difference tells nothing of one of them.
 */
export const daysApart = 30

interface Asked {
  readonly communityIds: readonly string[]
  readonly opensOn: Day
  readonly closesOn: Day
  readonly questions: readonly Question[]
}

/** A question as it is told from others: what is asked and how, without blanks and signs. */
const plain = (q: Question) =>
  `${q.kind} ${q.label.zh
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')}`

/**
 * Questions of which both surveys would give figures: texts have none, and what weights a sample (sex, age …) is no secret of anybody
 * and is asked in every survey.
 */
export function sameQuestions(a: readonly Question[], b: readonly Question[]): readonly Question[] {
  const asked = new Set(b.filter(hasFigures).map(plain))
  return a.filter((q) => hasFigures(q) && asked.has(plain(q)))
}
const hasFigures = (q: Question) => q.kind !== 'text' && !(q.kind === 'single' && q.margin)

/** Whether the results of two surveys could be taken apart: some question, some community, and less than {@link daysApart} between them. */
export const canBeTakenApart = (a: Asked, b: Asked): boolean =>
  a.communityIds.some((id) => b.communityIds.includes(id)) &&
  !isAfter(a.opensOn, plusDays(b.closesOn, daysApart)) &&
  !isAfter(b.opensOn, plusDays(a.closesOn, daysApart)) &&
  sameQuestions(a.questions, b.questions).length > 0
