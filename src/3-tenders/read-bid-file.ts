import type { Refusal } from '#kernel'
import { type Ctx, notThere, sha256 } from '#platform'
import { envelopes, sealedFile } from './store/index.ts'
import { refuse } from './words.ts'

/** The file of an opened bid, unsealed for whoever the caller has let through. It is kept sealed, and opened for each reading. */
export async function readBidFile(ctx: Ctx, tenderId: string, bidId: string): Promise<{ content: Uint8Array; name: string } | Refusal> {
  const row = await sealedFile(ctx, { tenderId, bidId })
  if (!row || row.state === 'sealed' || row.state === 'withdrawn') return refuse('not-opened-yet')
  const keys = await envelopes(ctx, tenderId)
  if (!row.file_hash || !keys) return notThere()
  if (!row.file_sealed || sha256(row.file_sealed) !== row.file_hash) return refuse('file-differs')
  return { content: await ctx.seal.open(keys.quality.key, row.file_sealed), name: row.quality?.fileName ?? 'bid.pdf' }
}
