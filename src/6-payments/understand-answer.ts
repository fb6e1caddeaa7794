import { isRefusal, type Refusal, type Words } from '#kernel'
import { mayNot, refusePermission } from '#people'
import { type Ctx, fingerprint, recordRefusal } from '#platform'
import { type AnswerRow, asAnswerTable } from './rules/bank-answer.ts'
import { blockOf, type Known, type Verdict, verdictOf } from './rules/answer-verdict.ts'
import { orderOf } from './rules/stored-batch.ts'
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
  const both = saidBoth(answers)
  const before = new Map<string, { said: AnswerRow['said']; on: AnswerRow['on']; verdict: Verdict }[]>()
  const rows = answers.map((row): Understood => {
    const earlier = before.get(row.number) ?? []
    const of = known.get(row.number)
    const verdict = verdictOf(row, of, 'CNY', earlier, ctx.today, both.has(row.number))
    before.set(row.number, [...earlier, { said: row.said, on: row.on, verdict }])
    return { row, known: of, verdict }
  })
  const seen = fingerprint(rows.map((r) => [r.verdict, ...everythingIn(r.row)]))
  return { rows, notes: read.notes, seen, asTable: asAnswerTable(read.rows) }
}

/** Everything of a row that is entered or held against something: nothing of it changes between being shown and being entered. */
const everythingIn = (r: AnswerRow): string[] => [
  ...[r.number, r.said, String(r.amount ?? ''), r.currency ?? '', String(r.on ?? ''), r.reference],
  ...[r.account, r.ourAccount, r.messageId, r.blockId, r.says.replaceAll(/\s+/g, ' ').trim()],
]

/** The transfers of which a file says both that they were paid and that they were refused. */
const saidBoth = (rows: readonly AnswerRow[]): ReadonlySet<string> => {
  const saying = (said: AnswerRow['said']) => new Set(rows.filter((r) => r.said === said && r.number !== '').map((r) => r.number))
  return saying('paid').intersection(saying('rejected'))
}

/**
 * Where a bank refused a file as a whole, or a block of it, each transfer of it is refused that is not named by itself. Only of a refusal: one
 * row does not pay a whole file.
 */
async function eachTransfer(ctx: Ctx, rows: readonly AnswerRow[]): Promise<AnswerRow[]> {
  const named = new Set(rows.map((r) => r.number).filter(Boolean))
  const all: AnswerRow[] = []
  for (const r of rows) {
    const isWhole = r.number === '' && r.said === 'rejected' && r.messageId !== ''
    const of = isWhole ? await transfersIn(ctx, r) : []
    if (of.length === 0) all.push(r)
    else all.push(...of.filter((t) => !named.has(t.endToEndId)).map((t) => ({ ...r, number: t.endToEndId })))
  }
  return all
}

/** The transfers of the file that a row names, or of its block. */
async function transfersIn(ctx: Ctx, { messageId, blockId }: AnswerRow): Promise<readonly { endToEndId: string }[]> {
  const transfers = await transfersOf(ctx, { messageIds: [messageId] })
  const first = transfers[0]
  if (blockId === '' || !first) return transfers
  const block = blockOf(blockId, messageId)
  const order = orderOf((await findBatch(ctx, first.batchId))!, transfers, ctx.zone)
  return block === undefined ? [] : (order.payers[block - 1]?.transfers ?? [])
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
