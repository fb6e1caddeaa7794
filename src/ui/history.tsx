import { colonIn, type Lang, sayMoment, sayRefusal } from '#kernel'
import { type HistoryEntry, refusalFactsOf, sayAnyAction } from '#platform'
import { leftOpen } from './left-open.ts'
import { pictureWords } from './words.ts'

/** What happened to a record: who, what, when, refused attempts too. `say` turns an action into a sentence. */
export function History({
  entries,
  lang,
  zone,
  say,
}: {
  entries: readonly HistoryEntry[]
  lang: Lang
  zone: string
  say: (action: string, facts: Record<string, unknown>) => string
}) {
  const t = pictureWords[lang]
  if (entries.length === 0) return <p className="soft">{t.noHistory}</p>
  // A step knows only its own actions; what it does not know is said by whoever knows all steps.
  const saidOf = (e: HistoryEntry) => {
    const said = say(e.action, e.facts)
    const all = said === e.action ? sayAnyAction(e.action, e.facts)[lang] : said
    // Of what was refused not every fact is known.
    const words = e.outcome === 'done' ? all : leftOpen(all)
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  const who = (e: HistoryEntry) =>
    e.actor ?? { clock: t.theClock, public: t.thePublic, operator: t.theOperator, user: '', token: 'API' }[e.actorKind]
  return (
    <ol className="history">
      {entries.map((e, i) => (
        <li key={i}>
          <time dateTime={e.at.toString()}>{sayMoment(e.at, lang, zone)}</time>
          <span>
            {saidOf(e)} <span className="soft">· {who(e)}</span>
            {e.outcome !== 'done' && (
              <span className="refused">
                {' '}
                · {t.refused}
                {colonIn(lang)}
                {sayRefusal(e.outcome, refusalFactsOf(e.facts))?.[lang] ?? e.outcome}
              </span>
            )}
            {e.changedSince && <span className="late"> · {t.changedSince}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
