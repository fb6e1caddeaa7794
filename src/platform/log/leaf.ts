import { createHash, randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { RecordLogRow } from '../database/tables.ts'
import { canonical } from './canonical.ts'

/**
 * What of an entry goes into the tree and is published: for each of its four parts a fingerprint with a salt, and nothing else. Nobody
 * can guess from it what happened, who did it or how often. Where a part is erased, its value and its salt go and its fingerprint stays,
 * so the tree stands.
 */
export const leafParts = ['what', 'actor', 'name', 'facts'] as const
export type LeafPart = (typeof leafParts)[number]

/** A fresh salt of 16 bytes for each part. */
export const newSalts = (): string[] => leafParts.map(() => randomBytes(16).toString('base64url'))

type Row = Selectable<RecordLogRow>
/** What each part says. `chain` is the place in the chain of versions that had no tree yet. */
export const partsOf = (e: Row, chain: string | null): Record<LeafPart, unknown> => ({
  what: {
    id: e.id,
    at: e.at,
    action: e.action,
    subject: e.subject_id === null ? null : [e.subject_kind, e.subject_id],
    purchase: e.purchase_id,
    outcome: e.outcome,
    before: e.before_hash,
    after: e.after_hash,
    request: e.request_id,
    ...(chain !== null && { chain }),
  },
  actor: { kind: e.actor_kind, id: e.actor_id, organisation: e.organisation_id },
  name: e.actor_name,
  facts: { facts: e.facts, changes: e.changes },
})

export const commitment = (part: LeafPart, salt: string, value: unknown): string =>
  createHash('sha256')
    .update(`tandem-log\n${part}\n${salt}\n${canonical(value)}`)
    .digest('base64url')

/** The leaf of an entry, as text: version 2, or 1 for an entry that was numbered before there was a tree. */
export function leafOf(e: Row, salts: readonly string[], chain: string | null): string {
  const parts = partsOf(e, chain)
  const commitments = leafParts.map((p, i) => [p, commitment(p, salts[i]!, parts[p])])
  return JSON.stringify({ v: chain === null ? 2 : 1, ...Object.fromEntries(commitments) })
}

/** Which parts of an entry do not fit its leaf. An erased part, without salt, is taken as the leaf has it, and has to be empty. */
export function unfittingParts(e: Row, leaf: string, chain: string | null): LeafPart[] {
  const read = readLeaf(leaf)
  if (!read) return [...leafParts]
  const parts = partsOf(e, chain)
  return leafParts.filter((p, i) => {
    const salt = e.salts?.[i] ?? null
    return salt === null ? e.salts !== null && !isEmpty(e, p) : commitment(p, salt, parts[p]) !== read[p]
  })
}

/** Nothing stands where something was erased: whatever else stood there, nobody could hold it against the leaf. */
const isEmpty = (e: Row, part: LeafPart): boolean =>
  part === 'name' ? e.actor_name === null : part === 'facts' && Object.keys(e.facts).length === 0 && e.changes === null

/** A leaf as it was published, or undefined where it is none of ours. */
export function readLeaf(text: string): Record<LeafPart, string> | undefined {
  const m = /^\{"v":[12],"what":"([\w-]{43})","actor":"([\w-]{43})","name":"([\w-]{43})","facts":"([\w-]{43})"\}$/.exec(text)
  return m ? { what: m[1]!, actor: m[2]!, name: m[3]!, facts: m[4]! } : undefined
}
