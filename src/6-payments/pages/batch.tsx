import { minor, moneyText, sayDay, sayMoney } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Empty, Facts, type FrameFacts, Notice } from '#ui'
import type { Batch } from '../batch.ts'
import { batchText, whyLeftOut } from '../batch-words.ts'
import { words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'
import { inFours } from './pay-to.tsx'

interface Of {
  ctx: Ctx
  batch: Batch
  names: ReadonlyMap<string, Organisation>
}

/** Claims to be paid together: which wait, what was chosen, to which accounts it goes, and the files for the bank. */
export function BatchPage({ frame, query, ...of }: Of & { frame: FrameFacts; query: string }) {
  const { ctx, batch } = of
  const t = batchText[ctx.lang]
  const some = batch.chosen.length + batch.leftOut.length > 0
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.title} tab="batch" lead={t.lead}>
      {some && <Chosen {...of} query={query} />}
      <h2>{t.choose}</h2>
      {batch.waiting.length === 0 ? <Empty title={t.none} /> : <Choose {...of} />}
    </PaymentsPage>
  )
}

/** Every claim with the treasurer, to be ticked. */
function Choose({ ctx, batch, names }: Of) {
  const [t, w] = [batchText[ctx.lang], words[ctx.lang]]
  const ticked = new Set([...batch.chosen, ...batch.leftOut].map((x) => x.claim.id as string))
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
      </div>
    </form>
  )
}

/** What was chosen: the sum, each payee with the account the contract names, and what is left out. */
function Chosen({ ctx, batch, names, query }: Of & { query: string }) {
  const [t, w] = [batchText[ctx.lang], words[ctx.lang]]
  return (
    <>
      <h2>{t.batch}</h2>
      <Facts
        facts={[
          { label: t.sum, value: sayMoney(batch.total, ctx.lang), note: t.transfers(batch.chosen.length) },
          { label: t.on, value: sayDay(batch.on, ctx.lang) },
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
              { key: 'amount', label: w.amount, number: true, cell: (x) => sayMoney(x.open, ctx.lang) },
            ]}
          />
          <p className="small soft">{t.amountOnly}</p>
          <div className="actions">
            <a className="button" href={`/payments/batch/pain.001.xml${query}`}>
              {t.takeXml}
            </a>
            <a href={`/payments/batch/batch.csv${query}`} data-sum={moneyText(batch.total)}>
              {t.takeCsv}
            </a>
          </div>
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
            {whyLeftOut[x.why][ctx.lang]}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
