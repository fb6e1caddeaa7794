import { newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { insertNeed, purchase } from './store/index.ts'
import { needProcess } from './rules/need-process.ts'
import { refuse } from './words.ts'

interface NewNeed {
  title: string
  titleEn?: string | undefined
  statement: string
  purchaseId?: string | undefined
}

/** Writes down what residents seem to lack. It becomes a need that may be bought once two kinds of evidence stand behind it. */
export async function noticeNeed(ctx: Ctx, i: NewNeed): Promise<{ id: string } | Refusal> {
  const purchaserId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId })
  if (no) return await recordRefusal(ctx, 'needs.notice', no)
  const bought = i.purchaseId ? await purchase(ctx, i.purchaseId) : undefined
  return await change(ctx, { action: 'needs.notice', ...(i.purchaseId && { purchaseId: i.purchaseId }) }, async (tx, entry) => {
    if (i.purchaseId && bought?.purchaserId !== purchaserId) return refuse('not-our-purchase')
    const id = newId('need', ctx.now)
    const row = {
      id,
      purchaser_id: purchaserId!,
      purchase_id: i.purchaseId ?? null,
      title: i.title,
      title_en: i.titleEn ?? null,
      statement: i.statement,
      state: needProcess.first,
      noticed_on: ctx.today,
      law_day: bought?.lawDay ?? ctx.today,
      accepted_reason: null,
    }
    await insertNeed(ctx, tx, row)
    Object.assign(entry, { subject: { kind: 'need', id }, facts: { title: i.title }, after: row })
    return { id: id as string }
  })
}
