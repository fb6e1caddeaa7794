import { both } from '#kernel'
import { expect, test } from 'vitest'
import type { Margin } from './census.ts'
import { countSurvey } from './count-survey.ts'
import type { Answers, MarginVariable, Question } from './questionnaire.ts'

const place = { id: 'c1', name: both('赤岗', 'Chigang'), residents: 10_000 }
const single = (id: string, values: string[], more: Partial<Question> = {}): Question =>
  ({
    id,
    kind: 'single',
    label: both(id, id),
    required: false,
    options: values.map((value) => ({ value, label: both(value, value) })),
    ...more,
  }) as Question
const census = (variable: MarginVariable, people: Record<string, number>): Margin[] =>
  Object.entries(people).map(
    ([category, n]) => ({ communityId: 'c1', variable, category, people: n, source: 's', countedOn: '2026-01-01' }) as unknown as Margin,
  )
const count = (groups: [number, Answers][], questions: Question[], profile: Margin[] = [], communities = [place]) =>
  countSurvey({
    lines: groups.flatMap(([n, answers], g) =>
      Array.from({ length: n }, () => `${communities[g % communities.length]!.id}\t${JSON.stringify(answers)}`),
    ),
    questions,
    profile,
    communities,
  })

test('the ages that were taken together for the weights do not give away a small one among them', () => {
  const age = single('age', ['18-34', '35-59', '60-69', '70-79', '80+'], { margin: 'age' } as Partial<Question>)
  const groups = { '18-34': 4, '35-59': 17, '60-69': 20, '70-79': 17, '80+': 8 }
  const r = count(
    Object.entries(groups).map(([a, n]) => [n, { age: a }]),
    [age],
    census('age', { '18-34': 3000, '35-59': 4000, '60-69': 1500, '70-79': 1000, '80+': 500 }),
  )
  const together = r.margins[0]!.rows.find((row) => row.answers.includes('18-34'))!
  expect([together.answers, together.n]).toEqual([['18-34', '35-59'], 21])
  const shown = Object.fromEntries(r.questions[0]!.estimates.map((e) => [e.key, e.n]))
  expect(shown).toMatchObject({ '18-34': null, '35-59': null, '60-69': 20, '70-79': 17, '80+': 8 })
})

test('who was asked a question that follows another does not give away who answered that', () => {
  const uses = single('uses', ['yes', 'no', 'unsure'])
  const how = single('how', ['often', 'seldom'], { showIf: { question: 'uses', value: 'no' } })
  const r = count(
    [
      [40, { uses: 'yes' }],
      [6, { uses: 'no', how: 'often' }],
      [6, { uses: 'no', how: 'seldom' }],
      [3, { uses: 'unsure' }],
    ],
    [uses, how],
  )
  const [first, second] = r.questions
  // 55 answered and 3 were unsure: whichever other answer is hidden with it, its followers must not say it again.
  const hidden = first!.estimates.filter((e) => e.n === null).map((e) => e.key)
  expect(hidden).toContain('unsure')
  expect(hidden.length).toBe(2)
  if (hidden.includes('no')) {
    expect(second!.n).toBeNull()
    expect(second!.estimates.every((e) => e.hidden)).toBe(true)
  }
})

test('neither do the boxes that were ticked, nor the communities that were taken together', () => {
  const help: Question = {
    id: 'help',
    kind: 'multiple',
    label: both('help', 'help'),
    required: false,
    options: ['meals', 'visits'].map((value) => ({ value, label: both(value, value) })),
  }
  const when = single('when', ['noon', 'evening'], { showIf: { question: 'help', value: 'meals' } })
  const r = count(
    [
      [20, { help: ['meals', 'visits'], when: 'noon' }],
      [3, { help: ['visits'] }],
    ],
    [help, when],
  )
  // 20 of 23 ticked meals, so 3 did not: neither the box nor those who were asked about it may be counted.
  expect(r.questions[0]!.estimates.map((e) => [e.key, e.n])).toEqual([
    ['meals', null],
    ['visits', 23],
  ])
  expect(r.questions[1]!.n).toBeNull()

  const places = [place, { ...place, id: 'c2' }, { ...place, id: 'c3' }]
  const three = count(
    [
      [30, { when: 'noon' }],
      [3, { when: 'noon' }],
      [20, { when: 'noon' }],
    ],
    [when],
    [],
    places,
  )
  const together = three.margins[0]!.rows.find((row) => row.answers.includes('c2'))!
  expect(together.answers.length).toBe(2)
  expect(together.answers.map((id) => three.invited[id])).toEqual([null, null])
})

test('the choices of a ranking are as many as its places, so one hidden choice hides another', () => {
  const first = (ids: string[]) => ({ top: ids })
  const top: Question = {
    id: 'top',
    kind: 'ranking',
    label: both('top', 'top'),
    required: true,
    places: 3,
    options: ['a', 'b', 'c', 'd', 'e', 'f'].map((value) => ({ value, label: both(value, value) })),
  }
  const r = count(
    [
      [40, first(['a', 'b', 'd'])],
      [20, first(['c', 'f', 'd'])],
      [2, first(['e', 'c', 'a'])],
    ],
    [top],
  )
  const hidden = r.questions[0]!.estimates.filter((e) => e.n === null).map((e) => e.key)
  expect(hidden).toContain('e')
  expect(hidden.length).toBeGreaterThan(1)
})

test('no more people stand behind a share than answered', () => {
  const age = single('age', ['18-59', '60+'], { margin: 'age' } as Partial<Question>)
  const r = count(
    [
      [30, { age: '18-59' }],
      [30, { age: '60+' }],
    ],
    [age],
    census('age', { '18-59': 9500, '60+': 500 }),
  )
  for (const e of r.questions[0]!.estimates) expect(e.nEff!).toBeLessThanOrEqual(60)
})
