import { organisations, people, type Person, type Role, rolesThatMay } from '#people'
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

/** Everybody with a role, once for each organisation they have one in; of some of them, only these are read. */
export async function members(ctx: Ctx, whom?: Whom): Promise<Member[]> {
  const all = await organisations(ctx, whom && !whom.offices && !whom.bidders ? { ids: whom.organisationIds } : {})
  const kinds = new Map(all.map((o) => [o.id as string, o.kind]))
  if (!whom) return gathered(await people(ctx, {}), kinds)
  const named = new Set(whom.organisationIds)
  if (whom.offices) for (const o of all) if (o.kind !== 'institution') named.add(o.id)
  const read = await people(ctx, { organisationIds: [...named] })
  if (!whom.bidders) return gathered(read, kinds)
  // With all their roles, by which what is theirs is worked out.
  const others = all.filter((o) => !named.has(o.id)).map((o) => o.id as string)
  const bid = await people(ctx, { organisationIds: others, roles: rolesThatMay('bids.submit') })
  const bidders = new Set(bid.map(keyOf))
  const theirs = await people(ctx, { organisationIds: others, userIds: bid.map((p) => p.userId) })
  return gathered([...read, ...theirs.filter((p) => bidders.has(keyOf(p)))], kinds)
}

const keyOf = (p: { userId: string; organisationId: string }): string => `${p.userId} ${p.organisationId}`

function gathered(of: readonly Person[], kinds: ReadonlyMap<string, Asker['organisationKind']>): Member[] {
  const found = new Map<string, Member & { asker: { roles: Role[] } }>()
  for (const p of of) {
    const known = found.get(keyOf(p))
    if (known) {
      known.asker.roles.push(p.role)
      continue
    }
    found.set(keyOf(p), {
      userId: p.userId,
      name: p.name,
      email: p.email,
      organisationId: p.organisationId,
      asker: {
        kind: 'user',
        userId: p.userId,
        name: p.name,
        membershipId: null,
        organisationId: p.organisationId,
        organisationKind: kinds.get(p.organisationId) ?? null,
        roles: [p.role],
      },
    })
  }
  return [...found.values()]
}
