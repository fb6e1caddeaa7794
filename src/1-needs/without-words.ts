import { wordHash } from './code-hash.ts'
import type { Answers, Question } from './rules/questionnaire.ts'

/** What is kept of an answer: of a word of somebody’s own its fingerprint, which nobody can read. */
export function withoutWords(salt: string, questions: readonly Question[], answers: Answers): Answers {
  const kept = { ...answers }
  for (const q of questions) {
    const said = kept[q.id]
    if (q.kind === 'text' && q.ownWord && typeof said === 'string') kept[q.id] = wordHash(salt, said)
  }
  return kept
}
