import { isAfter, moneyText, readDay } from '#kernel'
import { organisations } from '#people'
import type { Ctx } from '#platform'
import { type C, type Column, download, type FrameFacts, tableFile, type View } from '#ui'
import { batch, type Batch, type InBatch, orderOf } from './batch.ts'
import { BatchPage } from './pages/batch.tsx'
import { painFile } from './rules/payment-file.ts'
import { refuse } from './words.ts'

/** What was chosen stands in the address, so that it can be shown, sent to a colleague and taken as a file, and nothing is stored. */
async function chosen(ctx: Ctx, c: C): Promise<Batch | View> {
  const asked = new URL(c.req.url).searchParams
  const day = readDay(asked.get('on') ?? '')
  const on = day && !isAfter(ctx.today, day) ? day : ctx.today
  return await batch(ctx, { claimIds: asked.getAll('claim').slice(0, 500), on })
}
const isBatch = (x: Batch | View): x is Batch => typeof x === 'object' && x !== null && 'waiting' in x

/** The claims with the treasurer, and what was chosen of them. */
export async function batchPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const b = await chosen(ctx, c)
  if (!isBatch(b)) return b
  const names = await organisations(ctx, { ids: b.waiting.flatMap((x) => [x.purchaserId, x.providerId]) })
  return (
    <BatchPage ctx={ctx} frame={frame} batch={b} names={new Map(names.map((o) => [o.id as string, o]))} query={new URL(c.req.url).search} />
  )
}

/** What was chosen as an ISO 20022 payment order. */
export async function painDownload(ctx: Ctx, c: C): Promise<View> {
  const b = await chosen(ctx, c)
  if (!isBatch(b)) return b
  if (b.chosen.length === 0) return refuse('nothing-chosen')
  const [own] = await organisations(ctx, { ids: ctx.asker.organisationId ? [ctx.asker.organisationId] : [] })
  const order = orderOf(ctx, b, own?.name ?? '')
  return download(painFile(order), `${order.messageId}.xml`, 'application/xml; charset=utf-8')
}

/** The same for a finance system that takes a table: fixed headings in English. */
export async function batchCsv(ctx: Ctx, c: C): Promise<View> {
  const b = await chosen(ctx, c)
  if (!isBatch(b)) return b
  if (b.chosen.length === 0) return refuse('nothing-chosen')
  const column = (label: string, text: (r: InBatch) => string): Column<InBatch> => ({ key: label, label, text, cell: text })
  const columns = [
    column('number', (r) => r.endToEndId),
    column('amount', (r) => moneyText(r.open)),
    column('currency', () => 'CNY'),
    column('pay_on', () => b.on.toString()),
    column('payer', (r) => r.from.name),
    column('payer_bank', (r) => r.from.bank),
    column('payer_account', (r) => r.from.account),
    column('payee', (r) => r.to.name),
    column('payee_bank', (r) => r.to.bank),
    column('payee_account', (r) => r.to.account),
    column('purpose', (r) => r.claim.title.zh),
    column('due_on', (r) => r.claim.dueOn.toString()),
  ]
  return await tableFile({ rows: b.chosen, columns, name: `batch-${b.on}`, format: 'csv' })
}
