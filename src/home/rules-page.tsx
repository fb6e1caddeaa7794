import {
  type Day,
  decimal,
  fraction,
  fractionOf,
  isRefusal,
  type Lang,
  multiply,
  readDay,
  readMoney,
  sayDay,
  sayMoney,
  type Words,
  colonIn,
  statementsIn,
} from '#kernel'
import { type Finding, isMethodName, type Json, methodNamed, placeNamed, type ReportLine, reportJson } from '#law'
import { purchase, purchaseTitle } from '#needs'
import { mayNot } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, Cites, Empty, type FrameFacts, Notice, Page, SummaryList, Tag } from '#ui'
import type { ReactNode } from 'react'
import { type Ruled, ruledRecord, ruledRecords } from './rules-of.ts'
import { factUnits, factWords, kindWords, valueWords, words } from './rules-words.ts'

const isJson = (c: C) => c.req.query('format') === 'json'
const json = (c: C, text: string): Response => c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' })

/** The rules that applied to one record: to read, to print, and for machines. */
export async function RecordRulesPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const found = await ruledRecord(ctx, c.req.param('kind')!, c.req.param('id')!)
  if (isRefusal(found)) return found
  if (isJson(c)) return json(c, reportJson(found.report))
  const { lang } = ctx
  const t = words[lang]
  const at = await purchase(ctx, found.purchaseId)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={t.title}
      lead={
        <>
          {kindWords[found.kind][lang]} <a href={found.href}>{found.title[lang]}</a>
          <br />
          {t.lead(sayDay(readDay(found.report.lawDay)!, lang))}
        </>
      }
      trail={[...(at ? [{ label: at.number, href: `/purchases/${at.id}/rules` }] : []), { label: kindWords[found.kind][lang] }]}
    >
      <Report ruled={found} lang={lang} whole />
      <Again lang={lang} href={`/rules/${found.kind}/${found.id}?format=json`} concludedOn={found.concludedOn} />
    </Page>
  )
}

/** Of these a purchase has many; each is folded under its title. */
const manyOf = ['delivery', 'payment', 'evaluation'] as const
const isMany = (kind: string): boolean => (manyOf as readonly string[]).includes(kind)

/** The same for every record of a purchase. */
export async function PurchaseRulesPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const found = await purchase(ctx, c.req.param('id')!)
  if (!found) return notThere()
  const no = mayNot(ctx.asker, 'purchases.read', found)
  if (no?.status === 401) return no
  const all = await ruledRecords(ctx, found.id)
  // An institution sees the reports of its own contract and claims, and nothing where it has none.
  if (no && all.length === 0) return no
  if (isJson(c))
    return json(
      c,
      `${JSON.stringify(
        all.map((r) => r.report),
        null,
        2,
      )}\n`,
    )
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={t.title}
      lead={
        <>
          {purchaseTitle(found, lang)}
          <br />
          {t.purchaseLead}
        </>
      }
      trail={
        no
          ? [{ label: found.number }]
          : [{ label: t.purchases, href: '/purchases' }, { label: found.number, href: `/purchases/${found.id}` }, { label: t.title }]
      }
    >
      {all.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHelp}</p>
        </Empty>
      )}
      {all
        .filter((r) => !isMany(r.kind))
        .map((r) => (
          <section key={r.kind + r.id} aria-labelledby={`${r.kind}-${r.id}`}>
            <h2 id={`${r.kind}-${r.id}`}>
              {kindWords[r.kind][lang]} <span className="soft">{r.title[lang]}</span>
            </h2>
            <Report ruled={r} lang={lang} alone />
          </section>
        ))}
      {manyOf.map((kind) => {
        const own = all.filter((r) => r.kind === kind)
        return (
          own.length > 0 && (
            <section key={kind} aria-labelledby={`all-${kind}`}>
              <h2 id={`all-${kind}`}>{kindWords[kind][lang]}</h2>
              {own.map((r) => (
                <details key={r.id}>
                  <summary>{r.title[lang]}</summary>
                  <Report ruled={r} lang={lang} alone />
                </details>
              ))}
            </section>
          )
        )
      })}
      {all.length > 0 && <Again lang={lang} href={`/purchases/${found.id}/rules?format=json`} />}
    </Page>
  )
}

function Report({ ruled, lang, whole = false, alone = false }: { ruled: Ruled; lang: Lang; whole?: boolean; alone?: boolean }) {
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
        <Line key={l.name} line={l} ruled={ruled} lang={lang} whole={whole} />
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

function Line({ line, ruled, lang, whole }: { line: ReportLine; ruled: Ruled; lang: Lang; whole: boolean }) {
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
      {findings && findings.length > 0 && (
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
      )}
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
            value: <Value of={key} value={value} lang={lang} named={named} />,
          }))}
        />
      </details>
    </section>
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

function Again({ lang, href, concludedOn }: { lang: Lang; href: string; concludedOn?: Day | null }) {
  const t = words[lang]
  return (
    <p className="small soft">
      {t.again} <a href={href}>{t.json}</a> · <a href={`/law/calendar.json${concludedOn ? `?known=${concludedOn}` : ''}`}>{t.calendar}</a>
    </p>
  )
}

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

/** A fact as a person reads it. */
function Value({ of, value, lang, named }: { of: string; value: Json; lang: Lang; named: (text: string) => string }): ReactNode {
  const t = words[lang]
  if (value === null || value === '') return t.notSet
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'number') return value
  if (typeof value === 'string') return named(of === 'at' ? (factWords[value]?.[lang] ?? value) : sayFact(of, value, lang))
  if (Array.isArray(value))
    return value.length === 0 ? (
      t.notSet
    ) : (
      <ul>
        {value.map((v, i) => (
          <li key={i}>
            <Value of={of} value={v} lang={lang} named={named} />
          </li>
        ))}
      </ul>
    )
  if (of === 'place' && 'own' in value && Array.isArray(value.own) && 'says' in value)
    return (
      <>
        {(value.says as unknown as Words)[lang]} <a href="/law/local">{t.ownNumbers(value.own.length)}</a>
      </>
    )
  // Where a thing has a name, its id tells a reader nothing; it stands in the JSON.
  const shown = Object.entries(value).filter(([key]) => key !== 'id' || !('title' in value || 'what' in value))
  return shown.map(([key, v], i) => (
    <span key={key}>
      {i > 0 && statementsIn(['', ''], lang)}
      <span className="soft">{factWords[key]?.[lang] ?? key}</span> <Value of={key} value={v} lang={lang} named={named} />
    </span>
  ))
}

const exact = /^-?\d+(\/\d+|\.\d+)?$/

/** A fact by what it counts: `250/3` points are 83.33, `1/10` as a share is 10 %. */
export function sayFact(of: string, text: string, lang: Lang): string {
  const unit = /^-?\d+\.\d{2}$/.test(text) ? undefined : factUnits[of]
  if (!unit || !exact.test(text)) return sayText(text, lang)
  if (unit === 'share') return percent(text)
  return text.includes('/') ? decimal(fractionOf(text), 4, 'half-up').replace(/\.?0+$/, '') : text
}

const percent = (text: string): string => `${decimal(multiply(fractionOf(text), fraction(100)), 4).replace(/\.?0+$/, '')}%`

function sayText(text: string, lang: Lang): string {
  const day = readDay(text)
  if (day) return sayDay(day, lang)
  const amount = /^-?\d+\.\d{2}$/.test(text) ? readMoney(text) : undefined
  if (amount !== undefined) return sayMoney(amount, lang)
  if (isMethodName(text)) return methodNamed(text).says[lang]
  const place = placeNamed(text)
  if (!isRefusal(place)) return place.says[lang]
  return valueWords[text]?.[lang] ?? text
}

/** A sentence that names a fact by its key, with the key in words. */
const inWords = (why: Words, lang: Lang): string =>
  why[lang].replace(/([「“])([\w.[\]]+)([」”])/g, (all, open: string, key: string, close: string) => {
    const known = factWords[key]
    return known ? `${open}${known[lang]}${close}` : all
  })
