import { mayAtAll, type Seat, seatKey, type Seated, seated, seats } from '#people'
import type { Asker, Ctx } from '#platform'

/** Somebody in one organisation, as who they are asked for what is due to them. */
export interface Member {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly organisationId: string
  readonly asker: Asker
}

/** Whose members are read: of a city of institutions, those that something concerns. */
export interface Whom {
  /** All who work at an office, the bureau or whatever else is no institution. */
  readonly offices: boolean
  /** Members of these organisations. */
  readonly organisationIds: readonly string[]
  /** Of all institutions whoever may bid for them, and nobody else. */
  readonly bidders: boolean
}

/** Where people sit whom something may concern; without a word of whom, everywhere. */
export async function seatsOf(ctx: Ctx, whom?: Whom): Promise<Seat[]> {
  const all = await seats(ctx, whom && !whom.offices && !whom.bidders ? { organisationIds: whom.organisationIds } : {})
  if (!whom) return all
  const named = new Set(whom.organisationIds)
  return all.filter(
    (s) =>
      named.has(s.organisationId) ||
      (whom.offices && s.kind !== 'institution') ||
      (whom.bidders && s.kind === 'institution' && mayAtAll(askerIn(s), 'bids.submit')),
  )
}

/** Everybody with a role, once for each organisation they have one in; of some of them, only these are read. */
export const members = async (ctx: Ctx, whom?: Whom): Promise<Member[]> =>
  (await seated(ctx, { seats: (await seatsOf(ctx, whom)).map(seatKey) })).map(memberOf)

/** Whoever sits there, as nobody in particular: what is due to all of them alike. */
export const askerIn = (s: Seat): Asker => ({
  ...{ kind: 'user', userId: null, name: null, membershipId: null },
  ...{ organisationId: s.organisationId, organisationKind: s.kind, roles: s.roles },
})

export const memberOf = (s: Seated): Member => ({
  ...{ userId: s.userId, name: s.name, email: s.email, organisationId: s.organisationId },
  asker: { ...askerIn(s), userId: s.userId, name: s.name },
})
