import { type Day, type Id, type Lang, proposedTerms, type Refusal, termEnd } from '#kernel'
import { purchase } from '#needs'
import { awardOf } from '#tenders'
import { mayNot } from '#people'
import { type Ctx, recordRefusal } from '#platform'
import { asWon, wonBy } from './won-by.ts'
import { mustStateDays } from './rules/payment-said.ts'
import { contractLine, draftContract, type NewLine } from './draft-contract.ts'
import { type Milestone, standardTerms } from './rules/contract.ts'
import { namedLines } from './rules/stages.ts'
import { refuse } from './words.ts'

export interface FromAward {
  purchaseId: string
  startsOn: Day
  lang?: Lang | undefined
  /** Days to pay, where the documents name several times and which of them is meant has to be said. */
  paymentDays?: number | undefined
  /** Stages of the project lines that are paid by milestone, by line id; the others are paid by unit. */
  milestones?: Readonly<Record<string, readonly Milestone[]>>
}

/** Drafts the contract of a purchase from its award: the lines at the winning prices, the provider, the day of the notice. */
export async function draftFromAward(ctx: Ctx, i: FromAward): Promise<{ id: Id<'contract'>; number: string } | Refusal> {
  const bought = await purchase(ctx, i.purchaseId)
  const award = bought && (await awardOf(ctx, i.purchaseId))
  if (!bought || !award) return refuse('no-award')
  const won = await wonBy(ctx, award)
  const unread = mayNot(ctx.asker, 'contracts.draft', { purchaserId: bought.purchaserId }) ? false : mustStateDays(ctx.law, won)
  if (unread && i.paymentDays === undefined) return await recordRefusal(ctx, 'contracts.draft', daysMissing(), { purchaseId: i.purchaseId })
  const lines = won.lines.map((l): NewLine => {
    if (l.kind !== 'project') return l
    const stages = i.milestones?.[l.id]
    // What a unit must be was announced, or won in words: read out of them it is a proposal, which both sides see before they sign.
    const unitTerms = l.unitTerms ?? proposedTerms(l.unit, l.title)
    return stages?.length ? { ...l, unitTerms, paidBy: 'milestones', milestones: namedLines(stages, l, award.lines) } : { ...l, unitTerms }
  })
  const days = won.paymentDays ?? (unread ? i.paymentDays : undefined)
  const terms = { ...won.aside, index: won.index, ...(days !== undefined && { paymentDays: days }) }
  const endsOn = termEnd(i.startsOn, won.term.months)
  const fixed = { startsOn: i.startsOn, endsOn, lines: lines.map(contractLine), terms: { ...standardTerms, ...terms }, annex: won.annex }
  const wrong = mayNot(ctx.asker, 'contracts.draft', { purchaserId: bought.purchaserId }) ? undefined : asWon(ctx, fixed, won)
  if (wrong) return await recordRefusal(ctx, 'contracts.draft', wrong, { purchaseId: i.purchaseId })
  return await draftContract(ctx, {
    purchaseId: i.purchaseId,
    providerId: award.providerId,
    lines,
    startsOn: i.startsOn,
    endsOn,
    lang: i.lang,
    tenderId: award.tenderId,
    award: { total: award.total, noticeOn: award.noticeOn },
    annex: won.annex,
    terms,
  })
}

const daysMissing = (): Refusal => refuse('days-not-read').at('paymentDays')
