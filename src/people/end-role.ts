import type { Refusal } from '#kernel'
import { change, type Ctx, recordRefusal } from '#platform'
import { organisations } from './directory.ts'
import { endWhatHoldsNoMore, type HoldsNoMore, holdsNoMore } from './handed-over.ts'
import { members } from './invitations.ts'
import { mayNot, type Role } from './permission.ts'
import { account, lockAccount } from './prove.ts'
import { endAccessIn, worksIn } from './session.ts'
import { type Organisation, tables } from './store.ts'
import { refuse } from './words.ts'

/** A role that still runs. */
async function runningRole(ctx: Ctx, membershipId: string) {
  return await tables(ctx.db)
    .selectFrom('memberships')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', membershipId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
}

export interface EndOfRole {
  id: string
  name: string
  role: Role
  organisation: Organisation
  /** Nothing is left to the person there afterwards. */
  isLastThere: boolean
  over: HoldsNoMore
  /** The organisations that the invitations lead into. */
  organisations: ReadonlyMap<string, Organisation>
}

/** What would end with a role, for whoever may end it. */
export async function endOfRole(ctx: Ctx, membershipId: string): Promise<EndOfRole | Refusal> {
  const m = await runningRole(ctx, membershipId)
  if (!m) return refuse('gone')
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: m.organisation_id })
  if (no) return no
  const [person, over] = [(await account(ctx, { id: m.user_id }))!, await holdsNoMore(ctx, ctx.db, m.user_id, membershipId)]
  const ids = [m.organisation_id, ...over.invitations.map((i) => i.organisation_id)]
  const found = new Map((await organisations(ctx, { ids })).map((o) => [o.id as string, o]))
  const others = (await members(ctx, m.organisation_id)).filter((o) => o.userId === m.user_id && o.id !== membershipId)
  const organisation = found.get(m.organisation_id)!
  return { id: m.id, name: person.name, role: m.role, organisation, isLastThere: others.length === 0, over, organisations: found }
}

/**
 * Ends a role. With it end the invitations and links that the person made and may not make any more; with the last role in an
 * organisation also what they have open there, sessions and API tokens: none of it comes back with a later role.
 */
export async function endRole(ctx: Ctx, membershipId: string): Promise<{ ended: true } | Refusal> {
  const m = await runningRole(ctx, membershipId)
  if (!m) return refuse('gone')
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: m.organisation_id })
  if (no) return await recordRefusal(ctx, 'people.end-role', no, { subject: { kind: 'membership', id: membershipId } })
  return await change(
    ctx,
    { action: 'people.end-role', subject: { kind: 'membership', id: membershipId }, facts: { role: m.role } },
    async (tx, entry) => {
      await lockAccount(ctx, tx, m.user_id)
      if (['head', 'manager', 'administrator'].includes(m.role)) {
        // Locking the rows makes two people who end each other's role wait for one another.
        const managing = await tables(tx)
          .selectFrom('memberships')
          .select('id')
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('organisation_id', '=', m.organisation_id)
          .where('role', '=', m.role)
          .where('ended_on', 'is', null)
          .forUpdate()
          .execute()
        if (managing.length <= 1) return refuse('last-manager')
      }
      const done = await tables(tx)
        .updateTable('memberships')
        .set({ ended_on: ctx.today })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', membershipId)
        .where('ended_on', 'is', null)
        .executeTakeFirst()
      if (done.numUpdatedRows === 0n) return refuse('gone')
      const there = { userId: m.user_id, organisationId: m.organisation_id }
      const open = (await worksIn(ctx, tx, there)) ? { sessions: 0, tokens: 0 } : await endAccessIn(ctx, tx, there)
      entry.facts = { role: m.role, ...open, ...(await endWhatHoldsNoMore(ctx, tx, m.user_id)) }
      return { ended: true as const }
    },
  )
}
