import type { Words } from '#kernel'

/** A question of people is never asked for a name: what is asked stands here, and nothing else is stored. */
export type QuestionKind = 'single' | 'multiple' | 'scale' | 'need' | 'number' | 'text' | 'ranking'
export const questionKinds = ['single', 'multiple', 'scale', 'need', 'number', 'text', 'ranking'] as const

/** Variables of the census whose totals are known; a question about one of them lets the sample be weighted. */
export type MarginVariable = 'sex' | 'age' | 'household' | 'register'
export const marginVariables = ['sex', 'age', 'household', 'register'] as const

export interface Option {
  readonly value: string
  readonly label: Words
  /** What there is to know of it before one chooses, as of a project that is voted on. */
  readonly hint?: Words
  /** Why it can be chosen no more: withdrawn while the vote ran. */
  readonly gone?: Words | undefined
}

interface QuestionCommon {
  /** Stays the same when questions are moved: `q1`, `q2` … */
  readonly id: string
  readonly label: Words
  readonly hint?: Words
  readonly required: boolean
  /** Asked only when an earlier question was answered with this value. */
  readonly showIf?: { readonly question: string; readonly value: string }
}

export type Question = QuestionCommon &
  (
    | { readonly kind: 'single'; readonly options: readonly Option[]; readonly margin?: MarginVariable }
    | { readonly kind: 'multiple'; readonly options: readonly Option[]; readonly most?: number }
    | { readonly kind: 'ranking'; readonly options: readonly Option[]; readonly places: number }
    /** 1 to 5, with words for both ends. `counts` takes it into the mean score of the answer. */
    | { readonly kind: 'scale'; readonly low: Words; readonly high: Words; readonly counts: boolean }
    /** How important it is, and how well it is met now, both 1 to 5. */
    | { readonly kind: 'need' }
    | { readonly kind: 'number'; readonly min: number; readonly max: number }
    /** `ownWord`: a word of whoever answers, by which what they say another time is put beside this. Kept as a fingerprint, never read. */
    | { readonly kind: 'text'; readonly ownWord?: true }
  )

/** A question whose answer is nobody’s to read or count. */
export const isOwnWord = (q: Question): boolean => q.kind === 'text' && q.ownWord === true

export interface Questions {
  readonly questions: readonly Question[]
}

/**
 * One person's answers by question: the value of a single choice, a scale or a number as text, the values of a multiple
 * choice or a ranking in order, both ratings of a need. What was not answered is not there.
 */
export type AnswerValue = string | readonly string[] | { readonly importance: number; readonly met: number }
export type Answers = Readonly<Record<string, AnswerValue>>
