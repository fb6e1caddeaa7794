import { day, fractionText } from '#kernel'
import { checkEvaluationPlan } from '#law'
import { describe, expect, test } from 'vitest'
import { evaluationFacts, type HeldRound, scoreOf } from './law-facts.ts'

const marks = (...given: number[]) => given.map((mark, i) => ({ dimension: `d${i}`, mark, says: null }))
const round = (more: Partial<HeldRound> = {}): HeldRound => ({
  kind: 'mid-term',
  isRevealed: true,
  marks: marks(4, 4, 5),
  asksResidents: true,
  ...more,
})
const found = (all: readonly HeldRound[]) =>
  checkEvaluationPlan(evaluationFacts(all, all.at(-1)!, { termMonths: 12, hasGoalsAndIndicators: true }), day('2026-03-01')).map(
    (f) => `${f.rule} ${f.at}`,
  )

describe('a round as the law asks about it', () => {
  test.each<[string, HeldRound[], string[]]>([
    ['residents drawn and asked', [round()], []],
    ['nobody asked residents', [round({ asksResidents: false })], ['R-113 evaluations', 'R-113 evaluations']],
    ['asked in the round before', [round(), round({ kind: 'final', asksResidents: false })], []],
    ['only at the end', [round({ kind: 'final' })], ['R-110 evaluations']],
    ['it ended without a word of the purchaser', [round({ marks: null })], ['R-110 resultIsUsed']],
    ['it is still open', [round({ isRevealed: false, marks: null })], []],
  ])('%s', (_, all, expected) => expect(found(all)).toEqual(expected))
  test.each<[string, HeldRound, string | undefined]>([
    ['4, 4 and 5: (13/3 − 1) × 25', round(), '250/3'],
    ['all of one', round({ marks: marks(1, 1) }), '0'],
    ['all of five', round({ marks: marks(5) }), '100'],
    ['no mark', round({ marks: null }), undefined],
    // Whatever a caller hands over, an open round has no score.
    ['sealed', round({ isRevealed: false }), undefined],
  ])('%s is %s of 100', (_, r, expected) => {
    const score = scoreOf(r)
    expect(score && fractionText(score)).toBe(expected)
  })
})
