import { describe, expect, test } from 'vitest'
import { figureFor, typedFigure } from './from-records.ts'

const figures = { records: 6, people: 43, units: 1, minutes: 545 }
const indicator = (unit: string, more: Partial<Parameters<typeof figureFor>[0]> = {}) => ({
  ...{ kind: 'output' as const, better: 'more' as const, unit },
  ...more,
})

describe('what the records say an indicator stands at', () => {
  test.each([
    ['人次', '43'],
    [' 人次 ', '43'],
    ['person-times', '43'],
    // Nine hours and five minutes: no more is said than was done.
    ['小时', '9'],
    ['个', '1'],
  ])('counted in %s', (unit, says) => {
    expect(typedFigure(figureFor(indicator(unit), '个', figures)!)).toBe(says)
  })
  test('is nothing where it is something else that somebody has to find out', () => {
    expect(figureFor(indicator('人'), '个', figures)).toBeUndefined()
    expect(figureFor(indicator('个'), null, figures)).toBeUndefined()
    expect(figureFor(indicator('人次', { kind: 'outcome' }), '个', figures)).toBeUndefined()
    expect(figureFor(indicator('人次', { better: 'less' }), '个', figures)).toBeUndefined()
  })
  test('is said to the tenth below', () => {
    expect(typedFigure(figureFor(indicator('hours'), null, { ...figures, minutes: 539 })!)).toBe('8.9')
  })
})
