import { type Day, type Id, isRefusal, type Lang, type Line, type Money, newId, type Refusal, totalOf, termEnd } from '#kernel'
import { type Purchase, purchase } from '#needs'
import { mayNot, notInUse, type Organisation, organisation, takeNumber, whyNotInUse } from '#people'
import type { Plan } from '#plans'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { textBeforeWinner } from '#tenders'
import { judgeGround, type NewGround } from './judge-ground.ts'
import { standsByPlan } from './stands-by-plan.ts'
import { isContradicted, isProtected } from './rules/basis.ts'
import { asParty } from './rules/party.ts'
import { checkText } from './rules/check-text.ts'
import { type Annex, type ContractLine, type ContractTerms, type ContractText, standardTerms } from './rules/contract.ts'
import { addVersion, askGround, contractOfAward, insertContract, isContractNumber } from './store/index.ts'
import { refuse } from './words.ts'

/** A line as it comes from a bid or is typed: what it does not say is filled in by its kind. */
export type NewLine = Line &
  Partial<
    Pick<
      ContractLine,
      | 'communityIds'
      | 'needIds'
      | 'paidBy'
      | 'milestones'
      | 'unitTerms'
      | 'scope'
      | 'promise'
      | 'goals'
      | 'noGoalReason'
      | 'promised'
      | 'team'
      | 'contribution'
    >
  >

export interface NewContract {
  purchaseId: string
  providerId: string
  lines: readonly NewLine[]
  startsOn: Day
  /** Last day; without it, as many months as the longest post line, or twelve. */
  endsOn?: Day | undefined
  title?: string | undefined
  titleEn?: string | undefined
  lang?: Lang | undefined
  terms?: Partial<ContractTerms> | undefined
  /** Set when it came from a tender; without one a reason is needed, and published. */
  tenderId?: string | undefined
  award?: { total: Money; noticeOn: Day | null } | undefined
  /** What was scored and written beside the lines. */
  annex?: Annex | null | undefined
  noTenderReason?: string | undefined
  /** By which ground of the law there was none. */
  ground?: NewGround | undefined
}

/** A line with everything a contract needs to know of it. */
export const contractLine = (l: NewLine): ContractLine => ({
  ...bare(l),
  communityIds: l.communityIds ?? [],
  needIds: l.needIds ?? [],
  milestones: l.milestones ?? [],
  unitTerms: l.unitTerms ?? null,
  fromMonth: 1,
  settled: [],
  scope: l.scope ?? null,
  promise: l.promise ?? null,
  goals: l.goals ?? [],
  noGoalReason: l.noGoalReason ?? null,
  promised: l.promised ?? {},
  ...(l.team?.length && { team: l.team }),
  ...(l.contribution && { contribution: l.contribution }),
  paidBy: l.kind === 'post' ? 'month' : (l.paidBy ?? (l.milestones?.length ? 'milestones' : 'units')),
})

/** What a line is in itself: a bid or a plan may carry more that is theirs alone. */
function bare(l: Line): Line {
  const { id, title, hangsOn, amount } = l
  return l.kind === 'post'
    ? {
        id,
        title,
        hangsOn,
        amount,
        kind: 'post',
        grade: l.grade,
        posts: l.posts,
        months: l.months,
        ...(l.subsidy && { subsidy: l.subsidy }),
      }
    : { id, title, hangsOn, amount, kind: 'project', quantity: l.quantity, unit: l.unit, unitPrice: l.unitPrice }
}

const numberFor = (ctx: Ctx, tx: Db, bought: Purchase): Promise<string> =>
  takeNumber(ctx, tx, 'contract', {
    officeId: bought.purchaserId,
    purchase: bought.number,
    isTaken: (n) => isContractNumber(ctx, tx, n),
  })

/** Writes the first text of a contract, from a tender and its bid or with the reason why there was none. Nobody is bound by it yet. */
export async function draftContract(ctx: Ctx, i: NewContract): Promise<{ id: Id<'contract'>; number: string } | Refusal> {
  const bought = await purchase(ctx, i.purchaseId)
  const no = mayNot(ctx.asker, 'contracts.draft', { purchaserId: bought?.purchaserId ?? null })
  if (no) return await recordRefusal(ctx, 'contracts.draft', no)
  if (!bought) return refuse('no-contract')
  const provider = await organisation(ctx, i.providerId)
  const text = firstText(i, bought, provider)
  return await change(ctx, { action: 'contracts.draft', purchaseId: i.purchaseId }, async (tx, entry) => {
    if (provider?.kind !== 'institution') return refuse('not-an-institution')
    const ours = await whyNotInUse({ ...ctx, db: tx }, bought.purchaserId, 'draft-contract')
    const closed = ours ?? notInUse(provider, 'draft-contract') ?? contradicted(provider)
    if (closed) return closed
    if (!i.tenderId && !i.noTenderReason) return refuse('no-reason').with({ cites: ctx.law.cites('award-and-contract') })
    const wrong = checkText(text, {
      providerIsEnterprise: isProtected(provider.legal_form),
      lawDay: bought.lawDay,
      law: ctx.law,
      awardTotal: i.award?.total,
    })
    if (isRefusal(wrong)) return wrong
    const stands = i.tenderId ? undefined : await withoutTender(ctx, tx, i, text, bought)
    if (isRefusal(stands)) return stands
    if (i.tenderId) {
      if (await contractOfAward(ctx, tx, { tenderId: i.tenderId, providerId: i.providerId })) return refuse('already-drafted')
    }
    const id = newId('contract', ctx.now)
    const number = await numberFor(ctx, tx, bought)
    await insertContract(
      ctx,
      tx,
      {
        id,
        number,
        purchase_id: i.purchaseId,
        tender_id: i.tenderId ?? null,
        no_tender_reason: i.noTenderReason ?? null,
        purchaser_id: bought.purchaserId,
        provider_id: i.providerId,
        award_minor: i.award?.total ?? null,
        law_day: bought.lawDay,
        notice_on: i.award?.noticeOn ?? null,
      },
      text,
    )
    await addVersion(ctx, tx, id, { number: 1, proposedBy: 'purchaser', reason: i.noTenderReason ?? '', text })
    if (i.tenderId) await textBeforeWinner(ctx, tx, { tenderId: i.tenderId, purchaseId: i.purchaseId, providerId: i.providerId }, true)
    if (stands)
      await askGround(ctx, tx, {
        contract_id: id,
        plan_id: stands.id,
        kind: i.ground!.kind,
        earlier_id: i.ground!.earlierId ?? null,
        announced: i.ground!.announced ?? null,
      })
    entry.subject = { kind: 'contract', id }
    entry.facts = { ...(i.ground && { ground: i.ground.kind }), number, total: totalOf(text.lines).toString(), tender: i.tenderId ?? null }
    entry.after = text
    return { id, number }
  })
}

/** The text it begins with: what was asked for, and standard terms. */
function firstText(i: NewContract, bought: Pick<Purchase, 'title' | 'titleEn'>, provider: Organisation | undefined): ContractText {
  const lines = i.lines.map(contractLine)
  const months = Math.max(0, ...lines.map((l) => (l.kind === 'post' ? l.months : 0))) || 12
  return {
    title: i.title ?? bought.title,
    titleEn: i.titleEn ?? bought.titleEn,
    lang: i.lang ?? 'zh',
    startsOn: i.startsOn,
    endsOn: i.endsOn ?? termEnd(i.startsOn, months),
    lines,
    clauseEdits: {},
    effectiveOn: null,
    annex: i.annex ?? null,
    precedence: true,
    terms: { ...standardTerms, basis: isProtected(provider?.legal_form) ? 'statute' : 'contract', ...i.terms },
  }
}

/** Why nothing is drafted with an institution whose credit code says that it is another kind than it is registered as. */
const contradicted = (o: Organisation): Refusal | undefined => (isContradicted(asParty(o)) ? refuse('form-contradicted') : undefined)

/** A text without a tender stands only by an approved plan and a ground of the law. */
async function withoutTender(
  ctx: Ctx,
  tx: Db,
  i: NewContract,
  text: ContractText,
  bought: { readonly purchaserId: string },
): Promise<Plan | Refusal> {
  const of = { id: null, purchaseId: i.purchaseId, purchaserId: bought.purchaserId, providerId: i.providerId }
  const plan = await standsByPlan(ctx, tx, of, text)
  if (isRefusal(plan)) return plan
  if (!i.ground)
    return refuse('no-reason').with({ cites: ctx.law.cites('other-ways-of-buying'), fields: { ground: refuse('no-reason').words } })
  const answer = await judgeGround({ ...ctx, db: tx }, of, text, i.ground, plan)
  if (isRefusal(answer)) return answer
  const why = answer.steps.at(-1)!.says
  if (answer.value === 'closed') return refuse('ground-closed', why).with({ cites: answer.cites, fields: { ground: why } })
  return plan
}
