import { both, isRefusal, type Refusal, type Words } from '#kernel'
import { bandOf, type Change, changeOf, type Scale, type ScaleScore, scaleScore } from '#measures'
import type { CaseState } from './case.ts'
import type { moments } from './scale-words.ts'

/** An assessment scale as a worker asks it: what is asked, how it is scored, where it is from and by which licence. */
export interface CaseScale extends Scale {
  readonly id: string
  readonly name: Words
  readonly about: Words
  /** One for each item; none where only how it is scored is free, and the institution brings the wording. */
  readonly asks: readonly Words[]
  /** What each answer is called, from the lowest on. */
  readonly answers: readonly Words[]
  readonly higher: 'better' | 'worse'
  readonly bands: readonly Band[]
  /** Answers on which its own manual asks for something to be done at once, whatever the score. */
  readonly alarms?: readonly { readonly item: number; readonly from: number; readonly says: Words }[]
  readonly source: string
  readonly licence: Words
  /** Whose words they are, and whether anybody tried them in this language. */
  readonly wording?: Words
}
export interface Band {
  readonly from: number
  readonly says: Words
  /** What its manual asks for from this score on. */
  readonly asksFor?: Words
}

/** A scale as an institution says it. */
export interface SaidOfScale {
  readonly name: string
  readonly about: string
  readonly asks: readonly string[]
  readonly answers: readonly string[]
  readonly lowest: number
  readonly reversed: readonly number[]
  readonly factor: number
  readonly mayMiss: number
  readonly higher: CaseScale['higher']
  readonly bands: readonly { readonly from: number; readonly says: string }[]
  readonly source: string
  readonly licence: string
}

const same = (text: string): Words => both(text, text)
/** The same in every language: an institution says it in the one it works in. */
export const ownScale = (id: string, s: SaidOfScale): CaseScale => ({
  id,
  name: same(s.name),
  about: same(s.about),
  asks: s.asks.map(same),
  answers: s.answers.map(same),
  items: s.asks.length,
  lowest: s.lowest,
  highest: s.lowest + s.answers.length - 1,
  reversed: s.reversed,
  factor: s.factor,
  mayMiss: s.mayMiss,
  higher: s.higher,
  bands: s.bands.map((b) => ({ from: b.from, says: same(b.says) })),
  source: s.source,
  licence: same(s.licence),
})

export type Moment = keyof typeof moments
/** At which moments of a case it can be measured where it stands; the likeliest first. */
export const momentsAt = (state: CaseState): readonly Moment[] =>
  state === 'assessing'
    ? ['assessment']
    : state === 'serving'
      ? ['review', 'closing', 'assessment']
      : state === 'closed' || state === 'followed'
        ? ['follow-up']
        : []

/** What somebody answered at one moment of a case. */
interface Measurement {
  readonly caseId: string
  readonly scaleId: string
  readonly at: Moment
  readonly answers: readonly (number | undefined)[]
}

/** The answers as they lie under the key. */
export const measurementSays = (m: Measurement, scale: CaseScale, score: ScaleScore): Readonly<Record<string, string>> => ({
  scale: m.scaleId,
  at: m.at,
  answers: m.answers.map((a) => a ?? '').join(','),
  text: `${scale.name.zh} ${sayScore(score.score)}`,
})
export function measurementIn(caseId: string, says: Readonly<Record<string, string>>): Measurement {
  const answers = (says.answers ?? '').split(',').map((a) => (a === '' ? undefined : Number(a)))
  return { caseId, scaleId: says.scale ?? '', at: (says.at ?? 'review') as Moment, answers }
}

/** A score as people write it: whole, or with one digit where missing answers were filled. */
export const sayScore = (score: number): string => (Number.isInteger(score) ? String(score) : score.toFixed(1))

/** What a measurement comes to, and what the manual of the scale asks for then. */
export interface Scored {
  readonly score: ScaleScore
  readonly band: Band | undefined
  readonly asksFor: readonly Words[]
}
export function scored(scale: CaseScale, answers: Measurement['answers']): Scored | Refusal {
  const score = scaleScore(scale, answers)
  if (isRefusal(score)) return score
  const band = bandOf(scale.bands, score.score)
  const alarms = (scale.alarms ?? []).filter((a) => (answers[a.item - 1] ?? -1) >= a.from).map((a) => a.says)
  return { score, band, asksFor: [...alarms, ...(band?.asksFor ? [band.asksFor] : [])] }
}

/** What became of those who were measured by a scale: how many were measured again at the end, were not, or are still served. */
interface BeforeAfter {
  readonly both: number
  readonly lost: number
  readonly running: number
  readonly change: Change | undefined
}
const isEnd = (m: Measurement): boolean => m.at === 'closing' || m.at === 'follow-up'

/**
 * Before and after, over cases: the first measurement on the way against the last one at the end. Whoever has only the first is lost where
 * the case is over, and still running where it is not.
 * @param measured in the order in which people were asked
 */
export function beforeAfter(scale: CaseScale, measured: readonly Measurement[], isOver: (caseId: string) => boolean): BeforeAfter {
  const of = measured.filter((m) => m.scaleId === scale.id)
  const scoreAt = (m: Measurement | undefined): number | undefined => {
    const s = m && scaleScore(scale, m.answers)
    return s && !isRefusal(s) ? s.score : undefined
  }
  const pairs: { before: number; after: number }[] = []
  let [lost, running] = [0, 0]
  for (const caseId of new Set(of.map((m) => m.caseId))) {
    const mine = of.filter((m) => m.caseId === caseId)
    const before = scoreAt(mine.find((m) => !isEnd(m)))
    const after = scoreAt(mine.findLast(isEnd))
    if (before === undefined) continue
    if (after !== undefined) pairs.push({ before, after })
    else if (isOver(caseId)) lost++
    else running++
  }
  return { both: pairs.length, lost, running, change: changeOf(pairs) }
}
