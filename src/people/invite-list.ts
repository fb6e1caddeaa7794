import { isRefusal, type Refusal } from '#kernel'
import { change, type Ctx, email as addressOfMail, onceWithoutAnswer, recordRefusal } from '#platform'
import { organisation } from './directory.ts'
import { givesNow, layInvitation, mayInviteTo } from './invitations.ts'
import { mayNot, type OrganisationKind, type Role, roles } from './permission.ts'
import { refusePermission } from './role-words.ts'
import { readInvitations } from './rules/invitation-list.ts'
import { refuse } from './words.ts'

export interface InvitedOne {
  email: string
  role: Role
  /** Shown once; only its hash is kept. */
  secret: string
}

/** Invites everybody of a list into an organisation, or nobody. Gives the secrets of the links, once. */
export async function inviteList(
  ctx: Ctx,
  i: { organisationId: string; list: string; role: Role; link: (secret: string) => string },
): Promise<{ invited: InvitedOne[] } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: i.organisationId })
  const subject = { kind: 'organisation', id: i.organisationId } as const
  if (no) return await recordRefusal(ctx, 'people.invite-list', no, { subject })
  const to = await organisation(ctx, i.organisationId)
  if (!to) return refuse('gone')
  const read = readInvitations(i.list, { roles: rolesIn(to.kind), meant: i.role, emailOf: kept })
  if (isRefusal(read)) return await recordRefusal(ctx, 'people.invite-list', read, { subject })
  return await change(onceWithoutAnswer(ctx), { action: 'people.invite-list', subject }, async (tx, entry) => {
    const closed = mayInviteTo(ctx, to)
    if (closed) return closed
    if (!(await givesNow(ctx, tx, to.id))) return refusePermission('not-your-role')
    const invited: InvitedOne[] = []
    for (const one of read) invited.push(await layInvitation(ctx, tx, to, { email: one.email, role: one.role as Role, link: i.link }))
    entry.facts = { people: invited.length, roles: [...new Set(invited.map((x) => x.role))].join(' ') }
    return { invited }
  })
}

const rolesIn = (kind: OrganisationKind) => Object.entries(roles).flatMap(([role, r]) => (r.in === kind ? [{ role, words: r.words }] : []))
const kept = (typed: string): string | undefined => {
  const read = addressOfMail().safeParse(typed)
  return read.success ? read.data : undefined
}
