import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { serve, type ServerType } from '@hono/node-server'
import type { Env } from '#ui'
import type { Hono } from 'hono'

/**
 * What came instead of a request that can be answered: 400 no request, 408 not within the time, 417 one that expects what cannot be done, 431 a head larger than is read at all.
 * The application finds it beside the request that stands for it, where no client can put it, and says it in words.
 */
export interface Unread {
  unread: 400 | 408 | 417 | 431
  /** The language is not known: nothing that could be read says it. */
  anyLanguage: boolean
}

/** Largest head that is read, in bytes; the application answers far smaller ones in the words of whoever asks, which it must read for that. */
const headBytes = 256 * 1024
/** How long the rest of what cannot be read is waited for and dropped, so that the answer is not lost with it. */
const drainSeconds = 2

/**
 * Listens, and answers in order also what is no request: in words, after whatever was asked before it on the same connection.
 * @param o.headSeconds how long the head of a request may take
 * @param o.wholeSeconds how long the whole request may take
 * @param o.lookEvery after how many milliseconds slow ones are looked for
 */
export async function listenOn(o: {
  fetch: Hono<Env>['fetch']
  port: number
  hostname: string
  headSeconds?: number
  wholeSeconds?: number
  lookEvery?: number
}): Promise<ServerType> {
  const say = (unread: Unread['unread'], packet?: Buffer) => answerFor(o.fetch, unread, packet?.toString('latin1') ?? '')
  const headersTimeout = (o.headSeconds ?? 20) * 1000
  const made: { server?: Server } = {}
  const listening = await new Promise<ServerType>((resolve, reject) => {
    const s = serve(
      {
        fetch: o.fetch,
        port: o.port,
        hostname: o.hostname,
        serverOptions: {
          headersTimeout,
          requestTimeout: Math.max((o.wholeSeconds ?? 135) * 1000, headersTimeout),
          connectionsCheckingInterval: o.lookEvery ?? 5000,
          maxHeaderSize: headBytes,
          // Said in words below.
          requireHostHeader: false,
        },
        createServer: ((options: ServerOptions, answer: (i: IncomingMessage, out: ServerResponse) => void) =>
          (made.server = createServer(options, (incoming, out) => {
            if (isRequest(incoming)) return answer(incoming, out)
            void say(400, headOf(incoming)).then(
              (said) => {
                incoming.resume()
                out.writeHead(said.status, { ...said.headers }).end(said.body)
              },
              () => incoming.socket.destroy(),
            )
          }))) as typeof createServer,
      },
      () => resolve(s),
    )
    s.on('error', reject)
  })
  const { server } = made
  // Without this Node itself would answer, with no words.
  server?.on('checkExpectation', (incoming: IncomingMessage, out: ServerResponse) => {
    void say(417, headOf(incoming)).then(
      (said) => {
        incoming.resume()
        out.writeHead(said.status, { ...said.headers }).end(said.body)
      },
      () => incoming.socket.destroy(),
    )
  })
  const open = new WeakMap<Duplex, Set<ServerResponse>>()
  server?.on('request', (incoming, out) => {
    const all = open.get(incoming.socket) ?? new Set()
    open.set(incoming.socket, all.add(out))
    out.once('close', () => all.delete(out))
  })
  const answered = new WeakSet<Duplex>()
  server?.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    // The parser complains of every further packet; those are what is dropped.
    if (answered.has(socket)) return
    answered.add(socket)
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const unread = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
    void hangUp(socket, before(open.get(socket)), () => say(unread, error.rawPacket))
  })
  // Nobody is connected to anywhere else from here.
  server?.on('connect', (incoming, socket) => {
    answered.add(socket)
    socket.on('error', () => socket.destroy())
    void hangUp(socket, Promise.resolve(true), () => say(400, headOf(incoming)))
  })
  return listening
}

/** Whether what the parser let through can be asked of the application: an address of this house under a host that is one. */
const isRequest = (i: IncomingMessage): boolean =>
  !/^(TRACE|TRACK)$/.test(i.method ?? '') &&
  i.headersDistinct.host?.length === 1 &&
  /^[\w.:[\]-]+$/.test(i.headers.host ?? '') &&
  URL.canParse(`http://${i.headers.host}/`) &&
  // A proxy may send a whole address.
  (i.url!.startsWith('/') ? !i.url!.split('?')[0]!.includes('\\') : /^https?:\/\//i.test(i.url!) && URL.canParse(i.url!))

const headOf = (i: IncomingMessage): Buffer =>
  Buffer.from(
    [`${i.method} ${i.url}`, `cookie: ${i.headers.cookie ?? ''}`, `accept-language: ${i.headers['accept-language'] ?? ''}`].join('\r\n'),
  )

/** Waits until what was asked before is answered; false where one of those is itself half there, or half answered. */
async function before(open: Set<ServerResponse> | undefined): Promise<boolean> {
  const all = [...(open ?? [])]
  const whole = all.filter((out) => out.req.complete)
  await Promise.all(whole.map((out) => out.writableFinished || out.destroyed || new Promise((r) => out.once('close', r))))
  return all.every((out) => whole.includes(out) || !out.headersSent)
}

/** The last answer on a connection: said once, then whatever still comes is dropped for a moment, then it is gone. */
async function hangUp(socket: Duplex, ready: Promise<boolean>, said: () => Promise<Said>): Promise<void> {
  const gone = () => void socket.destroy()
  socket.once('end', gone)
  try {
    if (!(await ready) || !socket.writable) return gone()
    const { status, headers, body } = await said()
    const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...Object.entries(headers).map(([k, v]) => `${k}: ${v}`)]
    socket.end(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]))
    socket.resume()
    setTimeout(gone, drainSeconds * 1000).unref()
  } catch {
    gone()
  }
}

interface Said {
  status: number
  headers: Record<string, string>
  body: Buffer
}
/** Lets the application say it, by a request that stands for what came: its path and its language, as far as they can be read. */
async function answerFor(fetch: Hono<Env>['fetch'], unread: Unread['unread'], came: string): Promise<Said> {
  const path = /^[A-Z]+ (\/[^\s?#]{0,500})/.exec(came)?.[1] ?? '/'
  const language = /^accept-language: *([\w ,;=.*-]{1,200})/im.exec(came)?.[1]
  const chosen = /^cookie:.*?\blanguage=(en|zh)\b/im.exec(came)?.[1]
  const address = URL.parse(path, 'http://localhost') ?? new URL('http://localhost/')
  const headers = { ...(language && { 'accept-language': language }), ...(chosen && { cookie: `language=${chosen}` }) }
  const beside: Unread = { unread, anyLanguage: !language && !chosen }
  const response = await fetch(new Request(`http://localhost${address.pathname}`, { headers }), beside)
  const body = Buffer.from(await response.arrayBuffer())
  return {
    status: response.status,
    headers: { ...Object.fromEntries(response.headers), 'content-length': String(body.length), connection: 'close' },
    body,
  }
}

/** Takes no new connection, and ends when those that are there have had their answer, or three seconds to get it. */
export function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // Idle connections that a browser keeps open would hold the server for minutes.
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3000).unref()
  })
}
