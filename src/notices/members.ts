import { organisations, people } from '#people'
import type { Asker, Ctx } from '#platform'

/** Somebody in one organisation, as who they are asked for what is due to them. */
export interface Member {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly organisationId: string
  readonly asker: Asker
}

/** Everybody with a role, once for each organisation they have one in. */
export async function members(ctx: Ctx): Promise<Member[]> {
  const kinds = new Map((await organisations(ctx, {})).map((o) => [o.id as string, o.kind]))
  const found = new Map<string, Member & { asker: { roles: string[] } }>()
  for (const p of await people(ctx, {})) {
    const key = `${p.userId} ${p.organisationId}`
    const known = found.get(key)
    if (known) {
      known.asker.roles.push(p.role)
      continue
    }
    found.set(key, {
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
