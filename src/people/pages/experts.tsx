import { type Lang, listIn, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, NarrowedTo, Notice, Page, Tag } from '#ui'
import { namedChoice, nameOf } from '../directory.ts'
import { expertWords as words } from '../expert-words.ts'
import type { Expert } from '../experts.ts'
import { hasExpired, isAway } from '../rules/expert.ts'
import { expertStates } from '../rules/expert-words.ts'
import type { Specialty } from '../store.ts'

export const toExperts = (lang: Lang) => ({ label: words[lang].title, href: '/people/experts' })

const sayAwayDays = (x: Pick<Expert, 'away_from' | 'away_to'>, lang: Lang): string =>
  x.away_from && x.away_to ? words[lang].away(sayDay(x.away_from, lang), sayDay(x.away_to, lang)) : ''

/** Why somebody of the pool would not be drawn today, or that they would. */
function standing(ctx: Ctx, x: Expert): { says: string; late: boolean } {
  const t = words[ctx.lang]
  if (x.state === 'out') return { says: expertStates.out[ctx.lang], late: false }
  if (!x.can_sit) return { says: t.noAccount, late: true }
  if (hasExpired(x, ctx.today)) return { says: t.expired, late: true }
  return isAway(x, ctx.today) ? { says: sayAwayDays(x, ctx.lang), late: true } : { says: t.available, late: false }
}

/** The columns of the pool, on the page and in the file. */
export function expertColumns(ctx: Ctx, specialties: readonly Specialty[]): Column<Expert>[] {
  const { lang } = ctx
  const t = words[lang]
  const known = (x: Expert) =>
    listIn(
      x.specialty_ids.map((id) =>
        nameOf(
          specialties.find((s) => s.id === id),
          lang,
        ),
      ),
      lang,
    )
  const until = (x: Expert) => (x.title_until ? sayDay(x.title_until, lang) : '')
  return [
    { key: 'name', label: t.name, sort: true, cell: (x) => <a href={`/people/experts/${x.id}`}>{x.name}</a>, text: (x) => x.name },
    { key: 'email', label: t.email, hidden: true, cell: () => null, text: (x) => x.email },
    {
      key: 'specialties',
      label: t.ofSpecialties,
      cell: known,
      // So that the file can be uploaded again.
      text: (x) => x.specialty_ids.map((id) => specialties.find((s) => s.id === id)?.name ?? '').join('、'),
    },
    { key: 'title', label: t.qualification, cell: (x) => x.title ?? '—', text: (x) => x.title ?? '' },
    { key: 'titleUntil', label: t.titleUntil, sort: true, cell: (x) => until(x) || '—', text: (x) => x.title_until?.toString() ?? '' },
    { key: 'employer', label: t.employer, sort: true, cell: (x) => x.employer ?? '—', text: (x) => x.employer ?? '' },
    {
      key: 'state',
      label: t.availability,
      sort: true,
      cell: (x) => {
        const s = standing(ctx, x)
        return (
          <Tag quiet={!s.late} late={s.late}>
            {s.says}
          </Tag>
        )
      },
      text: (x) => standing(ctx, x).says,
    },
  ]
}

/** Everybody of the pool, for whoever keeps it. */
export function ExpertsPage(
  p: Listed<Expert> & {
    ctx: Ctx
    frame: FrameFacts
    q: string
    chosen: string | undefined
    specialties: readonly Specialty[]
    said: string | undefined
  },
) {
  const { lang } = p.ctx
  const t = words[lang]
  const isFiltered = p.q !== '' || p.chosen !== undefined
  return (
    <Page ctx={p.ctx} frame={p.frame} section="people" title={t.title} lead={t.lead} actions={<Actions lang={lang} />}>
      {p.said && (
        <Notice>
          <p role="status">{p.said}</p>
        </Notice>
      )}
      <Filters {...p} lang={lang} />
      <ListTable
        of={p}
        frame={p.frame}
        lang={lang}
        rowKey={(x) => x.id}
        empty={
          isFiltered ? (
            <p>{t.noneFound}</p>
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

function Actions({ lang }: { lang: Lang }) {
  const t = words[lang]
  return (
    <>
      <a className="button" href="/people/experts/new">
        {t.add}
      </a>
      <a className="button plain" href="/people/experts/upload">
        {t.upload}
      </a>
      <a className="button plain" href="/people/experts/specialties">
        {t.specialties}
      </a>
    </>
  )
}

function Filters({
  q,
  chosen,
  specialties,
  lang,
}: {
  q: string
  chosen: string | undefined
  specialties: readonly Specialty[]
  lang: Lang
}) {
  const t = words[lang]
  return (
    <form className="filters" method="get" action="/people/experts">
      <div className="field">
        <label htmlFor="q">{t.search}</label>
        <input id="q" type="search" name="q" defaultValue={q} />
      </div>
      {specialties.length > 0 && (
        <NarrowedTo
          name="specialty"
          label={t.ofSpecialties}
          all={t.allSpecialties}
          value={chosen ?? ''}
          options={specialties.map((o) => namedChoice(o, lang))}
        />
      )}
      <button className="button plain small">{t.find}</button>
    </form>
  )
}
