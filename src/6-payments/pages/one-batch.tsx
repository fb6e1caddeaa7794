import { sayDay, sayMoment, sayMoney, sum } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Facts, Form, type FormState, type FrameFacts, InWords, Notice, TextArea } from '#ui'
import { saidWords } from '../answer-words.ts'
import { batchText } from '../batch-words.ts'
import { batchStateWords } from '../rules/batch-process.ts'
import type { Claim } from '../rules/claim.ts'
import { type BatchTransfer, isAnswered, type StoredBatch, sumOf } from '../rules/stored-batch.ts'
import { words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'
import { inFours } from './pay-to.tsx'

/** A batch as the bank was given it: its files, its transfers, and what the bank said of each. */
export function OneBatchPage(p: {
  ctx: Ctx
  frame: FrameFacts
  batch: StoredBatch
  transfers: readonly BatchTransfer[]
  claims: ReadonlyMap<string, Claim>
  form: FormState
}) {
  const { ctx, batch: b, transfers } = p
  const t = batchText[ctx.lang]
  const total = sum(transfers.map(sumOf))
  return (
    <PaymentsPage
      ctx={ctx}
      frame={p.frame}
      title={t.batchOf(sayMoment(b.madeAt, ctx.lang, ctx.zone))}
      tab="batch"
      {...(b.state === 'made' && !isAnswered(transfers) && { lead: t.pays })}
      trail={[
        { label: words[ctx.lang].payments, href: '/payments' },
        { label: t.title, href: '/payments/batch' },
      ]}
    >
      <Facts
        facts={[
          { label: t.sum, value: sayMoney(total, ctx.lang), note: <InWords amount={total} /> },
          { label: t.on, value: sayDay(b.payOn, ctx.lang), note: t.transfers(transfers.length) },
          { label: t.state, value: batchStateWords[b.state][ctx.lang] },
          { label: t.messageId, value: <code style={{ overflowWrap: 'anywhere' }}>{b.messageId}</code> },
        ]}
      />
      {b.withdrawnWhy && (
        <Notice>
          <p>{b.withdrawnWhy}</p>
        </Notice>
      )}
      <Take ctx={ctx} batch={b} transfers={transfers} />
      <Transfers ctx={ctx} transfers={transfers} claims={p.claims} />
      {b.state === 'made' && (
        <>
          <h2>{t.withdraw}</h2>
          <p>{t.withdrawOnly}</p>
          <Form action={`/payments/batch/${b.id}/withdraw`} form={p.form} lang={ctx.lang} submit={t.withdraw} version={b.version} danger>
            <TextArea form={p.form} lang={ctx.lang} name="why" label={t.withdrawWhy} rows={2} />
          </Form>
        </>
      )}
    </PaymentsPage>
  )
}

/** The files of a batch, until the bank has answered of it: then it has them. */
function Take({ ctx, batch: b, transfers }: { ctx: Ctx; batch: StoredBatch; transfers: readonly BatchTransfer[] }) {
  const t = batchText[ctx.lang]
  if (b.state !== 'made') return null
  return (
    <div className="actions">
      {!isAnswered(transfers) && (
        <>
          <a className="button" href={`/payments/batch/${b.id}/pain.001.xml`}>
            {t.takeXml}
          </a>
          <a href={`/payments/batch/${b.id}/batch.csv`}>{t.takeCsv}</a>
        </>
      )}
      <a href="/payments/batch/answer">{t.answer}</a>
    </div>
  )
}

function Transfers({ ctx, transfers, claims }: { ctx: Ctx; transfers: readonly BatchTransfer[]; claims: ReadonlyMap<string, Claim> }) {
  const [t, w] = [batchText[ctx.lang], words[ctx.lang]]
  return (
    <DataTable
      rows={[...transfers]}
      lang={ctx.lang}
      rowKey={(x) => x.endToEndId}
      columns={[
        { key: 'number', label: t.reference, cell: (x) => <a href={`/payments/claims/${x.claimId}`}>{x.endToEndId}</a> },
        { key: 'payer', label: t.payer, cell: (x) => x.payerName },
        {
          key: 'payee',
          label: t.payee,
          cell: (x) => (
            <>
              {x.payeeName}
              <br />
              <span className="soft small">
                {x.payeeBank} <span className="nowrap">{inFours(x.payeeAccount)}</span>
              </span>
            </>
          ),
        },
        {
          key: 'amount',
          label: w.amount,
          number: true,
          cell: (x) => (
            <>
              {sayMoney(sumOf(x), ctx.lang)}
              {x.interest > 0n && <span className="soft small"> {t.ofItInterest(sayMoney(x.interest, ctx.lang))}</span>}
            </>
          ),
        },
        {
          key: 'answer',
          label: t.bankSaid,
          cell: (x) =>
            x.answer ? (
              <>
                {saidWords[x.answer][ctx.lang]}, {sayDay(x.answeredOn!, ctx.lang)}
                {x.bankSays && <span className="soft small"> {x.bankSays}</span>}
              </>
            ) : x.live && byHand(x, claims.get(x.claimId)) ? (
              t.paidByHand
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}

/** Nothing is open any more of what the transfer is to pay. */
const byHand = (x: BatchTransfer, claim: Claim | undefined): boolean => claim !== undefined && x.amount > claim.amount - claim.paid
