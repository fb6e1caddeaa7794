import { decimal, fraction, isRefusal, moneyText, multiply, sayDay, sayMoney, sum, type Fraction } from '#kernel'
import { nameOf, organisations } from '#people'
import type { Ctx } from '#platform'
import { type C, type Column, csvOf, DataTable, download, Empty, Facts, type FrameFacts, numberIn, type View } from '#ui'
import { arrears, type LateClaim, listedFor, punctuality, yearlyStatement } from '../claims.ts'
import { deskWords } from '../rules/desks.ts'
import { ageing } from '../rules/schedule.ts'
import { type ClaimFilter, findClaims } from '../store.ts'
import { words } from '../words.ts'
import { daysSince, PaymentsPage, Steps } from './frame.tsx'
import { namesOfContracts } from './schedule-page.tsx'

/** What is late now, for how long, with the interest to today. */
export async function ArrearsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const t = words[ctx.lang]
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const rows = await arrears(ctx, mine)
  const names = new Map(
    (await organisations(ctx, { ids: rows.flatMap((r) => [r.claim.purchaserId, r.claim.providerId]) })).map((o) => [o.id, o]),
  )
  const columns: Column<LateClaim>[] = [
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
      cell: (r) => sayMoney(r.interest, ctx.lang),
      text: (r) => moneyText(r.interest),
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
  if (c.req.query('format') === 'csv') return download(csvOf(rows, columns), `${t.arrears}-${ctx.today}.csv`, 'text/csv; charset=utf-8')
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
            { label: t.interestOpen, value: sayMoney(sum(rows.map((r) => r.interest)), ctx.lang) },
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
        csv
      />
      {rows.length > 0 && (
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
      )}
    </PaymentsPage>
  )
}

/** What a purchaser owed too late at the end of a year: the figures the law has it publish. Anybody may read them. */
export async function StatementPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const t = words[ctx.lang]
  const url = new URL(c.req.url)
  const purchasers = await organisations(ctx, { kind: 'purchaser' })
  const own = purchasers.find((p) => p.id === ctx.asker.organisationId)
  const wanted = url.searchParams.get('purchaser') ?? own?.id ?? ''
  const one = purchasers.find((p) => p.id === wanted)
  const asked = numberIn(url.searchParams.get('year'))
  const last = ctx.today.year - 1
  const year = asked !== undefined && asked >= 2020 && asked <= ctx.today.year ? asked : last
  // The current year is counted to today, for those who pay; the public sees years that are over.
  const shownYear = year === ctx.today.year && isRefusal(listedFor(ctx)) ? last : year
  const of: ClaimFilter = one ? { purchaserId: one.id } : {}
  const said = await yearlyStatement(ctx, of, shownYear)
  if (isRefusal(said)) return said
  const paid = await punctuality(ctx, { ...(one && { purchaserIds: [one.id] }), asOf: said.value.asOf })
  const s = said.value
  const isOver = shownYear < ctx.today.year
  const mayOpen = !isRefusal(listedFor(ctx))
  const contractOf = await namesOfContracts(
    ctx,
    s.rows.map((r) => r.contractId),
  )
  const claimOf = new Map((await findClaims(ctx, { ids: s.rows.map((r) => r.id) })).map((x) => [x.id, x]))
  const rowColumns: Column<(typeof s.rows)[number]>[] = [
    {
      key: 'contract',
      label: t.contract,
      cell: (r) => contractOf.get(r.contractId)?.number ?? '',
      text: (r) => contractOf.get(r.contractId)?.number ?? '',
    },
    {
      key: 'claim',
      label: t.number,
      cell: (r) => (mayOpen ? <a href={`/payments/claims/${r.id}`}>{claimOf.get(r.id)?.number}</a> : claimOf.get(r.id)?.number),
      text: (r) => claimOf.get(r.id)?.number ?? '',
    },
    { key: 'basis', label: t.basis, cell: (r) => (r.basis === 'statute' ? t.statuteBasis : t.contractBasis), text: (r) => r.basis },
    { key: 'due', label: t.dueOn, cell: (r) => sayDay(r.dueOn, ctx.lang), text: (r) => r.dueOn.toString() },
    { key: 'amount', label: t.outstanding, number: true, cell: (r) => sayMoney(r.amount, ctx.lang), text: (r) => moneyText(r.amount) },
  ]
  if (url.searchParams.get('format') === 'csv')
    return download(csvOf(s.rows, rowColumns), `${t.statement}-${isOver ? shownYear : s.asOf}.csv`, 'text/csv; charset=utf-8')
  const years = Array.from({ length: 5 }, (_, i) => ctx.today.year - i).filter((y) => y >= 2020 && (mayOpen || y < ctx.today.year))
  return (
    <PaymentsPage
      ctx={ctx}
      frame={frame}
      title={isOver ? t.statementTitle(shownYear) : t.statementTitleSoFar(shownYear, sayDay(s.asOf, ctx.lang))}
      tab="statement"
      lead={isOver ? t.statementLead(sayDay(s.publishBy, ctx.lang)) : t.statementLeadSoFar(sayDay(s.publishBy, ctx.lang))}
    >
      <form className="filters" method="get">
        <div className="field">
          <label htmlFor="purchaser">{t.purchaser}</label>
          <select id="purchaser" name="purchaser" defaultValue={one?.id ?? ''}>
            <option value="">{t.all}</option>
            {purchasers.map((p) => (
              <option key={p.id} value={p.id}>
                {nameOf(p, ctx.lang)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="year">{t.year}</label>
          <select id="year" name="year" defaultValue={shownYear}>
            {years.map((y) => (
              <option key={y} value={y}>
                {y}
              </option>
            ))}
          </select>
        </div>
        <button className="button plain small">{t.show}</button>
      </form>
      <DataTable
        rows={[
          { key: 'statute', label: t.statuteRow, ...s.statute },
          { key: 'contract', label: t.contractRow, ...s.contract },
        ]}
        lang={ctx.lang}
        rowKey={(r) => r.key}
        caption={t.statementCaption}
        columns={[
          { key: 'label', label: t.basis, cell: (r) => r.label },
          { key: 'contracts', label: t.contractsNumber, number: true, cell: (r) => r.contracts },
          { key: 'amount', label: t.amountOverdue, number: true, cell: (r) => sayMoney(r.amount, ctx.lang) },
        ]}
      />
      {s.rows.length === 0 ? (
        <p className="soft">{isOver ? t.statementNone : t.noArrears}</p>
      ) : (
        <DataTable
          rows={s.rows}
          columns={rowColumns}
          lang={ctx.lang}
          rowKey={(r) => r.id}
          caption={t.claims}
          here={url.pathname + url.search}
          query={{ page: 1, sort: 'due', descending: false, size: s.rows.length }}
          total={s.rows.length}
          csv
        />
      )}
      <h2>{t.punctuality}</h2>
      {isRefusal(paid) ? (
        <p>{paid.words[ctx.lang]}</p>
      ) : paid.value.due === 0 ? (
        <p className="soft">{t.punctualityNone}</p>
      ) : (
        <Facts
          facts={[
            { label: t.inTimeByCount, value: percent(paid.value.inTimeByCount), note: t.claimsCount(paid.value.due) },
            { label: t.inTimeByValue, value: percent(paid.value.inTimeByValue) },
            { label: t.interestLiable, value: sayMoney(paid.value.interestLiable, ctx.lang) },
            { label: t.interestPaid, value: sayMoney(paid.value.interestPaid, ctx.lang) },
          ]}
        />
      )}
      <h2>{t.law}</h2>
      <Steps steps={said.steps} lang={ctx.lang} />
    </PaymentsPage>
  )
}
const percent = (f: Fraction | null): string => (f ? `${decimal(multiply(f, fraction(100)), 1)}%` : '–')
