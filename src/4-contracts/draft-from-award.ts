import type { Day, Id, Lang, Refusal } from '#kernel'
import { purchase } from '#needs'
import { awardOf } from '#tenders'
import type { Ctx } from '#platform'
import { wonBy } from './won-by.ts'
import { draftContract, type NewLine } from './draft-contract.ts'
import type { Milestone } from './rules/contract.ts'
import { namedLines } from './rules/stages.ts'
import { proposedTerms } from './rules/unit-terms.ts'
import { refuse } from './words.ts'

export interface FromAward {
  purchaseId: string
  startsOn: Day
  lang?: Lang | undefined
  /** Stages of the project lines that are paid by milestone, by line id; the others are paid by unit. */
  milestones?: Readonly<Record<string, readonly Milestone[]>>
}

/** Drafts the contract of a purchase from its award: the lines at the winning prices, the provider, the day of the notice. */
export async function draftFromAward(ctx: Ctx, i: FromAward): Promise<{ id: Id<'contract'>; number: string } | Refusal> {
  const bought = await purchase(ctx, i.purchaseId)
  const award = bought && (await awardOf(ctx, i.purchaseId))
  if (!bought || !award) return refuse('no-award')
  const won = await wonBy(ctx, award)
  const lines = won.lines.map((l): NewLine => {
    if (l.kind !== 'project') return l
    const stages = i.milestones?.[l.id]
    // What a unit must be was won in words. Read out of them it is a proposal, which both sides see before they sign.
    const unitTerms = proposedTerms(l.unit, l.title)
    return stages?.length ? { ...l, unitTerms, paidBy: 'milestones', milestones: namedLines(stages, l, award.lines) } : { ...l, unitTerms }
  })
  return await draftContract(ctx, {
    purchaseId: i.purchaseId,
    providerId: award.providerId,
    lines,
    startsOn: i.startsOn,
    lang: i.lang,
    tenderId: award.tenderId,
    award: { total: award.total, noticeOn: award.noticeOn },
    annex: won.annex,
    ...(won.paymentDays !== null && { terms: { paymentDays: won.paymentDays } }),
  })
}
