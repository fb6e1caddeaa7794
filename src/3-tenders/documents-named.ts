import { dayAt, type Words } from '#kernel'
import { documentJson, type DocumentJson, documentsOf, isOver } from '#people'
import type { Ctx } from '#platform'
import type { Tender } from './rules/tender.ts'
import { refuse } from './words.ts'

/**
 * The documents of a bidder that go with a bid, as they are now: whatever becomes of them later, the bid keeps them. One that will have run
 * out by the deadline is said before anything is sealed.
 */
export async function documentsNamed(
  ctx: Ctx,
  tender: Pick<Tender, 'deadlineAt'>,
  ids: readonly string[] = [],
): Promise<{ fields: Record<string, Words> } | readonly DocumentJson[]> {
  if (ids.length === 0) return []
  const own = await documentsOf(ctx, ctx.asker.organisationId ?? '', { open: true })
  const named = own.filter((d) => ids.includes(d.id))
  if (named.length < new Set(ids).size) return { fields: { documentIds: refuse('document-gone').words } }
  const over = named.filter((d) => isOver(d.valid_until, lastDay(ctx, tender)))
  if (over.length > 0) return { fields: { documentIds: refuse('document-over', over.map((d) => d.number).join('、')).words } }
  return named.map((d) => documentJson({ ...d, validUntil: d.valid_until }))
}

/** The day by which the documents of a bid have to be valid. */
export const lastDay = (ctx: Ctx, tender: Pick<Tender, 'deadlineAt'>) =>
  tender.deadlineAt === null ? ctx.today : dayAt(tender.deadlineAt, ctx.zone)
