import { countAt, type Ctx, keysOf, lastHead, leavesIn, readTilePath, tileWidth, tilesIn, writeBundle, writeKey } from '#platform'
import type { C } from '#ui'

const forGood = { 'cache-control': 'public, max-age=31536000, immutable', 'access-control-allow-origin': '*' }
const forSeconds = { 'cache-control': 'public, max-age=5', 'access-control-allow-origin': '*' }
const nothing = () => new Response('not found\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
const text = (content: string) => new Response(content, { headers: { ...forSeconds, 'content-type': 'text/plain; charset=utf-8' } })

/** The newest signed head of the record log (c2sp.org/tlog-checkpoint). */
async function checkpoint(ctx: Ctx): Promise<Response> {
  const head = await lastHead(ctx.db, ctx.jurisdiction)
  return head ? text(head.note) : nothing()
}

/** The public keys its heads are signed with, one a line. */
async function key(ctx: Ctx): Promise<Response> {
  const keys = await keysOf(ctx.db, ctx.jurisdiction)
  return keys.length > 0 ? text(keys.map((k) => `${writeKey(k.name, k.publicKey)}\n`).join('')) : nothing()
}

/**
 * A tile of hashes or a bundle of entries (c2sp.org/tlog-tiles), as far as a signed head reaches: what has come since is not given,
 * so that nobody can count what happens between one head and the next.
 */
async function tile(ctx: Ctx, c: C): Promise<Response> {
  const path = new URL(c.req.url).pathname.replace(/^\/open\/log\//, '')
  const of = readTilePath(path)
  const head = of && (await lastHead(ctx.db, ctx.jurisdiction))
  if (!of || !head) return nothing()
  const level = of.level === 'entries' ? 0 : of.level
  if (of.number * tileWidth + of.width > countAt(level, head.head.size)) return nothing()
  let content: Buffer
  if (of.level === 'entries') {
    const from = of.number * tileWidth
    content = writeBundle(await leavesIn(ctx.db, ctx.jurisdiction, from, from + of.width))
  } else content = (await tilesIn(ctx.db, ctx.jurisdiction)(level, of.number)).subarray(0, of.width * 32)
  return new Response(new Uint8Array(content), { headers: { ...forGood, 'content-type': 'application/octet-stream' } })
}

/** The files of the record log, as whoever checks it takes them. */
export const logFiles = { checkpoint, key, tile }
