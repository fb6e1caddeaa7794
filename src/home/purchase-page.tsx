import { sayDay } from '#kernel'
import { needs, purchase, purchases, purchaseTitle, type Purchase } from '#needs'
import { communities, mayNot, nameOf, organisation, organisations } from '#people'
import { type Ctx, historyOf } from '#platform'
import { Cycle, csvOf, DataTable, download, Empty, Facts, type FrameFacts, History, listQuery, type C, Mirror, notThere, Page, Thread } from '#ui'
import { dueFor, standingsOf } from './doors.ts'
import { doors, sayEntry } from './gather.ts'
import { duty } from './today.tsx'
import { words } from './words.ts'

/** One purchase as the cycle it is in: what it is, where it stands, whose turn it is, why, and what can be done. */
export async function PurchasePage(ctx: Ctx, id: string, frame: FrameFacts) {
  const found = await purchase(ctx, id)
  if (!found) return notThere()
  const no = mayNot(ctx.asker, 'purchases.read', { purchaserId: found.purchaserId })
  if (no) return no
  const t = words[ctx.lang]
  const stand = (await standingsOf(ctx, doors, [id])).get(id) ?? {}
  const due = (await dueFor(ctx, doors, ctx.asker.organisationId!)).filter((i) => i.purchaseId === id)
  const office = await organisation(ctx, found.purchaserId)
  const where = await communities(ctx, { ids: found.communityIds })
  const its = await needs(ctx, { purchaseId: id, state: 'accepted' })
  const entries = await historyOf(ctx, { purchaseId: id }, { limit: 12 })
  const mine = ctx.asker.organisationId === found.purchaserId
  const next =
    stand.needs?.state !== 'done' ? { href: `/needs?purchase=${id}`, label: t.nextNeeds }
    : !stand.plans ? { href: `/plans/new?purchase=${id}`, label: t.nextPlan }
    : stand.plans.state === 'done' && !stand.tenders ? { href: `/tenders/new?purchase=${id}`, label: t.nextTender }
    : stand.tenders?.state === 'done' && !stand.contracts ? { href: `/contracts/new?purchase=${id}`, label: t.nextContract }
    : undefined
  return (
    <Page ctx={ctx} frame={frame} section="today" title={purchaseTitle(found, ctx.lang)} trail={[{ label: t.myPurchases, href: '/purchases' }, { label: found.number }]}
      lead={`${nameOf(office, ctx.lang)} · ${where.map((c) => nameOf(c, ctx.lang)).join(ctx.lang === 'zh' ? '、' : ', ')}`}>
      <Cycle standings={stand} lang={ctx.lang} />
      {mine && next && <div className="actions"><a className="button" href={next.href}>{next.label}</a></div>}
      <h2>{t.dueTitle}</h2>
      {due.length === 0 ? <p className="soft">{t.nothingForYou}</p> : <Mirror mine={due.filter((i) => i.side === 'ours').map((i) => duty(i, ctx))} theirs={due.filter((i) => i.side === 'theirs').map((i) => duty(i, ctx))} today={ctx.today} lang={ctx.lang} />}
      <div className="two">
        <section>
          <h2>{t.history}</h2>
          <History entries={entries} lang={ctx.lang} zone={ctx.zone} say={(a, f) => sayEntry(a, f)[ctx.lang]} />
          {entries.length === 12 && <p><a href={`/purchases/${id}/history`}>{t.wholeHistory}</a></p>}
        </section>
        <section>
          <h2>{t.thread}</h2>
          {its.length === 0 ? <Empty title={t.thread}><p>{t.noThread}</p></Empty> : its.map((n) => <Thread key={n.id} knots={[{ title: <b>{(ctx.lang === 'en' && n.titleEn) || n.title}</b>, href: `/needs/${n.id}` }]} />)}
          <Facts facts={[{ label: t.lawDay, value: sayDay(found.lawDay, ctx.lang), note: t.lawDayNote }]} />
        </section>
      </div>
    </Page>
  )
}

export async function PurchaseHistoryPage(ctx: Ctx, id: string, frame: FrameFacts) {
  const found = await purchase(ctx, id)
  if (!found) return notThere()
  const no = mayNot(ctx.asker, 'purchases.read', { purchaserId: found.purchaserId })
  if (no) return no
  const t = words[ctx.lang]
  const entries = await historyOf(ctx, { purchaseId: id }, { limit: 1000 })
  return (
    <Page ctx={ctx} frame={frame} section="today" title={t.history} trail={[{ label: t.myPurchases, href: '/purchases' }, { label: found.number, href: `/purchases/${id}` }, { label: t.history }]}>
      <History entries={entries} lang={ctx.lang} zone={ctx.zone} say={(a, f) => sayEntry(a, f)[ctx.lang]} />
    </Page>
  )
}

/** All purchases one may see: filtered, sorted, paged, to take away. */
export async function PurchaseListPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const own = ctx.asker.organisationKind === 'purchaser' ? ctx.asker.organisationId! : undefined
  const no = mayNot(ctx.asker, 'purchases.read', { purchaserId: own ?? null })
  if (no) return no
  const t = words[ctx.lang]
  const url = new URL(c.req.url)
  const query = listQuery(url.searchParams, ['number', 'title'], { descending: true })
  const search = url.searchParams.get('q') ?? ''
  const all = await purchases(ctx, { ...(own && { purchaserId: own }), search })
  const collator = new Intl.Collator(ctx.lang === 'zh' ? 'zh-CN' : 'en')
  const sorted = all.toSorted((a, b) => (query.sort === 'title' ? collator.compare(purchaseTitle(a, ctx.lang), purchaseTitle(b, ctx.lang)) : a.number < b.number ? -1 : 1))
  if (query.descending) sorted.reverse()
  const offices = new Map((await organisations(ctx, { ids: all.map((p) => p.purchaserId) })).map((o) => [o.id, nameOf(o, ctx.lang)]))
  const shown = sorted.slice((query.page - 1) * query.size, query.page * query.size)
  const stand = await standingsOf(ctx, doors, shown.map((p) => p.id))
  const columns = [
    { key: 'number', label: t.number, sort: true, cell: (p: Purchase) => p.number, text: (p: Purchase) => p.number },
    { key: 'title', label: t.purchase, sort: true, cell: (p: Purchase) => <a href={`/purchases/${p.id}`}>{purchaseTitle(p, ctx.lang)}</a>, text: (p: Purchase) => purchaseTitle(p, ctx.lang) },
    { key: 'office', label: t.purchaser, cell: (p: Purchase) => offices.get(p.purchaserId), text: (p: Purchase) => offices.get(p.purchaserId) ?? '' },
    { key: 'opened', label: t.openedOn, cell: (p: Purchase) => sayDay(p.lawDay, ctx.lang), text: (p: Purchase) => p.lawDay.toString() },
    { key: 'cycle', label: t.stands, cell: (p: Purchase) => <Cycle standings={stand.get(p.id) ?? {}} lang={ctx.lang} small /> },
  ]
  if (url.searchParams.get('format') === 'csv') return download(csvOf(sorted, columns), 'purchases.csv', 'text/csv; charset=utf-8')
  return (
    <Page ctx={ctx} frame={frame} section="today" title={own ? t.myPurchases : t.allPurchases} actions={own && <a className="button" href="/purchases/new">{t.openPurchase}</a>}>
      <form className="filters" method="get" role="search"><div className="field"><label htmlFor="q">{t.searchLabel}</label><input id="q" type="search" name="q" defaultValue={search} /></div><button className="button plain small">{t.search}</button></form>
      <DataTable rows={shown} columns={columns} lang={ctx.lang} rowKey={(p) => p.id} query={query} here={url.pathname + url.search} total={sorted.length} csv
        empty={search ? undefined : <Empty title={t.noPurchases}><p>{t.noPurchasesHelp}</p></Empty>} />
    </Page>
  )
}
