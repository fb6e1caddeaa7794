import { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { text, wholeNumber } from './input.ts'
import { rows } from './rows.ts'

const missing = { zh: '请填写这一项。', en: 'Please fill this in.' }
const people = rows(3, { name: text(10), age: wholeNumber({ min: 0 }) }, missing)
const schema = z.object(people.fields)

test('rows left empty are no rows, and the others come in their order', () => {
  expect(people.read(schema.parse({ 'name-0': 'A', 'age-0': '7', 'name-1': '', 'age-1': '', 'name-2': 'B', 'age-2': '8' }))).toEqual([
    { name: 'A', age: 7 },
    { name: 'B', age: 8 },
  ])
})
test('every field that half a row lacks is named', () => {
  expect(people.halves({ 'name-0': 'A', 'age-0': ' ', 'age-1': '3', 'name-2': 'B', 'age-2': '8' })).toEqual({
    'age-0': missing,
    'name-1': missing,
  })
  expect(people.halves({})).toEqual({})
})
test('a field of a row is checked like any other', () => {
  const read = schema.safeParse({ 'name-0': 'A name that is too long', 'age-0': 'x' })
  expect(read.error?.issues.map((i) => i.path.join('.')).sort()).toEqual(['age-0', 'name-0'])
})
test('what is known stands in the fields', () => {
  expect(people.values([{ name: 'A', age: '7' }])).toEqual({ 'name-0': 'A', 'age-0': '7' })
})

describe('fields that a row may lack', () => {
  const pupils = rows(2, { name: text(10) }, missing, { grade: wholeNumber({ min: 1 }) })
  const form = z.object(pupils.fields)
  test('are read where they are given', () => {
    expect(pupils.read(form.parse({ 'name-0': 'A', 'name-1': 'B', 'grade-1': '2' }))).toEqual([{ name: 'A' }, { name: 'B', grade: 2 }])
  })
  test('are not missing, and alone make no row', () => {
    expect(pupils.halves({ 'name-0': 'A', 'grade-1': '2' })).toEqual({})
    expect(pupils.read(form.parse({ 'name-0': 'A', 'grade-1': '2' }))).toEqual([{ name: 'A' }])
  })
  test('stand in the form like the others', () => {
    expect(pupils.values([{ name: 'A', grade: '3' }])).toEqual({ 'name-0': 'A', 'grade-0': '3' })
  })
})
