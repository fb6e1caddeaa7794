import { isRefusal, moneyText, sayDay, sayMoney, sum } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, Facts, type FrameFacts } from '#ui'
import type { LateClaim } from '../arrears.ts'
import { ageing } from '../rules/ageing.ts'
import { deskWords } from '../rules/claim-process.ts'
import { words } from '../words.ts'
import { daysSince, PaymentsPage } from './frame.tsx'

/** What is late, column by column. */
export function arrearsColumns(ctx: Ctx, names: ReadonlyMap<string, Organisation>): Column<LateClaim>[] {
  const t = words[ctx.lang]
  return [
    {
      key: 'number',
      label: t.number,
      cell: (r) => (
        <a className="nowrap" href={`/payments/claims/${r.claim.id}`}>
          {r.claim.number}
        </a>
      ),
      text: (r) => r.claim.number,
    },
    {
      key: 'purchaser',
      label: t.purchaser,
      cell: (r) => nameOf(names.get(r.claim.purchaserId), ctx.lang),
      text: (r) => nameOf(names.get(r.claim.purchaserId), ctx.lang),
    },
    {
      key: 'provider',
      label: t.provider,
      cell: (r) => nameOf(names.get(r.claim.providerId), ctx.lang),
      text: (r) => nameOf(names.get(r.claim.providerId), ctx.lang),
    },
    ...owedColumns(ctx),
  ]
}

/** What is owed, for how long, and where it lies. */
function owedColumns(ctx: Ctx): Column<LateClaim>[] {
  const t = words[ctx.lang]
  return [
    { key: 'open', label: t.outstanding, number: true, cell: (r) => sayMoney(r.open, ctx.lang), text: (r) => moneyText(r.open) },
    {
      key: 'due',
      label: t.dueOn,
      cell: (r) => <span className="nowrap">{sayDay(r.claim.dueOn, ctx.lang)}</span>,
      text: (r) => r.claim.dueOn.toString(),
    },
    {
      key: 'late',
      label: t.daysLate,
      number: true,
      cell: (r) => <span className="late strong">{r.daysLate}</span>,
      text: (r) => String(r.daysLate),
    },
    {
      key: 'interest',
      label: t.interestOpen,
      number: true,
      cell: (r) =>
        isRefusal(r.interest) ? <span title={r.interest.words[ctx.lang]}>{t.interestUnknown}</span> : sayMoney(r.interest, ctx.lang),
      text: (r) => (isRefusal(r.interest) ? t.interestUnknown : moneyText(r.interest)),
    },
    {
      key: 'basis',
      label: t.basis,
      cell: (r) => (r.claim.basis === 'statute' ? t.statuteBasis : t.contractBasis),
      text: (r) => (r.claim.basis === 'statute' ? t.statuteBasis : t.contractBasis),
    },
    {
      key: 'desk',
      label: t.desk,
      cell: (r) => (
        <>
          {deskWords[r.claim.state][ctx.lang]}
          <small className="soft" style={{ display: 'block' }}>
            {t.days(daysSince(ctx, r.claim.deskSinceAt))}
          </small>
        </>
      ),
      text: (r) => deskWords[r.claim.state][ctx.lang],
    },
  ]
}

/** What is late now, for how long, with the interest to today. */
export function ArrearsPage(p: { ctx: Ctx; frame: FrameFacts; rows: readonly LateClaim[]; columns: Column<LateClaim>[] }) {
  const { ctx, frame, rows, columns } = p
  const t = words[ctx.lang]
  const unknown = rows.flatMap((r) => (isRefusal(r.interest) ? [r.interest] : []))
  const [why] = unknown
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.arrearsTitle} tab="arrears" lead={t.arrearsLead}>
      {rows.length > 0 && (
        <Facts
          facts={[
            {
              label: t.late,
              value: <span className="late">{sayMoney(sum(rows.map((r) => r.open)), ctx.lang)}</span>,
              note: t.claimsCount(rows.length),
            },
            {
              label: t.interestOpen,
              value: sayMoney(sum(rows.flatMap((r) => (isRefusal(r.interest) ? [] : [r.interest]))), ctx.lang),
              ...(why && { note: `${t.interestUnknownOf(unknown.length)} ${why.words[ctx.lang]}` }),
            },
          ]}
        />
      )}
      <DataTable
        rows={rows}
        columns={columns}
        lang={ctx.lang}
        rowKey={(r) => r.claim.id}
        caption={t.arrearsCaption}
        empty={
          <Empty title={t.noArrears}>
            <p>{t.noArrearsHint}</p>
          </Empty>
        }
        here="/payments/arrears"
        query={{ page: 1, sort: 'due', descending: false, size: Math.max(rows.length, 1) }}
        total={rows.length}
        files
      />
      {rows.length > 0 && <Ageing ctx={ctx} rows={rows} />}
    </PaymentsPage>
  )
}

function Ageing({ ctx, rows }: { ctx: Ctx; rows: readonly LateClaim[] }) {
  const t = words[ctx.lang]
  return (
    <>
      <h2>{t.ageing}</h2>
      <DataTable
        rows={ageing(rows)}
        lang={ctx.lang}
        rowKey={(b) => String(b.from)}
        caption={t.ageingCaption}
        columns={[
          { key: 'band', label: t.daysLate, cell: (b) => t.ageBand(b.from, b.to) },
          { key: 'count', label: t.claims, number: true, cell: (b) => b.count },
          { key: 'amount', label: t.outstanding, number: true, cell: (b) => sayMoney(b.amount, ctx.lang) },
        ]}
      />
    </>
  )
}
