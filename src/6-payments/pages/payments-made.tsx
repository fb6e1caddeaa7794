import { sayDay, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable } from '#ui'
import type { PaymentMade } from '../rules/claim.ts'
import type { Correction } from '../rules/correction.ts'
import { undoneIn } from '../rules/standing-entries.ts'
import { words } from '../words.ts'
import { markOf } from './corrections.tsx'

/** What went out for a claim, payment by payment. */
export function PaymentsMade({ ctx, made, corrections }: { ctx: Ctx; made: readonly PaymentMade[]; corrections: readonly Correction[] }) {
  const t = words[ctx.lang]
  if (made.length === 0) return <p className="soft">{t.noPayments}</p>
  const undone = undoneIn(made)
  const mark = (p: PaymentMade) => markOf(p, undone, corrections)?.[ctx.lang]
  const interest = made.some((p) => p.interest !== 0n)
  const enteredOn = (p: PaymentMade) => p.recordedAt?.toZonedDateTimeISO(ctx.zone).toPlainDate() ?? p.paidOn
  const later = made.some((p) => !enteredOn(p).equals(p.paidOn))
  return (
    <DataTable
      rows={made}
      lang={ctx.lang}
      rowKey={(p) => p.id}
      caption={t.paymentsCaption}
      columns={[
        {
          key: 'on',
          label: t.paidOn,
          cell: (p) => (
            <>
              {sayDay(p.happenedOn ?? p.paidOn, ctx.lang)}
              {mark(p) && (
                <small className="soft" style={{ display: 'block' }}>
                  {mark(p)}
                </small>
              )}
            </>
          ),
        },
        { key: 'amount', label: t.amount, number: true, cell: (p) => sayMoney(p.amount, ctx.lang) },
        ...(interest
          ? [{ key: 'interest', label: t.interest, number: true, cell: (p: PaymentMade) => sayMoney(p.interest, ctx.lang) }]
          : []),
        ...(later
          ? [
              {
                key: 'entered',
                label: t.enteredOn,
                cell: (p: PaymentMade) => (
                  <>
                    {sayDay(enteredOn(p), ctx.lang)}
                    {p.enteredReason && <small className="soft"> {p.enteredReason}</small>}
                  </>
                ),
              },
            ]
          : []),
        { key: 'reference', label: t.reference, cell: (p) => p.reference },
      ]}
    />
  )
}
