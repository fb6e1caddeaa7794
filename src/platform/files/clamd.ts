import { createReadStream } from 'node:fs'
import { connect, type NetConnectOpts } from 'node:net'

/** A scanner that does not answer, or not as one. Nothing is let in unscanned. */
export class ScannerAway extends Error {
  constructor(cause: unknown) {
    super('the scanner of viruses does not answer', { cause })
    this.name = 'ScannerAway'
  }
}

/** Longest silence of the scanner, in milliseconds. */
const patience = 60_000

/** Where a clamd listens: a path of this machine, or `host:port`. */
export const scannerAt = (where: string): NetConnectOpts =>
  where.startsWith('/') ? { path: where } : { host: where.replace(/:\d+$/, ''), port: Number(/:(\d+)$/.exec(where)?.[1] ?? 3310) }

/**
 * Hands a file to clamd piece by piece (INSTREAM) and waits for its word.
 * @returns the name of what it found, or undefined
 * @throws ScannerAway
 */
export async function scanFile(at: NetConnectOpts, path: string): Promise<string | undefined> {
  const said = await new Promise<string>((resolve, reject) => {
    const socket = connect(at)
    const heard: Buffer[] = []
    const fail = (e: unknown) => {
      socket.destroy()
      reject(new ScannerAway(e))
    }
    socket.setTimeout(patience, () => fail(new Error('no word within a minute')))
    socket.on('error', fail)
    socket.on('data', (piece: Buffer) => heard.push(piece))
    socket.on('end', () => resolve(Buffer.concat(heard).toString('utf8').replaceAll('\0', '').trim()))
    socket.on('connect', () => void send(socket, path).catch(fail))
  })
  if (/^stream: OK$/.test(said)) return undefined
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found) return found
  throw new ScannerAway(new Error(said.slice(0, 200) || 'it hung up'))
}

async function send(socket: ReturnType<typeof connect>, path: string): Promise<void> {
  const put = (piece: Uint8Array) => new Promise<void>((done, failed) => socket.write(piece, (e) => (e ? failed(e) : done())))
  const length = (n: number) => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(n)
    return head
  }
  await put(Buffer.from('zINSTREAM\0'))
  for await (const piece of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    await put(length((piece as Buffer).length))
    await put(piece as Buffer)
  }
  await put(length(0))
}
