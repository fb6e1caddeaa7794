import type { Lang } from '#kernel'
import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, Notice, Page, Tag } from '#ui'
import { communityWords as words } from '../community-words.ts'
import { nameOf } from '../directory.ts'
import { communityStates } from '../rules/community-words.ts'
import type { Community, Organisation } from '../store.ts'

export const toCommunities = (lang: Lang) => ({ label: words[lang].title, href: '/people/communities' })
export const counted = (n: number | null): string => n?.toLocaleString('en') ?? '—'

/** The columns of the list, on the page and in the file. */
export function communityColumns(lang: Lang, offices: ReadonlyMap<string, Organisation>): Column<Community>[] {
  const t = words[lang]
  const office = (c: Community) => nameOf(offices.get(c.organisation_id), lang)
  return [
    {
      key: 'name',
      label: t.name,
      sort: true,
      cell: (c) => <a href={`/people/communities/${c.id}`}>{nameOf(c, lang)}</a>,
      text: (c) => c.name,
    },
    { key: 'nameEn', label: t.nameEn, hidden: true, cell: () => null, text: (c) => c.name_en ?? '' },
    { key: 'code', label: t.code, sort: true, cell: (c) => c.code ?? '—', text: (c) => c.code ?? '' },
    ...(offices.size > 1 ? [{ key: 'office', label: t.office, cell: office, text: office }] : []),
    {
      key: 'residents',
      label: t.residents,
      number: true,
      sort: true,
      cell: (c) => counted(c.residents),
      text: (c) => String(c.residents ?? ''),
    },
    {
      key: 'households',
      label: t.households,
      number: true,
      sort: true,
      cell: (c) => counted(c.households),
      text: (c) => String(c.households ?? ''),
    },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (c) => (
        <>
          <Tag quiet={c.state === 'open'}>{communityStates[c.state][lang]}</Tag>
          {c.closed_on && <span className="soft small"> {sayDay(c.closed_on, lang)}</span>}
        </>
      ),
      text: (c) => communityStates[c.state][lang],
    },
  ]
}

/** Every community an office or the administrator keeps. */
export function CommunitiesPage(
  p: Listed<Community> & {
    ctx: Ctx
    frame: FrameFacts
    q: string
    offices: ReadonlyMap<string, Organisation>
    said: string | undefined
  },
) {
  const { ctx, frame } = p
  const { lang } = ctx
  const t = words[lang]
  if (p.offices.size === 0) return <NoOfficePage ctx={ctx} frame={frame} />
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="people"
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <a className="button" href="/people/communities/new">
            {t.add}
          </a>
          <a className="button plain" href="/people/communities/upload">
            {t.upload}
          </a>
        </>
      }
    >
      {p.said && <Stored says={p.said} lang={lang} />}
      <Search q={p.q} lang={lang} />
      <ListTable
        of={p}
        frame={frame}
        lang={lang}
        rowKey={(c) => c.id}
        empty={
          p.q ? (
            <p>{t.noneFound(p.q)}</p>
          ) : (
            <Empty title={t.none}>
              <p>{t.noneLead}</p>
            </Empty>
          )
        }
      />
    </Page>
  )
}

/** What was stored of a list, and what is done next. */
function Stored({ says, lang }: { says: string; lang: Lang }) {
  return (
    <Notice>
      <p role="status">{says}</p>
      <p>
        <a href="/needs/communities/upload">{words[lang].nextCensus}</a>
      </p>
    </Notice>
  )
}

function Search({ q, lang }: { q: string; lang: Lang }) {
  const t = words[lang]
  return (
    <form className="filters" method="get" action="/people/communities">
      <div className="field">
        <label htmlFor="q">{t.search}</label>
        <input id="q" type="search" name="q" defaultValue={q} />
      </div>
      <button className="button plain small">{t.find}</button>
    </form>
  )
}

/** Before there is an office no community can be entered. */
function NoOfficePage({ ctx, frame }: { ctx: Ctx; frame: FrameFacts }) {
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={frame} section="people" title={t.title} lead={t.lead}>
      <Empty title={t.none}>
        <p>{t.noOffice}</p>
        <p>
          <a href="/people">{t.toOffices}</a>
        </p>
      </Empty>
    </Page>
  )
}
