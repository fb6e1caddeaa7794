import type { Refusal, Words } from '#kernel'
import type { Ctx, Db } from '#platform'
import { campaign } from './campaigns.ts'
import { writeGoneOptions } from './store/index.ts'
import { refuse } from './words.ts'

/** A choice of a vote is gone: it is said where it stood, and cannot be ticked any more. Inside a change that is open already. */
export async function withdrawOption(ctx: Ctx, tx: Db, i: { campaignId: string; value: string; why: Words }): Promise<Refusal | undefined> {
  const c = await campaign({ ...ctx, db: tx }, i.campaignId)
  if (!c) return refuse('not-there')
  await writeGoneOptions(ctx, tx, c.id, { ...c.goneOptions, [i.value]: i.why })
  return undefined
}
