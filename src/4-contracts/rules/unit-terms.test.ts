import { describe, expect, test } from 'vitest'
import { proposedTerms } from './unit-terms.ts'
import { sayUnitTerms } from './unit-words.ts'

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
