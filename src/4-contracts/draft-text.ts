import { type Refusal, termEnd } from '#kernel'
import { purchase, purchaseTitle } from '#needs'
import { mayNot } from '#people'
import { planOf } from '#plans'
import { type Ctx, notThere } from '#platform'
import { contractLine } from './draft-contract.ts'
import { type ContractText, standardTerms } from './rules/contract.ts'
import { refuse } from './words.ts'

/** The text a contract without a tender begins from: the lines of its approved plan. */
export async function draftText(ctx: Ctx, purchaseId: string): Promise<{ id: string; title: string; text: ContractText } | Refusal> {
  const bought = await purchase(ctx, purchaseId)
  const no = mayNot(ctx.asker, 'contracts.draft', { purchaserId: bought?.purchaserId ?? null })
  if (!bought || no) return no ?? notThere()
  const plan = await planOf(ctx, purchaseId)
  if (!plan || (plan.state !== 'approved' && plan.state !== 'published')) return refuse('no-approved-plan')
  if (plan.takenBy === 'tender') return refuse('beside-tender')
  const startsOn = plan.startsOn
  return {
    id: bought.id,
    title: purchaseTitle(bought, ctx.lang),
    text: {
      title: bought.title,
      titleEn: bought.titleEn,
      lang: 'zh',
      startsOn,
      endsOn: termEnd(startsOn, plan.months),
      lines: plan.lines.map(contractLine),
      terms: standardTerms,
      clauseEdits: {},
      effectiveOn: null,
      annex: null,
      precedence: true,
    },
  }
}
