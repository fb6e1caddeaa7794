import { type Contract, contracts } from '#contracts'
import { may } from '#people'
import type { Ctx } from '#platform'
import { acceptances } from './acceptances.ts'
import { periodKeys } from './period-of.ts'
import { thereOn } from './rules/counts.ts'
import { isOne } from './rules/posts.ts'
import { readAppointments } from './store/index.ts'

/**
 * Contracts of the asker's institution a service can still be recorded for: those in progress, and those that ended while a period
 * of theirs is still to be handed in. Where a contract has posts, only who was ever appointed to one; who appoints records for others too.
 */
export async function recordable(ctx: Ctx): Promise<Contract[]> {
  const own = await contracts(ctx, {
    providerId: ctx.asker.organisationId ?? 'nobody',
    states: ['active', 'ended', 'terminated'],
  })
  const over = own.filter((c) => c.state !== 'active')
  const handedIn = new Set(
    over.length === 0
      ? []
      : (await acceptances(ctx, { contractIds: over.map((c) => c.id) }))
          .filter((a) => a.state !== 'returned')
          .map((a) => `${a.contractId} ${a.period}`),
  )
  const open = [
    ...own.filter((c) => c.state === 'active'),
    ...over.filter((c) => periodKeys(c).some((key) => !handedIn.has(`${c.id} ${key}`))),
  ]
  if (may(ctx.asker, 'delivery.appoint', { providerId: ctx.asker.organisationId })) return open
  const posted = open.filter((c) => c.lines.some((l) => l.kind === 'post'))
  const staff = posted.length === 0 ? [] : await readAppointments(ctx, { contractIds: posted.map((c) => c.id) })
  return open.filter(
    (c) => !posted.includes(c) || staff.some((a) => a.contractId === c.id && isOne(a, ctx.asker.userId ?? '', ctx.asker.name ?? '')),
  )
}

/** The one line a record of the asker can be for, where there is but one: the post they stand at today, or all that was bought. */
export async function onlyLine(ctx: Ctx, of: readonly Contract[]): Promise<string | undefined> {
  const [c] = of
  if (!c || of.length > 1) return undefined
  if (c.lines.length === 1) return `${c.id}/${c.lines[0]!.id}`
  const posts = thereOn(await readAppointments(ctx, { contractIds: [c.id] }), ctx.today).filter((a) =>
    isOne(a, ctx.asker.userId ?? '', ctx.asker.name ?? ''),
  )
  return posts.length === 1 ? `${c.id}/${posts[0]!.lineId}` : undefined
}
