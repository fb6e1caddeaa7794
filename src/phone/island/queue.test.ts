import { expect, test } from 'vitest'
import type { Entry } from './carried.ts'
import { answered, mineOver, newlyWritten, nextToSend, type Waiting, written } from './queue.ts'
import { uuidAt } from './uuid-at.ts'

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  kind: 'record',
  at: '2026-03-02T01:00:00Z',
  fields: { minutes: '30' },
  ...more,
})
const stands = { id: 'rec_1', version: 3, fields: { minutes: '45' } }

test('what was written first is sent first, also what was written within one moment', () => {
  const ids = [uuidAt(2000), uuidAt(2000), uuidAt(2000), uuidAt(2001)]
  expect(ids.toSorted()).toEqual(ids)
  expect(nextToSend([3, 0, 2, 1].map((n) => newlyWritten(entry(ids[n]!)))).map((e) => e.id)).toEqual(ids)
})
test('so much is sent at once as fits, and one that is too long goes alone', () => {
  const many = Array.from({ length: 250 }, (_, n) => newlyWritten(entry(uuidAt(1000 + n))))
  expect(nextToSend(many)).toHaveLength(100)
  const long = newlyWritten(entry(uuidAt(1), { fields: { note: '长'.repeat(70_000) } }))
  expect(nextToSend([long, ...many])).toEqual([long.entry])
})
test('what is stored leaves the telephone, what is refused stays with its reason and is not sent again by itself', () => {
  const queue = [newlyWritten(entry('a')), newlyWritten(entry('b')), newlyWritten(entry('c'))]
  const after = [
    { id: 'a', is: 'stored', record: 'rec_1' } as const,
    { id: 'b', is: 'already', record: null } as const,
    { id: 'c', is: 'refused', says: 'Handed in.', fields: {} } as const,
  ].reduce((q: Waiting[], a) => answered(q, a, queue.find((w) => w.entry.id === a.id)!.entry), queue)
  expect(after).toEqual([{ ...queue[2], is: 'refused', says: 'Handed in.', wrong: {} }])
  expect(nextToSend(after)).toEqual([])
})
test('what is written anew while it is on its way stays, whatever becomes of what was sent', () => {
  const sent = entry('a')
  const queue = [newlyWritten({ ...sent, fields: { minutes: '60' } })]
  expect(answered(queue, { id: 'a', is: 'stored', record: 'rec_1' }, sent)).toEqual(queue)
})
test('a second correction of a record takes the place of the first, so that it is not one’s own conflict', () => {
  const first = entry('a', { kind: 'correction', of: 'rec_1', version: 1 })
  const again = written([newlyWritten(first)], { ...first, id: 'b', fields: { minutes: '50' } })
  expect([again.queue.map((w) => w.entry.id), again.dropped]).toEqual([['b'], ['a']])
  expect(written([newlyWritten(first)], entry('b', { kind: 'correction', of: 'rec_2' })).queue).toHaveLength(2)
})
test('of two versions the owner chooses: one’s own is sent as a correction of what stands', () => {
  const mine = entry('a', { kind: 'correction', of: 'rec_1', version: 1, fields: { minutes: '60', reason: '记错了' } })
  const o = { id: 'z', at: '2026-03-02T02:00:00Z', reason: '手机上改的' }
  expect(mineOver({ entry: mine, is: 'conflict', stands }, o)).toMatchObject({
    id: 'z',
    of: 'rec_1',
    version: 3,
    fields: { minutes: '60', reason: '记错了' },
  })
  expect(mineOver({ entry: entry('a'), is: 'conflict', stands }, o)).toMatchObject({
    kind: 'correction',
    fields: { minutes: '30', reason: '手机上改的' },
  })
  expect(mineOver({ entry: entry('a', { kind: 'contact' }), is: 'conflict', stands }, o)).toBeUndefined()
})
