import { createHash } from 'node:crypto'
import { type Contract, contracts, type ContractVersion, dutyTerms, instalments, sayDeadline, versionsOf } from '#contracts'
import { type Acceptance, acceptances, opinionsOf } from '#delivery'
import { type Verdict, verdicts } from '#evaluations'
import { both, type Moment, modeOf, plusDays, totalOf, type Words } from '#kernel'
import { figureAsShown, consultation, type FrozenEstimate, needs, purchase } from '#needs'
import { type Claim, claims, owedToday, type PaymentMade, paymentsOf } from '#payments'
import { communities } from '#people'
import { planOf } from '#plans'
import type { Ctx } from '#platform'
import { awardOf, openedBids, type Tender, tenders } from '#tenders'
import { publishedBy, publishingActions } from './rules/published.ts'
import { stagesToShow } from './stages-to-show.ts'
import { publishingEntries } from './store.ts'
import { partiesById, publicContractStates, publicTenderStates } from './public-index.ts'
import type {
  PublicAcceptance,
  PublicAward,
  PublicClaim,
  PublicContract,
  PublicNeed,
  PublicParty,
  PublicPlan,
  PublicPurchase,
  PublicTender,
  PublicVerdict,
} from './rules/public-facts.ts'

/** Counts of people below this are not shown. */
export const smallest = 5

/** Everything public of a purchase; undefined while nothing of it is, whoever asks. */
export async function publicPurchase(ctx: Ctx, id: string): Promise<PublicPurchase | undefined> {
  const p = await purchase(ctx, id)
  if (!p) return undefined
  const [planned, called, signed, award] = await Promise.all([
    planOf(ctx, id),
    tenders(ctx, { purchaseIds: [id], states: publicTenderStates }),
    contracts(ctx, { purchaseId: id, states: publicContractStates }),
    awardOf(ctx, id),
  ])
  const plan = planned?.publishedOn ? planned : undefined
  const calls = called
    .filter((t) => t.issuedOn !== null)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.issuedOn!, b.issuedOn!) || (a.id < b.id ? -1 : 1))
  const agreed = signed.filter((c) => c.signedOn !== null).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (!plan && calls.length === 0 && agreed.length === 0) return undefined

  const parties = await partiesById(ctx, [p.purchaserId, ...agreed.map((c) => c.providerId), ...(award ? [award.providerId] : [])])
  const bought = new Set(
    [...(plan?.lines ?? []), ...calls.flatMap((t) => t.lines), ...agreed.flatMap((c) => c.lines)].flatMap((l) => l.needIds),
  )
  const [entries, places, heard, asked, called2, contracted] = await Promise.all([
    publishingEntries(ctx, id, publishingActions),
    communities(ctx, { ids: p.communityIds }),
    needs(ctx, { ids: [...bought] }),
    consultation(ctx, id),
    Promise.all(calls.map((t) => tenderOf(ctx, t))),
    Promise.all(agreed.map((c) => contractOf(ctx, c, parties.get(c.providerId)!))),
  ])
  const lines = agreed.length > 0 ? agreed.flatMap((c) => c.lines) : (calls.at(-1)?.lines ?? plan?.lines ?? [])
  const awards: PublicAward[] =
    award && calls.some((t) => t.id === award.tenderId)
      ? [
          {
            id: award.id,
            tenderId: award.tenderId,
            provider: parties.get(award.providerId)!,
            title: calls.find((t) => t.id === award.tenderId)!.title,
            titleEn: calls.find((t) => t.id === award.tenderId)!.titleEn,
            reasons: award.reasons,
            lines: award.lines,
            total: award.total,
            awardedOn: award.awardedOn,
          },
        ]
      : []
  const published = publishedBy(entries, ctx.zone)
  for (const a of awards) {
    const at = published.get(`award-of-${a.tenderId}`)
    if (at) published.set(`award-${a.id}`, at)
  }
  return {
    asOf: ctx.today,
    published,
    id: p.id,
    number: p.number,
    title: p.title,
    titleEn: p.titleEn,
    purchaser: parties.get(p.purchaserId)!,
    communities: places.map((c) => ({ id: c.id, name: c.name, nameEn: c.name_en })),
    mode: modeOf(lines) ?? null,
    consultation: asked ? { answers: asked.answers < smallest ? null : asked.answers, lastClosedOn: asked.lastClosedOn } : null,
    needs: heard
      .filter((n) => n.state === 'accepted')
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(
        (n): PublicNeed => ({
          id: n.id,
          title: n.title,
          titleEn: n.titleEn,
          acceptedOn: n.acceptedOn,
          acceptedReason: n.acceptedReason,
          evidence: n.evidence.map((e) => ({
            id: e.id,
            kind: e.kind,
            source: e.source,
            // A share of fewer than five people, or of a sample this small, would tell about persons.
            estimate:
              e.estimate && e.estimate.n >= smallest
                ? figureAsShown({
                    says: whatIs(e.estimate),
                    what: e.estimate.what,
                    estimate: e.estimate.estimate,
                    low: e.estimate.low,
                    high: e.estimate.high,
                    n: e.estimate.n,
                    nEff: e.estimate.nEff,
                  })
                : null,
          })),
        }),
      ),
    plan: plan
      ? ({
          id: plan.id,
          title: plan.title,
          titleEn: plan.titleEn,
          lines: plan.lines,
          sources: plan.sources,
          total: plan.total,
          fiscalYear: plan.fiscalYear,
          startsOn: plan.startsOn,
          months: plan.months,
          noSurveyReason: plan.noSurveyReason,
          publishedOn: plan.publishedOn!,
        } satisfies PublicPlan)
      : null,
    tenders: called2,
    awards,
    contracts: contracted,
  }
}

/** What was estimated, in words: a share of an option, a mean, or the gap between what is wanted and what there is. */
const whatIs = (e: FrozenEstimate): Words => {
  const of = e.option ?? e.question
  if (e.what === 'discrepancy') return { zh: `「${of.zh}」的差距（加权差距分）`, en: `gap in “${of.en}” (weighted discrepancy)` }
  return e.what === 'mean' ? { zh: `「${of.zh}」的平均分`, en: `mean of “${of.en}”` } : { zh: `选「${of.zh}」的`, en: `chose “${of.en}”` }
}

async function tenderOf(ctx: Ctx, t: Tender): Promise<PublicTender> {
  return {
    id: t.id,
    title: t.title,
    titleEn: t.titleEn,
    method: t.method,
    methodSays: ctx.law.method(t.method).says,
    lines: t.lines,
    budget: t.budget,
    fixedPrice: t.fixedPrice,
    priceWeight: t.priceWeight,
    criteria: t.criteria.map((c) => ({ title: c.title, weight: c.weight })),
    conditions: t.conditions,
    startsOn: t.startsOn,
    months: t.months,
    issuedOn: t.issuedOn!,
    deadlineAt: t.deadlineAt,
    documentsUntilOn: t.documentsUntilOn,
    openedAt: t.openedAt,
    bidders: t.openedAt ? (await openedBids(ctx, t.id)).length : null,
    ended: t.state === 'void' || t.state === 'cancelled' ? { as: t.state, on: t.endedOn ?? t.issuedOn!, reason: t.endedReason } : null,
  }
}

async function contractOf(ctx: Ctx, c: Contract, provider: PublicParty): Promise<PublicContract> {
  const [versions, decided, claimed, spoken] = await Promise.all([
    versionsOf(ctx, c.id),
    acceptances(ctx, { contractIds: [c.id], decided: true }),
    claims(ctx, { contractIds: [c.id] }),
    verdicts(ctx, { contractIds: [c.id] }),
  ])
  const agreed = versions.filter((v) => v.state === 'agreed' && agreedAt(v) !== undefined).toSorted((a, b) => a.number - b.number)
  const paid = Map.groupBy(
    await paymentsOf(
      ctx,
      claimed.map((k) => k.id),
    ),
    (m) => m.claimId,
  )
  const first = agreed[0]?.text
  return {
    id: c.id,
    number: c.number,
    provider,
    noTenderReason: c.noTenderReason,
    texts: agreed.map((v) => ({
      number: v.number,
      agreedAt: agreedAt(v)!,
      reason: v.reason,
      title: v.text.title,
      titleEn: v.text.titleEn,
      startsOn: v.text.startsOn,
      endsOn: v.text.endsOn,
      effectiveOn: v.text.effectiveOn,
      lines: v.text.lines.map((l) => ({ ...l, stages: stagesToShow(v.text, l) })),
      total: totalOf(v.text.lines),
      instalments: instalments(v.text).map((i) => ({
        key: i.key,
        title: i.title,
        periodTo: i.periodTo,
        amount: i.amount,
        onSigning: i.onSigning,
      })),
    })),
    duties: first
      ? dutyTerms({ ...first, lawDay: c.lawDay }, ctx.law).map((d) => ({
          kind: d.kind,
          debtor: d.debtor,
          title: d.title,
          deadline: sayDeadline(d.deadline),
          remedy: d.remedy,
        }))
      : [],
    endedOn: c.state === 'ended' ? (c.closedOn ?? plusDays(c.endsOn, 1)) : c.state === 'terminated' ? c.closedOn : null,
    endReason: c.closeReason,
    acceptances: (
      await Promise.all(decided.filter((a) => a.acceptedOn !== null && a.by !== null).map((a) => acceptanceOf(ctx, a, c)))
    ).toSorted((a, b) => Temporal.PlainDate.compare(a.acceptedOn, b.acceptedOn) || (a.id < b.id ? -1 : 1)),
    claims: await Promise.all(claimed.map((k) => claimOf(ctx, k, paid.get(k.id) ?? []))),
    verdicts: spoken.filter((v) => v.from === 'purchaser' && v.marks.length > 0).map(verdictOf),
  }
}

const agreedAt = (v: ContractVersion): Moment | undefined => {
  const [a, b] = [v.signed.purchaser?.at, v.signed.provider?.at]
  return a && b ? (Temporal.Instant.compare(a, b) < 0 ? b : a) : undefined
}

async function acceptanceOf(ctx: Ctx, a: Acceptance, c: Contract): Promise<PublicAcceptance> {
  const heard = (await opinionsOf(ctx, a.id)).reduce((n, o) => n + o.satisfied + o.neutral + o.dissatisfied, 0)
  const month = /^m0*(\d+)$/.exec(a.period)?.[1]
  const milestone = instalments(c).find((i) => i.key === a.period)?.title
  return {
    id: a.id,
    title: month ? { zh: `第 ${month} 个月`, en: `Month ${month}` } : (milestone ?? both('阶段验收', 'Milestone')),
    handedInOn: a.handedInOn,
    dueOn: a.dueOn,
    acceptedOn: a.acceptedOn!,
    by: a.by!,
    residents: heard > 0 && heard < smallest ? null : heard,
    parts: a.lines.map((l) => ({
      instalmentKey: l.instalmentKey,
      accepted: l.accepted ?? '0',
      disputed: l.disputedReason !== null,
      settledOn: l.settledOn,
    })),
  }
}

async function claimOf(ctx: Ctx, k: Claim, made: readonly PaymentMade[]): Promise<PublicClaim> {
  const { interest, daysLate } = await owedToday(ctx, k)
  return {
    id: k.id,
    number: k.number,
    acceptanceId: k.acceptanceId,
    title: k.title,
    amount: k.amount,
    madeOn: k.madeOn,
    clockStartOn: k.clockStartOn,
    dueOn: k.dueOn,
    basis: k.basis,
    settledOn: k.settledOn,
    daysLate: k.settledOn ? daysLate : null,
    interest: k.settledOn ? interest : null,
    // A payment has no number of its own outside the books: its day, amount and reference make one that does not change.
    payments: made.toSorted(byEntry).map((m) => ({
      id: `${k.id}-${createHash('sha256').update(`${m.paidOn} ${m.amount} ${m.interest} ${m.reference}`).digest('hex').slice(0, 12)}`,
      amount: m.amount,
      interest: m.interest,
      paidOn: m.paidOn,
      recordedAt: m.recordedAt ?? null,
    })),
  }
}

/** Payments in the order in which they were entered. */
const byEntry = (a: PaymentMade, b: PaymentMade): number =>
  a.recordedAt && b.recordedAt ? Temporal.Instant.compare(a.recordedAt, b.recordedAt) : 0

const verdictOf = (v: Verdict): PublicVerdict => ({
  roundId: v.roundId,
  mean: Math.round((v.marks.reduce((n, m) => n + m.mark, 0) / v.marks.length) * 100) / 100,
  n: v.marks.length,
  revealedOn: v.revealedOn,
  reply: v.reply,
})
