import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { world, type World } from '#testing'
import { takeDue, tender } from '#tenders'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../src/people/session.ts'
import { approved, bidOf, f24Plan, granted, publishedTender, purchaseWithNeed } from './builders/tender-stages.ts'

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

/** The next time somebody asks what time it is: the application does so first when the head of a request is in. */
const clockRead = () =>
  new Promise<void>((resolve) => {
    const now = w.clock.now
    w.clock.now = () => {
      w.clock.now = now
      resolve()
      return now()
    }
  })
async function published(title: string): Promise<{ id: string; deadline: Temporal.Instant }> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const of = await purchaseWithNeed(w, title)
  await approved(w, await f24Plan(w, of))
  const id = await publishedTender(w, of.purchaseId)
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
/** A request whose head goes out now and whose body waits until it is let go. */
async function slowly(who: string, path: string, body: string) {
  const ctx = await w.as(who)
  const cookie = await openSession({ ...ctx, now: w.clock.now() }, w.db, {
    userId: ctx.asker.userId!,
    organisationId: ctx.asker.organisationId!,
    demonstration: false,
    device: null,
  })
  const socket = connect(port, '127.0.0.1')
  let said = ''
  socket.on('data', (d) => (said += d.toString()))
  socket.on('error', () => {})
  const ended = new Promise<void>((r) => socket.once('close', () => r()))
  await new Promise<void>((r) => socket.once('connect', () => r()))
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: test.example',
    'origin: http://test.example',
    `cookie: language=en; tandem=${cookie}`,
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  const begun = clockRead()
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 10)}`)
  await begun
  return {
    ended,
    async rest(): Promise<{ status: number; text: string }> {
      socket.write(body.slice(10))
      await ended
      return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]), text: said }
    },
    answer: async () => {
      await ended
      return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]), text: said }
    },
  }
}
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
  expect((await sending.rest()).status).toBe(410)
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
