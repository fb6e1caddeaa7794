import { daysBetween, type Lang, moneyText, sayDay, sayMoney, termMonths, titleIn } from '#kernel'
import { may, mayAtAll, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, NarrowedTo, Page, SearchedFor, Tag } from '#ui'
import type { Contract } from '../rules/contract.ts'
import { contractProcess, sayState } from '../rules/contract-process.ts'
import { words } from '../words.ts'

interface ListFacts extends Listed<Contract> {
  late: ReadonlyMap<string, number>
  filters: { q: string; state: string }
}

export function contractColumns(
  lang: Lang,
  f: { organisations: ReadonlyMap<string, Organisation>; late: ReadonlyMap<string, number> },
): Column<Contract>[] {
  const t = words[lang]
  const name = (id: string) => nameOf(f.organisations.get(id), lang)
  return [
    { key: 'number', label: t.number, sort: true, cell: (c) => <span className="nowrap">{c.number}</span>, text: (c) => c.number },
    {
      key: 'title',
      label: t.contract,
      sort: true,
      cell: (c) => <a href={`/contracts/${c.id}`}>{titleIn(c, lang)}</a>,
      text: (c) => titleIn(c, lang),
    },
    { key: 'purchaser', label: t.purchaser, cell: (c) => name(c.purchaserId), text: (c) => name(c.purchaserId) },
    { key: 'provider', label: t.provider, cell: (c) => name(c.providerId), text: (c) => name(c.providerId) },
    {
      key: 'starts',
      label: t.startsOn,
      sort: true,
      cell: (c) => <span className="nowrap">{sayDay(c.startsOn, lang)}</span>,
      text: (c) => c.startsOn.toString(),
    },
    {
      key: 'ends',
      label: t.endsOn,
      sort: true,
      cell: (c) => <span className="nowrap">{sayDay(c.endsOn, lang)}</span>,
      text: (c) => c.endsOn.toString(),
    },
    { key: 'total', label: t.value, sort: true, number: true, cell: (c) => sayMoney(c.total, lang), text: (c) => moneyText(c.total) },
    {
      key: 'state',
      label: t.state,
      sort: true,
      text: (c) => sayState(c)[lang],
      cell: (c) => (
        <>
          <Tag quiet={['ended', 'terminated'].includes(c.state)}>{sayState(c)[lang]}</Tag>
          {!!f.late.get(c.id) && (
            <>
              {' '}
              <Tag late>{t.lateCount(f.late.get(c.id)!)}</Tag>
            </>
          )}
        </>
      ),
    },
  ]
}

/** The contracts somebody may see, searched and filtered. */
export function ListPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: ListFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const filtered = facts.filters.q !== '' || facts.filters.state !== ''
  const drafts = mayAtAll(ctx.asker, 'contracts.draft')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="contracts"
      lead={t.lead}
      actions={
        drafts && facts.total > 0 ? (
          <a className="button plain" href="/contracts/new">
            {t.draftTitle}
          </a>
        ) : undefined
      }
    >
      {(facts.total > 0 || filtered) && <Filters facts={facts} lang={lang} />}
      <ListTable
        of={facts}
        frame={frame}
        lang={lang}
        rowKey={(c) => c.id}
        late={(c) => !!facts.late.get(c.id)}
        empty={filtered ? undefined : <NoneYet ctx={ctx} drafts={drafts} />}
      />
    </Page>
  )
}

function Filters({ facts, lang }: { facts: ListFacts; lang: Lang }) {
  const t = words[lang]
  return (
    <form className="filters">
      <SearchedFor label={t.find} value={facts.filters.q} />
      <NarrowedTo
        name="state"
        label={t.state}
        all={t.anyState}
        value={facts.filters.state}
        options={Object.entries(contractProcess.states).map(([value, says]) => ({ value, label: says[lang] }))}
      />
      <button className="button plain small">{t.filter}</button>
    </form>
  )
}

/** Where there is none yet, what begins one, for whoever may. */
function NoneYet({ ctx, drafts }: { ctx: Ctx; drafts: boolean }) {
  const t = words[ctx.lang]
  const emptyText = drafts
    ? t.emptyPurchaser
    : may(ctx.asker, 'contracts.sign', { providerId: ctx.asker.organisationId })
      ? t.emptyProvider
      : t.emptyOther
  return (
    <Empty title={t.emptyTitle}>
      <p>{emptyText}</p>
      {drafts && (
        <p>
          <a className="button" href="/contracts/new">
            {t.draftTitle}
          </a>
        </p>
      )}
    </Empty>
  )
}

/** Which month of the contract it is; null before it begins and after it ended. */
export const monthNow = (c: Contract, ctx: Pick<Ctx, 'today'>): number | null => {
  if (c.state === 'terminated' || daysBetween(c.startsOn, ctx.today) < 0 || daysBetween(ctx.today, c.endsOn) < 0) return null
  return termMonths(c.startsOn, ctx.today)
}
