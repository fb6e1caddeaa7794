import { demoPassphrase, handKeyOn, startNames, takeNames } from '#clients'
import type { Day } from '#kernel'
import { closeSession, heldSession, openSession } from '#people'
import type { Ctx } from '#platform'
import { granted, type Story } from './story.ts'

export interface WithNames {
  /** Somebody's surroundings on a day, as in the story, with the names open. */
  as(who: string, on: Day): Promise<Ctx>
}

/**
 * The key of names of the institution whose main contract runs, made and handed on as people do. Its passphrase is public, since the names
 * are invented; the page where it is typed says so. `closed` ends the sessions in which it was open.
 */
export async function namesOpened(s: Story, on: Day): Promise<WithNames & { closed(): Promise<void> }> {
  const open = new Map<string, { cookie: string; session: NonNullable<Ctx['session']> }>()
  const as = async (who: string, day: Day): Promise<Ctx> => {
    const ctx = await s.as(who, day)
    const held = open.get(who) ?? (await begun(ctx))
    open.set(who, held)
    return { ...ctx, session: held.session }
  }
  const manager = await as('manager-tongxin', on)
  granted(await startNames(manager, { passphrase: demoPassphrase }))
  const { code } = granted(await handKeyOn(manager))
  granted(await takeNames(await as('worker-tongxin', on), { code, passphrase: demoPassphrase }))
  const closed = async () => {
    for (const { cookie } of open.values()) await closeSession(manager.db, manager.jurisdiction, cookie)
  }
  return { as, closed }
}

async function begun(ctx: Ctx) {
  const who = { userId: ctx.asker.userId!, organisationId: ctx.asker.organisationId!, demonstration: true, device: null }
  const cookie = await openSession(ctx, ctx.db, who)
  return { cookie, session: heldSession(ctx.jurisdiction, cookie)! }
}
