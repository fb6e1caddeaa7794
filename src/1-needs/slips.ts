import { randomBytes } from 'node:crypto'
import { newReadableCode } from '#kernel'
import type { Ctx } from '#platform'
import { sealedSlips } from './store/index.ts'

/** What a survey hands out: household codes by community, and the secret of its open link. */
export interface Slips {
  codes: readonly { communityId: string; codes: readonly string[] }[]
  openToken: string | null
}

export const noSlips: Slips = { codes: [], openToken: null }

/** Makes codes, so many for each community, all of them different, and an open link where one is wanted. */
export function makeSlips(communityIds: readonly string[], perCommunity: number, openLink: boolean): Slips {
  const seen = new Set<string>()
  const fresh = () => {
    for (;;) {
      const code = newReadableCode()
      if (seen.has(code)) continue
      seen.add(code)
      return code
    }
  }
  return {
    codes: communityIds.map((communityId) => ({ communityId, codes: Array.from({ length: perCommunity }, fresh) })),
    openToken: openLink ? randomBytes(12).toString('base64url') : null,
  }
}

/** Slips as they are kept for printing: sealed under the master secret, with the locked key they were sealed to. */
export async function sealSlips(ctx: Ctx, slips: Slips): Promise<{ lockedKey: string; sealed: Uint8Array }> {
  const envelope = await ctx.seal.newEnvelope()
  const sealed = await ctx.seal.seal(envelope.recipient, Buffer.from(JSON.stringify(slips)))
  return { lockedKey: envelope.lockedKey, sealed }
}

/** The slips of a survey, opened; undefined once they are destroyed. */
export async function readSlips(ctx: Ctx, campaignId: string): Promise<Slips | undefined> {
  const kept = await sealedSlips(ctx, campaignId)
  return kept && (JSON.parse(Buffer.from(await ctx.seal.open(kept.lockedKey, kept.sealed)).toString('utf8')) as Slips)
}
