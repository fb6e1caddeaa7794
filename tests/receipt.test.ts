import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { world, type World } from '#testing'
import { askQuestion, takeDue, tender } from '#tenders'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendSlowly } from './builders/slow-body.ts'
import { bidOf, f24Tender, granted } from './builders/tender-stages.ts'

/* Received is when the last byte is in: heads sent before the deadline and bodies after it, over a real connection. */

let w: World
let server: ServerType
let port = 0
beforeAll(async () => {
  w = await world()
  server = await new Promise<ServerType>((resolve) => {
    const s = serve({ fetch: w.app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(s))
  })
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  await w.close()
})

async function published(title: string): Promise<{ id: string; deadline: Temporal.Instant }> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const of = await f24Tender(w, title)
  const id = of.tenderId
  return { id, deadline: (await tender(await w.as('officer'), id))!.deadlineAt! }
}
async function bidFields(id: string): Promise<string> {
  const { lines } = (await tender(await w.as('officer'), id))!
  const each = lines.flatMap((l) => [
    [`promise-${l.id}`, '照办'],
    [`price-${l.id}`, '1000.00'],
  ])
  return new URLSearchParams([['approach', '方案'], ...each] as [string, string][]).toString()
}
const slowly = (who: string, path: string, body: string) => sendSlowly(w, port, { who, path, body })
const bidsIn = async (id: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from bids where tender_id = ${id}`.execute(w.database.db)).rows[0]!.n

test('a bid begun before the deadline and whole a moment after it is late, and both moments are said', async () => {
  const { id, deadline } = await published('迟到的正文')
  w.clock.set(deadline.subtract({ seconds: 1 }).toString())
  const sending = await slowly('manager-tongxin', `/tenders/${id}/bid`, await bidFields(id))
  w.clock.set(deadline.add({ milliseconds: 10 }).toString())
  const { status, text } = await sending.rest()
  expect(status).toBe(410)
  expect(text).toContain('The transfer began at 2026-04-30 09:29:59.000 and its last byte came at 2026-04-30 09:30:00.010')
  expect(await bidsIn(id)).toBe(0)
})

test('the same where the bids were opened meanwhile: late in the same words, not “not open”', async () => {
  const { id, deadline } = await published('已开标的正文')
  for (const b of ['manager-bangban', 'manager-nuanyang', 'manager-tongxin']) granted(await bidOf(w, b, id))
  w.clock.set(deadline.subtract({ seconds: 1 }).toString())
  const [bid, back] = [
    await slowly('manager-tongxin', `/tenders/${id}/bid`, await bidFields(id)),
    await slowly('manager-tongxin', `/tenders/${id}/bid/withdraw`, '_once=0123456789abcdef'),
  ]
  w.clock.set(deadline.add({ seconds: 8 }).toString())
  await takeDue(await w.as('clock'))
  expect((await tender(await w.as('officer'), id))!.state).toBe('opened')
  for (const sending of [bid, back]) {
    const { status, text } = await sending.rest()
    expect([status, /began at 2026-04-30 09:29:59/.test(text)]).toEqual([410, true])
  }
  const { rows } = await sql<{ state: string }>`select state from bids where tender_id = ${id}`.execute(w.database.db)
  expect(rows.map((r) => r.state)).toEqual(['opened', 'opened', 'opened'])
})

test('a question begun before the deadline and whole after it is too late', async () => {
  const { id, deadline } = await published('迟到的提问')
  w.clock.set(deadline.subtract({ seconds: 1 }).toString())
  const sending = await slowly('manager-tongxin', `/tenders/${id}/questions`, 'question=%E9%97%AE%E9%A2%98%E4%B8%80%E4%B8%AA')
  w.clock.set(deadline.add({ seconds: 1 }).toString())
  const { status, text } = await sending.rest()
  expect([status, text.includes('The transfer began at 2026-04-30 09:29:59.000')]).toEqual([410, true])
})

test('an answer to a question begun before the deadline and whole when the bids were opened is too late in the same words', async () => {
  const { id, deadline } = await published('迟到的答复')
  for (const b of ['manager-bangban', 'manager-nuanyang', 'manager-tongxin']) granted(await bidOf(w, b, id))
  const question = granted(await askQuestion(await w.as('manager-tongxin'), { tenderId: id, question: '档案要留几年？' }))
  const { version } = (await tender(await w.as('officer'), id))!
  w.clock.set(deadline.subtract({ seconds: 1 }).toString())
  const path = `/tenders/${id}/questions/${question.id}`
  const sending = await slowly('officer', path, `answer=%E5%8D%81%E4%BA%94%E5%B9%B4&_version=${version}`)
  w.clock.set(deadline.add({ seconds: 8 }).toString())
  await takeDue(await w.as('clock'))
  expect((await tender(await w.as('officer'), id))!.state).toBe('opened')
  const { status, text } = await sending.rest()
  expect([status, text.includes('The transfer began at 2026-04-30 09:29:59.000')]).toEqual([410, true])
})

test('what is whole at the deadline itself is in time, whenever it began', async () => {
  const { id, deadline } = await published('及时的正文')
  w.clock.set(deadline.subtract({ seconds: 5 }).toString())
  const sending = await slowly('manager-tongxin', `/tenders/${id}/bid`, await bidFields(id))
  w.clock.set(deadline.toString())
  expect((await sending.rest()).status).toBe(303)
  expect(await bidsIn(id)).toBe(1)
})

test('near the deadline a body that does not come is given up after seconds, in words', async () => {
  const { id, deadline } = await published('不来的正文')
  w.clock.set(deadline.subtract({ seconds: 3 }).toString())
  const { status, text } = await (await slowly('manager-tongxin', `/tenders/${id}/bid`, await bidFields(id))).answer()
  expect([status, text.includes('within 10 seconds')]).toEqual([408, true])
  expect(await bidsIn(id)).toBe(0)
})

test('the bids are opened only when what came in time has had its seconds to be put away', async () => {
  const { id, deadline } = await published('收尾')
  for (const b of ['manager-bangban', 'manager-nuanyang', 'manager-tongxin']) granted(await bidOf(w, b, id))
  w.clock.set(deadline.add({ seconds: 4 }).toString())
  await takeDue(await w.as('clock'))
  expect((await tender(await w.as('officer'), id))!.state).toBe('published')
  // Received in time and dealt with late: taken. Received late: never, whatever the job has done.
  granted(await bidOf(w, 'manager-tongxin', id, { at: deadline.toString() }))
  const late = await bidOf(w, 'manager-tongxin', id, { at: deadline.add({ milliseconds: 1 }).toString() })
  expect(late).toMatchObject({ code: 'bid-late', status: 410 })
})

test('three processes at the deadline open exactly once', async () => {
  const { id, deadline } = await published('三个进程')
  for (const b of ['manager-bangban', 'manager-nuanyang', 'manager-tongxin']) granted(await bidOf(w, b, id))
  w.clock.set(deadline.add({ minutes: 1 }).toString())
  const clock = await w.as('clock')
  await Promise.all([takeDue(clock), takeDue(clock), takeDue(clock)])
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from record_log where action = 'tenders.open' and subject_id = ${id} and outcome = 'done'`.execute(
    w.database.db,
  )
  expect(rows[0]!.n).toBe(1)
})
