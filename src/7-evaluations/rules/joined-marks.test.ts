import { decimal } from '#kernel'
import { expect, test } from 'vitest'
import { type Instrument, readIndicators, typedIndicators } from './instrument.ts'
import { agreementOf, markedTwice, scoresOf, totalScore } from './joined-marks.ts'

const of: Instrument = {
  title: 'x',
  indicators: readIndicators('过程 | 按约定提供 | 40 | 记录\n成效 ｜ 目标实现 ｜ ４０ ｜ 指标\n管理\t人员稳定\t20\t上岗').indicators,
  apart: 1,
  renewsFrom: 'medium',
}
const given = (all: readonly number[]) => all.map((mark, n) => ({ indicator: `i${n + 1}`, mark, reason: '看过' }))

test('rows are read with bars or tabs, and typed again as they were; what is wrong is told row by row', () => {
  expect(of.indicators.map((i) => [i.dimension, i.title, i.points, i.evidence])).toEqual([
    ['过程', '按约定提供', 40, '记录'],
    ['成效', '目标实现', 40, '指标'],
    ['管理', '人员稳定', 20, '上岗'],
  ])
  expect(readIndicators(typedIndicators(of.indicators))).toEqual({ indicators: of.indicators, wrong: [] })
  const wrong = readIndicators('a | b | 0 | c\n\na | b | 5\nd | e | 50 | f\nd | e | 50 | g').wrong.map((w) => w.en)
  expect(wrong).toEqual([
    expect.stringContaining('points of row 1'),
    expect.stringContaining('four parts, with a bar or a tab between: dimension, indicator, points, evidence. Look at row 3'),
    expect.stringContaining('look at row 5'),
  ])
  expect(readIndicators('a | b | 40 | c').wrong[0]!.en).toContain('add up to 40')
  expect(readIndicators(' \n').wrong[0]!.en).toContain('no indicator')
})

test('near marks are joined by their mean, far ones once both say the same, and points follow exactly', () => {
  const [one, two] = [given([5, 2, 3]), given([4, 5, 3])]
  const open = markedTwice(of, one, two, [])
  expect(open.map((m) => [m.isFar, m.joined && decimal(m.joined, 1)])).toEqual([
    [false, '4.5'],
    [true, undefined],
    [false, '3.0'],
  ])
  expect(scoresOf(open)).toBeUndefined()
  const says = (raterId: string, mark: number) => ({ indicator: 'i2', raterId, mark, reason: '又看了' })
  expect(markedTwice(of, one, two, [says('a', 2), says('b', 3)])[1]!.joined).toBeUndefined()
  const settled = markedTwice(of, one, two, [says('a', 3), says('b', 3)])
  const scored = scoresOf(settled)!
  expect(scored.map((s) => [s.dimension, decimal(s.points, 2), s.of])).toEqual([
    ['过程', '35.00', 40],
    ['成效', '20.00', 40],
    ['管理', '10.00', 20],
  ])
  expect(decimal(totalScore(scored), 2)).toBe('65.00')
})

test('agreement is of the marks before anything is joined; where all are equal kappa says why it is none', () => {
  const all = markedTwice(of, given([5, 2, 3]), given([4, 5, 3]), [])
  const { n, equal, near, kappa } = agreementOf(all)
  expect([n, equal, near]).toEqual([3, 1, 2])
  expect(kappa.value).toBeCloseTo(-0.25, 10)
  const same = agreementOf(markedTwice(of, given([4, 4, 4]), given([4, 4, 4]), [])).kappa
  expect([same.value, 'why' in same]).toEqual([undefined, true])
})
