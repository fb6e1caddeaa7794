import { compare, fractionOf, perCent } from '#kernel'
import type { Finding, Law } from '#law'
import type { ContractTerms, ContractText } from './contract.ts'
import { sizeWords } from './size-words.ts'

/**
 * From where a term is a point to look at. No law draws these lines; they are ours, wide of the model terms so that what two sides usually
 * settle passes without a word.
 */
const sizes = {
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
  /** Nobody reads, asks inside and writes back within the day on which they are asked. */
  leastAnswerWorkingDays: 1,
  /** A month is put together in days; acceptance, and so pay, begins only then. */
  handInDays: { least: 3, most: 30 },
  /** Half a year: longer, and the right to end it is none. */
  longestNoticeDays: 180,
  /** Four times the model's rate, 73 % a year: beyond it a court may lower it (Civil Code, art. 585), or it is a slip of the pen. */
  dailyLateRate: '0.002',
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
    ...untilPaid(t, law),
    ...beyond(t).map((o): Finding => ({ rule: cites[0]?.rule ?? 'size', severity: 'warn', words: o.words, cites, at: o.at })),
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

/** Sizes on either side of what can be done: nobody gains by a term that nobody can keep. */
function beyond({ terms }: ContractText): { words: Finding['words']; at: string }[] {
  const say = sizeWords.both
  const h = sizes.handInDays
  const rate = terms.dailyLateRate === null ? null : fractionOf(terms.dailyLateRate)
  return [
    ...(terms.silenceMeansAcceptance ? [] : [{ words: say('silence'), at: '8' }]),
    ...(terms.handInDays < h.least || terms.handInDays > h.most
      ? [{ words: say('handIn', terms.handInDays, h.least, h.most), at: '6' }]
      : []),
    ...(terms.answerWorkingDays < sizes.leastAnswerWorkingDays ? [{ words: say('noAnswer'), at: '14' }] : []),
    ...(terms.mayEndEarly !== 'nobody' && terms.endNoticeDays > sizes.longestNoticeDays
      ? [{ words: say('longNotice', terms.endNoticeDays, sizes.longestNoticeDays), at: '15' }]
      : []),
    ...(rate && compare(rate, fractionOf(sizes.dailyLateRate)) > 0
      ? [{ words: say('dear', perCent(terms.dailyLateRate!), perCent(sizes.dailyLateRate)), at: '10' }]
      : []),
  ]
}

/** Days from what was handed in to its pay, acceptance and payment together: in sum beyond what the law gives for payment alone. */
function untilPaid({ terms, startsOn, lawDay }: ContractText & { readonly lawDay?: ContractText['startsOn'] }, law: Law): Finding[] {
  const longest = law.numberOrFirst('longestPaymentDays', lawDay ?? startsOn)
  const sum = terms.acceptanceDays + terms.paymentDays
  // Days to pay beyond the law by themselves are found by it.
  if (!longest || sum <= longest.value || terms.paymentDays > longest.value) return []
  const cites = terms.basis === 'statute' ? law.cites('payment-term', 'acceptance') : law.cites('term-of-the-contract')
  return [{ rule: cites[0]?.rule ?? 'size', severity: 'warn', words: sizeWords.both('sum', sum, longest.value), cites, at: '9' }]
}
