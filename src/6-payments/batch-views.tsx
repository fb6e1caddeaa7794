import { isAfter, isRefusal, moneyText, readDay } from '#kernel'
import { mayNot, organisations, refusePermission } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type Column, download, type FormState, type FrameFacts, freshForm, numberIn, param, tableFile, type View } from '#ui'
import { batch } from './batch.ts'
import { AnswerPage, UnderstoodPage } from './pages/answer.tsx'
import { BatchPage } from './pages/batch.tsx'
import { OneBatchPage } from './pages/one-batch.tsx'
import { bare, painFile } from './rules/payment-file.ts'
import { type BatchTransfer, isAnswered, orderOf, paysMore, type StoredBatch, sumOf } from './rules/stored-batch.ts'
import { findBatch, findBatches, findClaims, transfersOf } from './store/index.ts'
import { type UnderstoodAnswer, understandAnswer } from './understand-answer.ts'
import { refuse } from './words.ts'

/** The claims that can be paid, what was chosen of them, and the batches that were made. What was chosen stands in the address until it is made. */
export async function batchPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const asked = new URL(c.req.url).searchParams
  const typed = form && [form.values.claim ?? []].flat().map(String)
  const day = readDay(String(form?.values.on ?? asked.get('on') ?? ''))
  const on = day && !isAfter(ctx.today, day) ? day : ctx.today
  const b = await batch(ctx, { claimIds: (typed ?? asked.getAll('claim')).slice(0, 500), on })
  if (isRefusal(b)) return b
  const names = await organisations(ctx, { ids: b.waiting.flatMap((x) => [x.purchaserId, x.providerId]) })
  const made = await findBatches(ctx, 20)
  const [paid, rejected, returned] = ['paid', 'rejected', 'returned'].map((key) => numberIn(c.req.query(key)))
  return (
    <BatchPage
      ctx={ctx}
      frame={frame}
      batch={b}
      form={form ?? freshForm()}
      names={new Map(names.map((o) => [o.id as string, o]))}
      made={made}
      transfers={await transfersOf(ctx, { batchIds: made.map((x) => x.id) })}
      {...(paid !== undefined && { taken: [paid, rejected ?? 0, returned ?? 0] as const })}
    />
  )
}

/** A batch with its transfers, for whoever may pay. */
async function visibleBatch(ctx: Ctx, c: C): Promise<{ batch: StoredBatch; transfers: BatchTransfer[] } | View> {
  if (mayNot(ctx.asker, 'payments.pay', {})) return refusePermission('not-your-role')
  const found = await findBatch(ctx, param(c, 'id'))
  return found ? { batch: found, transfers: await transfersOf(ctx, { batchIds: [found.id] }) } : notThere()
}
const isBatch = (x: unknown): x is { batch: StoredBatch; transfers: BatchTransfer[] } =>
  typeof x === 'object' && x !== null && 'transfers' in x

/**
 * A batch whose file may be taken: one that was withdrawn is not given to a bank, for its claims may stand in another by now; nor one of which
 * the bank has answered, for it has that file, and what it refused of it may stand in another. The page keeps what was in it.
 */
async function batchToTake(ctx: Ctx, c: C): Promise<{ batch: StoredBatch; transfers: BatchTransfer[] } | View> {
  const b = await visibleBatch(ctx, c)
  if (!isBatch(b)) return b
  if (b.batch.state === 'withdrawn') return refuse('batch-withdrawn')
  if (isAnswered(b.transfers)) return refuse('batch-answered')
  // What was paid by hand since would be paid once more.
  const claims = new Map((await findClaims(ctx, { ids: b.transfers.map((t) => t.claimId) })).map((x) => [x.id as string, x]))
  const paid = b.transfers.filter((t) => paysMore(t, claims.get(t.claimId)))
  return paid.length > 0 ? refuse('batch-paid-otherwise', paid.map((t) => t.endToEndId).join(', ')) : b
}

export async function oneBatchPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const b = await visibleBatch(ctx, c)
  if (!isBatch(b)) return b
  const claims = await findClaims(ctx, { ids: b.transfers.map((t) => t.claimId) })
  return <OneBatchPage ctx={ctx} frame={frame} {...b} claims={new Map(claims.map((x) => [x.id as string, x]))} form={form ?? freshForm()} />
}

/** The batch as an ISO 20022 payment order. */
export async function painDownload(ctx: Ctx, c: C): Promise<View> {
  const b = await batchToTake(ctx, c)
  if (!isBatch(b)) return b
  return download(painFile(orderOf(b.batch, b.transfers, ctx.zone)), `${b.batch.messageId}.xml`, 'application/xml; charset=utf-8')
}

/** The same for a finance system that takes a table: fixed headings in English. */
export async function batchCsv(ctx: Ctx, c: C): Promise<View> {
  const b = await batchToTake(ctx, c)
  if (!isBatch(b)) return b
  const column = (label: string, text: (r: BatchTransfer) => string): Column<BatchTransfer> => ({ key: label, label, text, cell: text })
  const columns = [
    column('number', (r) => r.endToEndId),
    column('amount', (r) => moneyText(sumOf(r))),
    column('of_it_interest', (r) => moneyText(r.interest)),
    column('currency', () => 'CNY'),
    column('pay_on', () => b.batch.payOn.toString()),
    column('payer', (r) => r.payerName),
    column('payer_bank', (r) => r.payerBank),
    column('payer_account', (r) => bare(r.payerAccount)),
    column('payee', (r) => r.payeeName),
    column('payee_bank', (r) => r.payeeBank),
    column('payee_account', (r) => bare(r.payeeAccount)),
    column('purpose', (r) => r.remittance),
  ]
  return await tableFile({ rows: b.transfers, columns, name: b.batch.messageId, format: 'csv' })
}

export function answerPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): View {
  if (mayNot(ctx.asker, 'payments.pay', {})) return refusePermission('not-your-role')
  return <AnswerPage ctx={ctx} frame={frame} form={form ?? freshForm()} />
}

/** An answer as it was understood, to be looked at before anything is entered. */
export const understoodPage = (ctx: Ctx, frame: FrameFacts, read: UnderstoodAnswer, form: FormState = freshForm()): View => (
  <UnderstoodPage ctx={ctx} frame={frame} read={read} form={form} />
)

/** The same once more, where it was not entered; without rows that can be read, the form for the file. */
export async function understoodAgain(ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> {
  const read = typeof form.values.rows === 'string' ? await understandAnswer(ctx, form.values.rows) : undefined
  return read && !isRefusal(read) ? understoodPage(ctx, frame, read, form) : answerPage(ctx, c, frame, form)
}
