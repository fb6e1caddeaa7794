import { type Id, newId, type Refusal } from '#kernel'
import { change, type Ctx, recordRefusal } from '#platform'
import { communityColumns, type CommunityInput, holdCommunities, isOffice, plainCommunity, taken } from './communities.ts'
import { refuseCommunity as refuse } from './community-words.ts'
import { mayNot } from './permission.ts'
import { tables } from './store.ts'

/** Enters one community into the list of an office. */
export async function enterCommunity(ctx: Ctx, i: CommunityInput): Promise<{ id: Id<'community'> } | Refusal> {
  const no = mayNot(ctx.asker, 'people.keep-communities', { purchaserId: i.organisationId })
  if (no) return await recordRefusal(ctx, 'people.enter-community', no)
  const id = newId('community', ctx.now)
  return await change(
    ctx,
    { action: 'people.enter-community', subject: { kind: 'community', id }, facts: { name: i.name } },
    async (tx, entry) => {
      await holdCommunities(ctx, tx)
      if (!(await isOffice(ctx, tx, i.organisationId))) return refuse('no-office').at('organisationId')
      const wrong = await taken(ctx, tx, i)
      if (wrong) return wrong
      const made = await tables(tx)
        .insertInto('communities')
        .values({ jurisdiction: ctx.jurisdiction, id, ...communityColumns(i) })
        .returningAll()
        .executeTakeFirstOrThrow()
      entry.after = { state: made.state, version: made.version }
      entry.changes = Object.entries(plainCommunity(made)).flatMap(([field, after]) =>
        typeof after === 'string' || typeof after === 'number' ? [{ field, before: null, after }] : [],
      )
      return { id }
    },
  )
}
