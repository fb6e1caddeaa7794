import { type Day, defineProcess, isBefore, isSameDay, verbsOf } from '#kernel'
import { abouts, helpedWords, voiceActs, voiceKinds, voiceStates } from './words.ts'

const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]]
export type VoiceKind = keyof typeof voiceKinds
export const kinds = keys(voiceKinds)
export type About = keyof typeof abouts
export const aboutKinds = keys(abouts)
export type VoiceState = keyof typeof voiceStates
export type Helped = keyof typeof helpedWords
export const helpedKinds = keys(helpedWords)

/** What a word is about, whom it concerns, and who answers it. */
export interface Concerned {
  readonly about: About
  readonly officeId: string
  readonly providerId: string | null
  readonly purchaseId: string | null
  readonly contractId: string | null
  readonly lineId: string | null
  readonly answererId: string
}

/** A word that somebody said without an account, and what was answered. */
export interface Voice extends Concerned {
  readonly id: string
  readonly kind: VoiceKind
  readonly words: string
  readonly saidOn: Day
  /** Null of thanks, which ask for nothing. */
  readonly dueOn: Day | null
  readonly answer: string | null
  readonly answeredOn: Day | null
  readonly answeredBy: string | null
  readonly state: VoiceState
  readonly version: number
}

/** Whoever may read a word. What is said of an office's own conduct is not the office's to read: it goes to the bureau. */
export const partiesOf = (v: Concerned) => ({
  purchaserId: v.about === 'office' ? null : v.officeId,
  providerId: v.providerId,
  organisationId: v.answererId,
})

const verb = verbsOf<VoiceState, Voice, 'voices.answer'>()

/** A word, from being said to being forgotten. */
export const voiceProcess = defineProcess({
  name: 'voice',
  first: 'said',
  states: voiceStates,
  parties: (v: Voice) => partiesOf(v),
  verbs: {
    answer: verb({ says: voiceActs.answer, from: ['said'], to: 'answered', may: 'voices.answer' }),
    forget: verb({ says: voiceActs.forget, from: ['said', 'answered'], to: 'forgotten', may: 'clock' }),
  },
})

/** Days within which a word is answered where the place has not set its own number. */
export const usualAnswerDays = 15
/** The day by which a word is to be answered; thanks ask for nothing. */
export const answerBy = (kind: VoiceKind, saidOn: Day, days: number): Day | null => (kind === 'thanks' ? null : saidOn.add({ days }))

/** Words, and what was said of answers, are told by so many at a time: between two looks nobody can tell one of them apart. */
export const batch = 10

/** One word as the figures count it. */
export interface Counted {
  readonly saidOn: Day
  readonly dueOn: Day | null
  readonly answeredOn: Day | null
  readonly helped: Helped | null
  readonly helpedOn: Day | null
}
/** What is published of the words said to one organisation. Null: too few to be told. */
export interface VoiceFigures {
  readonly said: number | null
  /** Words told of whose day has come or that were answered, and how many of those were answered by it. */
  readonly owed: number | null
  readonly inTime: number | null
  /** Answers of which somebody said whether they helped, and of how many that they did or did in part. */
  readonly rated: number | null
  readonly helped: { readonly yes: number; readonly part: number } | null
}

/** The last day that is told of: whole days that are over are told together once they brought enough. */
function toldUntil(days: readonly Day[], today: Day): Day | undefined {
  let [told, waiting]: [Day | undefined, number] = [undefined, 0]
  const over = days.filter((d) => isBefore(d, today)).toSorted((a, b) => (isBefore(a, b) ? -1 : 1))
  for (const [i, d] of over.entries()) {
    waiting += 1
    if (waiting < batch || (over[i + 1] && isSameDay(over[i + 1]!, d))) continue
    ;[told, waiting] = [d, 0]
  }
  return told
}

/** Counts words without telling of few: each figure stands on enough of them, and grows by enough of them, or is left out. */
export function figuresOf(words: readonly Counted[], today: Day): VoiceFigures {
  const upTo = (of: (w: Counted) => Day | null): Counted[] => {
    const until = toldUntil(
      words.flatMap((w) => of(w) ?? []),
      today,
    )
    return until ? words.filter((w) => of(w) && !isBefore(until, of(w)!)) : []
  }
  const told = upTo((w) => w.saidOn)
  const owed = told.filter((w) => w.dueOn !== null && (w.answeredOn !== null || isBefore(w.dueOn, today)))
  const inTime = owed.filter((w) => w.answeredOn !== null && !isBefore(w.dueOn!, w.answeredOn))
  const rated = upTo((w) => w.helpedOn)
  const enough = (n: number) => (n < batch ? null : n)
  const n = (h: Helped) => rated.filter((w) => w.helped === h).length
  return {
    said: enough(told.length),
    owed: enough(owed.length),
    inTime: owed.length < batch ? null : inTime.length,
    rated: enough(rated.length),
    helped: rated.length < batch ? null : { yes: n('yes'), part: n('part') },
  }
}
