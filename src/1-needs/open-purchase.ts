import { newId, type Refusal } from '#kernel'
import { communities, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { sql } from 'kysely'
import { tables } from './store.ts'
import { refuse } from './words.ts'

export interface NewPurchase {
  title: string
  titleEn?: string | undefined
  communityIds: readonly string[]
}

/** Opens a purchase of the asker's office for some of its communities. Numbers run within the year: 2026-001, 2026-002 … */
export async function openPurchase(ctx: Ctx, i: NewPurchase): Promise<{ id: string } | Refusal> {
  const purchaserId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'purchases.open', { purchaserId })
  if (no) return await recordRefusal(ctx, 'needs.open-purchase', no)
  const known = await communities(ctx, { ids: i.communityIds, open: true })
  const own = known.filter((c) => c.organisation_id === purchaserId)
  return await change(ctx, { action: 'needs.open-purchase' }, async (tx, entry) => {
    if (own.length === 0 || own.length !== new Set(i.communityIds).size) return refuse('not-our-community')
    const { value } = await sql<{ value: bigint }>`
      insert into counters (jurisdiction, name, value) values (${ctx.jurisdiction}, ${`purchases-${ctx.today.year}`}, 1)
      on conflict (jurisdiction, name) do update set value = counters.value + 1 returning value`
      .execute(tx)
      .then((r) => r.rows[0]!)
    const number = `${ctx.today.year}-${String(value).padStart(3, '0')}`
    const id = newId('purchase', ctx.now)
    const row = {
      jurisdiction: ctx.jurisdiction,
      id,
      number,
      title: i.title,
      title_en: i.titleEn ?? null,
      purchaser_id: purchaserId!,
      community_ids: own.map((c) => c.id),
      law_day: ctx.today,
      opened_at: ctx.now,
    }
    await tables(tx).insertInto('purchases').values(row).execute()
    Object.assign(entry, { subject: { kind: 'purchase', id }, purchaseId: id, facts: { number, title: i.title }, after: row })
    return { id: id as string }
  })
}
