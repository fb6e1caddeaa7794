import { isAfter, type Money, type Moment, moneyText, plusDays, readDay, readMoney, type Refusal } from '#kernel'
import { contracts, signedStates } from '#contracts'
import { acceptances } from '#delivery'
import { mayNot, refusePermission } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { type CashFigures, delayed, notBefore, type Receipt, type Runway, runway, usualDelay } from './rules/cash.ts'
import { isLate } from './rules/claim.ts'
import { scheduleFor } from './schedule-for.ts'
import { standingOf } from './rules/standing-entries.ts'
import type { ExpectedPart } from './rules/schedule.ts'
import { findClaims, keepSealedCash, paymentsOf, sealedCash } from './store/index.ts'
import { refuse } from './words.ts'

/** The organisation whose figures the asker may see: their own, as its manager, in person. Nobody else, whatever their role. */
function ownFigures(ctx: Ctx): string | Refusal {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'payments.cash', { organisationId: own })
  if (no) return no
  // The timed job and the operator may do much, but these figures are nobody's but the institution's.
  return ctx.asker.kind === 'user' && own ? own : refusePermission('not-your-role')
}

/** Keeps the institution's own figures, sealed. Neither the log nor the table tells them. */
export async function stateCash(ctx: Ctx, i: CashFigures): Promise<{ organisationId: string } | Refusal> {
  const own = ownFigures(ctx)
  if (typeof own !== 'string') return await recordRefusal(ctx, 'payments.state-cash', own)
  if (isAfter(i.cashOn, ctx.today)) return refuse('cash-in-future').at('cashOn')
  if (i.monthlyWages + i.monthlyOther === 0n) return refuse('cash-no-costs').at('monthlyWages')
  const plain = {
    cashOn: i.cashOn.toString(),
    cash: moneyText(i.cash),
    monthlyWages: moneyText(i.monthlyWages),
    monthlyOther: moneyText(i.monthlyOther),
  }
  const envelope = await ctx.seal.newEnvelope()
  const sealed = await ctx.seal.seal(envelope.recipient, new TextEncoder().encode(JSON.stringify(plain)))
  return await change(ctx, { action: 'payments.state-cash', subject: { kind: 'organisation', id: own } }, async (tx) => {
    await keepSealedCash(ctx, tx, own, envelope.lockedKey, sealed)
    return { organisationId: own }
  })
}

export interface ExpectedReceipt extends Receipt {
  contractNumber: string
  claimNumber: string | null
  claimId: string | null
  /** Of what is not claimed yet: whether it can be, is in dispute or lies ahead. */
  why: ExpectedPart['why'] | 'claimed'
  title: { zh: string; en: string }
}
export interface Cash {
  figures: CashFigures
  statedAt: Moment
  receipts: ExpectedReceipt[]
  /** Late already: counted in none of the three, since nobody knows when it will come. */
  lateOpen: Money
  usualDelayDays: number
  without: Runway
  onDueDays: Runway
  /** Everything as late as it usually came; null when it came in time so far. */
  asUsual: Runway | null
}

/** How long the asker's own institution can pay its people. Undefined when it has not given its figures yet. */
export async function cashOf(ctx: Ctx): Promise<Cash | undefined | Refusal> {
  const own = ownFigures(ctx)
  if (typeof own !== 'string') return await recordRefusal(ctx, 'payments.see-cash', own)
  const kept = await sealedCash(ctx, own)
  if (!kept) return undefined
  const figures = readFigures(new TextDecoder().decode(await ctx.seal.open(kept.lockedKey, kept.sealed)))
  const { receipts, lateOpen, usualDelayDays } = await expectedReceipts(ctx, own)
  const counted = notBefore(receipts, ctx.today)
  return {
    figures,
    statedAt: kept.statedAt,
    receipts,
    lateOpen,
    usualDelayDays,
    without: runway(figures, [], ctx.today),
    onDueDays: runway(figures, counted, ctx.today),
    asUsual: usualDelayDays > 0 ? runway(figures, delayed(counted, usualDelayDays), ctx.today) : null,
  }
}

function readFigures(json: string): CashFigures {
  const p = JSON.parse(json) as Record<keyof CashFigures, string>
  return {
    cashOn: readDay(p.cashOn)!,
    cash: readMoney(p.cash)!,
    monthlyWages: readMoney(p.monthlyWages)!,
    monthlyOther: readMoney(p.monthlyOther)!,
  }
}

/** Open claims by their due days and what the payment schedules expect, part by part, by theirs, within a year. */
async function expectedReceipts(ctx: Ctx, providerId: string): Promise<Pick<Cash, 'receipts' | 'lateOpen' | 'usualDelayDays'>> {
  const claims = await findClaims(ctx, { providerId, owed: true })
  const open = claims.filter((c) => c.state !== 'paid')
  const late = open.filter((c) => isLate(c, ctx.today))
  const made = await paymentsOf(
    ctx,
    claims.map((c) => c.id),
  )
  const dueOf = new Map(claims.map((c) => [c.id, c.dueOn]))
  const mine = (await contracts(ctx, { providerId, states: signedStates })).filter((c) => c.signedOn !== null)
  const seen = await acceptances(ctx, { contractIds: mine.map((c) => c.id) })
  const numberOf = new Map<string, string>(mine.map((c) => [c.id, c.number]))
  const claimed: ExpectedReceipt[] = open
    .filter((c) => !late.includes(c))
    .map((c) => ({
      on: c.dueOn,
      amount: (c.amount - c.paid) as Money,
      contractNumber: numberOf.get(c.contractId) ?? c.number,
      claimNumber: c.number,
      claimId: c.id,
      why: 'claimed',
      title: c.title,
    }))
  const planned = (
    await Promise.all(
      mine.map(async (c) => {
        const rows = await scheduleFor(
          ctx,
          c,
          seen.filter((a) => a.contractId === c.id),
        )
        return rows.flatMap((r) =>
          r.expected.map(
            (e): ExpectedReceipt => ({
              on: e.on,
              amount: e.amount,
              contractNumber: c.number,
              claimNumber: null,
              claimId: null,
              why: e.why,
              title: r.title,
            }),
          ),
        )
      }),
    )
  ).flat()
  const horizon = plusDays(ctx.today, 365)
  return {
    receipts: [...claimed, ...planned].filter((r) => !isAfter(r.on, horizon)).sort((a, b) => Temporal.PlainDate.compare(a.on, b.on)),
    lateOpen: late.reduce((t, c) => t + c.amount - c.paid, 0n) as Money,
    usualDelayDays: usualDelay(
      standingOf(made)
        .filter((p) => p.amount > 0n)
        .map((p) => ({ dueOn: dueOf.get(p.claimId)!, paidOn: p.paidOn, amount: p.amount })),
    ),
  }
}
