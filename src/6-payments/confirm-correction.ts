import { isRefusal, minor, moneyText, newId, noMoney, type Refusal } from '#kernel'
import { whyNotDo } from '#people'
import { change, type Ctx, type Db, type Entry } from '#platform'
import { changeCorrection, whoAsks } from './change-correction.ts'
import { recastClaim } from './recast-claim.ts'
import { madeBy } from './record-correction.ts'
import type { Claim } from './rules/claim.ts'
import { comparedAs } from './rules/compared-as.ts'
import type { Correction } from './rules/correction.ts'
import { correctionProcess } from './rules/correction-process.ts'
import { refuseCorrection } from './rules/correction-words.ts'
import { entriesOf, rightOf, whyNotAgainst, whyNotBack, whyNotRight } from './rules/put-right.ts'
import { addToBook, findClaim, insertPayment, paymentsOf } from './store/index.ts'
import { freePaper, takePaper } from './take-paper.ts'
import { whyFilePays } from './why-file-pays.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>
/** What is decided, and what of the claim's address it was asked under. */
interface DecidedOn {
  claimId: string
  correctionId: string
}

/** Why the asker cannot do this with a correction now, or undefined; pages ask it before they show a button. */
export const whyNotDecide = (ctx: Ctx, c: Correction, verb: 'confirm' | 'decline' | 'take-back'): Refusal | undefined =>
  whyNotDo(ctx.asker, correctionProcess, verb, c, whoAsks(ctx, c))

/**
 * A second person confirms it: what was wrong is taken back beside what was entered, and the claim with its interest, its duties and
 * whatever is reckoned from them is as it would be had the right thing been entered.
 */
export const confirmCorrection = (ctx: Ctx, i: DecidedOn): Done =>
  decide(ctx, i, 'confirm', null, async (inside, c, entry) => {
    const claim = await findClaim(inside, c.claimId, inside.db)
    if (!claim) return refuse('no-claim')
    if (c.kind === 'wrong-claim') return await withdrawn(inside, claim, entry)
    if (c.kind === 'paid-back' || c.kind === 'set-off') return await givenBack(inside, claim, c, entry)
    return await putRight(inside, claim, c, entry)
  })

/** A second person does not confirm it: everything stays as it was entered. */
export const declineCorrection = (ctx: Ctx, i: DecidedOn & { why: string }): Done => decide(ctx, i, 'decline', i.why)

/** Whoever recorded it takes it back before anybody decided on it. */
export const takeBackCorrection = (ctx: Ctx, i: DecidedOn): Done => decide(ctx, i, 'take-back', null)

async function decide(
  ctx: Ctx,
  i: DecidedOn,
  verb: 'confirm' | 'decline' | 'take-back',
  why: string | null,
  also?: (inside: Ctx, c: Correction, entry: Entry) => Promise<Refusal | undefined>,
): Done {
  const what = {
    id: i.correctionId,
    verb,
    action: `payments.${verb}-correction`,
    facts: (inside: Ctx, c: Correction) => whoAsks(inside, c),
  }
  return await changeCorrection(ctx, what, async ({ inside, now, entry, set }) => {
    if (now.claimId !== i.claimId) return refuse('no-claim')
    entry.subject = { kind: 'claim', id: now.claimId }
    entry.facts = { kind: now.kind }
    const moved = await set({ decided_at: inside.now, decided_by: inside.asker.userId, decided_why: why?.trim() ?? null })
    if (isRefusal(moved)) return moved
    // What the entry tells as it was and as it became is of the claim.
    entry.changes = []
    const wrong = await also?.(inside, now, entry)
    return wrong ?? { id: now.claimId }
  })
}

/** Enters what takes the wrong entry back, and what stands in its place. */
async function putRight(inside: Ctx, claim: Claim, c: Correction, entry: Entry): Promise<Refusal | undefined> {
  const tx = inside.db
  const made = await paymentsOf(inside, [claim.id], tx)
  const was = made.find((p) => p.id === c.paymentId)
  const wrong = whyNotRight(claim, made, c, { today: inside.today, madeBy: await madeBy(inside, tx, was) })
  if (wrong || !was) return wrong ?? refuseCorrection('no-entry').at('payment')
  const paper = await paperRight(inside, tx, claim, c, was.reference, rightOf(c, was).reference)
  if (paper) return paper
  for (const e of entriesOf(c, was, () => newId('payment', inside.now))) await insertPayment(inside, tx, e)
  return await recastClaim(inside, claim, entry)
}

/** A number that was never used for this claim is free again; one that was is noted. */
async function paperRight(inside: Ctx, tx: Db, claim: Claim, c: Correction, was: string, right: string): Promise<Refusal | undefined> {
  const isOther = c.kind === 'wrong-entry' && comparedAs(was) !== comparedAs(right)
  if (c.kind === 'never-left' || isOther) await freePaper(inside, tx, 'transfer', was, claim)
  if (!isOther) return undefined
  const taken = await takePaper(inside, tx, 'transfer', right, claim, { field: 'reference', again: true, againReason: c.reason })
  return isRefusal(taken) ? taken : undefined
}

/** What the institution gives back goes off its claim; set off, it pays another on this day. */
async function givenBack(inside: Ctx, claim: Claim, c: Correction, entry: Entry): Promise<Refusal | undefined> {
  const tx = inside.db
  const given = { amount: c.amount ?? noMoney, interest: c.interest ?? noMoney }
  const sum = minor(given.amount + given.interest)
  const against = c.againstId ? await findClaim(inside, c.againstId, tx) : undefined
  const wrong =
    whyNotBack(claim, given) ??
    (c.againstId ? (whyNotAgainst(claim, against, sum) ?? (await whyFilePays(inside, tx, c.againstId))) : undefined)
  if (wrong) return wrong
  const by = { enteredReason: c.reason, correctionId: c.id, undoes: null, happenedOn: null, paidOn: against ? inside.today : c.happenedOn }
  const back = { amount: minor(-given.amount), interest: minor(-given.interest), reference: c.reference ?? against?.number ?? '' }
  await insertPayment(inside, tx, { ...by, ...back, id: newId('payment', inside.now), claimId: claim.id })
  const recast = await recastClaim(inside, claim, entry)
  if (recast || !against) return recast
  const pays = { amount: sum, interest: noMoney, reference: claim.number }
  await insertPayment(inside, tx, { ...by, ...pays, id: newId('payment', inside.now), claimId: against.id })
  // What becomes of the other claim stands in an entry of its own, so that its history has it.
  const done = await change(inside, { action: 'payments.set-off-against', purchaseId: against.purchaseId }, async (_, own) => {
    own.subject = { kind: 'claim', id: against.id }
    own.facts = { number: claim.number, amount: moneyText(sum) }
    return (await recastClaim(inside, against, own)) ?? { id: against.id }
  })
  return isRefusal(done) ? done : undefined
}

/** Nothing is owed for the claim any more: what it took can be claimed again, and what was paid for it is owed back. */
async function withdrawn(inside: Ctx, claim: Claim, entry: Entry): Promise<Refusal | undefined> {
  const no = await whyFilePays(inside, inside.db, claim.id)
  if (no) return no
  await addToBook(inside, inside.db, claim.contractId, minor(-claim.amount))
  return await recastClaim(inside, claim, entry, 'withdraw')
}
