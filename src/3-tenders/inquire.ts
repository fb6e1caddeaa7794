import type { Refusal } from '#kernel'
import { organisation } from '#people'
import type { Ctx } from '#platform'
import { fileChallenge } from './file-challenge.ts'

/** A supplier asks about the purchase, at any time and about anything; the answer comes in its own days, to whoever asked. */
export async function inquire(ctx: Ctx, i: { tenderId: string; matters: string }): Promise<{ id: string } | Refusal> {
  const who = await organisation(ctx, ctx.asker.organisationId ?? '')
  const nothing = { address: null, postcode: null, contact: null, phone: null, agent: null, members: null, requests: null, facts: null }
  return await fileChallenge(ctx, {
    tenderId: i.tenderId,
    about: 'inquiry',
    standing: 'supplier',
    letter: { ...nothing, sender: who?.name ?? '', matters: i.matters, basis: null, signedBy: null, datedOn: ctx.today },
  })
}
