import { decimal, isRefusal, multiply, fraction, type Refusal, sayDay, sayMoney, sum } from '#kernel'
import { contract, contracts, pageOfContracts, signedStates } from '#contracts'
import { acceptances } from '#delivery'
import { Link, mayNot, nameOf, organisations } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, type C, DataTable, Empty, Facts, type FrameFacts, listQuery, Notice, type View } from '#ui'
import { dependence, listedFor } from '../claims.ts'
import { scheduleFor } from '../schedule-for.ts'
import { findClaims, openTotals } from '../store.ts'
import { refuse, words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'
import { scheduleColumns } from './schedule-columns.tsx'

/** The contracts whose payments a person may see. */
export async function ContractList(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const t = words[ctx.lang]
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const url = new URL(c.req.url)
  const query = listQuery(url.searchParams, ['starts', 'number', 'total'], { descending: true })
  const search = url.searchParams.get('q')?.trim().slice(0, 100)
  const { rows, total } = await pageOfContracts(
    ctx,
    {
      states: signedStates,
      ...(mine.purchaserId && { purchaserId: mine.purchaserId }),
      ...(mine.providerId && { providerId: mine.providerId }),
      ...(search && { search }),
    },
    query,
  )
  const claimed = Map.groupBy(await findClaims(ctx, { contractIds: rows.map((r) => r.id) }), (x) => x.contractId)
  const names = new Map((await organisations(ctx, { ids: rows.flatMap((r) => [r.purchaserId, r.providerId]) })).map((o) => [o.id, o]))
  const shares = mine.providerId ? await dependence(ctx, mine.providerId) : []
  const purchaserNames = new Map((await organisations(ctx, { ids: shares.map((s) => s.purchaserId) })).map((o) => [o.id, o]))
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.schedules} tab="schedules" lead={t.scheduleLead}>
      <form className="filters" method="get">
        <div className="field">
          <label htmlFor="q">{t.searchFor}</label>
          <input id="q" type="search" name="q" defaultValue={search} />
        </div>
        <button className="button plain small">{t.show}</button>
      </form>
      <DataTable
        rows={rows}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        here={url.pathname + url.search}
        query={query}
        total={total}
        {...(!search && {
          empty: (
            <Empty title={t.noContracts}>
              <p>{t.noContractsHint}</p>
            </Empty>
          ),
        })}
        columns={[
          {
            key: 'number',
            label: t.contract,
            sort: true,
            cell: (r) => (
              <>
                <a href={`/payments/contracts/${r.id}`}>{r.number}</a>
                <small className="soft" style={{ display: 'block' }}>
                  {(ctx.lang === 'en' && r.titleEn) || r.title}
                </small>
              </>
            ),
          },
          {
            key: 'party',
            label: mine.purchaserId ? t.provider : t.purchaser,
            cell: (r) => nameOf(names.get(mine.purchaserId ? r.providerId : r.purchaserId), ctx.lang),
          },
          { key: 'total', label: t.contractValue, number: true, sort: true, cell: (r) => sayMoney(r.total, ctx.lang) },
          {
            key: 'claimed',
            label: t.claimedSoFar,
            number: true,
            cell: (r) => sayMoney(sum((claimed.get(r.id) ?? []).map((x) => x.amount)), ctx.lang),
          },
          {
            key: 'paid',
            label: t.paidSoFar,
            number: true,
            cell: (r) => sayMoney(sum((claimed.get(r.id) ?? []).map((x) => x.paid)), ctx.lang),
          },
        ]}
      />
      {shares.length > 0 && (
        <>
          <h2>{t.dependence}</h2>
          <p>{t.dependenceHint}</p>
          <div className="bars">
            {shares.map((s) => {
              const percent = decimal(multiply(s.share, fraction(100)), 1)
              return [
                <span key={`${s.purchaserId}n`}>{nameOf(purchaserNames.get(s.purchaserId), ctx.lang)}</span>,
                <span key={`${s.purchaserId}b`}>
                  <i style={{ width: `${percent}%` }} />
                </span>,
                <span key={`${s.purchaserId}v`} className="nowrap">
                  {t.dependenceOf(`${percent}%`)} · {sayMoney(s.amount, ctx.lang)}
                </span>,
              ]
            })}
          </div>
          <p className="small soft">{t.otherIncome}</p>
        </>
      )}
    </PaymentsPage>
  )
}

/** The payment schedule of one contract, and what can be claimed of it now. */
export async function SchedulePage(ctx: Ctx, contractId: string, frame: FrameFacts, wrong?: Refusal): Promise<View> {
  const t = words[ctx.lang]
  const of = await contract(ctx, contractId)
  const no = of ? mayNot(ctx.asker, 'payments.read', of) : undefined
  if (no?.status === 401) return no
  if (!of || no) return refuse('no-contract')
  const seen = await acceptances(ctx, { contractIds: [of.id] })
  const rows = await scheduleFor(ctx, of, seen)
  const totals = await openTotals(ctx, { contractIds: [of.id] })
  const whyNot = mayNot(ctx.asker, 'payments.claim', of)
  const lineTitle = new Map(of.lines.map((l) => [l.id as string, l.title]))
  // A line of one instalment needs no table of its own.
  const single = of.lines.filter((l) => rows.filter((r) => r.lineId === l.id).length === 1)
  const groups = [
    ...of.lines.filter((l) => !single.includes(l)).map((l) => ({ title: l.title, lineIds: [l.id as string] })),
    ...(single.length > 0 ? [{ title: t.byUnits, lineIds: single.map((l) => l.id as string) }] : []),
  ]
  const sources = [
    ...Map.groupBy(
      rows.flatMap((r) => r.expected.flatMap((e) => (e.source ? [{ ...r, source: e.source }] : []))),
      (r) => r.source,
    ),
  ]
  const paid = sum((await findClaims(ctx, { contractIds: [of.id] })).map((c) => c.paid))
  return (
    <PaymentsPage
      ctx={ctx}
      frame={frame}
      title={t.scheduleTitle}
      tab="schedules"
      lead={`${of.number} ${(ctx.lang === 'en' && of.titleEn) || of.title}`}
      trail={[{ label: t.payments, href: '/payments' }, { label: t.schedules, href: '/payments/contracts' }, { label: of.number }]}
    >
      {wrong && <Notice late>{wrong.words[ctx.lang]}</Notice>}
      <Facts
        facts={[
          { label: t.contractValue, value: sayMoney(of.total, ctx.lang) },
          { label: t.claimedSoFar, value: sayMoney(sum(rows.map((r) => r.claimed)), ctx.lang) },
          { label: t.paidSoFar, value: sayMoney(paid, ctx.lang) },
          ...(totals.lateCount > 0
            ? [
                {
                  label: t.lateSum,
                  value: <span className="late">{sayMoney(totals.late, ctx.lang)}</span>,
                  note: t.claimsCount(totals.lateCount),
                },
              ]
            : []),
        ]}
      />
      {of.signedOn && (
        <>
          <h2>{t.claimable}</h2>
          {sources.length === 0 ? (
            <p className="soft">{t.nothingClaimable}</p>
          ) : (
            <ul className="duties">
              {sources.map(([from, its]) => {
                const acceptance = seen.find((a) => a.id === from)
                return (
                  <li className="duty" key={from}>
                    <span>
                      {from === 'signing'
                        ? t.atSigning
                        : acceptance && (
                            <Link asker={ctx.asker} href={`/delivery/acceptances/${acceptance.id}`} of={of}>
                              {sayDay(acceptance.periodFrom, ctx.lang)} – {sayDay(acceptance.periodTo, ctx.lang)}
                            </Link>
                          )}
                      <small className="soft" style={{ display: 'block' }}>
                        {its.map((r) => `${lineTitle.get(r.lineId) ?? ''} · ${r.title[ctx.lang]}`).join('; ')}
                      </small>
                    </span>
                    <span className="when">
                      <ActionButton
                        action={`/payments/contracts/${of.id}/claims`}
                        lang={ctx.lang}
                        label={from === 'signing' ? t.claimAdvance : t.makeClaim}
                        values={{ from }}
                        whyNot={whyNot}
                        primary
                      />
                    </span>
                  </li>
                )
              })}
            </ul>
          )}
        </>
      )}
      {groups.map((g) => {
        const mine = rows.filter((r) => g.lineIds.includes(r.lineId))
        return (
          <section key={g.title}>
            <h2>{g.title}</h2>
            <DataTable
              rows={mine}
              lang={ctx.lang}
              rowKey={(r) => r.key}
              late={(r) => r.standing === 'late'}
              caption={t.scheduleCaption(g.title)}
              columns={scheduleColumns(ctx)}
              foot={
                <tr>
                  <td>{t.total}</td>
                  <td className="num">{sayMoney(sum(mine.map((r) => r.amount)), ctx.lang)}</td>
                  <td className="num">{sayMoney(sum(mine.map((r) => r.claimed)), ctx.lang)}</td>
                  <td />
                  <td />
                </tr>
              }
            />
          </section>
        )
      })}
    </PaymentsPage>
  )
}

/** Contracts a person could look at, for pages that only need their names. */
export const namesOfContracts = async (ctx: Ctx, ids: readonly string[]) =>
  new Map((await contracts(ctx, { ids })).map((c) => [c.id as string, c]))
