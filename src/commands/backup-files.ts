import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { acrossJurisdictions, type Db, type FileStore, keyOf, newIncoming } from '#platform'
import { everySealed } from '#tenders'
import { sql } from 'kysely'

/*
 * Attachments in a backup: a line that says whose content follows, then its bytes piece by piece. Each content stands there once, and is
 * held against its fingerprint when it is written and when it is read back.
 */

/** Bytes of a piece: a line is a third longer. */
const piece = 768 * 1024

interface Content {
  jurisdiction: string
  sha256: string
}

/** Every content that some record has or that was sealed with a bid, as this transaction sees it. */
export async function contentsOf(tx: Db): Promise<Content[]> {
  const all = acrossJurisdictions(tx, 'a backup holds them all')
  const { rows } = await sql<Content>`select distinct jurisdiction, sha256 from files where state = 'kept' order by 1, 2`.execute(all)
  return [...rows, ...(await everySealed(all))]
}

/** The lines of all contents. `counted` is told of each: whether it is there, and whole. */
export async function* contentLines(
  store: FileStore,
  contents: readonly Content[],
  counted: (there: boolean) => void,
): AsyncGenerator<string> {
  for (const { jurisdiction, sha256 } of contents) {
    const body = await store.read(keyOf(jurisdiction, sha256))
    counted(body !== undefined && (await isWhole(store, jurisdiction, sha256)))
    if (!body) continue
    yield `${JSON.stringify({ file: jurisdiction, sha256 })}\n`
    let waiting: Buffer[] = []
    let length = 0
    for await (const bytes of body as AsyncIterable<Uint8Array>) {
      waiting.push(Buffer.from(bytes))
      length += bytes.length
      if (length < piece) continue
      yield lineOf(waiting)
      ;[waiting, length] = [[], 0]
    }
    if (length > 0) yield lineOf(waiting)
  }
}

const lineOf = (pieces: readonly Buffer[]): string => `{"part":"${Buffer.concat(pieces).toString('base64')}"}\n`

async function isWhole(store: FileStore, jurisdiction: string, sha256: string): Promise<boolean> {
  const digest = createHash('sha256')
  const body = await store.read(keyOf(jurisdiction, sha256))
  for await (const bytes of (body ?? []) as AsyncIterable<Uint8Array>) digest.update(bytes)
  return digest.digest('hex') === sha256
}

/** A content that is not what its fingerprint says. */
export class OtherContent extends Error {}

/** Contents as they come out of a backup, put into the store one after the other. */
export function intoStore(store: FileStore) {
  let now: (Content & { file: FileHandle; path: string; digest: Hash }) | undefined
  let count = 0
  const finish = async () => {
    if (!now) return
    const { file, path, digest, jurisdiction, sha256 } = now
    now = undefined
    await file.close()
    if (digest.digest('hex') !== sha256) {
      await rm(path, { force: true })
      throw new OtherContent(sha256)
    }
    await store.keep(keyOf(jurisdiction, sha256), path)
    count++
  }
  return {
    finish,
    count: () => count,
    async begin(line: string) {
      await finish()
      const { file: jurisdiction, sha256 } = JSON.parse(line) as { file: string; sha256: string }
      if (!/^[a-z0-9-]{2,32}$/.test(jurisdiction) || !/^[0-9a-f]{64}$/.test(sha256)) throw new OtherContent(sha256)
      const path = await newIncoming(store)
      now = { jurisdiction, sha256, path, file: await open(path, 'wx', 0o600), digest: createHash('sha256') }
    },
    async add(line: string) {
      const bytes = Buffer.from((JSON.parse(line) as { part: string }).part, 'base64')
      if (!now) throw new OtherContent('')
      now.digest.update(bytes)
      await now.file.write(bytes)
    },
    /** Takes away what was begun, where the reading ends in a fault. */
    async stop() {
      if (!now) return
      await now.file.close()
      await rm(now.path, { force: true })
      now = undefined
    },
  }
}
