import { sayMoment } from '#kernel'
import { Link, openable } from '#people'
import { type Ctx, type LogEntryRow, refusalFactsOf } from '#platform'
import { type Column, pictureWords } from '#ui'
import { kindOf, logWords, sayField, sayOutcome, sayValue } from './log-words.ts'
import { sayActionAlone, sayAttempt } from './gather.ts'

/** Where an entry stands: its number, or that it waits for one, or that it has none and waits for none. */
export type Place = bigint | 'waiting' | 'outside'

/** What the log says of an entry, column by column; of one that was changed since it was entered, that too. */
export function columnsOf(ctx: Ctx, places: ReadonlyMap<string, Place>, changed: ReadonlySet<string>): Column<LogEntryRow>[] {
  const { lang } = ctx
  const t = logWords[lang]
  const sayings = sayingsOf(ctx, places, changed)
  const { who, place } = sayings
  return [
    {
      key: 'at',
      label: t.when,
      cell: (r) => (
        <>
          <span className="nowrap">{sayMoment(r.at, lang, ctx.zone)}</span>{' '}
          <a className="soft small nowrap" href={`/log/${r.id}`}>
            {place(r)}
          </a>
        </>
      ),
      text: (r) => r.at.toString(),
    },
    { key: 'place', label: t.place, cell: place, text: place, hidden: true },
    {
      key: 'who',
      label: t.who,
      cell: (r) => <span className="nowrap">{r.actor_id ? <a href={`/log?who=${r.actor_id}`}>{who(r)}</a> : who(r)}</span>,
      text: who,
    },
    ...whatColumns(ctx, sayings),
  ]
}

/** What was done, to which record, and how it ended. */
function whatColumns(ctx: Ctx, { said, changes, ended }: ReturnType<typeof sayingsOf>): Column<LogEntryRow>[] {
  const { lang } = ctx
  const t = logWords[lang]
  return [
    {
      key: 'what',
      label: t.what,
      cell: (r) => (
        <>
          {said(r)}
          {changes(r).map((x) => (
            <div className="soft small" key={x}>
              {x}
            </div>
          ))}
        </>
      ),
      text: (r) => [said(r), ...changes(r)].join('; '),
    },
    { key: 'action', label: 'action', cell: () => null, text: (r) => r.action, hidden: true },
    {
      key: 'subject',
      label: t.about,
      cell: (r) => (
        <>
          {r.subject_id && <Named ctx={ctx} kind={r.subject_kind} id={r.subject_id} />}
          {r.purchase_id && r.purchase_id !== r.subject_id && (
            <div className="small">
              <Named ctx={ctx} kind="purchase" id={r.purchase_id} />
            </div>
          )}
        </>
      ),
      text: (r) => r.subject_id ?? '',
    },
    { key: 'purchase', label: t.purchase, cell: () => null, text: (r) => r.purchase_id ?? '', hidden: true },
    {
      key: 'outcome',
      label: t.outcome,
      cell: (r) => <span className={r.outcome === 'done' ? 'soft nowrap' : 'late'}>{ended(r)[lang]}</span>,
      text: (r) => ended(r)[lang],
    },
    { key: 'code', label: 'outcome', cell: () => null, text: (r) => r.outcome, hidden: true },
  ]
}

/** What is said of an entry, to whoever looks. */
function sayingsOf(ctx: Ctx, places: ReadonlyMap<string, Place>, changed: ReadonlySet<string>) {
  const { lang } = ctx
  const [t, p] = [logWords[lang], pictureWords[lang]]
  const who = (r: LogEntryRow) =>
    r.actor_name ??
    (r.erased_by && r.actor_id
      ? t.nameErased
      : { clock: p.theClock, public: p.thePublic, operator: p.theOperator, user: '', token: 'API' }[r.actor_kind])
  const place = (r: LogEntryRow) => {
    const found = places.get(r.id)!
    const says = found === 'waiting' ? t.waiting : found === 'outside' ? t.outside : String(found)
    return changed.has(r.id) ? `${says} ${t.differs}` : says
  }
  // Facts hold titles and reasons of records: they are said to whoever may open such records, the action alone to everybody else.
  const mayRead = (r: LogEntryRow) => {
    const href = r.subject_id === null ? undefined : kindOf(r.subject_kind).href?.(r.subject_id)
    return href !== undefined && openable(ctx.asker, href) !== undefined
  }
  const ended = (r: LogEntryRow) => sayOutcome(r.outcome, r.subject_id === null || mayRead(r) ? refusalFactsOf(r.facts) : [])
  const said = (r: LogEntryRow) => {
    const words = (mayRead(r) ? sayAttempt(r.action, r.facts, r.outcome) : sayActionAlone(r.action))[lang].replace(/[：:]\s*$/, '')
    // Its salt is gone once the facts are erased; the name has a salt of its own.
    return r.erased_by && Object.keys(r.facts).length === 0 && (r.salts === null || r.salts[3] === null)
      ? `${words} ${t.factsErased}`
      : words
  }
  const changes = (r: LogEntryRow) =>
    (r.changes ?? []).map((x) =>
      t.change(
        sayField(x.field, r.subject_kind)[lang],
        sayValue(r.subject_kind, x.field, x.before, ctx)[lang],
        sayValue(r.subject_kind, x.field, x.after, ctx)[lang],
      ),
    )
  return { who, place, said, changes, ended }
}

/** A record by its kind and the end of its name, with a link where it may be opened. */
function Named({ ctx, kind, id }: { ctx: Ctx; kind: string | null; id: string }) {
  const { lang } = ctx
  const { words, href } = kindOf(kind)
  const to = href && openable(ctx.asker, href(id))
  return (
    <span className="nowrap" title={id} style={{ display: 'inline-block', minHeight: 24, paddingBlock: 2 }}>
      {to ? (
        <Link asker={ctx.asker} href={to}>
          {words[lang]} …{id.slice(-5)}
        </Link>
      ) : (
        <>
          {words[lang]} …{id.slice(-5)}
        </>
      )}
    </span>
  )
}
