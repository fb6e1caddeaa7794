import { describe, expect, test } from 'vitest'
import { troubles } from './trouble-words.ts'
import { isFor, matches } from './troubles.ts'

const of = (key: string) => troubles.find((t) => t.key === key)!

describe('somebody looks for help in their own words', () => {
  test.each([
    ['老人没人照看', '社区社工岗位\n独居和高龄老人有人定期看望', true],
    ['心理', '个案\n心里难受时有人可以谈谈', true],
    ['somebody to talk to', '个案\ncasework', true],
    ['孩子', '课后陪伴', true],
    ['孩子', '大型活动', false],
    ['东园 小组', '小组\n东园社区', true],
    ['东园 小组', '小组\n西桥社区', false],
    ['', '什么都行', true],
    ['flood', '大型活动\nlarge events', false],
  ])('%s, in “%s”', (typed, text, found) => expect(matches({ text }, typed)).toBe(found))
  test('each trouble finds what a contract calls otherwise', () => {
    expect(isFor({ text: '小组，6 节、8 人以上' }, of('new'))).toBe(true)
    expect(isFor({ text: 'Older people who live alone' }, of('alone'))).toBe(true)
    expect(isFor({ text: '大型活动' }, of('disability'))).toBe(false)
  })
})
