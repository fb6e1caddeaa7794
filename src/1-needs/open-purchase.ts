import { newId, type Refusal } from '#kernel'
import { communities, mayNot, takeNumber, whyNotInUse } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { insertPurchase, isPurchaseNumber } from './store/index.ts'
import { refuse } from './words.ts'

export interface NewPurchase {
  title: string
  titleEn?: string | undefined
  communityIds: readonly string[]
}

/** Opens a purchase of the asker's office for some of its communities. It is numbered as the office has set it, else within the year: 2026-001, 2026-002 … */
export async function openPurchase(ctx: Ctx, i: NewPurchase): Promise<{ id: string } | Refusal> {
  const purchaserId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'purchases.open', { purchaserId })
  if (no) return await recordRefusal(ctx, 'needs.open-purchase', no)
  const known = await communities(ctx, { ids: i.communityIds, open: true })
  const own = known.filter((c) => c.organisation_id === purchaserId)
  return await change(ctx, { action: 'needs.open-purchase' }, async (tx, entry) => {
    const closed = await whyNotInUse({ ...ctx, db: tx }, purchaserId, 'open-purchase')
    if (closed) return closed
    if (own.length === 0 || own.length !== new Set(i.communityIds).size) return refuse('not-our-community')
    const number = await takeNumber(ctx, tx, 'purchase', {
      officeId: purchaserId!,
      isTaken: (n) => isPurchaseNumber(ctx, tx, n),
    })
    const id = newId('purchase', ctx.now)
    const row = await insertPurchase(ctx, tx, {
      id,
      number,
      title: i.title,
      titleEn: i.titleEn ?? null,
      purchaserId: purchaserId!,
      communityIds: own.map((c) => c.id),
      lawDay: ctx.today,
      openedAt: ctx.now,
    })
    Object.assign(entry, { subject: { kind: 'purchase', id }, purchaseId: id, facts: { number, title: i.title }, after: row })
    return { id: id as string }
  })
}
