import { colonIn, type Lang, readDay, readMoney, sayDay, sayMoney } from '#kernel'
import type { Finding, Json, Law, ReportLine } from '#law'
import { Cites, Notice, SummaryList, Tag } from '#ui'
import { FactValue, inWords } from './rule-fact.tsx'
import type { Ruled } from './rules-of.ts'
import { factWords, words } from './rules-words.ts'

/** A report line by line, and what could not be decided yet. */
export function Report(p: { ruled: Ruled; law: Law; lang: Lang; whole?: boolean; alone?: boolean }) {
  const { ruled, law, lang, whole = false, alone = false } = p
  const t = words[lang]
  const { lines, open } = ruled.report
  return (
    <>
      {alone && (
        <p className="small">
          {t.lawDay}
          {colonIn(lang)}
          {sayDay(readDay(ruled.report.lawDay)!, lang)} · <a href={`/rules/${ruled.kind}/${ruled.id}`}>{t.alone}</a>
        </p>
      )}
      {lines.map((l) => (
        <Line key={l.name} line={l} ruled={ruled} law={law} lang={lang} whole={whole} />
      ))}
      {open.length > 0 && (
        <details open={whole}>
          <summary>
            {t.open} ({open.length})
          </summary>
          <p className="small soft">{t.openLead}</p>
          <ul>
            {open.map((o) => (
              <li key={o.name}>
                {o.decides[lang]} <a href={`/law/${o.rule}`}>{o.rule}</a>
                <br />
                <span className="small soft">{inWords(o.why, lang)}</span>
                <NotApplied ruled={ruled} name={o.name} lang={lang} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Line({ line, ruled, law, lang, whole }: { line: ReportLine; ruled: Ruled; law: Law; lang: Lang; whole: boolean }) {
  const t = words[lang]
  const Heading = whole ? 'h2' : 'h3'
  const findings = isFindings(line.answer) ? (line.answer as unknown as readonly Finding[]) : undefined
  const main = mainAnswer(line.answer, lang)
  const used = Object.entries(line.used)
  const named = (text: string) => [...ruled.names].reduce((s, [id, name]) => s.replaceAll(id, name), text)
  return (
    <section>
      <Heading>{line.decides[lang]}</Heading>
      {findings?.length === 0 && <p>{t.nothingFound}</p>}
      {findings && findings.length > 0 && <Findings findings={findings} lang={lang} />}
      {main && (
        <p>
          <b>{main}</b>
        </p>
      )}
      {!findings && (
        <ol>
          {line.steps.map((s, i) => (
            <li key={i}>
              {named(s.says[lang])} {s.cites.length > 0 && <Cites cites={s.cites} lang={lang} />}
            </li>
          ))}
        </ol>
      )}
      <p className="small">
        {t.rests} <a href={`/law/${line.rule}`}>{line.rule}</a> <Cites cites={line.cites} lang={lang} /> · {t.sure}{' '}
        <Tag quiet={!['A', 'B'].includes(line.confidence)}>{line.confidence === 'unverified' ? t.unverified : line.confidence}</Tag>
      </p>
      <NotApplied ruled={ruled} name={line.name} lang={lang} />
      <details open={whole}>
        <summary className="small">{t.factsUsed(used.length)}</summary>
        <SummaryList
          rows={used.map(([key, value]) => ({
            label: factWords[key]?.[lang] ?? key,
            value: <FactValue of={key} value={value} lang={lang} law={law} named={named} />,
          }))}
        />
      </details>
    </section>
  )
}

/** What a check found, and how grave it is. */
function Findings({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) {
  const t = words[lang]
  return (
    <ul>
      {findings.map((f, i) => (
        <li key={i}>
          <Tag late={f.severity === 'refuse'} quiet={f.severity === 'warn'}>
            {t[f.severity]}
          </Tag>{' '}
          {f.words[lang]} <Cites cites={f.cites} lang={lang} />
          {f.fairer && (
            <>
              <br />
              <span className="small">
                {t.fairer}
                {f.fairer[lang]}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What became known too late to decide a line. */
const NotApplied = ({ ruled, name, lang }: { ruled: Ruled; name: string; lang: Lang }) =>
  ruled.report.later
    ?.filter((l) => l.name === name)
    .map((l) => (
      <Notice key={l.says.en}>
        <p className="small">{l.says[lang]}</p>
      </Notice>
    ))

const isFindings = (answer: Json): boolean =>
  Array.isArray(answer) && answer.every((f) => typeof f === 'object' && f !== null && 'severity' in f && 'words' in f)

/** The day, the sum or the yes that a person looks for first; the steps say the rest. */
function mainAnswer(answer: Json, lang: Lang): string | undefined {
  const t = words[lang]
  if (typeof answer === 'boolean') return answer ? t.yes : t.no
  if (typeof answer === 'string') {
    const day = readDay(answer)
    return day && sayDay(day, lang)
  }
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return undefined
  const { dueOn, interest, days, says } = answer as Record<string, Json | undefined>
  if (typeof says === 'object' && says !== null && lang in says) return String((says as Record<string, Json>)[lang])
  if (typeof interest === 'string') return `${sayMoney(readMoney(interest)!, lang)} · ${t.days(Number(days))}`
  return typeof dueOn === 'string' ? sayDay(readDay(dueOn)!, lang) : undefined
}
