import { type Citation, type Day, daysBetween, fullStopIn, type Lang, sayDay } from '#kernel'
import type { ReactNode } from 'react'
import { Cites } from './cites.tsx'
import { pictureWords } from './words.ts'

/** One row of the register of duties, as it is shown: the same for both sides. */
export interface DutyRow {
  id: string
  title: ReactNode
  /** What it belongs to, where several stand in one list: the purchase. */
  of?: string | undefined
  dueOn: Day | null
  /** Minutes until the moment it is due, where there is one; below zero when it has passed. */
  minutesLeft?: number | undefined
  /** Said instead of a day when there is none yet: `within 30 days`. */
  dueSays?: string | undefined
  done?: boolean | undefined
  /** Why, in one sentence. */
  why?: ReactNode
  otherwise?: string | undefined
  clause?: { number: string; href: string } | undefined
  cites?: readonly Citation[] | undefined
  href?: string | undefined
}

/** So near, in minutes, hours are said and not days. */
const hoursAway = 24 * 60

function When({
  dueOn,
  minutesLeft,
  dueSays,
  done,
  today,
  lang,
}: {
  dueOn: Day | null
  minutesLeft?: number | undefined
  dueSays?: string | undefined
  done?: boolean | undefined
  today: Day
  lang: Lang
}) {
  const t = pictureWords[lang]
  if (done) return <b>{t.done}</b>
  if (!dueOn) return <b>{dueSays}</b>
  const left = daysBetween(today, dueOn)
  if (minutesLeft !== undefined && minutesLeft >= 0 && minutesLeft < hoursAway)
    return (
      <>
        <b>{minutesLeft < 60 ? t.minutesLeft(minutesLeft) : t.hoursLeft(Math.floor(minutesLeft / 60))}</b>
        <span>{sayDay(dueOn, lang)}</span>
      </>
    )
  return (
    <>
      <b>{left < 0 ? t.lateBy(-left) : left === 0 ? t.dueToday : t.daysLeft(left)}</b>
      <span>{sayDay(dueOn, lang)}</span>
    </>
  )
}

export function Duties({ duties, today, lang }: { duties: readonly DutyRow[]; today: Day; lang: Lang }) {
  const t = pictureWords[lang]
  if (duties.length === 0)
    return (
      <p className="soft small" style={{ paddingTop: 12 }}>
        {t.nothingOwed}
      </p>
    )
  return (
    <ul className="duties">
      {duties.map((d) => {
        const late = !d.done && d.dueOn !== null && daysBetween(today, d.dueOn) < 0
        return (
          <li key={d.id} className={`duty${late ? ' is-late' : ''}${d.done ? ' is-done' : ''}`}>
            <span>
              {d.href ? <a href={d.href}>{d.title}</a> : d.title}
              {d.of && <small>{d.of}</small>}
            </span>
            <span className="when">
              <When dueOn={d.dueOn} minutesLeft={d.minutesLeft} dueSays={d.dueSays} done={d.done} today={today} lang={lang} />
            </span>
            <span className="why">
              {d.why} {d.otherwise && t.otherwise(d.otherwise)} {d.clause && <a href={d.clause.href}>{t.clause(d.clause.number)}</a>}{' '}
              {d.cites && d.cites.length > 0 && <Cites cites={d.cites} lang={lang} brief />}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/**
 * The mirrored page: what we owe and what is owed to us, the same rows, the same clocks.
 * @param alone it is what its page is about, so that its titles stand right under the page’s own
 */
export function Mirror({
  mine,
  theirs,
  today,
  lang,
  counts,
  titles,
  alone,
}: {
  mine: readonly DutyRow[]
  theirs: readonly DutyRow[]
  today: Day
  lang: Lang
  /** How many there are in all, where only some are shown. */
  counts?: { mine: number; theirs: number }
  titles?: { mine: string; theirs: string }
  alone?: boolean
}) {
  const t = pictureWords[lang]
  const Title = alone ? 'h2' : 'h3'
  const side = (title: string, rows: readonly DutyRow[], of = rows.length) => (
    <div>
      <div className="side">
        <Title>{title}</Title>
        <span className="soft small">{t.items(of)}</span>
      </div>
      <Duties duties={rows} today={today} lang={lang} />
    </div>
  )
  return (
    <div className="mirror">
      {side(titles?.mine ?? t.weOwe, mine, counts?.mine)}
      {side(titles?.theirs ?? t.theyOwe, theirs, counts?.theirs)}
    </div>
  )
}

/** A need's way through the purchase: every knot a link to what it was counted from. */
export function Thread({
  knots,
}: {
  knots: readonly { title: ReactNode; note?: ReactNode; href?: string | undefined; open?: boolean | undefined }[]
}) {
  return (
    <ol className="thread">
      {knots.map((k, i) => (
        <li key={i} className={k.open ? 'open' : undefined}>
          {k.href ? <a href={k.href}>{k.title}</a> : k.title}
          {k.note && <small>{k.note}</small>}
        </li>
      ))}
    </ol>
  )
}

/** For anything due: the start, the rule with its article, the day, and the days left or gone. */
export function Clock({
  label,
  startOn,
  dueOn,
  dueSays,
  rule,
  cites,
  today,
  lang,
  done,
}: {
  label: string
  startOn: Day | null
  dueOn: Day
  /** Said instead of the day where it is not sure yet. */
  dueSays?: string | undefined
  rule: string
  cites?: readonly Citation[] | undefined
  today: Day
  lang: Lang
  done?: boolean | undefined
}) {
  const late = !done && !dueSays && daysBetween(today, dueOn) < 0
  return (
    <div className={`clock${late ? ' is-late' : ''}`}>
      <small>{label}</small>
      <When dueOn={dueSays ? null : dueOn} dueSays={dueSays} today={today} lang={lang} done={done} />
      <small>
        {startOn && `${sayDay(startOn, lang)} → ${sayDay(dueOn, lang)}${fullStopIn(lang)}`}
        {rule} {cites && cites.length > 0 && <Cites cites={cites} lang={lang} brief />}
      </small>
    </div>
  )
}

/** Nothing here yet, and what to do next. Its title is no heading: it may stand under one of any level. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}
export function Notice({ late, children }: { late?: boolean; children: ReactNode }) {
  return <div className={`notice${late ? ' is-late' : ''}`}>{children}</div>
}
export const Tag = ({ late, quiet, children }: { late?: boolean; quiet?: boolean; children: ReactNode }) => (
  <span className={`tag${late ? ' late' : ''}${quiet ? ' quiet' : ''}`}>{children}</span>
)
/** A few figures that matter, large. */
export function Facts({ facts }: { facts: readonly { label: ReactNode; value: ReactNode; note?: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map((f, i) => (
        <div key={i}>
          <dt>{f.label}</dt>
          <dd>
            {f.value}
            {f.note && <small>{f.note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
/** Everything about a record, row by row, each with its own way to change it. */
export function SummaryList({
  rows,
}: {
  rows: readonly { label: ReactNode; value: ReactNode; change?: { href: string; label: string } | undefined }[]
}) {
  return (
    <dl className="list">
      {rows.map((r, i) => (
        <div key={i}>
          <dt>{r.label}</dt>
          <dd>{r.value}</dd>
          {r.change && (
            <dd>
              <a href={r.change.href}>{r.change.label}</a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
/** An estimate is never shown without its interval and the sample it rests on. */
export function Estimate({
  value,
  low,
  high,
  n,
  nEff,
  lang,
}: {
  value: string
  /** Null where the error cannot be estimated. */
  low: string | null
  high: string | null
  n: number
  nEff?: number | null
  lang: Lang
}) {
  const t = pictureWords[lang]
  const error = low === null || high === null ? t.errorUnknown : t.interval(low, high)
  const sample = nEff === undefined || nEff === null || !Number.isFinite(nEff) ? `n = ${n}` : t.sample(n, Math.round(nEff))
  return (
    <span>
      {value}{' '}
      <span className="soft small nowrap">
        ({error}; {sample})
      </span>
    </span>
  )
}
