import { type Day, enteredWithin, isRefusal, moneyText, newId, type Refusal, whyEnteredSo } from '#kernel'
import type { Answer, PaymentClock } from '#law'
import { type Contract, contract, instalments, raiseDuties, versionsOf } from '#contracts'
import { type Acceptance, acceptances, whyNotPayable } from '#delivery'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, type Db, fingerprint, recordRefusal } from '#platform'
import { claimFacts } from './claim-facts.ts'
import { claimClock } from './rules/claim-clock.ts'
import { claimDuties } from './rules/claim-duties.ts'
import type { ClaimSum } from './rules/claim-lines.ts'
import { type ClaimSnapshot, frozen } from './rules/claim-snapshot.ts'
import { claimTitle } from './rules/claim-title.ts'
import { claimable } from './rules/claimable.ts'
import { wrongInvoiceDay } from './rules/invoice-day.ts'
import { rateAgreedOn } from './rules/rate-agreed.ts'
import { addToBook, changeDesk, claimLinesOf, insertClaim, insertClaimLines, takeBook } from './store/index.ts'
import { takePaper } from './take-paper.ts'
import { refuse } from './words.ts'

export interface NewClaim {
  contractId: string
  /** Id of an acceptance, or `signing` for what falls due with the signatures. */
  from: string
  invoiceNumber?: string | undefined
  invoiceOn?: Day | undefined
  /** Why the day of the invoice is entered so, where it needs a reason. */
  invoiceReason?: string | undefined
  /** One invoice for several claims on purpose, and why. */
  again?: boolean | undefined
  againReason?: string | undefined
}

/**
 * Claims what was accepted and not yet claimed, or the advance that falls due at signing. The facts are copied into the
 * claim and fingerprinted; the clock starts by law, whatever happens on the desks afterwards.
 */
export async function makeClaim(ctx: Ctx, i: NewClaim): Promise<{ id: string } | Refusal> {
  const from = await claimedFrom(ctx, i)
  if (isRefusal(from)) return from
  const { c, accepted } = from
  const calendar = await calendarOf(ctx)
  const seen = await claimFacts(ctx, c, accepted)
  return await change(ctx, { action: 'payments.claim', purchaseId: c.purchaseId }, async (tx, entry) => {
    const count = await takeBook(ctx, tx, c.id)
    const now = claimable(c, instalments(c), accepted, await claimLinesOf(ctx, { contractIds: [c.id], owed: true }, tx), ctx.today)
    if (isRefusal(now)) return now
    const { what } = now
    if (what.amount === 0n) return refuse(accepted ? 'nothing-to-claim' : 'no-advance')
    const clock = claimClock(c, now.clockFrom, { today: ctx.today, calendar, invoiceOn: i.invoiceOn, law: ctx.law })
    if (isRefusal(clock)) return clock
    const [id, number] = [newId('claim', ctx.now), `${c.number}-P${String(count).padStart(2, '0')}`]
    const invoice = await invoiceTaken(ctx, tx, { id, providerId: c.providerId, purchaserId: c.purchaserId }, i)
    if (isRefusal(invoice)) return invoice
    const snapshot = frozen(c, { number, madeOn: ctx.today, what }, accepted, seen)
    await write(ctx, tx, c, { id, number, accepted, what, clock, snapshot, invoiceNumber: i.invoiceNumber, invoiceOn: i.invoiceOn })
    const invoiceBy =
      i.invoiceNumber === undefined ? ctx.law.lastDays.lastOfDays('civil', ctx.today, c.terms.handInDays, calendar).on : null
    await raiseDuties(ctx, tx, claimDuties(ctx.law, c, { id, number, what, clock, invoiceBy }))
    entry.subject = { kind: 'claim', id }
    entry.facts = {
      number,
      amount: moneyText(what.amount),
      dueOn: clock.value.dueOn.toString(),
      ...(i.invoiceOn && whyEnteredSo({ today: ctx.today, on: i.invoiceOn, dueOn: null }) && enteredSo(ctx, i)),
      ...(invoice?.second && { usedAgain: i.againReason!.trim() }),
    }
    entry.after = { snapshot: fingerprint(snapshot), state: 'with-officer' }
    return { id }
  })
}

/** What the record log keeps of an invoice whose day needed a reason: both days and why. */
const enteredSo = (ctx: Ctx, i: NewClaim) => ({
  on: i.invoiceOn!.toString(),
  enteredOn: ctx.today.toString(),
  reason: i.invoiceReason!.trim(),
})

/** The contract and the period that are claimed from, or why nothing can be claimed from them. */
async function claimedFrom(ctx: Ctx, i: NewClaim): Promise<{ c: Contract; accepted: Acceptance | undefined } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'payments.claim', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'payments.claim', no, { subject: { kind: 'contract', id: i.contractId } })
  if (!c) return refuse('no-contract')
  const wrongDay = i.invoiceOn && wrongInvoiceDay(i.invoiceOn, c, ctx.today)
  if (wrongDay) return wrongDay.at('invoiceOn')
  // The clock may begin with it: a day long back is asked about as where it is noted later. No invoice is owed before there is a claim.
  const late = i.invoiceOn && whyEnteredSo({ today: ctx.today, on: i.invoiceOn, dueOn: null })
  if (late && !i.invoiceReason?.trim()) return refuse('invoice-entered-late', enteredWithin).at('invoiceReason')
  const accepted = i.from === 'signing' ? undefined : (await acceptances(ctx, { contractIds: [c.id] })).find((a) => a.id === i.from)
  const all = i.from !== 'signing' && !accepted ? refuse('no-acceptance') : claimable(c, instalments(c), accepted, [], ctx.today)
  // Whatever was accepted: a stage is not paid before its day, nor once what it needs is no longer there.
  const early = isRefusal(all) ? all : accepted && (await whyNotPayable(ctx, c, accepted, ctx.today))
  if (early) return await recordRefusal(ctx, 'payments.claim', early, { subject: { kind: 'contract', id: c.id }, purchaseId: c.purchaseId })
  return { c, accepted }
}

/** Notes that the claim uses its invoice, where it came with one. */
async function invoiceTaken(ctx: Ctx, tx: Db, claim: Parameters<typeof takePaper>[4], i: NewClaim) {
  if (i.invoiceNumber === undefined) return undefined
  return await takePaper(ctx, tx, 'invoice', i.invoiceNumber, claim, { ...i, field: 'invoiceNumber' })
}

interface Made {
  id: string
  number: string
  accepted: Acceptance | undefined
  what: ClaimSum
  clock: Answer<PaymentClock>
  snapshot: ClaimSnapshot
  invoiceNumber: string | undefined
  invoiceOn: Day | undefined
}
/** Writes the claim with its lines, and lays it on the officer's desk. */
async function write(ctx: Ctx, tx: Db, c: Contract, m: Made): Promise<void> {
  const { value, steps } = m.clock
  const acceptanceId = m.accepted?.id ?? null
  await insertClaim(ctx, tx, {
    id: m.id,
    number: m.number,
    purchaseId: c.purchaseId,
    contractId: c.id,
    purchaserId: c.purchaserId,
    providerId: c.providerId,
    source: m.accepted ? 'acceptance' : 'signing',
    acceptanceId,
    title: claimTitle(m.accepted, m.what),
    amount: m.what.amount,
    disputed: m.what.disputed,
    snapshot: m.snapshot,
    snapshotHash: fingerprint(m.snapshot),
    basis: c.terms.basis,
    clockStartOn: value.clockStartOn,
    dueOn: value.dueOn,
    clock: { rule: value.clockRule, days: value.days, cappedAtStatute: value.cappedAtStatute, steps: [...steps] },
    dailyLateRate: c.terms.dailyLateRate,
    rateAgreedOn: rateAgreedOn(c, await versionsOf({ ...ctx, db: tx }, c.id), ctx.zone),
    lawDay: c.lawDay,
    invoiceNumber: m.invoiceNumber ?? null,
    invoiceOn: m.invoiceOn ?? null,
  })
  await insertClaimLines(ctx, tx, { claimId: m.id, contractId: c.id, acceptanceId }, m.what.lines)
  await addToBook(ctx, tx, c.id, m.what.amount)
  await changeDesk(ctx, tx, m.id, 'with-officer')
}
