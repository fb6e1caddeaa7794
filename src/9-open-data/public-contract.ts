import {
  type Contract,
  type ContractText,
  type ContractVersion,
  dutyTerms,
  follows,
  payables,
  sayDeadline,
  successOf,
  versionsOf,
} from '#contracts'
import { acceptances, passedOn, payOf } from '#delivery'
import { ratedLines, type Verdict, verdicts, wholeFrom } from '#evaluations'
import { type Day, decimal, type Moment, plusDays, totalOf } from '#kernel'
import { gapBefore } from '#modes'
import { claims, paidByLine, paymentsOf, withdrawals } from '#payments'
import { knownOn } from '#people'
import type { Ctx } from '#platform'
import { publicAcceptance } from './public-acceptance.ts'
import { publicClaim } from './public-claim.ts'
import { publicResidents } from './public-residents.ts'
import { publicValues } from './public-values.ts'
import type { PublicContract, PublicDuty, PublicParty, PublicPay, PublicSuccess, PublicText, PublicVerdict } from './rules/public-facts.ts'
import { stagesToShow } from './stages-to-show.ts'

/** A contract both signed, with every text of it, what was accepted, claimed, paid and said. */
export async function publicContract(ctx: Ctx, c: Contract, provider: PublicParty): Promise<PublicContract> {
  const [versions, decided, claimed, spoken] = await Promise.all([
    versionsOf(ctx, c.id),
    acceptances(ctx, { contractIds: [c.id], decided: true }),
    claims(ctx, { contractIds: [c.id] }),
    verdicts(ctx, { contractIds: [c.id] }),
  ])
  const agreed = versions.filter((v) => v.state === 'agreed' && agreedAt(v) !== undefined).toSorted((a, b) => a.number - b.number)
  const made = await paymentsOf(
    ctx,
    claimed.map((k) => k.id),
  )
  const paid = Map.groupBy(made, (m) => m.claimId)
  const withdrawn = await withdrawals(
    ctx,
    claimed.map((k) => k.id),
  )
  const first = agreed[0]?.text
  return {
    id: c.id,
    number: c.number,
    provider,
    noTenderReason: c.noTenderReason,
    inForce: c.inForce ?? agreed.at(-1)?.number ?? 1,
    texts: agreed.map(textOf),
    duties: first ? dutiesOf(await knownOn(ctx, c.signedOn), c, first) : [],
    endedOn: endOf(c),
    endReason: c.closeReason,
    acceptances: (
      await Promise.all(decided.filter((a) => a.acceptedOn !== null && a.by !== null).map((a) => publicAcceptance(ctx, a, c)))
    ).toSorted((a, b) => Temporal.PlainDate.compare(a.acceptedOn, b.acceptedOn) || (a.id < b.id ? -1 : 1)),
    values: await publicValues(ctx, c),
    paidByLine: await paidByLine(ctx, { contractIds: [c.id] }),
    success: await publicSuccess(ctx, c),
    pay: await publicPay(ctx, c),
    gapDays: await gapBefore(ctx, c),
    claims: await Promise.all(claimed.map((k) => publicClaim(ctx, k, paid.get(k.id) ?? [], withdrawn.get(k.id) ?? null))),
    residentsSay: await publicResidents(ctx, c.id),
    verdicts: spoken.filter((v) => v.from === 'purchaser' && v.marks.length > 0).map((v) => verdictOf(c, v)),
  }
}

const endOf = (c: Contract): Day | null =>
  c.state === 'ended' ? (c.closedOn ?? plusDays(c.endsOn, 1)) : c.state === 'terminated' ? c.closedOn : null

const agreedAt = (v: ContractVersion): Moment | undefined => {
  const [a, b] = [v.signed.purchaser?.at, v.signed.provider?.at]
  return a && b ? (Temporal.Instant.compare(a, b) < 0 ? b : a) : undefined
}

const textOf = (v: ContractVersion): PublicText => ({
  number: v.number,
  agreedAt: agreedAt(v)!,
  reason: v.reason,
  title: v.text.title,
  titleEn: v.text.titleEn,
  startsOn: v.text.startsOn,
  endsOn: v.text.endsOn,
  effectiveOn: v.text.effectiveOn,
  lines: v.text.lines.map((l) => ({ ...l, stages: stagesToShow(v.text, l), priceIndex: follows(l) ? v.text.terms.index : null })),
  total: totalOf(v.text.lines),
  instalments: payables(v.text).map((i) => ({
    key: i.key,
    kind: i.kind,
    quantity: i.quantity,
    title: i.title,
    periodTo: i.periodTo,
    amount: i.amount,
    ...(i.kept && { worth: i.kept.gross }),
    onSigning: i.onSigning,
  })),
})

const dutiesOf = (ctx: Ctx, c: Contract, first: ContractText): PublicDuty[] =>
  dutyTerms({ ...first, lawDay: c.lawDay }, ctx.law).map((d) => ({
    kind: d.kind,
    debtor: d.debtor,
    title: d.title,
    deadline: sayDeadline(d.deadline),
    remedy: d.remedy,
  }))

function verdictOf(c: Contract, v: Verdict): PublicVerdict {
  const lines = ratedLines({ lines: v.lines.map((m) => m.lineId) }, c)
  const whole = wholeFrom(lines, v.lines)
  return {
    roundId: v.roundId,
    lines: lines.map((l) => ({ id: l.id, title: l.title, mark: v.lines.find((m) => m.lineId === l.id)?.mark ?? null })),
    whole: whole ? Number(decimal(whole.mean, 2)) : null,
    mean: Math.round((v.marks.reduce((n, m) => n + m.mark, 0) / v.marks.length) * 100) / 100,
    n: v.marks.length,
    revealedOn: v.revealedOn,
    reply: v.reply,
  }
}

async function publicSuccess(ctx: Ctx, c: Contract): Promise<PublicSuccess> {
  const { said, compared, words } = await successOf(ctx, c)
  // Words that only one side has written are a proposal, and nothing of both yet.
  return { said: said.map(({ side, saidOn }) => ({ side, saidOn })), compared, words: words.filter((w) => w.agreedOn !== null) }
}

/** Fewest people of whose pay a share is published. */
const fewestPaid = 5

async function publicPay(ctx: Ctx, c: Contract): Promise<PublicPay> {
  if (!c.lines.some((l) => l.kind === 'post')) return null
  const of = passedOn((await payOf(ctx, [c])).get(c.id) ?? [])
  if (!of || of.price === 0n) return 'not-stated'
  return of.people < fewestPaid ? 'few' : { part: of.gross + of.contributions, of: of.price, months: of.stated }
}
