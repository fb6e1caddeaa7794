import { isRefusal } from '#kernel'
import { expect, test, vi } from 'vitest'
import type { ThreadTask } from '../../../tests/builders/thread-task.ts'
import { Pool, type Task } from './pool.ts'
import { reading } from './index.ts'

const file = new URL('../../../tests/builders/thread-task.ts', import.meta.url)
const task: Task = { ...reading(file), megabytes: 64 }
const made = (o: Partial<ConstructorParameters<typeof Pool>[0]> = {}) => {
  const pool = new Pool({ most: 2, waiting: 2, keptMs: 0, ...o })
  const ask = (question: ThreadTask, of = task) => pool.do<ThreadTask, number>(of, question)
  return Object.assign(pool, { ask })
}
const gate = () => {
  const until = new Int32Array(new SharedArrayBuffer(4))
  return { until, open: () => (Atomics.store(until, 0, 1), Atomics.notify(until, 0)) }
}
const code = (x: unknown) => (isRefusal(x) ? x.code : x)

test('no thread is begun before there is something to do, and none is kept that has nothing to do', async () => {
  const pool = made()
  expect(pool.threads).toBe(0)
  expect(await pool.ask(7)).toBe(7)
  await vi.waitFor(() => expect(pool.threads).toBe(0), { timeout: 60_000 })
})

test('one that is kept does the next piece of work too', async () => {
  const pool = made({ keptMs: 60_000 })
  for (const n of [1, 2, 3]) expect([await pool.ask(n), pool.threads]).toEqual([n, 1])
})

test('what takes too long is ended and refused, and the next is done', async () => {
  const pool = made({ most: 1 })
  const long = pool.ask({ until: gate().until }, { ...task, mostMs: 300 })
  const next = pool.ask(5)
  expect(code(await long)).toBe('read-too-long')
  expect(await next).toBe(5)
})

test('what takes more memory than it may ends its thread and nothing else', async () => {
  const pool = made({ most: 1 })
  const large = pool.ask('memory')
  const next = pool.ask(6)
  expect(code(await large)).toBe('read-too-much')
  expect(await next).toBe(6)
})

test('beyond those that may wait one is told so at once', async () => {
  const pool = made()
  const { until, open } = gate()
  const all = Array.from({ length: 4 }, () => pool.ask({ until }))
  expect([pool.threads, pool.waiting]).toEqual([2, 2])
  const late = await pool.ask(1)
  expect(isRefusal(late) && [late.code, late.status]).toEqual(['too-many-files', 503])
  open()
  expect((await Promise.all(all)).some(isRefusal)).toBe(false)
  expect(await pool.ask(2)).toBe(2)
})

test('of a kind that is done one at a time the second waits, and others go before it', async () => {
  const pool = made()
  const [first, second] = [gate(), gate()]
  const single = { ...task, atOnce: 1 }
  const one = pool.ask({ until: first.until }, single)
  const two = pool.ask({ until: second.until }, single)
  expect(pool.waiting).toBe(1)
  expect(await pool.ask(3)).toBe(3)
  expect(pool.waiting).toBe(1)
  first.open()
  second.open()
  await Promise.all([one, two])
})

test('one that may hold less makes room for one that may hold more', async () => {
  const pool = made({ most: 1, keptMs: 60_000 })
  const more = { ...task, megabytes: 96 }
  for (const [n, of] of [
    [1, task],
    [2, more],
    [3, more],
    [4, task],
  ] as const)
    expect([await pool.ask(n, of), pool.threads]).toEqual([n, 1])
})

test('a fault of the work is one of whoever asked, and a thread that stops is replaced', async () => {
  const pool = made({ most: 1 })
  await expect(pool.ask('fail')).rejects.toThrow('as it was told')
  await expect(pool.ask('stop')).rejects.toThrow('stopped before it had answered')
  expect(await pool.ask(4)).toBe(4)
  await expect(pool.ask((() => 1) as never)).rejects.toThrow('could not be cloned')
  expect(await pool.ask(8)).toBe(8)
})
