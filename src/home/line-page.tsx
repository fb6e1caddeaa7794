import { ReachTable } from '#casework'
import type { ContractLine } from '#contracts'
import { ReachedTable, sayRun, sayStand, SharedTimeTable, tieWords, visibleDelivery } from '#delivery'
import {
  fraction,
  isAfter,
  isRefusal,
  type Lang,
  sayDay,
  sayMoney,
  sayNumber,
  sayPlace,
  sayQuantity,
  saySubsidyOf,
  sayTie,
  titleIn,
  treeOf,
} from '#kernel'
import { type Ctx, notThere } from '#platform'
import { type C, DataTable, type FrameFacts, Notice, Page, param, SummaryList, type View } from '#ui'
import { lineFacts, type LineFacts } from './line-facts.ts'
import { LineDone, LineSaid } from './line-parts.tsx'
import { lineWords } from './line-words.ts'
import { WhoIsNotReached } from './who-is-not-reached.tsx'
import { words as threadWords } from './thread-words.ts'

/** One line of a contract on a page of its own: what it is tied to, its money, goals, people and records. The same for every line. */
export async function linePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const k = await visibleDelivery(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const at = treeOf(k.lines).at(param(c, 'line'))
  if (!at) return notThere()
  return <LinePage ctx={ctx} frame={frame} f={await lineFacts(ctx, k, at)} />
}

function LinePage({ ctx, frame, f }: { ctx: Ctx; frame: FrameFacts; f: LineFacts }) {
  const { lang } = ctx
  const [t, { line }] = [lineWords[lang], f.at]
  const title = titleIn(f.c, lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={line.title}
      section="delivery"
      lead={`${t[line.kind]}${sayPlace(f.at, lang) ? ` · ${sayPlace(f.at, lang)}` : ''}`}
      trail={[{ label: t.delivery, href: '/delivery' }, { label: title, href: `/delivery/${f.c.id}` }, { label: line.title }]}
      actions={
        <a className="button plain" href={`/delivery/records?contract=${f.c.id}&line=${line.id}`}>
          {t.toRecords}
        </a>
      }
    >
      <StandsStill f={f} lang={lang} />
      <Ties f={f} lang={lang} />
      <Money f={f} lang={lang} />
      <h2>{t.goals}</h2>
      {f.values.length > 0 ? (
        <ReachedTable c={f.c} rows={f.values.filter((v) => v.isDue || v.editions.length > 0 || isNext(v, f))} lang={lang} entering />
      ) : (
        <p className="soft">{line.noGoalReason ? t.noGoalsWhy(line.noGoalReason) : t.noGoals}</p>
      )}
      <LineDone f={f} lang={lang} />
      <Deliverables f={f} lang={lang} />
      {f.reach && <ReachTable reach={f.reach} lang={lang} />}
      <WhoIsNotReached groups={f.groups} lang={lang} />
      <Time f={f} lang={lang} />
      <Staff f={f} ctx={ctx} />
      <LineSaid f={f} lang={lang} />
    </Page>
  )
}

/** Of what is not due yet, the next time of each indicator: a term of three years has many months to come. */
const isNext = (v: LineFacts['values'][number], f: LineFacts): boolean =>
  f.values.find((x) => x.showing.indicator.id === v.showing.indicator.id && !x.isDue) === v

/** That nobody is at the post it runs in, since when, and what that does to its clock. */
function StandsStill({ f, lang }: { f: LineFacts; lang: Lang }) {
  const [t, s] = [tieWords[lang], f.still]
  if (!s || s.empty.length === 0) return null
  const post = f.c.lines.find((l) => l.id === s.postId)!.title
  return (
    <Notice late={s.since !== null}>
      {s.since && <p>{t.emptyNow(post, s.since)}</p>}
      {s.empty.map((e) => {
        const still = e.from.until(e.stillTo).days + 1
        return <p key={e.from.toString()}>{t.wasEmpty(e.from, e.to, still, e.from.until(e.to).days + 1 - still)}</p>
      })}
    </Notice>
  )
}

/** What it hangs on and what hangs on it, each with the way to its own page. */
function Ties({ f, lang }: { f: LineFacts; lang: Lang }) {
  const [t, { parent, children, line }] = [lineWords[lang], f.at]
  const to = (l: ContractLine) => <a href={`/delivery/${f.c.id}/lines/${l.id}`}>{l.title}</a>
  const says = saySubsidyOf(line, lang)
  return (
    <SummaryList
      rows={[
        {
          label: t.bought,
          value: line.kind === 'post' ? threadWords[lang].posts(line.posts, line.months) : sayQuantity(line.quantity, line.unit, lang),
        },
        ...(says ? [{ label: t.subsidy, value: says }] : []),
        ...(f.run ? [{ label: t.paidFor, value: sayRun(f.run, lang) }] : []),
        ...(parent ? [{ label: t.hangsOn, value: to(parent) }] : []),
        ...(children.length > 0
          ? [
              {
                label: t.carries,
                value: children.map((l) => (
                  <div key={l.id}>
                    {to(l)} <small className="soft">{f.tree.at(l.id)?.tie && sayTie(f.tree.at(l.id)!.tie!, line, lang)}</small>
                  </div>
                )),
              },
            ]
          : []),
        ...(!parent && children.length === 0 ? [{ label: t.hangsOn, value: t.alone }] : []),
      ]}
    />
  )
}

function Money({ f, lang }: { f: LineFacts; lang: Lang }) {
  const t = lineWords[lang]
  return (
    <>
      <h2>{t.budget}</h2>
      <p className="small soft">{t.budgetLead}</p>
      <SummaryList
        rows={[
          { label: t.amount, value: sayMoney(f.at.line.amount, lang) },
          { label: t.accepted, value: sayMoney(f.money.accepted, lang) },
          { label: t.claimed, value: sayMoney(f.money.claimed, lang) },
          { label: t.paid, value: sayMoney(f.money.paid, lang) },
        ]}
      />
    </>
  )
}

function Deliverables({ f, lang }: { f: LineFacts; lang: Lang }) {
  if (f.deliverables.length === 0) return null
  return (
    <>
      <h2>{lineWords[lang].deliverables}</h2>
      <DataTable
        lang={lang}
        rows={f.deliverables}
        rowKey={(d) => d.id}
        columns={[
          {
            key: 'title',
            label: lineWords[lang].deliverables,
            cell: (d) => <a href={`/delivery/deliverables/${d.id}`}>{`${d.number} · ${d.title}`}</a>,
          },
          { key: 'stands', label: '', cell: (d) => sayStand(d, lang) },
        ]}
      />
    </>
  )
}

/** Of a post what of its time went to its projects; of a project what of its time was that of posts as well. */
function Time({ f, lang }: { f: LineFacts; lang: Lang }) {
  const { line } = f.at
  const rows = f.time.filter((s) => s.together > 0)
  if (rows.length === 0) return null
  return (
    <>
      <h2>{lineWords[lang].time}</h2>
      <p className="small soft">{tieWords[lang].timeLead}</p>
      {line.kind === 'project' && <p>{lineWords[lang].ofPosts(...ofPosts(f))}</p>}
      <SharedTimeTable
        c={f.c}
        rows={rows.map((s) => ({ key: s.postId, name: f.c.lines.find((l) => l.id === s.postId)?.title ?? '', time: s }))}
        first="post"
        lang={lang}
      />
    </>
  )
}
const hoursOf = (minutes: number): string => sayNumber(fraction(Math.round(minutes / 6), 10))
const ofPosts = (f: LineFacts): [string, string] => [
  hoursOf(f.units.reduce((n, u) => n + u.minutes, 0)),
  hoursOf(f.time.flatMap((s) => s.projects).reduce((n, p) => (p.lineId === f.at.line.id ? n + p.minutes : n), 0)),
]

function Staff({ f, ctx }: { f: LineFacts; ctx: Ctx }) {
  const { lang } = ctx
  const t = lineWords[lang]
  if (f.staff.length === 0 && f.at.line.kind === 'project' && !f.still) return null
  const days = (a: LineFacts['staff'][number]) =>
    a.toOn
      ? t.since(sayDay(a.fromOn, lang), sayDay(a.toOn, lang))
      : isAfter(a.fromOn, ctx.today)
        ? sayDay(a.fromOn, lang)
        : t.still(sayDay(a.fromOn, lang))
  return (
    <>
      <h2>{t.staff}</h2>
      {f.staff.length === 0 ? (
        <p className="soft">{t.nobody}</p>
      ) : (
        <ul>
          {f.staff.map((a) => (
            <li key={a.id}>
              {a.workerName} <span className="soft">{`${f.c.lines.find((l) => l.id === a.lineId)?.title} · ${days(a)}`}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="small">
        <a href={`/delivery/${f.c.id}/posts`}>{tieWords[lang].post}</a>
      </p>
    </>
  )
}
