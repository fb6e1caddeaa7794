import { sayDay } from '#kernel'
import type { Ctx, mailStands } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, Page, Tag } from '#ui'
import { accountWords } from '../account-words.ts'
import { Link } from '../address.tsx'
import { communityWords } from '../community-words.ts'
import { nameOf } from '../directory.ts'
import { expertWords } from '../expert-words.ts'
import { kindIn } from '../kind-in.ts'
import { kinds } from '../organisation-form.ts'
import { organisationWords } from '../organisation-words.ts'
import type { ListedOrganisation } from '../organisations.ts'
import type { OrganisationKind } from '../permission.ts'
import { organisationStates } from '../rules/organisation-words.ts'
import { supplierWords } from '../supplier-words.ts'
import { words } from '../words.ts'

/** The columns of the list, on the page and in the file. */
export function organisationColumns(ctx: Ctx): Column<ListedOrganisation>[] {
  const { lang } = ctx
  const t = words[lang]
  const w = organisationWords[lang]
  const state = (o: ListedOrganisation) => organisationStates[o.state][lang]
  return [
    { key: 'name', label: t.organisation, sort: true, cell: (o) => <a href={`/people/${o.id}`}>{nameOf(o, lang)}</a>, text: (o) => o.name },
    { key: 'nameEn', label: t.englishName, hidden: true, cell: () => null, text: (o) => o.name_en ?? '' },
    { key: 'kind', label: t.kind, sort: true, cell: (o) => kindIn(ctx, o.kind)[lang], text: (o) => kindIn(ctx, o.kind)[lang] },
    {
      key: 'legal',
      label: t.legalForm,
      cell: (o) => (o.legal_form ? t[o.legal_form] : ''),
      text: (o) => (o.legal_form ? t[o.legal_form] : ''),
    },
    { key: 'code', label: t.creditCode, sort: true, cell: (o) => o.credit_code ?? '—', text: (o) => o.credit_code ?? '' },
    { key: 'people', label: w.people, number: true, cell: (o) => String(o.people), text: (o) => String(o.people) },
    {
      key: 'state',
      label: w.state,
      sort: true,
      cell: (o) => (
        <>
          <Tag quiet={o.state === 'open'}>{state(o)}</Tag>
          {o.closed_on && <span className="soft small"> {sayDay(o.closed_on, lang)}</span>}
        </>
      ),
      text: state,
    },
  ]
}

/** Every organisation of the jurisdiction, for the administrator. */
export function OrganisationsPage(
  p: Listed<ListedOrganisation> & {
    ctx: Ctx
    frame: FrameFacts
    q: string
    chosen: OrganisationKind | undefined
    /** How the mail stands, where it is set up. */
    mail?: Awaited<ReturnType<typeof mailStands>>
  },
) {
  const { ctx, frame } = p
  const { lang } = ctx
  const w = organisationWords[lang]
  return (
    <Page ctx={ctx} frame={frame} section="people" title={words[lang].organisations} actions={<Actions ctx={ctx} />}>
      <Filters ctx={ctx} q={p.q} chosen={p.chosen} />
      <ListTable
        of={p}
        frame={frame}
        lang={lang}
        rowKey={(o) => o.id}
        empty={
          p.q ? (
            <p>{w.noneFound(p.q)}</p>
          ) : (
            <Empty title={w.none}>
              <p>{w.noneLead}</p>
            </Empty>
          )
        }
      />
      {p.mail && <Mail mail={p.mail} ctx={ctx} />}
    </Page>
  )
}

function Actions({ ctx }: { ctx: Ctx }) {
  const { lang } = ctx
  return (
    <>
      <a className="button" href="/people/new">
        {organisationWords[lang].add}
      </a>
      <Link asker={ctx.asker} className="button plain" href="/people/communities">
        {communityWords[lang].title}
      </Link>
      <Link asker={ctx.asker} className="button plain" href="/people/suppliers">
        {supplierWords[lang].title}
      </Link>
      <Link asker={ctx.asker} className="button plain" href="/people/experts">
        {expertWords[lang].title}
      </Link>
      <Link asker={ctx.asker} className="button plain" href="/people/webhooks">
        {accountWords[lang].webhooks}
      </Link>
    </>
  )
}

function Filters({ ctx, q, chosen }: { ctx: Ctx; q: string; chosen: OrganisationKind | undefined }) {
  const { lang } = ctx
  const w = organisationWords[lang]
  return (
    <form className="filters" method="get" action="/people">
      <div className="field">
        <label htmlFor="q">{w.search}</label>
        <input id="q" type="search" name="q" defaultValue={q} />
      </div>
      <div className="field">
        <label htmlFor="kind">{words[lang].kind}</label>
        <select id="kind" name="kind" defaultValue={chosen ?? ''}>
          <option value="">{w.allKinds}</option>
          {kinds.map((k) => (
            <option key={k} value={k}>
              {kindIn(ctx, k)[lang]}
            </option>
          ))}
        </select>
      </div>
      <button className="button plain small">{w.find}</button>
    </form>
  )
}

function Mail({ mail, ctx }: { mail: Awaited<ReturnType<typeof mailStands>>; ctx: Ctx }) {
  const a = accountWords[ctx.lang]
  const says = [a.mailWaiting(mail.waiting), mail.givenUp > 0 && a.mailGivenUp(mail.givenUp), mail.lastError && a.mailError(mail.lastError)]
  return (
    <>
      <h2>{a.mailTitle}</h2>
      <p className={mail.givenUp > 0 ? undefined : 'soft'}>{says.filter(Boolean).join(' · ')}</p>
    </>
  )
}
