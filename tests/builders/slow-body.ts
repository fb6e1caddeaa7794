import { connect } from 'node:net'
import type { World } from '#testing'
import { openSession } from '../../src/people/session.ts'

/** A request over a real connection whose head goes out now and whose body waits until it is let go. */
export async function sendSlowly(
  w: World,
  port: number,
  { who, path, body, type }: { who: string; path: string; body: string; type?: string },
) {
  const cookie = who === 'public' ? undefined : await signedIn(w, who)
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
    `cookie: language=en${cookie ? `; tandem=${cookie}` : ''}`,
    `content-type: ${type ?? `application/${path.startsWith('/api/') ? 'json' : 'x-www-form-urlencoded'}`}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  const begun = clockRead(w)
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

async function signedIn(w: World, who: string): Promise<string> {
  const ctx = await w.as(who)
  return await openSession({ ...ctx, now: w.clock.now() }, w.db, {
    userId: ctx.asker.userId!,
    organisationId: ctx.asker.organisationId!,
    demonstration: false,
    device: null,
  })
}

/** The next time somebody asks what time it is: the application does so first when the head of a request is in. */
const clockRead = (w: World) =>
  new Promise<void>((resolve) => {
    const now = w.clock.now
    w.clock.now = () => {
      w.clock.now = now
      resolve()
      return now()
    }
  })
