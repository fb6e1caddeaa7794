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
import { lettersOf, readsLike } from './rules/compared-as.ts'
import { answerTransfer, paymentsOf, transfersOf } from './store/index.ts'
import type { SecondUse } from './take-paper.ts'
import { heldAgainst, type Understood } from './understand-answer.ts'
import { refuse } from './words.ts'

/** What was entered, by what became of it. */
export type Taken = Readonly<Record<Entered, number>>

type Answer = { content: string; seen: string; reason?: string | undefined } & Pick<SecondUse, 'again' | 'againReason'>

/**
 * Enters an answer of a bank that was shown as it was understood, all of it or nothing: what was paid becomes payments, what was refused can be put
 * into another batch, and of what came back a correction waits for a second person. What does not agree in everything stays out.
 * @param i.reason why payments are entered with the days of the bank, where one of them needs a reason
 * @param i.again that a number of the bank reads like one that is recorded already, and is another all the same
 */
export async function takeAnswer(ctx: Ctx, i: Answer): Promise<Taken | Refusal> {
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
    const pays = entered.filter((r) => r.verdict === 'pay')
    const alike: { no: Refusal; r: ToEnter }[] = []
    for (const r of entered) {
      const done = r.verdict === 'pay' ? await pay(inside, r, pays, i) : await otherwise(inside, r)
      if (!isRefusal(done)) continue
      if (!asksAgain.has(done.code)) return atItsLine(done, r)
      alike.push({ no: done, r })
    }
    // Whoever says that it is meant has to have seen each of them.
    if (alike.length > 0) return atTheirLines(alike)
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

/**
 * One debit of a bank may hold several transfers; then they share its number, and that is no second use of it. What the bank numbers differently in
 * one answer is different, however much it reads alike. What paid another claim before is asked about.
 */
async function pay(inside: Ctx, { row, known }: ToEnter, pays: readonly ToEnter[], i: Answer) {
  const { transfer, claim } = known!
  const paid = await payClaim(inside, {
    claimId: claim.id,
    amount: transfer.amount,
    interest: transfer.interest,
    paidOn: row.on!,
    reference: row.reference,
    enteredReason: i.reason,
    left: true,
    ...(i.again ? { again: true, againReason: i.againReason } : sharing(row.reference, pays)),
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

/** With which transfers of the same answer a number is shared or reads alike, and why that is no question. */
function sharing(reference: string, pays: readonly ToEnter[]): SecondUse {
  const like = pays.filter((r) => readsLike(r.row.reference, reference))
  if (like.length < 2) return {}
  const isOne = like.filter((r) => lettersOf(r.row.reference) === lettersOf(reference)).length > 1
  const againReason = answerText.both(isOne ? 'oneDebit' : 'numberedApart').zh
  return { again: true, againReason, sharedWith: like.map((r) => r.known!.claim.id) }
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

/** What is refused because a number is, or reads like, one that is recorded already. */
const asksAgain: ReadonlySet<string> = new Set(['transfer-used', 'reference-near', 'say-why-again'])

/** The first of them with what to do, and which others there are; the form then asks whether it is meant. */
function atTheirLines([first, ...others]: { no: Refusal; r: ToEnter }[]): Refusal {
  const no = atItsLine(first!.no, first!.r)
  const also = answerText.both('alsoLines', others.map(({ r }) => `${r.row.line} (${r.row.number})`).join(', '))
  const words = others.length === 0 ? no.words : { zh: `${no.words.zh}${also.zh}`, en: `${no.words.en} ${also.en}` }
  return { ...no, words, fields: { againReason: refuse('say-why-again').words } }
}
