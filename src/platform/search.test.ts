import { expect, test } from 'vitest'
import { holds, searchPattern, searchWords } from './search.ts'

const stored: readonly (readonly [asked: string, text: string])[] = [
  ['２０２６', '采购 2026-001'],
  ['社區', '东园社区服务'],
  ['社区', '東園社區服務'],
  ['東園', '东园、西桥社区'],
  ['东园 社区', '东园、西桥等七个社区'],
  ['社区 东园', '东园、西桥等七个社区'],
  ['ABC123', 'ＡＢＣ１２３ 全角'],
  ['abc123', 'ＡＢＣ１２３ 全角'],
  ['阿力 买买提', '阿力·买买提'],
  ['阿力买买提', '阿力·买买提'],
  ['阿力・买买提', '阿力 买买提'],
  ['tongxin centre', 'Tongxin Social Work Centre'],
  ['HT-2026', 'ht－２０２６－001'],
  ['R-92', 'R-92'],
]
test.each(stored)('%s finds %s', (asked, text) => {
  expect(holds(text, asked)).toBe(true)
  // The same by the pattern that the database is given; its own words for blanks and classes are those of every engine.
  expect(searchWords(asked).every((w) => new RegExp(searchPattern(w)).test(text))).toBe(true)
})
test.each([
  ['东园 北苑', '东园、西桥社区'],
  ['_', '东园'],
  ['%', '东园'],
  ['.', '东园'],
  ['a.c', 'abc'],
  ['[', '东园'],
  ['·', '阿力·买买提'],
  ['', '东园'],
])('%j does not find %s', (asked, text) => {
  expect(holds(text, asked)).toBe(false)
  expect(searchWords(asked).length > 0 && searchWords(asked).every((w) => new RegExp(searchPattern(w)).test(text))).toBe(false)
})
