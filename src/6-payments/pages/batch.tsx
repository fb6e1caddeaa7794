import { minor, sayDay, sayMoment, sayMoney, sum } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Empty, Facts, Form, type FormState, type FrameFacts, InWords, Notice } from '#ui'
import { answerText } from '../answer-words.ts'
import type { Batch } from '../batch.ts'
import { batchText, whyLeftOut } from '../batch-words.ts'
import { batchStateWords } from '../rules/batch-process.ts'
import { type BatchTransfer, type StoredBatch, sumOf } from '../rules/stored-batch.ts'
import { words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'
import { inFours } from './pay-to.tsx'

interface Of {
  ctx: Ctx
  batch: Batch
  names: ReadonlyMap<string, Organisation>
}

/** Claims to be paid together: which wait, what was chosen, to which accounts it goes; and the batches that were made of them. */
export function BatchPage({
  frame,
  form,
  made,
  transfers,
  taken,
  ...of
}: Of & {
  frame: FrameFacts
  form: FormState
  made: readonly StoredBatch[]
  transfers: readonly BatchTransfer[]
  /** What was entered just now of an answer of the bank: paid, refused, come back. */
  taken?: readonly [number, number, number]
}) {
  const { ctx, batch } = of
  const t = batchText[ctx.lang]
  const some = batch.chosen.length + batch.leftOut.length > 0
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.title} tab="batch" lead={t.lead}>
      {taken && (
        <Notice>
          <p>{answerText[ctx.lang].taken(...taken)}</p>
        </Notice>
      )}
      <p>
        <a href="/payments/batch/answer">{t.answer}</a>
      </p>
      {some && <Chosen {...of} form={form} />}
      <h2>{t.choose}</h2>
      {batch.waiting.length === 0 ? <Empty title={t.none} /> : <Choose {...of} />}
      {made.length > 0 && <Made ctx={ctx} made={made} transfers={transfers} />}
    </PaymentsPage>
  )
}

/** The batches that were made, those that wait for the bank first. */
function Made({ ctx, made, transfers }: { ctx: Ctx; made: readonly StoredBatch[]; transfers: readonly BatchTransfer[] }) {
  const t = batchText[ctx.lang]
  const of = (b: StoredBatch) => transfers.filter((x) => x.batchId === b.id)
  return (
    <>
      <h2>{t.made}</h2>
      <DataTable
        rows={[...made]}
        lang={ctx.lang}
        rowKey={(b) => b.id}
        columns={[
          {
            key: 'made',
            label: t.madeAt,
            cell: (b) => <a href={`/payments/batch/${b.id}`}>{sayMoment(b.madeAt, ctx.lang, ctx.zone)}</a>,
          },
          { key: 'on', label: t.on, cell: (b) => sayDay(b.payOn, ctx.lang) },
          { key: 'transfers', label: t.batch, cell: (b) => t.transfers(of(b).length) },
          { key: 'sum', label: t.sum, number: true, cell: (b) => sayMoney(sum(of(b).map(sumOf)), ctx.lang) },
          { key: 'state', label: t.state, cell: (b) => batchStateWords[b.state][ctx.lang] },
        ]}
      />
    </>
  )
}

/** Every claim with the treasurer, to be ticked. */
function Choose({ ctx, batch, names }: Of) {
  const [t, w] = [batchText[ctx.lang], words[ctx.lang]]
  const ticked = new Set([...batch.chosen, ...batch.leftOut].map((x) => x.claim.id as string))
  const all = new URLSearchParams([...batch.waiting.map((c) => ['claim', c.id]), ['on', batch.on.toString()]])
  return (
    <form method="get" className="form wide">
      <DataTable
        rows={batch.waiting}
        lang={ctx.lang}
        rowKey={(c) => c.id}
        columns={[
          {
            key: 'number',
            label: w.number,
            cell: (c) => (
              <label className="option">
                <input type="checkbox" name="claim" value={c.id} defaultChecked={ticked.has(c.id)} />
                <span>{c.number}</span>
              </label>
            ),
          },
          { key: 'payee', label: t.payee, cell: (c) => nameOf(names.get(c.providerId), ctx.lang) },
          { key: 'due', label: w.dueOn, cell: (c) => sayDay(c.dueOn, ctx.lang) },
          { key: 'open', label: w.outstanding, number: true, cell: (c) => sayMoney(minor(c.amount - c.paid), ctx.lang) },
        ]}
      />
      <div className="field">
        <label htmlFor="on">{t.on}</label>
        <input id="on" type="date" name="on" defaultValue={batch.on.toString()} />
      </div>
      <div className="actions">
        <button className="button">{t.whole}</button>
        <a href={`/payments/batch?${all.toString()}`}>{t.all}</a>
      </div>
    </form>
  )
}

/** What was chosen: the sum, each payee with the account the contract names, and what is left out. */
function Chosen({ ctx, batch, names, form }: Of & { form: FormState }) {
  const [t, w] = [batchText[ctx.lang], words[ctx.lang]]
  return (
    <>
      <h2>{t.batch}</h2>
      <Facts
        facts={[
          { label: t.sum, value: sayMoney(batch.total, ctx.lang), note: <InWords amount={batch.total} /> },
          { label: t.on, value: sayDay(batch.on, ctx.lang), note: t.transfers(batch.chosen.length) },
        ]}
      />
      {batch.chosen.length > 0 && (
        <>
          <DataTable
            rows={batch.chosen}
            lang={ctx.lang}
            rowKey={(x) => x.claim.id}
            columns={[
              { key: 'number', label: t.reference, cell: (x) => <a href={`/payments/claims/${x.claim.id}`}>{x.endToEndId}</a> },
              { key: 'payer', label: t.payer, cell: (x) => x.from.name },
              { key: 'payee', label: t.payee, cell: (x) => x.to.name },
              {
                key: 'account',
                label: t.account,
                cell: (x) => (
                  <>
                    {x.to.bank} <span className="nowrap">{inFours(x.to.account)}</span>
                  </>
                ),
              },
              {
                key: 'amount',
                label: w.amount,
                number: true,
                cell: (x) => (
                  <>
                    {sayMoney(minor(x.open + x.interest), ctx.lang)}
                    {x.interest > 0n && (
                      <>
                        <br />
                        <span className="soft small">{t.ofItInterest(sayMoney(x.interest, ctx.lang))}</span>
                      </>
                    )}
                  </>
                ),
              },
            ]}
          />
          <Form action="/payments/batch" form={form} lang={ctx.lang} submit={t.make}>
            {batch.chosen.map((x) => (
              <input key={x.claim.id} type="hidden" name="claim" value={x.claim.id} />
            ))}
            <input type="hidden" name="on" value={batch.on.toString()} />
          </Form>
        </>
      )}
      <LeftOut ctx={ctx} batch={batch} names={names} />
    </>
  )
}

/** What cannot go into a file, with what to do. */
function LeftOut({ ctx, batch, names }: Of) {
  const t = batchText[ctx.lang]
  if (batch.leftOut.length === 0) return null
  return (
    <Notice late>
      <h3 style={{ marginTop: 0 }}>{t.leftOut}</h3>
      <ul>
        {batch.leftOut.map((x) => (
          <li key={x.claim.id}>
            <a href={`/payments/claims/${x.claim.id}`}>{x.claim.number}</a> {nameOf(names.get(x.claim.providerId), ctx.lang)}
            <br />
            {whyLeftOut[ctx.lang][x.why]}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
