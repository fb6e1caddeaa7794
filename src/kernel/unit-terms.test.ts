import { day } from './day.ts'
import { describe, expect, test } from 'vitest'
import { contradictions, proposedTerms, unmeetable } from './unit-terms.ts'
import type { UnitTerms } from './unit.ts'
import { sayUnitTerms } from './unit-terms-words.ts'

describe('what the words of a unit seem to say', () => {
  const cases: [string, string, ReturnType<typeof proposedTerms>][] = [
    ['场，200 人以上', '大型活动', { what: ['event'], minutes: null, people: 200, sessions: null }],
    ['场，２５人以上', '小型活动', { what: ['event'], minutes: null, people: 25, sessions: null }],
    ['6 节、42 人次以上', '小组', { what: ['group'], minutes: null, people: 42, sessions: 6 }],
    ['个，跟进 6 次以上', '个案', { what: ['casework', 'home-visit', 'phone'], minutes: null, people: null, sessions: 6 }],
    ['期，每期八次', '课程', { what: [], minutes: null, people: null, sessions: 8 }],
    ['节，每节 90 分钟', '小组', { what: ['group'], minutes: 90, people: null, sessions: null }],
    ['次，1.5 小时，1,200 人', '社区活动', { what: ['event'], minutes: 90, people: 1200, sessions: null }],
    ['a group of six sessions, 42 person-times or more', 'Parents', { what: ['group'], minutes: null, people: 42, sessions: 6 }],
    // Who takes part and how often they come are two things where both are said.
    ['6 节、8 人以上、42 人次以上', '小组', { what: ['group'], minutes: null, people: 42, sessions: 6, members: 8 }],
    ['6 节、每节 7 人、42 人次以上', '小组', { what: ['group'], minutes: null, people: 42, sessions: 6 }],
    ['event, 200+ people', 'Fair', { what: ['event'], minutes: null, people: 200, sessions: null }],
    ['年', '社工站运营', null],
    ['个项目', '家庭教育', null],
  ]
  for (const [unit, title, expected] of cases) test(`${title}: ${unit}`, () => expect(proposedTerms(unit, title)).toEqual(expected))
  test('said in words', () => {
    expect(sayUnitTerms(proposedTerms('6 节、42 人次以上', '小组'))).toEqual({
      zh: '限小组，至少 6 次，至少 42 人次',
      en: 'only group, at least 6 sessions, at least 42 person-times',
    })
  })
})

describe('conditions that no record can meet', () => {
  const june = { startsOn: day('2026-06-01'), endsOn: day('2026-06-30') }
  const group = (t: Partial<UnitTerms>): UnitTerms => ({ what: ['group'], minutes: null, people: 42, sessions: 6, ...t })
  const cases: [string, UnitTerms, string[]][] = [
    ['six sessions, 42 person-times, 8 people', group({ members: 8 }), []],
    ['as many sessions as there are days', group({ sessions: 30 }), []],
    ['one session more than there are days', group({ sessions: 31 }), ['sessions']],
    ['as many people as person-times', group({ members: 42 }), []],
    ['more different people than person-times', group({ members: 43 }), ['members']],
    ['different people where only sessions were agreed', group({ people: null, members: 900 }), []],
    ['different people of one session', group({ sessions: null, members: 5 }), ['members']],
    ['one session as long as a day', group({ sessions: null, minutes: 1440 }), []],
    ['one session longer than a day', group({ sessions: null, minutes: 1441 }), ['minutes']],
    ['as many minutes as the term has', group({ minutes: 30 * 1440 }), []],
    ['everything at once', group({ sessions: 31, minutes: 30 * 1440 + 1, members: 43 }), ['members', 'minutes', 'sessions']],
  ]
  for (const [name, terms, wrong] of cases) test(name, () => expect(Object.keys(unmeetable(terms, june)).sort()).toEqual(wrong))
  test('nothing agreed is nothing wrong', () => expect(unmeetable(null, june)).toEqual({}))
})

test('different people are held against the words where these say both them and person-times', () => {
  const of = (unit: string, t: Partial<UnitTerms>) =>
    contradictions({
      title: '小组',
      unit,
      quantity: 7,
      unitTerms: { what: [], minutes: null, people: 42, sessions: 6, ...t },
    }).map((c) => `${c.condition} ${c.agreed}`)
  expect(of('6 节、8 人以上、42 人次以上', { members: 8 })).toEqual([])
  expect(of('6 节、8 人以上、42 人次以上', { members: 5 })).toEqual(['members 5'])
  expect(of('6 节、8 人以上、42 人次以上', { people: 8, members: 8 })).toEqual(['people 8'])
  expect(of('6 节、42 人次以上', { members: 5 })).toEqual([])
})
