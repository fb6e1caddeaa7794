import { add, compare, divide, fraction, type Fraction, fractionOf, multiply, zero } from '#kernel'
import { farFromTheOthers, type Law, meanScore } from '#law'
import type { Criterion } from './tender.ts'

/** One score as a member handed it in, out of 100. */
export interface Given {
  readonly bidId: string
  readonly criterionId: string
  readonly userId: string
  readonly score: string
  readonly note: string | null
}
export type FoundGround = 'abnormal' | 'out-of-range'
export type Ground = FoundGround | 'objective-differs'

/** One cell of the table of scores. */
interface Cell {
  readonly bidId: string
  readonly criterionId: string
  /** Whose score. */
  readonly userId: string
}
/** What one member says of another's score. */
export interface FoundByOne extends Cell {
  readonly foundBy: string
  readonly ground: FoundGround
  readonly reason: string
}
/** What became of a score after it was handed in; `kept` with the reason in writing. */
export interface ScoreCorrection extends Cell {
  readonly ground: Ground
  readonly was: string
  readonly becomes: string
  readonly kept: boolean
  readonly reason: string
}

const same = (a: Cell, b: Cell) => a.bidId === b.bidId && a.criterionId === b.criterionId && a.userId === b.userId

/** Scores as they count: as handed in, but where the member corrected one. The last correction counts. */
export const counting = (given: readonly Given[], corrections: readonly ScoreCorrection[]): readonly Given[] =>
  given.map((g) => ({ ...g, score: corrections.findLast((c) => same(c, g))?.becomes ?? g.score }))

/**
 * Findings that more than half of the panel share, each once. The majority is over all members; what a member finds of an own score is
 * kept and does not count: nobody makes the ground for changing the own score.
 */
export const panelFound = (findings: readonly FoundByOne[], members: readonly string[]): readonly FoundByOne[] =>
  findings.filter((f, i) => {
    const alike = findings.filter((o) => same(o, f) && o.ground === f.ground)
    const counted = new Set(alike.filter((o) => members.includes(o.foundBy) && !isOwn(o)).map((o) => o.foundBy))
    return findings.indexOf(alike[0]!) === i && counted.size * 2 > members.length
  })

/** A finding of the very member whose score it is. */
export const isOwn = (f: FoundByOne): boolean => f.foundBy === f.userId

/** A cell that must be answered by its member before anybody can confirm the scores. */
export interface ToAnswer extends Cell {
  readonly ground: Ground
}

/**
 * What stands between the scores handed in and their confirmation: objective scores that differ, each member's, and findings of
 * the panel that the member has not answered. Nothing else may be changed any more.
 */
export function toAnswer(
  law: Law,
  criteria: readonly Criterion[],
  members: readonly string[],
  given: readonly Given[],
  corrections: readonly ScoreCorrection[],
  findings: readonly FoundByOne[],
): readonly ToAnswer[] {
  const now = counting(given, corrections)
  const open = panelFound(findings, members).filter((f) => !corrections.some((c) => same(c, f) && c.ground === f.ground))
  const bids = [...new Set(now.map((g) => g.bidId))]
  const allowed = law.tenders.correctionsAllowed(
    bids.flatMap((bid) =>
      members.map((member) => {
        const items = now
          .filter((g) => g.bidId === bid && g.userId === member)
          .map((g) => ({ item: g.criterionId, points: fractionOf(g.score) }))
        return { member, bid, items, total: items.reduce((sum, i) => add(sum, i.points), zero) }
      }),
    ),
    criteria.map((c) => ({ item: c.id, most: fraction(100), isObjective: c.kind === 'objective' })),
    open.map((f) => ({ member: f.userId, bid: f.bidId, item: f.criterionId, reason: f.ground })),
  ).value
  return allowed.flatMap((a): ToAnswer[] => {
    if (a.reason === 'sum-error' || a.item === undefined) return []
    const at = { bidId: a.bid, criterionId: a.item, ground: a.reason }
    return a.member === undefined ? members.map((userId) => ({ ...at, userId })) : [{ ...at, userId: a.member }]
  })
}

interface SheetRow {
  readonly criterion: Criterion
  /** By member, in the order of the members. */
  readonly scores: readonly { readonly now: string | undefined; readonly was: string | undefined; readonly isFar: boolean }[]
  /** Exact mean of the members, out of 100; undefined while one is missing. */
  readonly mean: Fraction | undefined
  /** What it brings of the points of this criterion. */
  readonly points: Fraction | undefined
}
export interface Sheet {
  readonly rows: readonly SheetRow[]
  /** What each member's scores bring, by member. */
  readonly sums: readonly (Fraction | undefined)[]
  /** Their exact mean: what counts in the ranking. */
  readonly quality: Fraction | undefined
}

/**
 * Further than this from the mean of the others, out of 100, a score is shown to the panel. The house's own line; the law names none,
 * and nothing follows from it unless more than half of the panel finds the score abnormal.
 */
export const farApart = fraction(25)

const weightOf = (c: Criterion, score: Fraction): Fraction => divide(multiply(score, fractionOf(c.weight)), fraction(100))
const sumOf = (all: readonly (Fraction | undefined)[]): Fraction | undefined =>
  all.every((x) => x !== undefined) ? all.reduce((s, x) => add(s, x), zero) : undefined

/** The table of everybody's scores of one bid: per criterion and member, means, sums. Nothing in it is typed by anybody but its member. */
export function scoreSheet(
  criteria: readonly Criterion[],
  members: readonly string[],
  bidId: string,
  given: readonly Given[],
  corrections: readonly ScoreCorrection[],
): Sheet {
  const now = counting(given, corrections)
  const cell = (all: readonly Given[], c: Criterion, userId: string) =>
    all.find((g) => same(g, { bidId, criterionId: c.id, userId }))?.score
  const rows = criteria.map((criterion): SheetRow => {
    const scores = members.map((m) => ({ now: cell(now, criterion, m), was: cell(given, criterion, m) }))
    const points = scores.map((s) => (s.now === undefined ? undefined : fractionOf(s.now)))
    const complete = points.length > 0 && points.every((p) => p !== undefined)
    const far = complete ? farFromTheOthers(points, farApart) : []
    const mean = complete ? meanScore(points).value : undefined
    return {
      criterion,
      scores: scores.map((s, i) => ({ ...s, isFar: criterion.kind === 'subjective' && (far[i] ?? false) })),
      mean,
      points: mean && weightOf(criterion, mean),
    }
  })
  return {
    rows,
    sums: members.map((_, i) =>
      sumOf(rows.map((r) => (r.scores[i]!.now === undefined ? undefined : weightOf(r.criterion, fractionOf(r.scores[i]!.now))))),
    ),
    quality: sumOf(rows.map((r) => r.points)),
  }
}

/** Labels A, B, C … for the members where their names must not stand beside their scores. */
export const label = (i: number): string => (i < 26 ? String.fromCharCode(65 + i) : `${label(Math.floor(i / 26) - 1)}${label(i % 26)}`)

/** True where a correction changes the number, not only its spelling. */
export const isChange = (was: string, becomes: string): boolean => compare(fractionOf(was), fractionOf(becomes)) !== 0
