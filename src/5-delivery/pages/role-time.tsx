import type { Contract, ContractLine } from '#contracts'
import { decimal, type Fraction, fraction, type Lang, multiply, sayDay, subtract } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, type FrameFacts, NarrowedTo, Page, Tag } from '#ui'
import type { ContractMonth } from '../period-of.ts'
import { roleWords } from '../role-words.ts'
import { contestStates } from '../rules/contest-words.ts'
import { askerWords, type Category, categoryWords } from '../rules/record.ts'
import { heldAgainst, type HeldRow, type RoleShare } from '../rules/role-card.ts'
import type { ErrandRow, RoleMinutes } from '../store/index.ts'
import { words } from '../words.ts'
import { sayHours, sayPercent, sayPeriod, titleOf } from './say.ts'

interface PostRole {
  readonly line: ContractLine
  readonly shares: readonly RoleShare[]
  readonly minutes: readonly RoleMinutes[]
  /** Whose time is told apart: everybody’s for whoever leads the institution, one’s own for a worker, nobody’s for anybody else. */
  readonly people: readonly { readonly userId: string; readonly name: string }[]
}
interface RoleTimeFacts {
  readonly contract: Contract
  readonly months: readonly ContractMonth[]
  readonly month: ContractMonth | undefined
  readonly cap: string
  readonly posts: readonly PostRole[]
  readonly errands: readonly ErrandRow[]
  readonly own: boolean
  /** Whether whoever looks may contest an errand: each leads to where that is done, or says why not any more. */
  readonly mayContest: boolean
}
interface Shown {
  f: RoleTimeFacts
  lang: Lang
}

/** The posts of a contract: what their cards share the time out to, where it went, and what was asked for outside them. */
export function RoleTimePage({ ctx, frame, f }: { ctx: Ctx; frame: FrameFacts; f: RoleTimeFacts }) {
  const { lang } = ctx
  const [t, w] = [roleWords[lang], words[lang]]
  const c = f.contract
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="delivery"
      lead={t.lead}
      trail={[{ label: w.title, href: '/delivery' }, { label: titleOf(c, lang), href: `/delivery/${c.id}` }, { label: t.title }]}
    >
      <form className="filters" role="search">
        <NarrowedTo
          name="month"
          label={t.month}
          all={t.whole}
          value={f.month?.key ?? ''}
          options={f.months.map((m) => ({ value: m.key, label: `${sayPeriod(c, m.key, lang)} · ${sayDay(m.from, lang)}` }))}
        />
        <button className="button plain small">{t.show}</button>
      </form>
      {f.posts.map((p) => (
        <section key={p.line.id}>
          <h2>{p.line.title}</h2>
          {p.shares.length === 0 && <p className="soft">{t.noCard}</p>}
          <Held rows={heldAgainst(p.shares, minutesOf(p.minutes))} cap={f.cap} lang={lang} />
          <People p={p} f={f} lang={lang} />
        </section>
      ))}
      <Errands f={f} lang={lang} />
    </Page>
  )
}

function minutesOf(all: readonly RoleMinutes[]): Map<Category, number> {
  const by = new Map<Category, number>()
  for (const m of all) by.set(m.category, (by.get(m.category) ?? 0) + m.minutes)
  return by
}

/** The card beside the hours, kind by kind. */
function Held({ rows, cap, lang }: { rows: readonly HeldRow[]; cap: string; lang: Lang }) {
  const t = roleWords[lang]
  const agreed = (r: HeldRow) => {
    if (r.share) return `${r.share.percent}%`
    return <span className="soft">{r.category === 'errand' ? t.outside(cap) : t.notNamed}</span>
  }
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(r) => r.category}
      empty={<p className="soft">{t.noTime}</p>}
      columns={[
        { key: 'kind', label: t.kind, cell: (r) => categoryWords[r.category][lang] },
        { key: 'tasks', label: t.tasks, cell: (r) => r.share?.tasks ?? '' },
        { key: 'agreed', label: t.agreed, number: true, cell: agreed },
        { key: 'hours', label: t.hours, number: true, cell: (r) => sayHours(r.minutes) },
        { key: 'recorded', label: t.recorded, number: true, cell: (r) => (r.recorded ? sayPercent(r.recorded) : '—') },
        { key: 'apart', label: t.apart, number: true, cell: (r) => sayApart(r, lang) },
      ]}
    />
  )
}

/** By how many points of a hundred what was recorded lies from what the card says. */
function sayApart(r: HeldRow, lang: Lang): string {
  if (!r.share || !r.recorded) return ''
  const points: Fraction = subtract(multiply(r.recorded, fraction(100)), fraction(r.share.percent))
  return roleWords[lang].points(`${points.n > 0n ? '+' : ''}${decimal(points, 1)}`)
}

/** The time of single people, for whoever it is theirs to see. */
function People({ p, f, lang }: Shown & { p: PostRole }) {
  const t = roleWords[lang]
  const rows = p.people.flatMap((who) => {
    const mine = minutesOf(p.minutes.filter((m) => m.workerId === who.userId))
    return mine.size === 0 ? [] : [{ ...who, held: heldAgainst(p.shares, mine) }]
  })
  if (rows.length === 0) return null
  const used = [...new Set(rows.flatMap((r) => r.held.map((h) => h.category)))]
  const said = (r: (typeof rows)[number], k: Category) => {
    const h = r.held.find((x) => x.category === k)
    return h?.recorded ? sayPercent(h.recorded) : '—'
  }
  return (
    <>
      <h3>{f.own ? t.ownTime : t.byPerson}</h3>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(r) => r.userId}
        columns={[
          { key: 'who', label: t.worker, cell: (r) => r.name },
          { key: 'hours', label: t.hours, number: true, cell: (r) => sayHours(r.held.reduce((n, h) => n + h.minutes, 0)) },
          ...used.map((k) => ({
            key: k,
            label: categoryWords[k][lang],
            number: true,
            cell: (r: (typeof rows)[number]) => said(r, k),
          })),
        ]}
      />
    </>
  )
}

function Errands({ f, lang }: Shown) {
  const t = roleWords[lang]
  const minutes = (of: readonly ErrandRow[]) => sayHours(of.reduce((n, e) => n + e.minutes, 0))
  const contested = f.errands.filter((e) => e.contest && e.contest !== 'withdrawn')
  return (
    <section id="errands">
      <h2>{t.errands}</h2>
      <p className="small soft">{t.errandsLead}</p>
      {f.errands.length > 0 && <p>{t.inAll(minutes(f.errands), minutes(contested))}</p>}
      <DataTable
        lang={lang}
        rows={f.errands}
        rowKey={(e) => e.id}
        empty={<p className="soft">{t.noErrands}</p>}
        columns={[
          {
            key: 'day',
            label: t.day,
            cell: (e) => (
              <a className="nowrap" href={`/delivery/records/${e.id}`}>
                {sayDay(e.servedOn, lang)}
              </a>
            ),
          },
          { key: 'about', label: t.about, cell: (e) => e.about ?? <span className="soft">{t.notSaid}</span> },
          {
            key: 'by',
            label: t.whoAsked,
            cell: (e) => (
              <>
                {askerWords[e.askedBy][lang]}
                {e.by && <small className="soft"> · {e.by}</small>}
              </>
            ),
          },
          { key: 'hours', label: t.hours, number: true, cell: (e) => sayHours(e.minutes) },
          {
            key: 'stands',
            label: t.stands,
            cell: (e) =>
              e.contest ? (
                <Tag late={e.contest === 'contested'} quiet={e.contest === 'withdrawn'}>
                  {contestStates[e.contest][lang]}
                </Tag>
              ) : (
                f.mayContest && <a href={`/delivery/records/${e.id}#contest`}>{t.toContest}</a>
              ),
          },
        ]}
      />
    </section>
  )
}
