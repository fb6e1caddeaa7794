import { compare, fractionOf } from '#kernel'
import type { Finding, Law } from '#law'
import type { ContractTerms, ContractText } from './contract.ts'
import { sizeWords } from './size-words.ts'

/**
 * From where a term is a point to look at. No law draws these lines; they are ours, wide of the model terms so that what two sides usually
 * settle passes without a word.
 */
export const sizes = {
  /** The time to pay runs from acceptance: beyond a month, wages are paid out of the institution's pocket before it has even begun. */
  acceptanceDays: 30,
  /** A fifth of the hours is one day of every week, twice the model's tenth: no longer an errand beside the service. */
  errandCapPercent: '20',
  /** Workers are owed thirty days when their posts end (Labour Contract Law, art. 40); who is served needs as long for a hand-over. */
  endNoticeDays: 30,
  /** The time to find somebody for an empty post: under a week nobody is found by open competition, beyond two months the service has stopped. */
  vacancyDays: { least: 7, most: 60 },
  /** The model's ten, three times: a month without rooms at the start, or without anybody who knows the cases at the end. */
  handOverDays: 30,
  /** Three weeks of work: later, a month of service passes before a question is answered. */
  answerWorkingDays: 15,
} as const

/** Terms whose size alone tips the contract, though each is there and lawful. */
export function sizesOf(t: ContractText, law: Law): Finding[] {
  const { terms } = t
  const cites = law.cites('equal-parties')
  const point = (words: Finding['words'], at: string, field: keyof ContractTerms): Finding[] => [
    { rule: cites[0]?.rule ?? field, severity: 'warn', words, cites, at },
  ]
  const hasPosts = t.lines.some((l) => l.kind === 'post')
  const cap = fractionOf(terms.errandCapPercent)
  return [
    ...(terms.acceptanceDays > sizes.acceptanceDays
      ? point(sizeWords.both('acceptance', terms.acceptanceDays, sizes.acceptanceDays), '8', 'acceptanceDays')
      : []),
    ...(hasPosts && compare(cap, fractionOf(sizes.errandCapPercent)) > 0
      ? point(sizeWords.both('errands', terms.errandCapPercent, sizes.errandCapPercent), '7', 'errandCapPercent')
      : []),
    ...(terms.mayEndEarly !== 'nobody' && terms.endNoticeDays < sizes.endNoticeDays
      ? point(sizeWords.both('notice', terms.endNoticeDays, sizes.endNoticeDays), '15', 'endNoticeDays')
      : []),
    ...(hasPosts && terms.vacancyDays < sizes.vacancyDays.least
      ? point(sizeWords.both('vacancyShort', terms.vacancyDays, sizes.vacancyDays.least), '5', 'vacancyDays')
      : []),
    ...(hasPosts && terms.vacancyDays > sizes.vacancyDays.most
      ? point(sizeWords.both('vacancyLong', terms.vacancyDays, sizes.vacancyDays.most), '5', 'vacancyDays')
      : []),
    ...(terms.handOverDays > sizes.handOverDays
      ? point(sizeWords.both('handOver', terms.handOverDays, sizes.handOverDays), '4', 'handOverDays')
      : []),
    ...(terms.answerWorkingDays > sizes.answerWorkingDays
      ? point(sizeWords.both('answer', terms.answerWorkingDays, sizes.answerWorkingDays), '14', 'answerWorkingDays')
      : []),
  ]
}
