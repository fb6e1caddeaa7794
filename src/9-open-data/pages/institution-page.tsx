import { add, decimal, divide, type Fraction, fraction, fractionOf, multiply, one, sayDay, sayMoney, sum } from '#kernel'
import { nameOf } from '#people'
import type { Punctuality } from '#law'
import { type Ctx, holds } from '#platform'
import { type C, type Column, csvOf, DataTable, download, Empty, type FrameFacts, listQuery, Page, SummaryList } from '#ui'
import { type InstitutionRow, publicInstitutions, type PublicInstitution } from '../institutions.ts'
import { payingOffices, type PayingRow } from '../purchasers.ts'
import { words } from '../words.ts'
import { joined } from './purchase-page.tsx'

export async function InstitutionsPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const url = new URL(c.req.url)
  const query = listQuery(url.searchParams, ['name', 'contracts', 'value'])
  const q = (url.searchParams.get('q') ?? '').trim().toLowerCase()
  const all = (await publicInstitutions(ctx)).filter((r) => !q || holds(`${r.name} ${r.nameEn ?? ''}`, q))
  const name = (r: InstitutionRow) => (lang === 'en' && r.nameEn) || r.name
  const columns: Column<InstitutionRow>[] = [
    { key: 'name', label: t.provider, sort: true, cell: (r) => <a href={`/open/institutions/${r.id}`}>{name(r)}</a>, text: name },
    { key: 'contracts', label: t.contracts, sort: true, number: true, cell: (r) => r.contracts, text: (r) => String(r.contracts) },
    { key: 'inForce', label: t.inForce, number: true, cell: (r) => r.inForce, text: (r) => String(r.inForce) },
    {
      key: 'value',
      label: t.value,
      sort: true,
      number: true,
      cell: (r) => sayMoney(r.value, lang),
      text: (r) => (Number(r.value) / 100).toFixed(2),
    },
  ]
  const collator = new Intl.Collator(lang === 'zh' ? 'zh-CN' : 'en')
  const sorted = all.toSorted(
    (a, b) =>
      (query.sort === 'contracts'
        ? a.contracts - b.contracts
        : query.sort === 'value'
          ? a.value < b.value
            ? -1
            : 1
          : collator.compare(name(a), name(b))) * (query.descending ? -1 : 1),
  )
  if (url.searchParams.get('format') === 'csv') return download(csvOf(sorted, columns), 'institutions.csv', 'text/csv; charset=utf-8')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.institutions}
      lead={t.institutionsLead}
      trail={[{ label: t.open, href: '/open' }, { label: t.institutions }]}
    >
      <form className="filters" action="/open/institutions">
        <div className="field">
          <label htmlFor="q">{t.provider}</label>
          <input type="search" id="q" name="q" defaultValue={url.searchParams.get('q') ?? ''} />
        </div>
        <button className="button plain small">{t.filter}</button>
      </form>
      <DataTable
        rows={sorted.slice((query.page - 1) * query.size, query.page * query.size)}
        columns={columns}
        rowKey={(r) => r.id}
        lang={lang}
        here={url.pathname + url.search}
        query={query}
        total={sorted.length}
        csv
        empty={<Empty title={t.noInstitutions} />}
      />
    </Page>
  )
}

/** What anybody may know of an institution: its contracts, its service, how it was paid, and how it was judged. */
export function InstitutionPage({ ctx, frame, i }: { ctx: Ctx; frame: FrameFacts; i: PublicInstitution }) {
  const { lang } = ctx
  const t = words[lang]
  const o = i.organisation
  const active = i.contracts.filter((c) => c.state === 'active')
  const residents = i.standing.filter((s) => s.sourceKind === 'residents')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={nameOf(o, lang)}
      trail={[{ label: t.open, href: '/open' }, { label: t.institutions, href: '/open/institutions' }, { label: nameOf(o, lang) }]}
      lead={o.about ?? undefined}
    >
      <SummaryList
        rows={[
          ...(o.credit_code ? [{ label: t.creditCode, value: o.credit_code }] : []),
          {
            label: t.whereServes,
            value:
              joined(
                i.communities.map((c) => nameOf(c, lang)),
                lang,
              ) || '–',
          },
          {
            label: t.services,
            value:
              active.length === 0 ? (
                '–'
              ) : (
                <ul style={{ margin: 0, paddingLeft: 18 }}>{active.flatMap((c) => c.lines.map((l) => <li key={l.id}>{l.title}</li>))}</ul>
              ),
          },
          { label: t.value, value: sayMoney(sum(i.contracts.map((c) => c.total)), lang) },
        ]}
      />
      <h2>{t.contracts}</h2>
      <DataTable
        rows={i.contracts}
        rowKey={(c) => c.id}
        lang={lang}
        columns={[
          { key: 'number', label: t.number, cell: (c) => c.number },
          {
            key: 'title',
            label: t.title,
            cell: (c) => <a href={`/open/purchases/${c.purchaseId}#${c.id}`}>{(lang === 'en' && c.titleEn) || c.title}</a>,
          },
          { key: 'purchaser', label: t.purchaser, cell: (c) => nameOf(i.purchasers.get(c.purchaserId), lang) },
          { key: 'runs', label: t.runs, cell: (c) => `${sayDay(c.startsOn, lang)} – ${sayDay(c.endsOn, lang)}` },
          { key: 'total', label: t.total, number: true, cell: (c) => sayMoney(c.total, lang) },
        ]}
      />
      <h2>{t.paidInTime}</h2>
      {i.punctuality && i.punctuality.due > 0 ? (
        <SummaryList
          rows={[
            { label: t.dueCount, value: String(i.punctuality.due) },
            { label: t.byCount, value: shareSays(i.punctuality.inTimeByCount, i.punctuality, lang) },
            { label: t.byValue, value: shareSays(i.punctuality.inTimeByValue, i.punctuality, lang) },
            { label: t.liable, value: sayMoney(i.punctuality.interestLiable, lang) },
            { label: t.interestPaid, value: sayMoney(i.punctuality.interestPaid, lang) },
          ]}
        />
      ) : (
        <p className="soft">{t.noneDue}</p>
      )}
      <h2>{t.verdicts}</h2>
      {i.verdicts.length === 0 && residents.length === 0 ? (
        <p className="soft">{t.noVerdicts}</p>
      ) : (
        <SummaryList
          rows={[
            ...i.verdicts.flatMap((v) => [
              {
                label: (
                  <>
                    {sayDay(v.revealedOn, lang)}
                    <span className="soft small" style={{ display: 'block' }}>
                      {nameOf(i.purchasers.get(v.purchaserId), lang)}
                    </span>
                  </>
                ),
                value: t.mark(v.mean, v.n),
              },
              ...(v.reply ? [{ label: t.reply, value: v.reply }] : []),
            ]),
            ...residents.map((s) => ({
              label: (
                <>
                  {sayDay(s.statedOn, lang)}
                  <span className="soft small" style={{ display: 'block' }}>
                    {t.residents}
                  </span>
                </>
              ),
              value: t.residentsMark(markOf(s.score), s.says ?? ''),
            })),
          ]}
        />
      )}
    </Page>
  )
}

/** A standing is kept from 0 to 100 so that unlike verdicts can stand side by side; it is said on the scale on which it was given. */
const markOf = (score: string) => decimal(add(one, divide(fractionOf(score), fraction(25))), 2)
const percent = (f: Fraction) => `${decimal(multiply(f, fraction(100)), 1)}%`
/** A share of few payments says more than it knows: below five the count stands alone. */
const shareSays = (f: Fraction | null, p: Punctuality, lang: 'zh' | 'en'): string =>
  f === null
    ? '–'
    : p.due < 5
      ? f === p.inTimeByCount
        ? words[lang].tooFewDue(Number((f.n * BigInt(p.due)) / f.d), p.due)
        : '–'
      : percent(f)

export async function PunctualityPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const url = new URL(c.req.url)
  const collator = new Intl.Collator(lang === 'zh' ? 'zh-CN' : 'en')
  const name = (r: PayingRow) => (lang === 'en' && r.nameEn) || r.name
  const rows = (await payingOffices(ctx)).toSorted((a, b) => collator.compare(name(a), name(b)))
  const query = { page: 1, sort: 'name', descending: false, size: 1000 }
  const columns: Column<PayingRow>[] = [
    { key: 'name', label: t.purchaser, cell: (r) => <a href={`/open/purchases?purchaser=${r.id}`}>{name(r)}</a>, text: name },
    { key: 'due', label: t.dueCount, number: true, cell: (r) => r.paid.due, text: (r) => String(r.paid.due) },
    {
      key: 'count',
      label: t.byCount,
      number: true,
      cell: (r) => shareSays(r.paid.inTimeByCount, r.paid, lang),
      text: (r) => shareSays(r.paid.inTimeByCount, r.paid, lang),
    },
    {
      key: 'value',
      label: t.byValue,
      number: true,
      cell: (r) => shareSays(r.paid.inTimeByValue, r.paid, lang),
      text: (r) => shareSays(r.paid.inTimeByValue, r.paid, lang),
    },
    {
      key: 'liable',
      label: t.liable,
      number: true,
      cell: (r) => sayMoney(r.paid.interestLiable, lang),
      text: (r) => (Number(r.paid.interestLiable) / 100).toFixed(2),
    },
    {
      key: 'paid',
      label: t.interestPaid,
      number: true,
      cell: (r) => sayMoney(r.paid.interestPaid, lang),
      text: (r) => (Number(r.paid.interestPaid) / 100).toFixed(2),
    },
    {
      key: 'seen',
      label: t.seen,
      cell: (r) =>
        r.seen.mean ? (
          t.pooledMark(decimal(r.seen.mean, 2), r.seen.institutions)
        ) : (
          <span className="soft">{t.tooFewInstitutions(r.seen.institutions)}</span>
        ),
      text: (r) => (r.seen.mean ? decimal(r.seen.mean, 2) : ''),
    },
  ]
  if (url.searchParams.get('format') === 'csv') return download(csvOf(rows, columns), 'punctuality.csv', 'text/csv; charset=utf-8')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.punctuality}
      lead={t.punctualityLead}
      trail={[{ label: t.open, href: '/open' }, { label: t.punctuality }]}
    >
      <DataTable
        rows={rows}
        columns={columns}
        rowKey={(r) => r.id}
        lang={lang}
        here={url.pathname}
        query={query}
        total={rows.length}
        csv
        empty={<Empty title={t.noPurchasers} />}
      />
      <p className="small soft">{t.tooFewNote}</p>
    </Page>
  )
}
