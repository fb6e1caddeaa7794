import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import type { VoidFacts } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { bidRows } from './store/index.ts'
import { refuse } from './words.ts'

interface Voiding {
  tenderId: string
  ground: string
  reason: string
}

/**
 * The head of the office ends a purchase whose bids were opened without an award: on a ground of the law, which what is known of the
 * bids may not contradict, with a reason that every bidder reads.
 */
export async function voidTender(ctx: Ctx, i: Voiding): Promise<{ id: string } | Refusal> {
  const facts = (inside: Ctx, tender: Tender) => voidFacts(inside, tender, i)
  return await changeTender(
    ctx,
    { action: 'tenders.void', id: i.tenderId, verb: 'declareVoid', facts },
    async ({ now: tender, entry, set }) => {
      const ground = ctx.law.tenders.endWithoutAward(tender.method).grounds.find((g) => g.id === i.ground)
      if (!ground) return refuse('no-such-ground').at('ground')
      // In the language it was written in, so that ground and reason read as one.
      const says = /\p{Script=Han}/u.test(i.reason) ? `${ground.says.zh}。${i.reason}` : `${ground.says.en}. ${i.reason}`
      entry.facts = { ground: i.ground, reason: says.slice(0, 500) }
      return await set({ ended_on: ctx.today, ended_reason: says })
    },
  )
}

async function voidFacts(ctx: Ctx, tender: Tender, i: Voiding): Promise<VoidFacts> {
  const valid = (await bidRows(ctx, tender.id)).filter((b) => b.state === 'opened' || b.state === 'ranked')
  const known = valid.every((b) => b.total_minor !== null)
  const affordable = known ? valid.filter((b) => BigInt(b.total_minor!) <= tender.budget).length : null
  const { countsWithinBudget, grounds } = ctx.law.tenders.endWithoutAward(tender.method)
  const namesArticle = grounds.some((g) => g.id === i.ground && g.namesArticle)
  const conforming = countsWithinBudget ? (affordable ?? valid.length) : valid.length
  const enough = ctx.law.tenders.mayContinue({ method: tender.method, conforming, isPurchasedService: true, lawDay: tender.lawDay })
  return { ground: i.ground, namesArticle, reason: i.reason, valid: conforming, enough: enough.value, affordable }
}
