import { expect, test } from 'vitest'
import { day, erasedAsJson, erasedMark, isErased, sayErased } from './index.ts'
import { withoutUnseen } from '../platform/input.ts'

const mark = erasedMark({ on: day('2026-11-28'), ground: 'asked' })

test('a mark is said in words, and in both languages in a file', () => {
  expect(sayErased(`a ${mark} b`, 'en')).toBe('a [erased on 28 November 2026 at the request of the person, by the data officer] b')
  expect(sayErased(mark, 'zh')).toBe('〔2026 年 11 月 28 日应本人请求，由个人信息保护负责人删除〕')
  expect(sayErased(mark)).toContain('〕 [')
  expect(sayErased('nothing here')).toBe('nothing here')
})

test('in JSON an erased text is empty and the object says so', () => {
  const days = { on: day('2026-11-28') }
  expect(erasedAsJson({ a: mark, b: [{ c: mark, d: 1 }], e: [mark, 'x'], days })).toEqual({
    a: '',
    erased: true,
    b: [{ c: '', d: 1, erased: true }],
    e: ['', 'x'],
    days,
  })
  expect(JSON.stringify(erasedAsJson(days))).toBe('{"on":"2026-11-28"}')
})

test('nobody can type one', () => {
  expect(isErased(mark)).toBe(true)
  expect(isErased(withoutUnseen(mark))).toBe(false)
})
