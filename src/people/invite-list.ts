import { isRefusal, type Refusal } from '#kernel'
import { change, type Ctx, email as addressOfMail, fingerprint, onceWithoutAnswer, recordRefusal } from '#platform'
import { organisation } from './directory.ts'
import { givesNow, layInvitation, mayInviteTo, members, openInvitations } from './invitations.ts'
import { mayNot, type OrganisationKind, type Role, roles } from './permission.ts'
import { refusePermission } from './role-words.ts'
import { readInvitations } from './rules/invitation-list.ts'
import { refuseInvitations } from './rules/invitation-words.ts'
import { refuse } from './words.ts'

export interface InvitedOne {
  email: string
  role: Role
  /** Shown once; only its hash is kept. */
  secret: string
}

/** One of a list, and what becomes of the line: `there` has the role already, `again` has a link that still works. */
interface ToInvite {
  readonly email: string
  readonly role: Role
  readonly is: 'new' | 'again' | 'there'
}

/** A list as it was understood, before anybody is written to. */
export interface UnderstoodInvitations {
  readonly people: readonly ToInvite[]
  /** Names exactly these people, so that nobody is invited whom nobody saw. */
  readonly seen: string
}

interface Handed {
  organisationId: string
  list: string
  role: Role
}

/** Reads a list of people and says who would be invited. Nobody is. */
export const understandInvitations = async (ctx: Ctx, i: Handed): Promise<UnderstoodInvitations | Refusal> => {
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: i.organisationId })
  const subject = { kind: 'organisation', id: i.organisationId } as const
  if (no) return await recordRefusal(ctx, 'people.invite-list', no, { subject })
  const to = await organisation(ctx, i.organisationId)
  if (!to) return refuse('gone')
  const closed = mayInviteTo(ctx, to)
  if (closed) return closed
  const read = readInvitations(i.list, { roles: rolesIn(to.kind), meant: i.role, emailOf: kept })
  if (isRefusal(read)) return await recordRefusal(ctx, 'people.invite-list', read, { subject })
  const [there, open] = [await members(ctx, to.id), await openInvitations(ctx, to.id)]
  const people = read.map(({ email, role }): ToInvite => {
    const same = (x: { email: string; role: string }) => x.email === email && x.role === role
    return { email, role: role as Role, is: there.some(same) ? 'there' : open.some(same) ? 'again' : 'new' }
  })
  return { people, seen: fingerprint(people.filter((p) => p.is !== 'there').map((p) => [p.email, p.role])) }
}

/** Invites everybody of a list that was shown as it was understood, or nobody. Gives the secrets of the links, once. */
export async function inviteList(
  ctx: Ctx,
  i: Handed & { seen: string; link: (secret: string) => string },
): Promise<{ invited: InvitedOne[] } | Refusal> {
  const first = await understandInvitations(ctx, i)
  if (isRefusal(first)) return first
  const subject = { kind: 'organisation', id: i.organisationId } as const
  return await change(onceWithoutAnswer(ctx), { action: 'people.invite-list', subject }, async (tx, entry) => {
    if (!(await givesNow(ctx, tx, i.organisationId))) return refusePermission('not-your-role')
    const inside = { ...ctx, db: tx }
    const read = await understandInvitations(inside, i)
    if (isRefusal(read)) return read
    if (read.seen !== i.seen) return refuseInvitations('invitations-changed')
    const to = await organisation(inside, i.organisationId)
    const invited: InvitedOne[] = []
    for (const { email, role } of read.people.filter((p) => p.is !== 'there'))
      invited.push(await layInvitation(ctx, tx, to!, { email, role, link: i.link }))
    if (invited.length === 0) return refuseInvitations('all-there')
    entry.facts = { people: invited.length, roles: [...new Set(invited.map((x) => x.role))].join(' ') }
    return { invited }
  })
}

const rolesIn = (kind: OrganisationKind) => Object.entries(roles).flatMap(([role, r]) => (r.in === kind ? [{ role, words: r.words }] : []))
const kept = (typed: string): string | undefined => {
  const read = addressOfMail().safeParse(typed)
  return read.success ? read.data : undefined
}
