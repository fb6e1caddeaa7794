import { dayAt, isAfter, isBefore, isRefusal, minor, type Money, newSeed, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { rankBids } from './finish-scoring.ts'
import { agreedPrice } from './rules/agreed-price.ts'
import { priceFromJson, priceJson } from './rules/line-json.ts'
import type { Negotiation } from './rules/notice.ts'
import { refuseNotice } from './rules/notice-words.ts'
import { bidRows, insertNegotiation, writeBid } from './store/index.ts'
import { refuse } from './words.ts'

type Agreed = Omit<Negotiation, 'offered' | 'agreed'> & { tenderId: string; prices: Readonly<Record<string, Money | undefined>> }

/**
 * Keeps how the negotiation with the one supplier was held and what was agreed: never above the limit of the documents. The price that was
 * agreed takes the place of the one that was offered, which the record keeps beside it.
 */
export async function negotiate(ctx: Ctx, i: Agreed): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'bids.negotiate', id: i.tenderId, verb: 'negotiate' },
    async ({ inside, tx, now, entry, set }) => {
      const bids = await bidRows(inside, now.id)
      if (bids.some((b) => b.state === 'set-aside')) return refuse('findings-open')
      const bid = bids.find((b) => b.state === 'opened')
      if (!bid?.price) return refuse('nobody-ranked')
      if (isAfter(i.heldOn, ctx.today)) return refuseNotice('held-ahead').at('heldOn')
      const openedOn = dayAt(now.openedAt!, ctx.zone)
      if (isBefore(i.heldOn, openedOn)) return refuseNotice('held-before-opening', openedOn).at('heldOn')
      const read = agreedPrice(now, priceFromJson(bid.price), i.prices)
      if ('fields' in read) return refuse('tender-incomplete', Object.values(read.fields)[0]!).with({ fields: read.fields })
      const { total } = read.price
      const { heldOn, place, people, costs, terms, dissent } = i
      const offered = minor(bid.total_minor!)
      await insertNegotiation(
        inside,
        tx,
        { tenderId: now.id, bidId: bid.id },
        {
          ...{ heldOn, place, people, costs, terms, dissent },
          ...{ offered, agreed: total },
        },
      )
      await writeBid(inside, tx, bid.id, { price: priceJson(read.price), total_minor: total })
      const lotSeed = newSeed()
      const ended = await rankBids(inside, tx, now, lotSeed)
      entry.facts = { offered: offered.toString(), agreed: total.toString() }
      const moved = ended
        ? await set({ ended_on: ctx.today, ended_reason: ended }, { verb: 'void' })
        : await set({ consensus_locked_at: ctx.now, scored_at: ctx.now, lot_seed: lotSeed })
      return isRefusal(moved) ? moved : { id: now.id }
    },
  )
}
