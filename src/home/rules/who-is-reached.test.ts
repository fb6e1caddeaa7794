import { decimal } from '#kernel'
import { expect, test } from 'vitest'
import { whoIsReached } from './who-is-reached.ts'

const age = (category: string, people: number) => ({ variable: 'age', category, people })
const census = [
  age('0-17', 200),
  age('18-34', 300),
  age('35-59', 300),
  age('60-69', 100),
  age('70-79', 50),
  age('80-89', 40),
  age('90+', 10),
]
const sex = [
  { variable: 'sex', category: 'female', people: 500 },
  { variable: 'sex', category: 'male', people: 500 },
]
const told = (ages: Record<string, number | null>) => ({ age: ages, sex: { female: 45, male: 5 } })
const say = (all: ReturnType<typeof whoIsReached>) =>
  all.map((g) => [g.group, g.reached && decimal(g.reached, 2), decimal(g.residents, 2), g.hardly])

test('whoever is reached far less than they live there is named, ages put together as the census has them', () => {
  expect(say(whoIsReached(told({ '0-13': 5, '60-79': 25, '80+': 20 }), [...census, ...sex]))).toEqual([
    ['0-17', '0.10', '0.20', false],
    ['18-34', '0.00', '0.30', true],
    ['35-59', '0.00', '0.30', true],
    ['60-79', '0.50', '0.15', false],
    ['80+', '0.40', '0.05', false],
    ['female', '0.90', '0.50', false],
    ['male', '0.10', '0.50', true],
  ])
})
test('where one group is hidden no part is told, since the others would tell it', () => {
  const all = whoIsReached(told({ '14-17': null, '60-79': 25, '80+': 20 }), census)
  expect(all.filter((g) => g.variable === 'age').every((g) => g.reached === null && !g.hardly)).toBe(true)
})
test('a census whose groups lie across ours compares nobody by age', () => {
  expect(whoIsReached(told({ '60-79': 25 }), [age('0-64', 800), age('65+', 200)])).toEqual([])
})
