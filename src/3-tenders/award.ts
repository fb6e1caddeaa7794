import { isRefusal, minor, newId, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender, type TenderChange } from './change-tender.ts'
import { lowBidReviews } from './low-bid.ts'
import { promisesText } from './rules/bid.ts'
import { lineFromJson, lineJson, linesAtPrice, priceFromJson } from './rules/line-json.ts'
import type { Award, Tender } from './rules/tender.ts'
import type { AwardFacts } from './rules/tender-process.ts'
import { bidRows, tables } from './store.ts'
import { refuse } from './words.ts'

export const awardFacts = async (ctx: Ctx, tender: Tender): Promise<AwardFacts> => ({
  openReviews: (await lowBidReviews(ctx, tender.id)).filter((r) => r.decision === null).length,
})

/** The head of the office awards to the first in rank, with reasons; the notice is public at once and every bidder sees their own scores. */
export async function decideAward(
  ctx: Ctx,
  input: { tenderId: string; reasons: string },
): Promise<{ id: string; providerId: string } | Refusal> {
  return await changeTender(ctx, { action: 'awards.decide', id: input.tenderId, verb: 'award', facts: awardFacts }, (at) =>
    writeAward(at, input.reasons),
  )
}

/** Gives the award to the first in rank. The order of the panel binds the purchaser. */
export async function writeAward(
  { inside, tx, now: tender, entry, set }: TenderChange,
  reasons: string,
): Promise<{ id: string; providerId: string } | Refusal> {
  const first = (await bidRows(inside, tender.id)).find((b) => b.state === 'ranked' && b.rank === 1)
  if (!first?.price || !first.quality) return refuse('nobody-ranked')
  const price = priceFromJson(first.price)
  const id = newId('award', inside.now)
  await tables(tx)
    .insertInto('awards')
    .values({
      jurisdiction: inside.jurisdiction,
      id,
      tender_id: tender.id,
      purchase_id: tender.purchaseId,
      bid_id: first.id,
      provider_id: first.provider_id!,
      lines: JSON.stringify(linesAtPrice(tender.lines, price).map(lineJson)),
      total_minor: price.total,
      promises: promisesText(tender, first.quality),
      reasons,
      awarded_on: inside.today,
      notice_on: inside.today,
    })
    .execute()
  const moved = await set({ ended_on: inside.today })
  if (isRefusal(moved)) return moved
  entry.facts = { provider: first.provider_id!, total: price.total.toString() }
  return { id, providerId: first.provider_id! }
}

/** The award of a purchase, with the lines at the prices of the winning bid; with a fixed price those of the plan. */
export async function awardOf(ctx: Ctx, purchaseId: string): Promise<Award | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('awards as a')
    .innerJoin('tenders as t', (on) => on.onRef('t.jurisdiction', '=', 'a.jurisdiction').onRef('t.id', '=', 'a.tender_id'))
    .selectAll('a')
    .select(['t.law_day', 't.method'])
    .where('a.jurisdiction', '=', ctx.jurisdiction)
    .where('a.purchase_id', '=', purchaseId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      tenderId: row.tender_id,
      purchaseId: row.purchase_id,
      bidId: row.bid_id,
      providerId: row.provider_id,
      lines: row.lines.map(lineFromJson),
      total: minor(row.total_minor),
      promises: row.promises,
      reasons: row.reasons,
      awardedOn: row.awarded_on,
      noticeOn: row.notice_on,
      lawDay: row.law_day,
      method: row.method,
    }
  )
}
