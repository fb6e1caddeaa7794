import {
  type Day,
  isRefusal,
  type Moment,
  type Money,
  nothingSetAside,
  type Refusal,
  type SetAsideTerms,
  type Words,
  wrongAside,
} from '#kernel'
import type { MethodName, SingleGroundKind } from '#law'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { indexAnnounced, type TypedIndex } from './index-announced.ts'
import { methodChoices } from './rules/method-choices.ts'
import { type Promotion, type Reserve, wrongPromotion } from './rules/promotion.ts'
import { hasStage } from './rules/stages.ts'
import type { Criterion } from './rules/tender.ts'
import { wrongRetention } from './rules/wrong-retention.ts'
import { organisation } from '#people'
import { refuseNotice } from './rules/notice-words.ts'
import { writeCriteria } from './store/index.ts'
import { refuse } from './words.ts'

export interface TenderTerms {
  method: MethodName
  fixedPrice: boolean
  /** Points of 100; left out when the price is fixed. */
  priceWeight?: string | undefined
  ceiling?: Money | undefined
  conditions?: string | undefined
  acceptance?: string | undefined
  payment?: string | undefined
  /** An advance on the price and a part kept back; what is left out is not announced. */
  aside?: Partial<SetAsideTerms> | undefined
  /** The price series that the price of posts follows; left out, none. */
  index?: TypedIndex | undefined
  isComplex?: boolean | undefined
  highImpact?: boolean | undefined
  consent?: string | undefined
  documentsUntilOn?: Day | undefined
  deadlineAt?: Moment | undefined
  /** What the documents say of small and medium enterprises; nothing where `reserve` is left out. */
  promotion?: (Partial<Omit<Promotion, 'reserve'>> & { reserve?: Reserve | undefined }) | undefined
  criteria: readonly Omit<Criterion, 'id'>[]
  /** Who alone is asked, and why, where the way of buying begins with a notice. */
  named?: string | undefined
  ground?: SingleGroundKind | undefined
  groundSays?: string | undefined
  groundExperts?: string | undefined
  groundOriginal?: Money | undefined
}

const nothingSaid = { reserve: null, reserved: null, reservedSmall: null, whyNotReserved: null, deduction: null, deductsForSocial: false }

/** Writes terms, timetable and criteria of a tender that is being drafted, all at once. */
export async function editTender(ctx: Ctx, input: TenderTerms & { tenderId: string }): Promise<{ id: string } | Refusal> {
  return await changeTender(ctx, { action: 'tenders.edit', id: input.tenderId, verb: 'edit' }, async ({ tx, now: tender, set }) => {
    const choice = methodChoices({ budget: tender.budget, law: ctx.law, lawDay: tender.lawDay }).find((c) => c.name === input.method)
    if (!choice?.mayBeChosen) return refuse('method-not-carried').at('method')
    const aside = { ...nothingSetAside, ...input.aside }
    const promotion = { ...nothingSaid, ...input.promotion, reserve: input.promotion?.reserve ?? null }
    const fields: Record<string, Words> = wrongPromotion(promotion, tender.budget)
    const scores = hasStage(choice, 'score')
    if (scores && !input.fixedPrice && input.priceWeight === undefined) fields.priceWeight = refuse('weight-missing').words
    if (input.ceiling !== undefined && input.ceiling > tender.budget) fields.ceiling = refuse('ceiling-above-budget').words
    const asBond = wrongRetention(tender, aside.retentionShare, ctx.law)
    Object.assign(fields, asBond?.severity === 'refuse' && { retentionShare: asBond.words }, wrongAside(aside))
    const index = input.index && (await indexAnnounced({ ...ctx, db: tx }, tender, input.index))
    if (index && 'wrong' in index) Object.assign(fields, index.wrong)
    if (hasStage(choice, 'publicity')) {
      if (input.ground === 'follow-on' && input.groundOriginal === undefined) fields.groundOriginal = refuseNotice('original-missing').words
      if (input.named && (await organisation({ ...ctx, db: tx }, input.named))?.kind !== 'institution')
        fields.named = refuseNotice('named-missing').words
    }
    if (fields.groundOriginal || fields.named) return refuseNotice(fields.named ? 'named-missing' : 'original-missing').with({ fields })
    if (Object.keys(fields).length > 0) return refusalOf(fields, index !== undefined && 'wrong' in index)
    const moved = await set({
      method: input.method,
      stages: choice.stages,
      ...noticeColumns(input, hasStage(choice, 'publicity')),
      fixed_price: input.fixedPrice,
      // Where nothing is scored the price is all that counts.
      price_weight: input.fixedPrice ? null : scores ? input.priceWeight! : '100',
      ceiling_minor: input.ceiling ?? null,
      conditions: input.conditions ?? null,
      acceptance: input.acceptance ?? null,
      payment: input.payment ?? null,
      advance_share: aside.advanceShare,
      advance_when: aside.advanceShare ? aside.advanceWhen : null,
      retention_share: aside.retentionShare,
      retention_until: aside.retentionShare ? aside.retentionUntil : null,
      retention_days: aside.retentionShare ? aside.retentionDays : null,
      price_index: index && 'terms' in index ? index.terms : null,
      reserve: promotion.reserve,
      reserved_minor: promotion.reserved,
      reserved_small_minor: promotion.reservedSmall,
      why_not_reserved: promotion.whyNotReserved,
      small_deduction: promotion.deduction,
      deducts_for_social: promotion.deductsForSocial,
      is_complex: input.isComplex ?? false,
      high_impact: input.highImpact ?? false,
      consent: input.consent ?? null,
      documents_until_on: input.documentsUntilOn ?? null,
      deadline_at: input.deadlineAt ?? null,
    })
    if (isRefusal(moved)) return moved
    await writeCriteria(ctx, tx, tender.id, scores ? input.criteria : [])
    return { id: tender.id }
  })
}

/** Whom the documents name and why; nothing where everybody may make an offer. */
const noticeColumns = (i: TenderTerms, byNotice: boolean) => ({
  named: byNotice && i.named ? [i.named] : [],
  ground: byNotice ? (i.ground ?? null) : null,
  ground_says: byNotice ? (i.groundSays ?? null) : null,
  ground_experts: byNotice ? (i.groundExperts ?? null) : null,
  ground_original_minor: byNotice && i.ground === 'follow-on' ? (i.groundOriginal ?? null) : null,
})

/** The fields that are wrong, below the sentence that stands over them. */
function refusalOf(fields: Readonly<Record<string, Words>>, isIndexWrong: boolean): Refusal {
  const aside = fields.advanceShare || fields.retentionShare ? 'aside-wrong' : 'promotion-wrong'
  const over = fields.priceWeight ? 'weight-missing' : fields.ceiling ? 'ceiling-above-budget' : isIndexWrong ? 'index-wrong' : aside
  return refuse(over).with({ fields })
}
