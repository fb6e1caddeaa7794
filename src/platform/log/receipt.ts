import type { Db } from '../database/open.ts'
import { lastHead } from './heads.ts'
import { commitment, type LeafPart, leafParts, partsOf, readLeaf } from './leaf.ts'
import { hashesOf, hashLeaf, inclusionProof, rootFromInclusion } from './merkle.ts'
import { isSigned, type LogKey, readHead } from './note.ts'
import { type LogEntryRow, tilesIn } from './order.ts'

/**
 * A receipt for one entry: that it stands at its place under a signed head (c2sp.org/tlog-proof), and beside it the parts of the entry that
 * are shown with the salts that go with them. Whoever has it and the public key checks all of it without us.
 */
export interface Receipt {
  origin: string
  size: number
  /** From 0. */
  index: number
  leaf: string
  shown: Partial<Record<LeafPart, { salt: string; value: unknown }>>
}

const first = 'c2sp.org/tlog-proof@v1'

/**
 * The receipt as text, or undefined while no signed head reaches the entry.
 * @param show parts whose content is handed out; an erased one is left out
 */
export async function writeReceipt(db: Db, entry: LogEntryRow, show: readonly LeafPart[]): Promise<string | undefined> {
  const { jurisdiction } = entry
  const place = await db
    .selectFrom('record_log_order')
    .select(['seq', 'leaf', 'hash'])
    .where('jurisdiction', '=', jurisdiction)
    .where('entry_id', '=', entry.id)
    .executeTakeFirst()
  const head = await lastHead(db, jurisdiction)
  if (!place?.leaf || !head || Number(place.seq) > head.head.size) return undefined
  const index = Number(place.seq) - 1
  const proof = await inclusionProof(tilesIn(db, jurisdiction), index, head.head.size)
  const parts = partsOf(entry, place.hash)
  const shown = Object.fromEntries(
    leafParts.flatMap((p, i) => {
      const salt = entry.salts?.[i]
      return salt && show.includes(p) ? [[p, { salt, value: parts[p] }]] : []
    }),
  )
  const extra = Buffer.from(JSON.stringify({ leaf: place.leaf, shown }), 'utf8').toString('base64')
  return `${[first, `extra ${extra}`, `index ${index}`, ...proof.map((h) => h.toString('base64'))].join('\n')}\n\n${head.note}`
}

/** What is wrong with a receipt, or what it shows. */
export function checkReceipt(text: string, keys: readonly LogKey[]): Receipt | { wrong: 'form' | 'signature' | 'place' | 'content' } {
  const [top = '', ...rest] = text.split('\n\n')
  const [mark, extra, index, ...hashes] = top.split('\n')
  const note = readHead(rest.join('\n\n'))
  const at = /^index (0|[1-9]\d{0,15})$/.exec(index ?? '')
  const packed = /^extra ([A-Za-z0-9+/]+=*)$/.exec(extra ?? '')
  if (mark !== first || !at || !packed || !note || !hashes.every((h) => /^[A-Za-z0-9+/]{43}=$/.test(h))) return { wrong: 'form' }
  let inside: Pick<Receipt, 'leaf' | 'shown'>
  try {
    inside = JSON.parse(Buffer.from(packed[1]!, 'base64').toString('utf8')) as typeof inside
  } catch {
    return { wrong: 'form' }
  }
  const read = typeof inside?.leaf === 'string' ? readLeaf(inside.leaf) : undefined
  if (!read || typeof inside.shown !== 'object' || inside.shown === null) return { wrong: 'form' }
  if (!isSigned(note, keys)) return { wrong: 'signature' }
  const proof = hashesOf(Buffer.concat(hashes.map((h) => Buffer.from(h, 'base64'))))
  const root = rootFromInclusion(hashLeaf(inside.leaf), Number(at[1]), note.head.size, proof)
  if (!root?.equals(note.head.root)) return { wrong: 'place' }
  for (const [part, of] of Object.entries(inside.shown)) {
    const name = leafParts.find((p) => p === part)
    if (!name || typeof of?.salt !== 'string' || commitment(name, of.salt, of.value) !== read[name]) return { wrong: 'content' }
  }
  return { origin: note.head.origin, size: note.head.size, index: Number(at[1]), ...inside }
}
