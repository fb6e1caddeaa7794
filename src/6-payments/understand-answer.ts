import { isRefusal, type Refusal, type Words } from '#kernel'
import { mayNot, refusePermission } from '#people'
import { type Ctx, fingerprint, recordRefusal } from '#platform'
import { type AnswerRow, asAnswerTable } from './rules/bank-answer.ts'
import { type Known, type Verdict, verdictOf } from './rules/answer-verdict.ts'
import { standingOf } from './rules/standing-entries.ts'
import { type AnswerRead, readAnswer } from './read-answer.ts'
import { findBatch, findClaims, findCorrections, paymentsOf, transfersOf } from './store/index.ts'

/** An answer with what it is about and what is to be done. */
export interface Understood {
  readonly row: AnswerRow
  readonly known: Known | undefined
  readonly verdict: Verdict
}
export interface UnderstoodAnswer {
  readonly rows: readonly Understood[]
  readonly notes: readonly Words[]
  /** Names exactly this, so that nothing is entered that nobody saw. */
  readonly seen: string
  /** The same as a table of our own, which the form sends back. */
  readonly asTable: string
}

/** Reads an answer of a bank and holds it against the batches, the claims and what is entered already. Nothing is entered. */
export async function understandAnswer(ctx: Ctx, content: Uint8Array | string): Promise<UnderstoodAnswer | Refusal> {
  if (mayNot(ctx.asker, 'payments.pay', {})) return await recordRefusal(ctx, 'payments.read-answer', refusePermission('not-your-role'))
  const read = await readAnswer(ctx, content)
  return isRefusal(read) ? read : await heldAgainst(ctx, read)
}

/** The rows of an answer beside what is known now; inside a transaction what is known there. */
export async function heldAgainst(ctx: Ctx, read: AnswerRead): Promise<UnderstoodAnswer> {
  const answers = await eachTransfer(ctx, read.rows)
  const known = await knownBy(
    ctx,
    answers.map((r) => r.number),
  )
  const before = new Map<string, { said: AnswerRow['said']; on: AnswerRow['on']; verdict: Verdict }[]>()
  const rows = answers.map((row): Understood => {
    const earlier = before.get(row.number) ?? []
    const of = known.get(row.number)
    const verdict = verdictOf(row, of, 'CNY', earlier, ctx.today)
    before.set(row.number, [...earlier, { said: row.said, on: row.on, verdict }])
    return { row, known: of, verdict }
  })
  const seen = fingerprint(rows.map((r) => [r.row.number, r.row.said, r.verdict, String(r.row.amount ?? ''), r.row.reference]))
  return { rows, notes: read.notes, seen, asTable: asAnswerTable(read.rows) }
}

/** Where a bank refused a file as a whole, each transfer of it is refused. */
async function eachTransfer(ctx: Ctx, rows: readonly AnswerRow[]): Promise<AnswerRow[]> {
  const whole = rows.filter((r) => r.number === '' && r.messageId !== '')
  if (whole.length === 0) return [...rows]
  const each = await Promise.all(
    whole.map(async (r) => (await transfersOf(ctx, { messageIds: [r.messageId] })).map((t) => ({ ...r, number: t.endToEndId }))),
  )
  return rows.flatMap((r) => {
    const of = each[whole.indexOf(r)]
    return of && of.length > 0 ? of : [r]
  })
}

async function knownBy(ctx: Ctx, numbers: readonly string[]): Promise<Map<string, Known>> {
  const transfers = await transfersOf(ctx, { endToEndIds: [...new Set(numbers.filter(Boolean))] })
  const claimIds = transfers.map((t) => t.claimId)
  const claims = new Map((await findClaims(ctx, { ids: claimIds })).map((c) => [c.id as string, c]))
  const standing = standingOf(await paymentsOf(ctx, claimIds))
  const waits = (await findCorrections(ctx, { claimIds })).filter((c) => c.state === 'waits')
  const batches = new Map<string, Pick<Known, 'messageId' | 'batchState'>>()
  for (const id of new Set(transfers.map((t) => t.batchId))) {
    const { messageId, state } = (await findBatch(ctx, id))!
    batches.set(id, { messageId, batchState: state })
  }
  return new Map(
    transfers.map((transfer) => {
      const payment = standing.find((p) => p.id === transfer.paymentId)
      const open = payment && !waits.some((c) => c.claimId === transfer.claimId) ? payment : undefined
      return [transfer.endToEndId, { transfer, ...batches.get(transfer.batchId)!, claim: claims.get(transfer.claimId)!, payment: open }]
    }),
  )
}
