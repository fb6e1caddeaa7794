import { type Day, enteredWithin, isRefusal, moneyText, newId, type Refusal, whyEnteredSo } from '#kernel'
import type { Answer, PaymentClock } from '#law'
import { type Contract, contract, payables, raiseDuties, releasedFrom, versionsOf } from '#contracts'
import { type Acceptance, acceptances, mostClaimable, whyNotPayable } from '#delivery'
import { calendarOf, mayNot, takeNumber } from '#people'
import { change, type Ctx, type Db, fingerprint, recordRefusal } from '#platform'
import { claimFacts } from './claim-facts.ts'
import { claimClock } from './rules/claim-clock.ts'
import { claimDuties } from './rules/claim-duties.ts'
import type { ClaimSum } from './rules/claim-lines.ts'
import { type ClaimSnapshot, frozen } from './rules/claim-snapshot.ts'
import { claimTitle } from './rules/claim-title.ts'
import { claimable, type OwnSource } from './rules/claimable.ts'
import { wrongInvoiceDay } from './rules/invoice-day.ts'
import { rateAgreedOn } from './rules/rate-agreed.ts'
import { type SetAside, setAsideOf } from './rules/set-aside.ts'
import { addToBook, changeDesk, claimLinesOf, insertClaim, insertClaimLines, isClaimNumber, takeBook } from './store/index.ts'
import { takePaper } from './take-paper.ts'
import { refuse } from './words.ts'

export interface NewClaim {
  contractId: string
  /** Id of an acceptance, `signing` for what falls due with the signatures, `advance`, or `release` for what was kept back. */
  from: string
  invoiceNumber?: string | undefined
  invoiceOn?: Day | undefined
  /** Why the day of the invoice is entered so, where it needs a reason. */
  invoiceReason?: string | undefined
  /** One invoice for several claims on purpose, and why. */
  again?: boolean | undefined
  againReason?: string | undefined
}

const numberFor = (ctx: Ctx, tx: Db, c: Contract, count: number): Promise<string> =>
  takeNumber(ctx, tx, 'claim', {
    officeId: c.purchaserId,
    contract: c.number,
    usual: `${c.number}-P${String(count).padStart(2, '0')}`,
    isTaken: (n) => isClaimNumber(ctx, tx, n),
  })

/**
 * Claims what was accepted and not yet claimed, what falls due at signing, an advance, or what was kept back. The facts are copied into the
 * claim and fingerprinted; the clock starts by law, whatever happens on the desks afterwards.
 */
export async function makeClaim(ctx: Ctx, i: NewClaim): Promise<{ id: string } | Refusal> {
  const from = await claimedFrom(ctx, i)
  if (isRefusal(from)) return from
  const { c, of, aside } = from
  const accepted = typeof of === 'string' ? undefined : of
  const calendar = await calendarOf(ctx)
  const seen = await claimFacts(ctx, c, accepted)
  return await change(ctx, { action: 'payments.claim', purchaseId: c.purchaseId }, async (tx, entry) => {
    const count = await takeBook(ctx, tx, c.id)
    const now = claimable(c, payables(c), of, await claimLinesOf(ctx, { contractIds: [c.id], owed: true }, tx), ctx.today, aside)
    if (isRefusal(now)) return now
    const { what } = now
    if (what.amount === 0n) return refuse(accepted ? 'nothing-to-claim' : of === 'release' ? 'nothing-to-release' : 'no-advance')
    const clock = claimClock(c, now.clockFrom, { today: ctx.today, calendar, invoiceOn: i.invoiceOn, law: ctx.law })
    if (isRefusal(clock)) return clock
    const id = newId('claim', ctx.now)
    const number = await numberFor(ctx, tx, c, count)
    const invoice = await invoiceTaken(ctx, tx, { id, providerId: c.providerId, purchaserId: c.purchaserId }, i)
    if (isRefusal(invoice)) return invoice
    const snapshot = frozen(c, { number, madeOn: ctx.today, what }, accepted, seen)
    await write(ctx, tx, c, { id, number, of, what, clock, snapshot, invoiceNumber: i.invoiceNumber, invoiceOn: i.invoiceOn })
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

interface From {
  c: Contract
  of: Acceptance | OwnSource
  aside: SetAside
}
/** The contract and the period that are claimed from, or why nothing can be claimed from them. */
async function claimedFrom(ctx: Ctx, i: NewClaim): Promise<From | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'payments.claim', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'payments.claim', no, { subject: { kind: 'contract', id: i.contractId } })
  if (!c) return refuse('no-contract')
  const wrongDay = i.invoiceOn && wrongInvoiceDay(i.invoiceOn, c, ctx.today)
  if (wrongDay) return wrongDay.at('invoiceOn')
  // The clock may begin with it: a day long back is asked about as where it is noted later. No invoice is owed before there is a claim.
  const late = i.invoiceOn && whyEnteredSo({ today: ctx.today, on: i.invoiceOn, dueOn: null })
  if (late && !i.invoiceReason?.trim()) return refuse('invoice-entered-late', enteredWithin).at('invoiceReason')
  const handedIn = await acceptances(ctx, { contractIds: [c.id] })
  const of = isOwn(i.from) ? i.from : handedIn.find((a) => a.id === i.from)
  if (!of) return await recordRefusal(ctx, 'payments.claim', refuse('no-acceptance'), about(c))
  const most = isOwn(i.from) ? await mostClaimable(ctx, c, handedIn) : new Map()
  const aside = setAsideOf(payables(c), handedIn, most, (on) => releasedFrom(c, on))
  const all = claimable(c, payables(c), of, [], ctx.today, aside)
  // Whatever was accepted: a stage is not paid before its day, nor once what it needs is no longer there.
  const early = isRefusal(all) ? all : typeof of !== 'string' && (await whyNotPayable(ctx, c, of, ctx.today))
  return early ? await recordRefusal(ctx, 'payments.claim', early, about(c)) : { c, of, aside }
}
const about = (c: Contract) => ({ subject: { kind: 'contract', id: c.id }, purchaseId: c.purchaseId }) as const
const isOwn = (from: string): from is OwnSource => from === 'signing' || from === 'advance' || from === 'release'

/** Notes that the claim uses its invoice, where it came with one. */
async function invoiceTaken(ctx: Ctx, tx: Db, claim: Parameters<typeof takePaper>[4], i: NewClaim) {
  if (i.invoiceNumber === undefined) return undefined
  return await takePaper(ctx, tx, 'invoice', i.invoiceNumber, claim, { ...i, field: 'invoiceNumber' })
}

interface Made {
  id: string
  number: string
  of: Acceptance | OwnSource
  what: ClaimSum
  clock: Answer<PaymentClock>
  snapshot: ClaimSnapshot
  invoiceNumber: string | undefined
  invoiceOn: Day | undefined
}
/** Writes the claim with its lines, and lays it on the officer's desk. */
async function write(ctx: Ctx, tx: Db, c: Contract, m: Made): Promise<void> {
  const { value, steps } = m.clock
  const own = typeof m.of === 'string' ? m.of : null
  const acceptanceId = typeof m.of === 'string' ? null : m.of.id
  await insertClaim(ctx, tx, {
    id: m.id,
    number: m.number,
    purchaseId: c.purchaseId,
    contractId: c.id,
    purchaserId: c.purchaserId,
    providerId: c.providerId,
    source: own ?? 'acceptance',
    acceptanceId,
    title: claimTitle(m.of, m.what),
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
