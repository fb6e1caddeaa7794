import { moneyText, sayMoment, sayMoney, titleIn } from '#kernel'
import { mayAtAll, supplierWords } from '#people'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, NarrowedTo, Page, SearchedFor, Tag } from '#ui'
import { words } from '../page-words.ts'
import { words as redressWords } from '../redress-page-words.ts'
import type { Tender } from '../rules/tender.ts'
import { tenderProcess, type TenderState } from '../rules/tender-process.ts'

export const tenderColumns = (ctx: Ctx): Column<Tender>[] => {
  const t = words[ctx.lang]
  const state = (r: Tender) => tenderProcess.states[r.state][ctx.lang]
  return [
    { key: 'number', label: t.number, sort: true, cell: (r) => <span className="nowrap">{r.number}</span>, text: (r) => r.number },
    {
      key: 'title',
      label: t.title,
      sort: true,
      cell: (r) => <a href={`/tenders/${r.id}`}>{titleIn(r, ctx.lang)}</a>,
      text: (r) => titleIn(r, ctx.lang),
    },
    {
      key: 'method',
      label: t.method,
      cell: (r) => ctx.law.method(r.method).says[ctx.lang],
      text: (r) => ctx.law.method(r.method).says[ctx.lang],
    },
    { key: 'state', label: t.state, sort: true, cell: (r) => <Tag quiet={r.state !== 'published'}>{state(r)}</Tag>, text: state },
    {
      key: 'deadline',
      label: t.deadline,
      sort: true,
      cell: (r) => r.deadlineAt && <span className="nowrap">{sayMoment(r.deadlineAt, ctx.lang, ctx.zone)}</span>,
      text: (r) => r.deadlineAt?.toString() ?? '',
    },
    {
      key: 'budget',
      label: t.budget,
      sort: true,
      number: true,
      cell: (r) => sayMoney(r.budget, ctx.lang),
      text: (r) => moneyText(r.budget),
    },
  ]
}

interface ListFacts extends Listed<Tender> {
  ctx: Ctx
  q: string
  state: string
  /** Those that can be asked for. */
  states: readonly TenderState[]
}

/** Tenders, searched and filtered, and the ways on from there. */
export function ListPage(p: ListFacts & { frame: FrameFacts }) {
  const { ctx, frame } = p
  const t = words[ctx.lang]
  const officer = mayAtAll(ctx.asker, 'tenders.edit')
  return (
    <Page ctx={ctx} frame={frame} title={t.tenders} section="tenders" lead={t.lead} actions={<WaysOn ctx={ctx} officer={officer} />}>
      <Filters {...p} />
      <ListTable
        of={p}
        frame={frame}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        {...(!p.q &&
          !p.state && {
            empty: (
              <Empty title={t.none}>
                <p>{officer ? t.noneHelp : t.nonePublic}</p>
              </Empty>
            ),
          })}
      />
      {officer && (
        <p>
          <a href="/panel">{t.myPanels}</a>
        </p>
      )}
    </Page>
  )
}

function WaysOn({ ctx, officer }: { ctx: Ctx; officer: boolean }) {
  const t = words[ctx.lang]
  return (
    <>
      {officer ? (
        <a className="button" href="/tenders/new">
          {t.beginTender}
        </a>
      ) : (
        mayAtAll(ctx.asker, 'panel.score') && (
          <a className="button" href="/panel">
            {t.myPanels}
          </a>
        )
      )}
      {ctx.asker.kind === 'public' && (
        <a className="button plain" href="/suppliers/register">
          {supplierWords[ctx.lang].register}
        </a>
      )}
      {mayAtAll(ctx.asker, 'complaints.review') && (
        <a className="button" href="/complaints">
          {redressWords[ctx.lang].complaints}
        </a>
      )}
    </>
  )
}

function Filters({ ctx, q, state, states }: ListFacts) {
  const t = words[ctx.lang]
  return (
    <form className="filters" method="get" action="/tenders">
      <SearchedFor label={t.search} value={q} />
      <NarrowedTo
        name="state"
        label={t.state}
        all={t.all}
        value={state}
        options={states.map((s) => ({ value: s, label: tenderProcess.states[s][ctx.lang] }))}
      />
      <button className="button plain small">{t.filter}</button>
    </form>
  )
}
