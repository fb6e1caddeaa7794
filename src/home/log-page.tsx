import { sayMoment } from '#kernel'
import { mayNot } from '#people'
import { sealedEntries } from '#tenders'
import { type Ctx, firstBreak } from '#platform'
import { type C, csvOf, DataTable, download, type FrameFacts, listQuery, Notice, Page, pictureWords } from '#ui'
import { sql } from 'kysely'
import { sayEntry } from './gather.ts'
import { words } from './words.ts'

/** The record log for those who watch: in its one order, searchable, with its chain checked in front of their eyes. */
export async function LogPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const no = mayNot(ctx.asker, 'log.read')
  if (no) return no
  const t = words[ctx.lang]
  const url = new URL(c.req.url)
  const query = listQuery(url.searchParams, ['at'], { size: 50, descending: true })
  const outcome = url.searchParams.get('outcome') ?? ''
  const action = (url.searchParams.get('action') ?? '').slice(0, 60)
  let base = ctx.db.selectFrom('record_log').where('jurisdiction', '=', ctx.jurisdiction)
  if (outcome === 'refused') base = base.where('outcome', '<>', 'done')
  if (action) base = base.where('action', 'like', `${action.replace(/[%_\\]/g, '\\$&')}%`)
  base = base.where(sql<boolean>`not ${await sealedEntries(ctx)}`)
  const { total } = await base.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const csv = url.searchParams.get('format') === 'csv'
  const rows = await base
    .selectAll()
    .orderBy('id', query.descending ? 'desc' : 'asc')
    .limit(csv ? 50_000 : query.size)
    .offset(csv ? 0 : (query.page - 1) * query.size)
    .execute()
  type Row = (typeof rows)[number]
  const p = pictureWords[ctx.lang]
  const who = (r: Row) =>
    r.actor_name ?? { clock: p.theClock, public: p.thePublic, operator: p.theOperator, user: '', token: 'API' }[r.actor_kind]
  const columns = [
    {
      key: 'at',
      label: t.when,
      sort: true,
      cell: (r: Row) => <span className="nowrap">{sayMoment(r.at, ctx.lang, ctx.zone)}</span>,
      text: (r: Row) => r.at.toString(),
    },
    { key: 'who', label: t.who, cell: (r: Row) => <span className="nowrap">{who(r)}</span>, text: who },
    {
      key: 'what',
      label: t.what,
      cell: (r: Row) => (
        <>
          {sayEntry(r.action, r.facts)[ctx.lang]} <code className="soft small">{r.action}</code>
        </>
      ),
      text: (r: Row) => r.action,
    },
    {
      key: 'subject',
      label: '',
      cell: (r: Row) => <code className="soft small">{r.subject_id ?? ''}</code>,
      text: (r: Row) => r.subject_id ?? '',
    },
    {
      key: 'outcome',
      label: t.outcome,
      cell: (r: Row) => (r.outcome === 'done' ? <span className="soft nowrap">{t.done}</span> : <span className="late">{r.outcome}</span>),
      text: (r: Row) => r.outcome,
    },
  ]
  if (csv) return download(csvOf(rows, columns), 'record-log.csv', 'text/csv; charset=utf-8')
  const broken = await firstBreak(ctx.db, ctx.jurisdiction)
  const { n } = await ctx.db
    .selectFrom('record_log_order as o')
    .innerJoin('record_log as l', (on) => on.onRef('l.jurisdiction', '=', 'o.jurisdiction').onRef('l.id', '=', 'o.entry_id'))
    .select(sql<string>`count(*)::text`.as('n'))
    .where('o.jurisdiction', '=', ctx.jurisdiction)
    // Among all numbers those of sealed bids could be counted.
    .where(sql<boolean>`not ${await sealedEntries(ctx, 'l')}`)
    .executeTakeFirstOrThrow()
  return (
    <Page ctx={ctx} frame={frame} title={t.log} lead={t.logLead}>
      <Notice late={broken !== undefined}>
        <p>{broken === undefined ? t.logWhole(n) : t.logBroken(String(broken))}</p>
      </Notice>
      <form className="filters" method="get">
        <div className="field">
          <label htmlFor="action">{t.what}</label>
          <input id="action" name="action" defaultValue={action} placeholder="contracts." />
        </div>
        <div className="field">
          <label htmlFor="outcome">{t.outcome}</label>
          <select id="outcome" name="outcome" defaultValue={outcome}>
            <option value="">–</option>
            <option value="refused">{p.refused}</option>
          </select>
        </div>
        <button className="button plain small">{t.search}</button>
      </form>
      <DataTable
        rows={rows}
        columns={columns}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        query={query}
        here={url.pathname + url.search}
        total={total}
        csv
      />
    </Page>
  )
}
