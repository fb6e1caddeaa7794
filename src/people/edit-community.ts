import type { Refusal } from '#kernel'
import { type Ctx, recordRefusal } from '#platform'
import { changeCommunity, communityColumns, type CommunityInput, isOffice, taken } from './communities.ts'
import { refuseCommunity as refuse } from './community-words.ts'
import { mayNot } from './permission.ts'

/** Changes what is said of a community: its name, its code, its counts, the office it lies under. */
export async function editCommunity(ctx: Ctx, i: CommunityInput & { id: string }): Promise<{ id: string } | Refusal> {
  // Under another office too only by who keeps that one's list.
  const no = mayNot(ctx.asker, 'people.keep-communities', { purchaserId: i.organisationId })
  if (no) return await recordRefusal(ctx, 'people.edit-community', no, { subject: { kind: 'community', id: i.id } })
  return await changeCommunity(ctx, { id: i.id, verb: 'edit', action: 'people.edit-community' }, async ({ tx, inside, set }) => {
    if (!(await isOffice(inside, tx, i.organisationId))) return refuse('no-office').at('organisationId')
    return (await taken(inside, tx, i)) ?? (await set(communityColumns(i)))
  })
}
