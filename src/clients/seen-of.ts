import { may } from '#people'
import type { Ctx } from '#platform'
import { isOfCase } from './change-client.ts'
import { standing } from './consents.ts'
import type { NameKey } from './name-key.ts'
import { namesOpen } from './names-open.ts'
import { openPerson, type Person } from './person.ts'
import { opensNow } from './say-why.ts'
import { type ClientRow, type ConsentRow, consentsOf, noteLooks } from './store/index.ts'

/** A name as this person may see it here, or why not. */
export type NameSeen = Person | 'closed' | 'erased' | 'withdrawn' | 'not-yours'

export const isLeader = (ctx: Ctx): boolean => may(ctx.asker, 'clients.manage', { providerId: ctx.asker.organisationId })

/** Somebody who took the consent back is seen by whoever leads the institution alone, who has to answer for what becomes of it. */
const mayStillSee = (ctx: Ctx, c: ClientRow, consents: readonly ConsentRow[]): boolean =>
  isLeader(ctx) ||
  standing(
    consents.filter((k) => k.client_id === c.id),
    'service',
    ctx.today,
  ) !== undefined

const personOf = (ctx: Ctx, key: NameKey, c: ClientRow): Person =>
  openPerson(key, { jurisdiction: ctx.jurisdiction, clientId: c.id }, c.sealed!)

/** What this person may see of a name now. Looking is noted first. */
export async function seenOf(ctx: Ctx, c: ClientRow): Promise<NameSeen> {
  if (c.state === 'erased' || !c.sealed) return 'erased'
  if (!isOfCase(ctx, c) && !(await opensNow(ctx, c.id))) return 'not-yours'
  const key = await namesOpen(ctx)
  if (!key) return 'closed'
  if (!mayStillSee(ctx, c, await consentsOf(ctx, [c.id]))) return 'withdrawn'
  await noteLooks(ctx, [c.id])
  return personOf(ctx, key, c)
}

/** A client beside what the key shows of them here. */
export type ListedClient = ClientRow & { readonly seen: NameSeen }

/** The names of several as a list shows them to whoever asked for names: of their own cases alone, and noted before anything is shown. */
export async function withNames(ctx: Ctx, rows: readonly ClientRow[], key: NameKey | undefined): Promise<ListedClient[]> {
  const consents = await consentsOf(
    ctx,
    rows.map((r) => r.id),
  )
  const mine = rows.filter((r) => key && r.sealed && isOfCase(ctx, r) && mayStillSee(ctx, r, consents))
  await noteLooks(
    ctx,
    mine.map((r) => r.id),
  )
  return rows.map((r) => ({ ...r, seen: mine.includes(r) ? personOf(ctx, key!, r) : r.sealed ? 'closed' : 'erased' }))
}
