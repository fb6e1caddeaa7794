import { type Purchase, purchaseTitle } from '#needs'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, type FrameFacts, Page } from '#ui'
import { words } from '../words.ts'

/** Which purchase the contract belongs to. */
export function ChoosePage({
  ctx,
  frame,
  purchases,
  counts,
  ready,
}: {
  ctx: Ctx
  frame: FrameFacts
  purchases: readonly Purchase[]
  counts: ReadonlyMap<string, number>
  /** Those whose plan is approved; a contract stands on nothing less. */
  ready: ReadonlySet<string>
}) {
  const t = words[ctx.lang]
  const columns: Column<Purchase>[] = [
    { key: 'number', label: t.number, cell: (p) => p.number },
    {
      key: 'title',
      label: t.purchase,
      cell: (p) =>
        ready.has(p.id) ? (
          <a href={`/contracts/new?purchase=${p.id}`}>{purchaseTitle(p, ctx.lang)}</a>
        ) : (
          <>
            {purchaseTitle(p, ctx.lang)} <span className="soft small">{t.planFirst}</span>
          </>
        ),
    },
    { key: 'has', label: t.title, cell: (p) => (counts.get(p.id) ? t.has(counts.get(p.id)!) : '–') },
  ]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.choosePurchase}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: t.draftTitle }]}
      lead={t.chooseLead}
    >
      <DataTable
        rows={purchases}
        columns={columns}
        lang={ctx.lang}
        rowKey={(p) => p.id}
        empty={
          <Empty title={t.choosePurchase}>
            <p>{t.noPurchases}</p>
            <p>
              <a className="button" href="/purchases/new">
                {t.openPurchase}
              </a>
            </p>
          </Empty>
        }
      />
    </Page>
  )
}
