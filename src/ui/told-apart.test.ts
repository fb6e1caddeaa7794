import { describe, expect, test } from 'vitest'
import { toldApart } from './told-apart.ts'

const labels = (...choices: [value: string, label: string, ...apart: (string | null)[]][]) =>
  toldApart(choices.map(([value, label, ...apart]) => ({ value, label, apart }))).map((c) => c.label)

describe('choices of one field', () => {
  test('keep their labels where no two are alike', () => {
    expect(labels(['a', 'Meals', 'East'], ['b', 'Visits', 'East'])).toEqual(['Meals', 'Visits'])
  })
  test('say what parts those that are alike, and of the others nothing', () => {
    expect(labels(['a', 'Meals', 'East'], ['b', 'Visits', 'East'], ['c', 'Meals', 'West'])).toEqual([
      'Meals · East',
      'Visits',
      'Meals · West',
    ])
  })
  test('say the first thing that parts them, and one more where that does not do for all', () => {
    expect(labels(['a', 'Meals', 'East', 'May'], ['b', 'Meals', 'East', 'June'])).toEqual(['Meals · May', 'Meals · June'])
    expect(labels(['a', 'Meals', 'East', 'May'], ['b', 'Meals', 'East', 'June'], ['c', 'Meals', 'West', 'May'])).toEqual([
      'Meals · East · May',
      'Meals · East · June',
      'Meals · West',
    ])
  })
  test('say the end of what is sent where nothing else is known', () => {
    expect(labels(['ned_0001', 'Meals', null], ['ned_0002', 'Meals', null])).toEqual(['Meals · …0001', 'Meals · …0002'])
    expect(labels(['ned_0001', 'Meals'], ['ned_0002', 'Meals', 'East'])).toEqual(['Meals', 'Meals · East'])
  })
})
