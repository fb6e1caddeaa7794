import { type Day, enteredWithin, isRefusal, type Refusal, whyEnteredSo } from '#kernel'
import { contract, dutiesOf, fulfilDuty } from '#contracts'
import type { Ctx } from '#platform'
import { changeClaim } from './change-claim.ts'
import type { Claim } from './rules/claim.ts'
import { comparedAs, lettersOf } from './rules/compared-as.ts'
import { wrongInvoiceDay } from './rules/invoice-day.ts'
import { freePaper, type SecondUse, takePaper } from './take-paper.ts'
import { refuse } from './words.ts'

/**
 * Notes the number of the invoice and the day the purchaser received it. The institution sends it; either side may note it. Once money
 * went out for the claim, what was noted is corrected with a reason only, and the number that stood there stays used by this claim.
 */
export const noteInvoice = (
  ctx: Ctx,
  i: { claimId: string; number: string; on: Day; reason?: string | undefined } & SecondUse,
): Promise<{ id: string } | Refusal> =>
  changeClaim(ctx, { id: i.claimId, verb: 'invoice' }, async ({ tx, inside, now, entry, set }) => {
    const was = now.invoiceNumber
    const corrected = isCorrected(now, i)
    const reason = i.reason?.trim()
    entry.facts = { number: i.number, ...(corrected && { was: was, ...(reason && { reason }) }) }
    const wrong = wrongInvoiceDay(i.on, (await contract(inside, now.contractId))!, ctx.today)
    if (wrong) return wrong.at('on')
    if (corrected && !reason) return refuse('say-why-invoice').at('reason')
    const why = await whyThisDay(inside, now, i.on)
    if (why && !reason) return why
    if (why) entry.facts = { ...entry.facts, on: i.on.toString(), enteredOn: ctx.today.toString(), reason: reason! }
    const used = await takePaper(ctx, tx, 'invoice', i.number, now, { ...i, field: 'number' })
    if (isRefusal(used)) return used
    if (used.second) entry.facts = { ...entry.facts, usedAgain: i.againReason!.trim() }
    if (was && !corrected && comparedAs(was) !== comparedAs(i.number)) await freePaper(ctx, tx, 'invoice', was, now)
    const moved = await set({ invoice_number: i.number, invoice_on: i.on })
    if (isRefusal(moved)) return moved
    await fulfilDuty(ctx, tx, { contractId: now.contractId, kind: 'invoice', subjectId: now.id, on: i.on, evidence: i.number })
    return moved
  })

/**
 * Why the day an invoice came needs a reason, or undefined: it lies long back, or makes an invoice that was owed one that came in time. A
 * day that is noted already was asked about then.
 */
async function whyThisDay(ctx: Ctx, now: Claim, on: Day): Promise<Refusal | undefined> {
  if (now.invoiceOn?.equals(on)) return undefined
  const owed = await dutiesOf(ctx, { contractIds: [now.contractId], kinds: ['invoice'], open: true })
  const dueOn = owed.find((d) => d.subjectId === now.id)?.dueOn ?? null
  const why = whyEnteredSo({ today: ctx.today, on, dueOn })
  if (why === 'in-time-by-entry') return refuse('invoice-by-entry', dueOn!).at('reason')
  return why && refuse('invoice-entered-late', enteredWithin).at('reason')
}

/** Whether this is another invoice than the one behind a payment, which wants a reason; undefined stands for what could not be read. */
export const isCorrected = (
  c: Pick<Claim, 'state' | 'paid' | 'interestPaid' | 'invoiceNumber' | 'invoiceOn'>,
  i: { number: string | undefined; on: Day | undefined },
): boolean =>
  c.invoiceNumber !== null &&
  isPaidFor(c) &&
  (i.number === undefined || lettersOf(c.invoiceNumber) !== lettersOf(i.number) || c.invoiceOn?.toString() !== i.on?.toString())

/** Whether money went out for a claim: its invoice stands behind a payment then. */
export const isPaidFor = (c: Pick<Claim, 'state' | 'paid' | 'interestPaid'>): boolean =>
  c.state === 'paid' || c.paid > 0n || c.interestPaid > 0n
