import { expect, test } from 'vitest'
import { refusals, sayRefusal } from './refusal.ts'

const list = (zh: string, code = 'shared') => ({ [code]: { status: 409 as const, zh, en: `${zh} in English` } })

test('a code of one list is said by its sentence', () => {
  refusals(list('这份表刚刚改过。', 'of-one'))
  refusals(list('这份表刚刚改过。', 'of-one'))
  expect(sayRefusal('of-one')?.zh).toBe('这份表刚刚改过。')
  expect(sayRefusal('of-none')).toBeUndefined()
})

test('a code of several lists never says the sentence of another record', () => {
  refusals(list('刚刚有人改过这一年。'))
  refusals(list('刚刚有人改过这次验收。'))
  expect(sayRefusal('shared')?.zh).toBe('有一项条件不满足。')
  refusals(list('这条记录已经变了。'), { house: true })
  refusals(list('刚刚有人改过这份合同。'))
  expect(sayRefusal('shared')?.zh).toBe('这条记录已经变了。')
})
