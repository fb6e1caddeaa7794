import { sayDay } from '#kernel'
import { pageOfPurchases, purchaseSorts, purchaseTitle, type Purchase } from '#needs'
import { mayNot, nameOf, organisations } from '#people'
import type { Ctx, ListQuery } from '#platform'
import { type C, type Column, Cycle, Empty, type FrameFacts, type Listed, ListTable, listView, Page, type View } from '#ui'
import { standingsOf } from './doors.ts'
import { doors } from './gather.ts'
import { words } from './words.ts'

/** All purchases one may see: filtered, sorted, paged, to take away. */
export async function purchasesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const own = ctx.asker.organisationKind === 'purchaser' ? ctx.asker.organisationId! : undefined
  const no = mayNot(ctx.asker, 'purchases.read', { purchaserId: own ?? null })
  if (no) return no
  const search = (new URL(c.req.url).searchParams.get('q') ?? '').slice(0, 100)
  const list = {
    sorts: purchaseSorts,
    descending: true,
    name: 'purchases',
    read: (query: ListQuery) => pageOfPurchases(ctx, { ...(own && { purchaserId: own }), search }, query),
    columns: (rows: readonly Purchase[], forFile: boolean) => columnsFor(ctx, rows, forFile),
  }
  return await listView(c, list, (listed) => <PurchasesPage {...listed} ctx={ctx} frame={frame} search={search} isOwn={!!own} />)
}

async function columnsFor(ctx: Ctx, rows: readonly Purchase[], forFile: boolean): Promise<Column<Purchase>[]> {
  const t = words[ctx.lang]
  const offices = new Map((await organisations(ctx, { ids: rows.map((p) => p.purchaserId) })).map((o) => [o.id, nameOf(o, ctx.lang)]))
  const drawn = forFile ? [] : rows.map((p) => p.id)
  const standings = await standingsOf(ctx, doors, drawn)
  return [
    { key: 'number', label: t.number, sort: true, cell: (p) => <span className="nowrap">{p.number}</span>, text: (p) => p.number },
    {
      key: 'title',
      label: t.purchase,
      sort: true,
      cell: (p) => <a href={`/purchases/${p.id}`}>{purchaseTitle(p, ctx.lang)}</a>,
      text: (p) => purchaseTitle(p, ctx.lang),
    },
    { key: 'office', label: t.purchaser, cell: (p) => offices.get(p.purchaserId), text: (p) => offices.get(p.purchaserId) ?? '' },
    { key: 'opened', label: t.openedOn, cell: (p) => sayDay(p.lawDay, ctx.lang), text: (p) => p.lawDay.toString() },
    { key: 'cycle', label: t.stands, cell: (p) => <Cycle standings={standings.get(p.id) ?? {}} lang={ctx.lang} small /> },
  ]
}

function PurchasesPage(p: Listed<Purchase> & { ctx: Ctx; frame: FrameFacts; search: string; isOwn: boolean }) {
  const { ctx, frame } = p
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={p.isOwn ? t.myPurchases : t.allPurchases}
      actions={
        p.isOwn && (
          <a className="button" href="/purchases/new">
            {t.openPurchase}
          </a>
        )
      }
    >
      <form className="filters" method="get" role="search">
        <div className="field">
          <label htmlFor="q">{t.searchLabel}</label>
          <input id="q" type="search" name="q" defaultValue={p.search} />
        </div>
        <button className="button plain small">{t.search}</button>
      </form>
      <ListTable
        of={p}
        frame={frame}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        empty={
          p.search ? undefined : (
            <Empty title={t.noPurchases}>
              <p>{t.noPurchasesHelp}</p>
            </Empty>
          )
        }
      />
    </Page>
  )
}
