import type { Refusal } from '#kernel'
import { change, type Ctx } from '#platform'
import { addOrganisation, organisations } from './directory.ts'
import { layInvitation } from './invitations.ts'
import { type Role, roles } from './permission.ts'
import { refuse } from './words.ts'

/**
 * Invites somebody into a jurisdiction from the command line, with their organisation where it is not there yet: the one-time address by
 * which its first administrator chooses a name and a password. Gives the secret of the link, once.
 */
export async function inviteFirst(
  ctx: Ctx,
  i: { email: string; role: Role; organisation: string },
): Promise<{ secret: string; email: string } | Refusal> {
  if (ctx.demo) return refuse('no-demo-people')
  return await change(ctx, { action: 'people.invite', facts: { role: i.role } }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const kind = roles[i.role].in
    const known = (await organisations(inside, { kind, open: true })).find((o) => o.name === i.organisation)
    const id = known?.id ?? (await addOrganisation(inside, { kind, name: i.organisation }))
    const to = (await organisations(inside, { ids: [id] }))[0]!
    entry.subject = { kind: 'organisation', id }
    const { secret, email } = await layInvitation(inside, tx, to, { email: i.email, role: i.role })
    return { secret, email }
  })
}
