import { isBefore, sayDay, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable } from '#ui'
import type { ExpectedReceipt } from '../cash.ts'
import { words } from '../words.ts'

/** What is expected to come, each on its due day and with how sure it is. */
export function Receipts({ ctx, receipts }: { ctx: Ctx; receipts: readonly ExpectedReceipt[] }) {
  const t = words[ctx.lang]
  if (receipts.length === 0) return <p className="soft">{t.noReceipts}</p>
  return (
    <DataTable
      rows={receipts}
      lang={ctx.lang}
      rowKey={(r) => `${r.contractNumber}${r.claimNumber ?? ''}${r.title.en}${r.on.toString()}${r.amount}`}
      caption={t.receiptsCaption}
      columns={[
        {
          key: 'on',
          label: t.dueOn,
          cell: (r) => (
            <>
              {sayDay(r.on, ctx.lang)}
              {isBefore(r.on, ctx.today) && (
                <small className="soft" style={{ display: 'block' }}>
                  {t.countedToday}
                </small>
              )}
            </>
          ),
        },
        {
          key: 'what',
          label: t.what,
          cell: (r) => (
            <>
              {r.contractNumber} · {r.title[ctx.lang]}
            </>
          ),
        },
        {
          key: 'sure',
          label: t.certainty,
          cell: (r) =>
            r.claimId ? (
              <a href={`/payments/claims/${r.claimId}`}>
                {t.receiptClaimed} {r.claimNumber}
              </a>
            ) : (
              <span className="soft">{r.why === 'claimed' ? t.receiptClaimed : t.receiptWhy(r.why)}</span>
            ),
        },
        { key: 'amount', label: t.amount, number: true, cell: (r) => sayMoney(r.amount, ctx.lang) },
      ]}
    />
  )
}
