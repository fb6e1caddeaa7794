import { fraction, fractionText } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import { counting, type FoundByOne, type Given, label, panelFound, type ScoreCorrection, scoreSheet, toAnswer } from './scoring.ts'
import type { Criterion } from './tender.ts'

const criteria: Criterion[] = [
  { id: 'staff', title: '人员配备', weight: '30', kind: 'objective', guide: '持证比例。' },
  { id: 'plan', title: '服务方案', weight: '60', kind: 'subjective', guide: '三档：100、70、40 分。' },
]
const members = ['x', 'y', 'z']
const given = (plan: readonly string[], staff: readonly string[] = ['90', '90', '90']): Given[] =>
  members.flatMap((userId, i) => [
    { bidId: 'a', criterionId: 'staff', userId, score: staff[i]!, note: null },
    { bidId: 'a', criterionId: 'plan', userId, score: plan[i]!, note: null },
  ])
const at = { bidId: 'a', criterionId: 'plan' }
const found = (foundBy: string, userId = 'z', ground: FoundByOne['ground'] = 'abnormal'): FoundByOne => ({
  ...at,
  userId,
  foundBy,
  ground,
  reason: '与其他成员相差悬殊。',
})
const corrected = (userId: string, becomes: string, o: Partial<ScoreCorrection> = {}): ScoreCorrection => ({
  ...at,
  userId,
  ground: 'abnormal',
  was: '10',
  becomes,
  kept: false,
  reason: '看漏了附件。',
  ...o,
})

describe('the score of a bid is what its members gave, and nothing else', () => {
  test('92, 92 and 91: the mean is 275/3, exactly; the sums of the members average to the same', () => {
    const sheet = scoreSheet(criteria, members, 'a', given(['92', '92', '91']), [])
    expect(sheet.rows.map((r) => fractionText(r.mean!))).toEqual(['90', '275/3'])
    // 90 × 30 / 100 = 27; 275/3 × 60 / 100 = 55.
    expect([fractionText(sheet.quality!), sheet.sums.map((s) => fractionText(s!))]).toEqual(['82', ['411/5', '411/5', '408/5']])
  })
  test('while one score is missing there is no mean and no sum', () => {
    const sheet = scoreSheet(criteria, members, 'a', given(['92', '92', '91']).slice(1), [])
    expect([sheet.rows[0]!.mean, sheet.quality, sheet.sums[0]]).toEqual([undefined, undefined, undefined])
  })
  test('a correction counts for its member alone, the last one last; what was handed in stays', () => {
    const sheet = scoreSheet(criteria, members, 'a', given(['90', '90', '10']), [corrected('z', '60'), corrected('z', '80')])
    expect(sheet.rows[1]!.scores[2]).toEqual({ now: '80', was: '10', isFar: false })
    expect(counting(given(['90', '90', '10']), [corrected('y', '0')]).filter((g) => g.userId !== 'y')).toEqual(
      given(['90', '90', '10']).filter((g) => g.userId !== 'y'),
    )
  })
  test('a score more than 25 from the mean of the others is shown; an objective one is not, it must be equal anyway', () => {
    const far = (plan: string[], staff?: string[]) =>
      scoreSheet(criteria, members, 'a', given(plan, staff), []).rows.map((r) => r.scores.map((s) => s.isFar))
    expect(far(['90', '90', '65'])).toEqual([
      [false, false, false],
      [false, false, false],
    ])
    expect(far(['90', '90', '64.9'], ['0', '100', '100'])).toEqual([
      [false, false, false],
      [false, false, true],
    ])
  })
})

describe('what may be changed after the scores were handed in', () => {
  test('free judgement that differs is nobody’s business: nothing to answer', () =>
    expect(toAnswer(knownLaw('cn'), criteria, members, given(['100', '70', '10']), [], [])).toEqual([]))
  test('objective scores that differ are answered by every member, until they are equal', () => {
    const differs = given(['80', '80', '80'], ['90', '90', '80'])
    expect(toAnswer(knownLaw('cn'), criteria, members, differs, [], []).map((t) => [t.userId, t.criterionId, t.ground])).toEqual(
      members.map((m) => [m, 'staff', 'objective-differs']),
    )
    const mended = corrected('z', '90', { criterionId: 'staff', ground: 'objective-differs', was: '80' })
    expect(toAnswer(knownLaw('cn'), criteria, members, differs, [mended], [])).toEqual([])
  })
  test('a finding stands when more than half of the panel share it, and is answered once', () => {
    const scores = given(['90', '90', '10'])
    expect(panelFound([found('x')], members)).toEqual([])
    expect(panelFound([found('x'), found('x')], members)).toEqual([])
    expect(panelFound([found('x'), found('y', 'z', 'out-of-range')], members)).toEqual([])
    expect(panelFound([found('x'), found('stranger')], members)).toEqual([])
    const both = [found('x'), found('y')]
    expect(toAnswer(knownLaw('cn'), criteria, members, scores, [], both)).toEqual([{ ...at, userId: 'z', ground: 'abnormal' }])
    expect(toAnswer(knownLaw('cn'), criteria, members, scores, [corrected('z', '10', { kept: true })], both)).toEqual([])
  })
  test('what a member finds of an own score does not count, the majority being of all members', () => {
    expect(panelFound([found('z'), found('x')], members)).toEqual([])
    expect(panelFound([found('z'), found('x'), found('y')], members)).toHaveLength(1)
    const five = [...members, 'v', 'w']
    expect(panelFound([found('z'), found('x'), found('y')], five)).toEqual([])
    expect(panelFound([found('z'), found('x'), found('y'), found('w')], five)).toHaveLength(1)
  })
  test('what one found otherwise before does not hide what more than half found after it', () =>
    expect(panelFound([found('z', 'z', 'out-of-range'), found('x'), found('y')], members).map((f) => f.ground)).toEqual(['abnormal']))
  test('a score outside the range is answered by its member', () =>
    expect(toAnswer(knownLaw('cn'), criteria, members, given(['90', '101', '90']), [], [])).toEqual([
      { ...at, userId: 'y', ground: 'out-of-range' },
    ]))
})

test('labels go on after Z', () => expect([0, 25, 26, 51, 52].map(label)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']))
test('the mean of one third keeps its thirds', () =>
  expect(scoreSheet(criteria, members, 'a', given(['33', '33', '34']), []).rows[1]!.mean).toEqual(fraction(100, 3)))
