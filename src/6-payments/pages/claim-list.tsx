import { daysBetween, isRefusal, moneyText, sayDay, sayMoney } from '#kernel'
import { contracts } from '#contracts'
import { mayAtAll, nameOf, type Organisation, organisations } from '#people'
import type { Ctx } from '#platform'
import { type C, type Column, csvOf, DataTable, download, Empty, Facts, type FrameFacts, listQuery, Tag, type View } from '#ui'
import { listedFor } from '../claims.ts'
import { deskWords } from '../rules/desks.ts'
import { type Claim, type ClaimFilter, claimSorts, openTotals, pageOfClaims } from '../store.ts'
import { words } from '../words.ts'
import { daysSince, PaymentsPage } from './frame.tsx'

const standingsShown = ['open', 'late', 'paid'] as const

/** All claims a person may see, with filters, and as a file. */
export async function ClaimList(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const t = words[ctx.lang]
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const url = new URL(c.req.url)
  const asked = url.searchParams
  const standing = standingsShown.find((s) => s === asked.get('standing'))
  const search = asked.get('q')?.trim().slice(0, 100)
  const party = asked.get('party') || undefined
  const filter: ClaimFilter = {
    ...mine,
    ...(standing && { standing, on: ctx.today }),
    ...(search && { search }),
    ...(party && (mine.purchaserId ? { providerId: party } : { purchaserIds: [party] })),
  }
  const csv = asked.get('format') === 'csv'
  const query = { ...listQuery(asked, claimSorts), ...(csv && { page: 1, size: 100_000 }) }
  const { rows, total } = await pageOfClaims(ctx, filter, { ...query, openFirst: !asked.has('sort') })
  const names = new Map((await organisations(ctx, { ids: rows.flatMap((r) => [r.purchaserId, r.providerId]) })).map((o) => [o.id, o]))
  const columns = listColumns(ctx, names, mine)
  if (csv) return download(csvOf(rows, columns), `${t.claims}-${ctx.today}.csv`, 'text/csv; charset=utf-8')
  const totals = await openTotals(ctx, mine)
  const parties = await organisations(ctx, { kind: mine.purchaserId ? 'institution' : 'purchaser' })
  const isManager = mayAtAll(ctx.asker, 'payments.claim')
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.payments} tab="claims" lead={t.lead}>
      <Facts
        facts={[
          { label: t.openSum, value: sayMoney(totals.open, ctx.lang), note: t.claimsCount(totals.openCount) },
          {
            label: t.lateSum,
            value: <span className={totals.lateCount ? 'late' : undefined}>{sayMoney(totals.late, ctx.lang)}</span>,
            note: t.claimsCount(totals.lateCount),
          },
          { label: t.nextDue, value: totals.nextDueOn ? sayDay(totals.nextDueOn, ctx.lang) : t.noneDue },
        ]}
      />
      <form className="filters" method="get">
        <div className="field">
          <label htmlFor="q">{t.searchFor}</label>
          <input id="q" type="search" name="q" defaultValue={search} />
        </div>
        <div className="field">
          <label htmlFor="standing">{t.status}</label>
          <select id="standing" name="standing" defaultValue={standing ?? ''}>
            <option value="">{t.all}</option>
            <option value="open">{t.open}</option>
            <option value="late">{t.late}</option>
            <option value="paid">{t.paidUp}</option>
          </select>
        </div>
        <div className="field">
          <label htmlFor="party">{mine.purchaserId ? t.provider : t.purchaser}</label>
          <select id="party" name="party" defaultValue={party ?? ''}>
            <option value="">{t.all}</option>
            {parties.map((p) => (
              <option key={p.id} value={p.id}>
                {nameOf(p, ctx.lang)}
              </option>
            ))}
          </select>
        </div>
        <button className="button plain small">{t.show}</button>
      </form>
      <DataTable
        rows={rows}
        columns={columns}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        late={(r) => isLate(ctx, r)}
        here={url.pathname + url.search}
        query={query}
        total={total}
        csv
        {...(!standing &&
          !search &&
          !party && {
            empty: (
              <Empty title={t.noClaims}>
                <p>{isManager ? t.noClaimsManager : t.noClaimsOther}</p>
                <p>
                  <a href="/payments/contracts">{t.toSchedules}</a>
                </p>
              </Empty>
            ),
          })}
      />
      {total > 0 && (
        <p className="small">
          <a href="/payments/export.csv">{t.exportFinance}</a>
        </p>
      )}
    </PaymentsPage>
  )
}

const isLate = (ctx: Ctx, r: Claim): boolean => r.state !== 'paid' && daysBetween(r.dueOn, ctx.today) > 0

function listColumns(ctx: Ctx, names: ReadonlyMap<string, Organisation>, mine: ClaimFilter): Column<Claim>[] {
  const t = words[ctx.lang]
  const open = (r: Claim) => (r.amount - r.paid) as Claim['amount']
  const all: (Column<Claim> | false)[] = [
    {
      key: 'number',
      label: t.number,
      sort: true,
      cell: (r) => (
        <a href={`/payments/claims/${r.id}`} className="nowrap">
          {r.number}
        </a>
      ),
      text: (r) => r.number,
    },
    { key: 'what', label: t.what, cell: (r) => r.title[ctx.lang], text: (r) => r.title[ctx.lang] },
    !mine.purchaserId && {
      key: 'purchaser',
      label: t.purchaser,
      cell: (r) => nameOf(names.get(r.purchaserId), ctx.lang),
      text: (r) => nameOf(names.get(r.purchaserId), ctx.lang),
    },
    !mine.providerId && {
      key: 'provider',
      label: t.provider,
      cell: (r) => nameOf(names.get(r.providerId), ctx.lang),
      text: (r) => nameOf(names.get(r.providerId), ctx.lang),
    },
    {
      key: 'amount',
      label: t.amount,
      number: true,
      sort: true,
      cell: (r) => sayMoney(r.amount, ctx.lang),
      text: (r) => moneyText(r.amount),
    },
    {
      key: 'open',
      label: t.outstanding,
      number: true,
      cell: (r) => (open(r) === 0n ? <span className="soft">–</span> : sayMoney(open(r), ctx.lang)),
      text: (r) => moneyText(open(r)),
    },
    {
      key: 'due',
      label: t.dueOn,
      sort: true,
      text: (r) => r.dueOn.toString(),
      cell: (r) => (
        <span className="nowrap">
          {sayDay(r.dueOn, ctx.lang)}
          {isLate(ctx, r) && (
            <>
              <br />
              <Tag late>{t.lateBy(daysBetween(r.dueOn, ctx.today))}</Tag>
            </>
          )}
        </span>
      ),
    },
    {
      key: 'state',
      label: t.desk,
      sort: true,
      text: (r) => deskWords[r.state][ctx.lang],
      cell: (r) => (
        <>
          {deskWords[r.state][ctx.lang]}
          {r.state !== 'paid' && (
            <small className="soft" style={{ display: 'block' }}>
              {t.days(daysSince(ctx, r.deskSinceAt))}
            </small>
          )}
        </>
      ),
    },
  ]
  return all.filter((x) => x !== false)
}

/** The claims as a finance system reads them: fixed headings in English, plain numbers and days, one row per claim. */
export async function financeFile(ctx: Ctx): Promise<View> {
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const { rows } = await pageOfClaims(ctx, mine, { page: 1, size: 100_000, sort: 'due', descending: false })
  const names = new Map((await organisations(ctx, { ids: rows.flatMap((r) => [r.purchaserId, r.providerId]) })).map((o) => [o.id, o]))
  const numbers = new Map<string, string>(
    (await contracts(ctx, { ids: [...new Set(rows.map((r) => r.contractId))] })).map((k) => [k.id, k.number]),
  )
  const column = (label: string, text: (r: Claim) => string): Column<Claim> => ({ key: label, label, text, cell: text })
  const columns = [
    column('claim', (r) => r.number),
    column('contract', (r) => numbers.get(r.contractId) ?? ''),
    column('payer', (r) => names.get(r.purchaserId)?.name ?? ''),
    column('payee', (r) => names.get(r.providerId)?.name ?? ''),
    column('payee_credit_code', (r) => names.get(r.providerId)?.credit_code ?? ''),
    column('purpose', (r) => r.title.zh),
    column('amount', (r) => moneyText(r.amount)),
    column('currency', () => 'CNY'),
    column('paid', (r) => moneyText(r.paid)),
    column('interest_paid', (r) => moneyText(r.interestPaid)),
    column('made_on', (r) => r.madeOn.toString()),
    column('due_on', (r) => r.dueOn.toString()),
    column('basis', (r) => r.basis),
    column('state', (r) => r.state),
    column('invoice', (r) => r.invoiceNumber ?? ''),
    column('invoice_on', (r) => r.invoiceOn?.toString() ?? ''),
    column('settled_on', (r) => r.settledOn?.toString() ?? ''),
    column('fingerprint', (r) => r.snapshotHash),
  ]
  return download(csvOf(rows, columns), `claims-${ctx.today}.csv`, 'text/csv; charset=utf-8')
}
