import type { Moment } from '#kernel'
import { type Clock, type FileStore, type ReceivedForm, receiveForm } from '#platform'
import type { Env } from '#ui'
import type { Context, MiddlewareHandler } from 'hono'

/** Longest a body may take to arrive, in seconds; and where a deadline would pass meanwhile. */
export const bodySeconds = 120
const lastSeconds = 10
/** A body that came so soon is through before anybody need ask how long it may take. */
const soonSeconds = 1

/** When the head of a request came and when its last byte did. The second is the moment of receipt. */
export interface Received {
  begun: Moment
  complete: Moment
}

/**
 * Reads the whole body before anything else is done, within a size and a time, and only then takes the moment that counts for the request:
 * what was begun before a deadline and came whole after it came after it. A body may not stay on its way over the deadline it is sent
 * for: it has until that moment, or a few seconds.
 */
export function receive(o: {
  clock: Clock
  mostBytes: (c: Context<Env>) => number
  /** Largest file of a form that takes files, in bytes; undefined where this request is no such form. */
  mostOfFile: (c: Context<Env>) => Promise<number | undefined>
  files: FileStore | undefined
  /** What is said of a body that is sent in a form in which it is not read; undefined where it is plain. */
  encoded: (c: Context<Env>) => Promise<Response | undefined>
  tooLarge: (c: Context<Env>) => Promise<Response>
  tooSlow: (c: Context<Env>, seconds: number) => Promise<Response>
  brokenOff: (c: Context<Env>) => Promise<Response>
  /** The deadlines this very request is held against. Asked only where its body is not there at once. */
  deadlinesOf: (c: Context<Env>, begun: Moment) => Promise<readonly Moment[]>
}): MiddlewareHandler<Env> {
  return async (c, next) => {
    // Looking for the body of a request that cannot have one costs as much as answering it.
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return await next()
    const begun = o.clock.now()
    const encoded = await o.encoded(c)
    if (encoded) return encoded
    const ofFile = await o.mostOfFile(c)
    // What is too large a file is dropped while it comes, so that what was typed beside it is not lost; but not without end.
    const most = ofFile === undefined ? o.mostBytes(c) : 20 * ofFile
    if (Number(c.req.header('content-length') ?? 0) > most) return await o.tooLarge(c)
    let allowed = bodySeconds * 1000
    const started = performance.now()
    const ask = () =>
      o
        .deadlinesOf(c, begun)
        .then((deadlines) => (allowed = mostTime(begun, deadlines)))
        // Without an answer the general bound holds; the deadline itself is looked at again when the body is there.
        .catch(() => {})
    const asking = setTimeout(ask, soonSeconds * 1000)
    const stop = new AbortController()
    const reading: Promise<Uint8Array | ReceivedForm | 'unreadable' | 'broken-off' | 'too-large' | undefined> =
      ofFile === undefined || !o.files || !c.req.raw.body
        ? readAll(c.req.raw, most)
        : receiveForm(c.req.raw, { store: o.files, mostBytes: ofFile, fieldBytes: o.mostBytes(c), signal: stop.signal })
    const read = await inTime(reading, () => started + allowed - performance.now()).finally(() => clearTimeout(asking))
    if (read === 'too-large') return await o.tooLarge(c)
    if (read === 'too-slow') {
      stop.abort()
      return await o.tooSlow(c, Math.round(allowed / 1000))
    }
    if (read === 'broken-off') return await o.brokenOff(c)
    c.set('received', { begun, complete: o.clock.now() })
    if (read instanceof Uint8Array)
      c.req.raw = new Request(c.req.url, { method: c.req.method, headers: c.req.raw.headers, body: read as BodyInit })
    const form = read instanceof Uint8Array ? undefined : read
    if (form) c.set('form', form)
    await next().finally(() => (form && form !== 'unreadable' ? form.clear() : undefined))
  }
}

/** How long a body may take, in milliseconds. Of several deadlines the nearest that is still to come decides. */
export function mostTime(begun: Moment, deadlines: readonly Moment[]): number {
  const left = deadlines.map((d) => d.epochMilliseconds - begun.epochMilliseconds)
  if (left.length === 0) return bodySeconds * 1000
  const ahead = left.filter((ms) => ms >= 0)
  return Math.min(bodySeconds * 1000, Math.max(lastSeconds * 1000, ahead.length > 0 ? Math.min(...ahead) : 0))
}

/** The body; undefined where there is none. */
async function readAll(request: Request, most: number): Promise<Uint8Array | undefined | 'too-large' | 'broken-off'> {
  try {
    if (request.headers.get('content-length')) return new Uint8Array(await request.arrayBuffer())
    if (!request.body) return undefined
    const parts: Uint8Array[] = []
    let length = 0
    const reader = request.body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return Buffer.concat(parts, length)
      length += value.length
      if (length > most) return 'too-large'
      parts.push(value)
    }
  } catch {
    return 'broken-off'
  }
}

/** What was read, or that it took too long. `left` says how many milliseconds are left; it may become less meanwhile. */
async function inTime<T>(reading: Promise<T>, left: () => number): Promise<T | 'too-slow'> {
  let timer: ReturnType<typeof setInterval> | undefined
  const slow = new Promise<'too-slow'>((resolve) => {
    timer = setInterval(() => left() <= 0 && resolve('too-slow'), 100)
  })
  try {
    return await Promise.race([reading, slow])
  } finally {
    clearInterval(timer)
  }
}
