import { isRefusal, type Refusal } from '#kernel'
import { mayNot, refusePermission } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { answerText } from './answer-words.ts'
import { changeBatch } from './change-batch.ts'
import { payClaim } from './pay-claim.ts'
import { readAnswer } from './read-answer.ts'
import { recordCorrection } from './record-correction.ts'
import { refuseAnswer } from './rules/answer-words.ts'
import type { Entered } from './rules/answer-verdict.ts'
import { lettersOf } from './rules/compared-as.ts'
import { answerTransfer, paymentsOf, transfersOf } from './store/index.ts'
import { heldAgainst, type Understood } from './understand-answer.ts'

/** What was entered, by what became of it. */
export type Taken = Readonly<Record<Entered, number>>

/**
 * Enters an answer of a bank that was shown as it was understood, all of it or nothing: what was paid becomes payments, what was refused can be put
 * into another batch, and of what came back a correction waits for a second person. What does not agree in everything stays out.
 * @param i.reason why payments are entered with the days of the bank, where one of them needs a reason
 */
export async function takeAnswer(ctx: Ctx, i: { content: string; seen: string; reason?: string | undefined }): Promise<Taken | Refusal> {
  if (mayNot(ctx.asker, 'payments.pay', {})) return await recordRefusal(ctx, 'payments.take-answer', refusePermission('not-your-role'))
  const read = await readAnswer(ctx, i.content)
  if (isRefusal(read)) return read
  return await change(ctx, { action: 'payments.take-answer' }, async (tx, entry) => {
    // The batch, the claims and their payments move inside this change, each with an entry of its own.
    const { version: _, ...rest } = ctx
    const inside = { ...rest, db: tx }
    const understood = await heldAgainst(inside, read)
    if (understood.seen !== i.seen) return refuseAnswer('answer-changed')
    const entered = understood.rows.filter((r): r is ToEnter => ['pay', 'reject', 'return'].includes(r.verdict))
    if (entered.length === 0) return refuseAnswer('nothing-to-enter')
    const together = (reference: string) =>
      entered.filter((r) => r.verdict === 'pay' && lettersOf(r.row.reference) === lettersOf(reference)).map((r) => r.known!.claim.id)
    for (const r of entered) {
      const done = r.verdict === 'pay' ? await pay(inside, r, together(r.row.reference), i.reason) : await otherwise(inside, r)
      if (isRefusal(done)) return atItsLine(done, r)
    }
    for (const batchId of new Set(entered.map((r) => r.known!.transfer.batchId))) {
      const moved = await answered(inside, batchId)
      if (isRefusal(moved)) return moved
    }
    const count = (verdict: Entered) => entered.filter((r) => r.verdict === verdict).length
    const taken = { pay: count('pay'), reject: count('reject'), return: count('return') }
    entry.facts = taken
    entry.after = entered.map((r) => [r.row.number, r.verdict, r.row.reference])
    return taken
  })
}
type ToEnter = Understood & { verdict: Entered }

/** One debit of a bank may hold several transfers; then they share its number, and that is no second use of it; what paid another claim before is. */
async function pay(inside: Ctx, { row, known }: ToEnter, together: readonly string[], reason: string | undefined) {
  const { transfer, claim } = known!
  const paid = await payClaim(inside, {
    claimId: claim.id,
    amount: transfer.amount,
    interest: transfer.interest,
    paidOn: row.on!,
    reference: row.reference,
    enteredReason: reason,
    left: true,
    ...(together.length > 1 && { again: true, againReason: answerText.both('oneDebit').zh, sharedWith: together }),
  })
  if (isRefusal(paid)) return paid
  const made = (await paymentsOf(inside, [claim.id], inside.db)).findLast((p) => p.reference === row.reference)!
  await answerTransfer(inside, inside.db, transfer, {
    answer: 'paid',
    answered_on: row.on!,
    bank_says: row.says || null,
    payment_id: made.id,
  })
  return paid
}

async function otherwise(inside: Ctx, { row, known, verdict }: ToEnter) {
  const { transfer, claim } = known!
  const on = row.on ?? inside.today
  if (verdict === 'reject') {
    await answerTransfer(inside, inside.db, transfer, {
      answer: 'rejected',
      answered_on: on,
      bank_says: row.says || null,
      payment_id: null,
    })
    return transfer
  }
  // What this file itself paid before is read again: it has its payment by now.
  const paymentId = (await transfersOf(inside, { endToEndIds: [transfer.endToEndId] }, inside.db))[0]!.paymentId!
  const recorded = await recordCorrection(inside, {
    ...{ claimId: claim.id, kind: 'returned', payment: paymentId, happenedOn: on, reference: row.reference || undefined },
    reason: answerText.both('cameBack', row.says).zh,
  })
  if (isRefusal(recorded)) return recorded
  await answerTransfer(inside, inside.db, transfer, {
    answer: 'returned',
    answered_on: on,
    bank_says: row.says || null,
    payment_id: paymentId,
  })
  return transfer
}

/** A batch of which nothing waits any more is answered. */
async function answered(inside: Ctx, id: string) {
  const waits = (await transfersOf(inside, { batchIds: [id] }, inside.db)).some((t) => t.live)
  return await changeBatch(
    inside,
    { id, verb: (b) => (waits || b.state === 'answered' ? 'answer' : 'finish'), action: 'payments.answer-batch' },
    async ({ now, entry }) => {
      entry.facts = { messageId: now.messageId }
      return { id }
    },
  )
}

/** Why nothing was entered, by the transfer that is in the way; a reason that lacks is asked for in the form. */
function atItsLine(no: Refusal, r: ToEnter): Refusal {
  const why = no.fields?.enteredReason
  if (why) return { ...no, fields: { reason: why } }
  const { fields: _, ...rest } = no
  return { ...rest, words: answerText.both('atLine', r.row.line, r.row.number, no.words) }
}
