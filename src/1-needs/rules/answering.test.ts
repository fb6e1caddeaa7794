import { both } from '#kernel'
import { describe, expect, it } from 'vitest'
import { asked, readAnswer, readAnswers, scoreOf, typedOf } from './answering.ts'
import type { Question } from './questionnaire.ts'
import { templates } from './template-words.ts'
import { brokenCondition, readQuestion } from './editing.ts'

const label = both('题', 'Q')
const options = ['a', 'b', 'c'].map((value) => ({ value, label: both(value, value) }))
const q: Record<Question['kind'], Question> = {
  single: { id: 'q', kind: 'single', label, required: true, options },
  multiple: { id: 'q', kind: 'multiple', label, required: true, options, most: 2 },
  ranking: { id: 'q', kind: 'ranking', label, required: true, options, places: 2 },
  scale: { id: 'q', kind: 'scale', label, required: true, low: label, high: label, counts: true },
  need: { id: 'q', kind: 'need', label, required: true },
  number: { id: 'q', kind: 'number', label, required: true, min: 0, max: 12 },
  text: { id: 'q', kind: 'text', label, required: true },
}

describe('what was typed is read or refused', () => {
  it.each([
    ['single', { q: 'b' }, 'b'],
    ['single', { q: 'd' }, undefined],
    ['single', {}, undefined],
    ['multiple', { q: ['b', 'a'] }, ['a', 'b']],
    ['multiple', { q: 'c' }, ['c']],
    ['multiple', { q: ['a', 'b', 'c'] }, undefined],
    ['multiple', { q: ['a', 'x'] }, undefined],
    ['ranking', { 'q-1': 'c', 'q-2': 'a' }, ['c', 'a']],
    ['ranking', { 'q-1': 'c', 'q-2': 'c' }, undefined],
    ['ranking', { 'q-1': '', 'q-2': 'c' }, undefined],
    ['ranking', { 'q-1': 'c' }, undefined],
    ['scale', { q: '5' }, '5'],
    ['scale', { q: '6' }, undefined],
    ['scale', { q: '0' }, undefined],
    ['need', { 'q-importance': '5', 'q-met': '1' }, { importance: 5, met: 1 }],
    ['need', { 'q-importance': '5' }, undefined],
    ['number', { q: '12' }, '12'],
    ['number', { q: '７' }, '7'],
    ['number', { q: '13' }, undefined],
    ['number', { q: '1.5' }, undefined],
    ['number', { q: 'NaN' }, undefined],
    ['text', { q: ' 一\u0000二\r\n三 ' }, '一二\n三'],
    ['text', { q: 'x'.repeat(1001) }, undefined],
    ['text', { q: 'x'.repeat(1000) }, 'x'.repeat(1000)],
    ['text', { q: { toString: 'x' } }, undefined],
  ] as const)('%s %j', (kind, typed, value) => {
    const read = readAnswer(q[kind], typed)
    expect(read.value).toEqual(value)
    expect(read.wrong === undefined).toBe(value !== undefined)
  })
  it('and what need not be answered may be left empty, in every kind', () => {
    for (const kind of Object.values(q)) expect(readAnswer({ ...kind, required: false }, {})).toEqual({})
  })
})

describe('questions asked only after an answer', () => {
  const chain: Question[] = [
    { ...q.single, id: 'one' } as Question,
    { ...q.single, id: 'two', showIf: { question: 'one', value: 'a' } } as Question,
    { ...q.text, id: 'three', showIf: { question: 'two', value: 'b' } } as Question,
  ]
  it('are asked along a chain, and not when its beginning changes', () => {
    expect(asked(chain, {}).map((x) => x.id)).toEqual(['one'])
    expect(asked(chain, { one: 'a', two: 'b' }).map((x) => x.id)).toEqual(['one', 'two', 'three'])
    // The answer to the second is still there, but the second is not asked any more: nor is the third.
    expect(asked(chain, { one: 'c', two: 'b', three: 'x' }).map((x) => x.id)).toEqual(['one'])
    expect(readAnswers(chain, { one: 'c', two: 'b', three: 'x' })).toEqual({ answers: { one: 'c' }, wrong: {} })
    expect(Object.keys(readAnswers(chain, { one: 'a', two: 'b' }).wrong)).toEqual(['three'])
  })
  it('follow one of several choices too', () => {
    const several: Question[] = [
      { ...q.multiple, id: 'one' } as Question,
      { ...q.text, id: 'two', showIf: { question: 'one', value: 'b' } } as Question,
    ]
    expect(asked(several, { one: ['a', 'b'] })).toHaveLength(2)
    expect(asked(several, { one: ['a'] })).toHaveLength(1)
  })
  it('must depend on an earlier question and an answer it has', () => {
    expect(brokenCondition(chain)).toBeUndefined()
    expect(brokenCondition([chain[1]!, chain[0]!])?.question.id).toBe('two')
    expect(brokenCondition([chain[0]!, { ...chain[1]!, showIf: { question: 'one', value: 'z' } }])?.question.id).toBe('two')
  })
})

describe('the score of an answer', () => {
  it('is the mean of how well needs are met and of the scales that count, in thousandths', () => {
    const questions: Question[] = [
      { ...q.need, id: 'n' } as Question,
      { ...q.scale, id: 's' } as Question,
      { ...q.scale, id: 'x', counts: false } as Question,
    ]
    // (2 + 5) / 2 = 3.5
    expect(scoreOf(questions, { n: { importance: 1, met: 2 }, s: '5', x: '1' })).toBe(3500)
    // (1 + 4) / 2 = 2.5
    expect(scoreOf(questions, { n: { importance: 5, met: 1 }, s: '4' })).toBe(2500)
    expect(scoreOf(questions, { x: '1' })).toBeUndefined()
  })
})

describe('a question typed into the editor', () => {
  const typed = { kind: 'single' as const, label: '题', required: true }
  it('keeps the value of an option whose words stay, and gives new ones a value of their own', () => {
    const first = readQuestion({ ...typed, options: '有 | Yes\n没有 | No' }, 'q1')
    if ('wrong' in first || first.kind !== 'single') throw new Error('wrong')
    const second = readQuestion({ ...typed, options: '不知道\n没有 | None\n有 | Yes' }, 'q1', first.options)
    if ('wrong' in second || second.kind !== 'single') throw new Error('wrong')
    expect(second.options).toEqual([
      { value: 'o3', label: both('不知道', '不知道') },
      { value: 'o2', label: both('没有', 'None') },
      { value: 'o1', label: both('有', 'Yes') },
    ])
  })
  it.each([
    ['one option', { options: '只有' }],
    ['two alike', { options: '有\n有' }],
    ['too many', { options: Array.from({ length: 31 }, (_, i) => `${i}`).join('\n') }],
    ['a range upside down', { kind: 'number' as const, min: 5, max: 1 }],
  ])('is refused: %s', (_, more) => expect('wrong' in readQuestion({ ...typed, ...more }, 'q1')).toBe(true))
  it('that weighs the sample takes its options from the census', () => {
    const made = readQuestion({ ...typed, margin: 'sex', options: 'x\ny' }, 'q1')
    expect(!('wrong' in made) && made.kind === 'single' && made.options.map((o) => o.value)).toEqual(['female', 'male'])
  })
})

describe('the ready-made questionnaires', () => {
  it.each(templates.map((t) => [t.key, t] as const))('%s holds together in both languages', (_, t) => {
    expect(brokenCondition(t.questions)).toBeUndefined()
    expect(new Set(t.questions.map((x) => x.id)).size).toBe(t.questions.length)
    for (const x of t.questions) {
      expect(x.label.zh).toMatch(/\p{Script=Han}/u)
      expect(x.label.en).toMatch(/^[^\p{Script=Han}]+$/u)
    }
  })
})

it('answers become fields and answers again', () => {
  const questions = Object.values(q).map((x) => ({ ...x, id: x.kind }) as Question)
  const answers = {
    single: 'a',
    multiple: ['a', 'c'],
    ranking: ['c', 'b'],
    scale: '3',
    need: { importance: 4, met: 2 },
    number: '7',
    text: '话',
  }
  expect(readAnswers(questions, typedOf(questions, answers))).toEqual({ answers, wrong: {} })
})
