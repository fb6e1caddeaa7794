import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import { type Ctx, sha256 } from '#platform'
import type { Phone } from './rules/phone.ts'
import { phoneRow } from './store/index.ts'
import { refuse } from './words.ts'

/** What a telephone says of itself with everything it asks. */
export interface Shown {
  id: string
  token: string
}

/** The telephone that shows itself, whoever is signed in on it; one that nobody knows is taken for one that was forgotten. */
export async function phoneShown(ctx: Ctx, shown: Shown): Promise<Phone | undefined> {
  const phone = await phoneRow(ctx, shown.id)
  return phone && phone.tokenHash === sha256(shown.token) ? phone : undefined
}

/** The telephone that asks, where it is in use and its owner is the one who is signed in on it, for the same institution. */
export async function phoneAsking(ctx: Ctx, shown: Shown): Promise<Phone | Refusal> {
  const phone = await phoneShown(ctx, shown)
  if (phone?.state === 'lost') return refuse('phone-lost')
  const no = mayNot(ctx.asker, 'phones.use', { userId: ctx.asker.userId })
  if (no) return no
  if (!ctx.session) return refuse('only-in-a-browser')
  if (phone?.state !== 'in-use') return refuse('no-phone')
  if (phone.userId !== ctx.asker.userId) return refuse('other-owner')
  if (phone.organisationId !== ctx.asker.organisationId) return refuse('other-institution')
  return phone
}
