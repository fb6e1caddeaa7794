import { connect, type AddressInfo } from 'node:net'
import type { ServerType } from '@hono/node-server'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenOn } from '../src/listen.ts'

/* What cannot be read as a request, over a real connection: it is answered in words and the connection is closed in order, never cut off. */

let w: World
let server: ServerType
let port = 0
beforeAll(async () => {
  w = await world()
  server = await listenOn({ fetch: w.app.fetch, port: 0, hostname: '127.0.0.1', headSeconds: 1, lookEvery: 200 })
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  await w.close()
})

interface Heard {
  said: string
  statuses: number[]
  body: string
  /** How the connection ended: in order, cut off, or not within the time. */
  end: 'closed' | 'reset' | 'open'
}
/** Sends bytes as they are and listens until the other side hangs up. Pieces go out one after another. */
async function raw(pieces: (string | Buffer)[], o: { listenFor?: number } = {}): Promise<Heard> {
  const socket = connect(port, '127.0.0.1')
  let said = ''
  let reset = false
  let ended = false
  socket.on('data', (d) => (said += d.toString()))
  socket.on('error', () => (reset = true))
  const over = new Promise<void>((r) => {
    socket.once('end', () => ((ended = true), socket.end(), r()))
    socket.once('close', () => r())
  })
  await new Promise<void>((r) => socket.once('connect', () => r()))
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) await new Promise((r) => setTimeout(r, 30))
    socket.write(piece)
  }
  await Promise.race([over, new Promise((r) => setTimeout(r, o.listenFor ?? 4000))])
  socket.destroy()
  const statuses = [...said.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((m) => Number(m[1]))
  return { said, statuses, body: said.slice(said.indexOf('\r\n\r\n') + 4), end: reset ? 'reset' : ended ? 'closed' : 'open' }
}
const head = (line: string, ...headers: string[]) => `${[line, 'host: test.example', ...headers].join('\r\n')}\r\n\r\n`
const closing = 'connection: close'
const alive = async () => expect((await raw([head('GET /law HTTP/1.1', closing)])).statuses).toEqual([200])

describe('an address or a head that is too long', () => {
  test.each([20, 75, 200])('a query of %i KB is answered in words, and the connection goes on', async (kb) => {
    const q = 'x'.repeat(kb * 1024)
    for (const [lang, words] of [
      ['zh-CN', /太长/],
      ['en', /too long/],
    ] as const) {
      const r = await raw([head(`GET /search?q=${q} HTTP/1.1`, `accept-language: ${lang}`) + head('GET /law HTTP/1.1', closing)])
      expect([r.statuses, r.end]).toEqual([[414, 200], 'closed'])
      expect(r.body).toMatch(words)
      expect(r.said).toMatch(/content-security-policy: /i)
      const api = await raw([head(`GET /api/plans?q=${q} HTTP/1.1`, `accept-language: ${lang}`, closing)])
      expect([api.statuses, api.end]).toEqual([[414], 'closed'])
      expect(JSON.parse(/\{.*\}/s.exec(api.body)![0])).toMatchObject({ error: { message: expect.stringMatching(words) } })
    }
  })
  test.each([20, 75, 200])('cookies of %i KB likewise, with what to do about them', async (kb) => {
    const cookie = `cookie: language=en; ${Array.from({ length: kb }, (_, i) => `c${i}=${'x'.repeat(1015)}`).join('; ')}`
    const r = await raw([head('GET /law HTTP/1.1', cookie), head('GET /law HTTP/1.1', closing)])
    expect([r.statuses, r.end]).toEqual([[431, 200], 'closed'])
    expect(r.body).toMatch(/delete the cookies/i)
    const api = await raw([head('GET /api/plans HTTP/1.1', cookie, closing)])
    expect([api.statuses, api.end]).toEqual([[431], 'closed'])
    expect(JSON.parse(/\{.*\}/s.exec(api.body)![0])).toMatchObject({ error: { code: 'head-too-large' } })
  })
  test('a form under such an address is answered before its body, and the connection ends in order', async () => {
    const form = [`POST /sign-in?${'x'.repeat(80_000)} HTTP/1.1`, 'content-length: 200000', 'accept-language: en']
    const r = await raw([head(form[0]!, ...form.slice(1)), 'x'.repeat(1000)])
    expect([r.statuses, r.end]).toEqual([[414], 'closed'])
  })
  test.each([
    ['an address', (x: string) => head(`GET /search?q=${x} HTTP/1.1`)],
    ['a header', (x: string) => head('GET /law HTTP/1.1', `cookie: x=${x}`)],
    ['a head without an end', (x: string) => `GET /law HTTP/1.1\r\nx: ${x}`],
  ])('%s of megabytes is answered in both languages and not cut off', async (_, of) => {
    const r = await raw([of('x'.repeat(3_000_000))])
    expect([r.statuses, r.end]).toEqual([[431], 'closed'])
    expect(r.body).toMatch(/太长[\s\S]*too long/)
    expect(r.said).toMatch(/connection: close/i)
    await alive()
  })
  test('in many small pieces', async () => {
    const r = await raw(['GET /law?', ...Array.from({ length: 40 }, () => 'x'.repeat(10_000))])
    // Too long, or on a very slow machine too late: said either way, and ended in order.
    expect([
      [[431], 'closed'],
      [[408], 'closed'],
    ]).toContainEqual([r.statuses, r.end])
  })
})

describe('no request at all', () => {
  const junk: [string, string | Buffer][] = [
    ['a line of nonsense', 'nonsense\r\n\r\n'],
    ['another protocol', Buffer.from('16030100a1010000', 'hex')],
    ['bytes', Buffer.alloc(200, 0xff)],
    ['a method of none', head('FETCH! /law HTTP/1.1')],
    ['an address with a blank', head('GET /la w HTTP/1.1')],
    ['a version of none', head('GET /law HTTP/9.9')],
    ['a header without a name', head('GET /law HTTP/1.1', ': x')],
    ['a header with a line feed in it', 'GET /law HTTP/1.1\r\nhost: x\nx\r\n\r\n'],
    ['two lengths', head('POST /sign-in HTTP/1.1', 'content-length: 3', 'content-length: 4')],
    ['a length and pieces', head('POST /sign-in HTTP/1.1', 'content-length: 3', 'transfer-encoding: chunked')],
    ['a length of none', head('POST /sign-in HTTP/1.1', 'content-length: -1')],
    ['pieces of none', head('POST /sign-in HTTP/1.1', 'origin: http://test.example', 'transfer-encoding: chunked') + 'zz\r\n'],
    ['no host', 'GET /law HTTP/1.1\r\nx: y\r\n\r\n'],
    ['a host of none', 'GET /law HTTP/1.1\r\nhost: a b/c@d\r\n\r\n'],
    ['two hosts', head('GET /law HTTP/1.1', 'host: other.example')],
  ]
  test.each(junk)('%s is answered 400 in words', async (_, sent) => {
    const r = await raw([sent])
    expect([r.statuses, r.end]).toEqual([[400], 'closed'])
    expect(r.body).toMatch(/[\u4e00-\u9fff]/)
    await alive()
  })
  test('in the language that can still be read, and as JSON where a program asked', async () => {
    const r = await raw([head('GET /api/plans HTTP/1.1', 'accept-language: en', 'a b: c')])
    expect(r.statuses).toEqual([400])
    const { error } = JSON.parse(/\{.*\}/s.exec(r.body)![0])
    expect(error.code).toBe('not-a-request')
    expect(error.message).not.toMatch(/[\u4e00-\u9fff]/)
  })
  test('after a good request on the same connection: that one is answered first, whole', async () => {
    const r = await raw([head('GET /law HTTP/1.1') + 'nonsense\r\n\r\n'])
    expect([r.statuses, r.end]).toEqual([[200, 400], 'closed'])
  })
  test.each(['CONNECT other.example:80', 'TRACE /law', 'TRACK /law', 'PROPFIND /law', 'OPTIONS *', 'GET http://[', 'GET //', 'GET *'])(
    '%s gets an answer below 500 and the connection is not left hanging',
    async (line) => {
      const r = await raw([head(`${line} HTTP/1.1`, closing)])
      expect(r.end).toBe('closed')
      expect(r.statuses).toHaveLength(1)
      expect(r.statuses[0]).toBeLessThan(500)
      expect(r.statuses[0]).toBeGreaterThanOrEqual(400)
      await alive()
    },
  )
})

describe('what is asked for in a form that is not read', () => {
  const form = ['origin: http://test.example', 'content-type: application/x-www-form-urlencoded', closing]
  test.each(['foo', '200-ok'])('an expectation of “%s” is answered 417 in words', async (expected) => {
    for (const line of ['GET /law HTTP/1.1', 'POST /sign-in HTTP/1.1']) {
      const r = await raw([
        head(line, ...form, 'accept-language: en', `expect: ${expected}`, ...(line.startsWith('P') ? ['content-length: 3'] : [])) +
          (line.startsWith('P') ? 'a=b' : ''),
      ])
      expect([line, r.statuses, r.end]).toEqual([line, [417], 'closed'])
      expect(r.body).toContain('Send it again without that header')
    }
    const api = await raw([head('GET /api/plans HTTP/1.1', 'accept-language: en', 'expect: foo')])
    expect(JSON.parse(/\{.*\}/s.exec(api.body)![0]).error.code).toBe('expectation')
    await alive()
  })
  test('100-continue goes on as ever', async () => {
    const r = await raw([head('POST /sign-in HTTP/1.1', ...form, 'expect: 100-continue', 'content-length: 3'), 'a=b'])
    expect(r.statuses[0]).toBe(100)
    expect(r.statuses[1]).not.toBe(417)
  })
  test.each([
    ['content-encoding: gzip', 'content-length: 3'],
    ['content-encoding: deflate, gzip', 'content-length: 3'],
    ['content-encoding: GZIP', 'content-length: 0'],
    ['transfer-encoding: gzip, chunked'],
  ])('a body with %s is answered 415 in words', async (...headers) => {
    const body = headers[0].startsWith('transfer') ? '3\r\na=b\r\n0\r\n\r\n' : headers[1] === 'content-length: 0' ? '' : 'a=b'
    const r = await raw([head('POST /sign-in HTTP/1.1', ...form, ...headers) + body])
    expect([r.statuses, r.end]).toEqual([[415], 'closed'])
    expect(r.body).toMatch(/没有压缩/)
    const api = await raw([head('POST /api/plans HTTP/1.1', ...form, 'accept-language: en', ...headers) + body])
    expect(api.statuses).toEqual([415])
    expect(JSON.parse(/\{.*\}/s.exec(api.body)![0]).error.code).toBe('encoded-body')
  })
  test('a body that says that it is plain is taken', async () => {
    const r = await raw([`${head('POST /sign-in HTTP/1.1', ...form, 'content-encoding: identity', 'content-length: 3')}a=b`])
    expect([415, 417]).not.toContain(r.statuses[0])
  })
})

describe('a head that does not come', () => {
  test.each([
    ['not a byte of it', []],
    ['half of it', ['GET /law HTTP/1.1\r\nhost: te']],
  ])('%s: answered 408 and closed', async (_, pieces) => {
    const r = await raw(pieces, { listenFor: 5000 })
    expect([r.statuses, r.end]).toEqual([[408], 'closed'])
    expect(r.body).toMatch(/[\u4e00-\u9fff]/)
    await alive()
  })
})

test('whoever never reads the answer nor hangs up holds no connection', async () => {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => {})
  await new Promise<void>((r) => socket.once('connect', () => r()))
  socket.write('nonsense\r\n\r\n')
  const open = () => new Promise<number>((r, no) => (server as import('node:http').Server).getConnections((e, n) => (e ? no(e) : r(n))))
  await expect.poll(open, { timeout: 6000 }).toBe(0)
  socket.destroy()
})
