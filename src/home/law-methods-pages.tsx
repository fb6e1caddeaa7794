import type { Ctx } from '#platform'
import { localWords, placesAround } from '#people'
import { type FrameFacts, Page, Tag } from '#ui'
import { published, LawTabs, Values } from './law-parts.tsx'
import { grade, sayGrade, sayValue } from './law-value.ts'
import { words } from './law-words.ts'

/** The ways to buy, one to a column. */
export function MethodsPage(ctx: Ctx, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const { methods, parameters: all } = published(ctx).law
  const byName = new Map(all.map((p) => [p.name, p]))
  const known = new Set(ctx.law.country.rules.map((r) => r.number))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={t.methods}
      lead={t.methodsLead}
      trail={[{ label: t.law, href: '/law' }, { label: t.methods }]}
    >
      <LawTabs lang={lang} at="/law/methods" />
      <div className="table" tabIndex={0} role="region" aria-label={t.methods}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.rule}</th>
              {methods.rows.map((m) => (
                <th key={m.name} scope="col" style={{ minWidth: 110 }}>
                  {m.says[lang]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(methods.columns).map(([column, about]) => (
              <tr key={column}>
                <th scope="row" style={{ fontSize: 14, minWidth: 150 }}>
                  {about.says[lang]}
                </th>
                {methods.rows.map((m) => {
                  const last = byName.get((m.cells as Record<string, string>)[column]!)?.values.at(-1)
                  return (
                    <td key={m.name} className="small">
                      {sayValue(last?.value, lang, ctx.law.country.currency)}{' '}
                      {last?.cites[0] && known.has(last.cites[0].rule) && <a href={`/law/${last.cites[0].rule}`}>{last.cites[0].rule}</a>}{' '}
                      <span className="soft">{last && sayGrade(grade(last.cites), lang)}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Page>
  )
}

/** What each place has of its own. */
export function PlacesPage(ctx: Ctx, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const { law } = published(ctx)
  const hasOwn = (p: PublishedPlace) => p.thresholds !== null || p.differs.length > 0 || law.wages.some((w) => w.place === p.name)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={t.places}
      lead={t.placesLead}
      trail={[{ label: t.law, href: '/law' }, { label: t.places }]}
    >
      <LawTabs lang={lang} at="/law/places" />
      <p>
        <b>{t.appliesHere}</b> {placesAround(ctx).join(' → ')} <a href="/law/local">{localWords[lang].title}</a>
      </p>
      {law.places.filter(hasOwn).map((p) => (
        <OnePlace key={p.name} p={p} law={law} ctx={ctx} />
      ))}
      <h2>{t.nothingOwnTitle}</h2>
      <p className="soft">
        {t.nothingOwn} <a href="/law/numbers">{t.numbers}</a>
      </p>
      <ul>
        {law.places
          .filter((p) => !hasOwn(p))
          .map((p) => (
            <li key={p.name}>
              {p.says[lang]} {p.division && <span className="small soft">{p.division}</span>}
            </li>
          ))}
      </ul>
    </Page>
  )
}

type PublishedLaw = ReturnType<typeof published>['law']
type PublishedPlace = PublishedLaw['places'][number]

/** A place with its thresholds, its wage table and what else differs there. */
function OnePlace({ p, law, ctx }: { p: PublishedPlace; law: PublishedLaw; ctx: Ctx }) {
  const t = words[ctx.lang]
  return (
    <section>
      <h2>
        {p.says[ctx.lang]} {p.isExample && <Tag quiet>{t.example}</Tag>}
      </h2>
      {p.thresholds && (
        <>
          <Values p={p.thresholds.openTender} ctx={ctx} />
          <Values p={p.thresholds.procurement} ctx={ctx} />
        </>
      )}
      {law.wages
        .filter((w) => w.place === p.name)
        .map((w) => (
          <section key={w.place} aria-labelledby={`wages-${w.place}`}>
            <h3 id={`wages-${w.place}`}>{t.wages}</h3>
            <p className="small soft">{t.wagesLead}</p>
            {Object.entries(w.numbers).map(([name, n]) => (
              <Values key={name} p={n} ctx={ctx} />
            ))}
          </section>
        ))}
      {p.differs.map((d) => {
        const of = law.parameters.find((x) => x.name === d.of)
        return of && <Values key={d.of} p={{ ...of, values: d.values }} ctx={ctx} />
      })}
    </section>
  )
}
