import { both, type Citation, type Lang, minor, sayDay, type Words } from '#kernel'
import { type Country, type Currency, lawJson, placeFact, type PublishedRule, sayAmount } from '#law'
import { DataTable, Empty, type App, type C, Cites, type FrameFacts, Page, show, SummaryList, Tag } from '#ui'
import { calendarOf, enteredYears, localWords, may } from '#people'
import { LocalPage } from './local-page.tsx'
import { type Ctx, holds, notThere } from '#platform'
import { partWords, words } from './law-words.ts'
import { WhenPaidPage } from './when-paid.tsx'

const grade = (cites: readonly Citation[]) => cites[0]?.confidence ?? 'unverified'
/** How sure we are, as it is read: a letter, or that nobody has checked it. */
const sayGrade = (confidence: string, lang: Lang) => (confidence === 'unverified' ? words[lang].unverified : confidence)

const lowestPrice: Record<string, Words> = {
  always: both('最低价成交', 'the lowest price wins'),
  'uniform-only': both('仅限技术服务标准统一的项目', 'only where standards are uniform'),
  never: both('不适用，一律综合评分', 'never: quality is always scored'),
}

/** A value of the law as a person reads it. */
function sayValue(value: unknown, lang: Lang, currency: Currency): string {
  const say = (part: unknown) => sayValue(part, lang, currency)
  const t = words[lang]
  const zh = lang === 'zh'
  if (value === null || value === undefined) return t.nothingSet
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    const share = /^(\d+)\/(\d+)$/.exec(value)
    if (share && 10_000 % Number(share[2]) === 0) return `${(Number(share[1]) * 100) / Number(share[2])} %`
    const isAmount = new RegExp(currency.digits === 0 ? '^\\d+$' : `^\\d+\\.\\d{${currency.digits}}$`).test(value)
    if (isAmount) return sayAmount(minor(BigInt(value.replace('.', ''))), currency, lang)
    return lowestPrice[value]?.[lang] ?? value
  }
  if (Array.isArray(value)) return value.map(say).join(zh ? '、' : ', ')
  const o = value as Record<string, unknown>
  if (typeof o.zh === 'string' && typeof o.en === 'string') return o[lang] as string
  if (typeof o.count === 'number' && typeof o.unit === 'string') {
    const working = o.unit === 'working-days'
    return zh ? `${o.count} ${working ? '个工作日' : '日'}` : `${o.count} ${working ? 'working days' : 'days'}`
  }
  if ('atLeast' in o && 'atMost' in o) return o.atMost === null ? `≥ ${say(o.atLeast)}` : `${say(o.atLeast)} – ${say(o.atMost)}`
  if (typeof o.size === 'number') {
    const when = [
      o.budget ? (zh ? `预算 ${say(o.budget)} 以上` : `a budget of ${say(o.budget)} or more`) : '',
      o.whenComplex ? (zh ? '技术复杂' : 'complex') : '',
      o.whenHighImpact ? (zh ? '社会影响较大' : 'of high social impact') : '',
      o.whenAboveOpenThreshold ? (zh ? '达到公开招标数额标准' : 'at or above the open-tender threshold') : '',
    ].filter(Boolean)
    return zh ? `${o.size} 人（${when.join('，或')}）` : `${o.size} (${when.join(', or ')})`
  }
  return (
    Object.entries(o)
      // A grade has its code beside its name; the name is for people.
      .filter(([k, v]) => v !== null && v !== false && !(k === 'grade' && 'says' in o))
      .map(([k, v]) => `${partWords[k]?.[lang] ?? k}${zh ? '：' : ': '}${say(v)}`)
      .join(zh ? '；' : '; ')
  )
}

type Published = ReturnType<typeof lawJson>
const made = new Map<Country, { law: Published; text: string }>()
/** The published law of a country, made once: it does not change while the program runs. */
function published({ law: { country } }: Pick<Ctx, 'law'>): { law: Published; text: string } {
  const known = made.get(country)
  if (known) return known
  const law = lawJson(country)
  const fresh = { law, text: JSON.stringify(law, null, 1) }
  made.set(country, fresh)
  return fresh
}

export function LawTabs({ lang, at }: { lang: Lang; at: string }) {
  const t = words[lang]
  return (
    <nav className="subnav" aria-label={t.law}>
      {(
        [
          ['/law', t.rule],
          ['/law/numbers', t.numbers],
          ['/law/methods', t.methods],
          ['/law/places', t.places],
          ['/law/local', localWords[lang].title],
          ['/law/calendar', t.calendar],
          ['/law/when-paid', t.whenPaid],
        ] as const
      ).map(([href, label]) => (
        <a key={href} href={href} aria-current={href === at ? 'page' : undefined}>
          {label}
        </a>
      ))}
      <a href="/law.json">{t.json}</a>
    </nav>
  )
}

/** Rules of the country whose number, words, text or article hold what somebody looks for. */
export const rulesAbout = ({ law }: Pick<Ctx, 'law'>, q: string): readonly PublishedRule[] =>
  law.country.rules.filter(
    (r) =>
      q.trim() === '' ||
      holds(
        [r.number, r.says.zh, r.says.en, ...r.cites.flatMap((x) => [x.instrument.zh, x.instrument.en, x.article.zh, x.article.en])].join(
          ' ',
        ),
        q,
      ),
  )

function RulesPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const q = (c.req.query('q') ?? '').trim().slice(0, 60)
  const found = rulesAbout(ctx, q)
  const whole = c.req.query('all') === 'yes'
  const subjects = ctx.law.country.subjects
    .map((s) => ({ ...s, rules: found.filter((r) => s.rules.includes(r.number)) }))
    .filter((s) => s.rules.length > 0)
  return (
    <Page ctx={ctx} frame={frame} section="law" title={t.law} lead={t.lead}>
      <LawTabs lang={lang} at="/law" />
      <form className="filters" method="get" role="search">
        <div className="field">
          <label htmlFor="q">{t.search}</label>
          <input id="q" type="search" name="q" defaultValue={q} style={{ width: 300 }} />
        </div>
        <button className="button plain small">{t.go}</button>
      </form>
      {found.length === 0 && <Empty title={t.nothing} />}
      {q !== '' && found.length > 0 && <p className="soft">{t.foundRules(found.length)}</p>}
      {subjects.map((s) => (
        <details key={s.key} id={s.key} open={q !== '' || whole}>
          <summary>
            {s.says[lang]} <span className="soft small">{t.rulesOf(s.rules.length)}</span>
          </summary>
          <RuleTable rows={s.rules} lang={lang} />
        </details>
      ))}
      {q === '' && (
        <p>
          <a href={whole ? '/law' : '/law?all=yes'}>{whole ? t.foldAll : t.openAll}</a>
        </p>
      )}
      <p className="small soft">{t.grades}</p>
    </Page>
  )
}

function RuleTable({ rows, lang }: { rows: readonly PublishedRule[]; lang: Lang }) {
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(r) => r.number}
      columns={[
        {
          key: 'rule',
          label: t.rule,
          cell: (r: PublishedRule) => (
            <a className="nowrap" href={`/law/${r.number}`}>
              {r.number}
            </a>
          ),
        },
        { key: 'says', label: t.says, cell: (r: PublishedRule) => r.says[lang] },
        {
          key: 'source',
          label: t.source,
          cell: (r: PublishedRule) => (
            <span className="small soft">
              {r.cites.map((x) => `${x.instrument[lang]} ${x.article[lang]}`).join(lang === 'zh' ? '；' : '; ')}
            </span>
          ),
        },
        {
          key: 'sure',
          label: t.sure,
          cell: (r: PublishedRule) => <Tag quiet={!['A', 'B'].includes(grade(r.cites))}>{sayGrade(grade(r.cites), lang)}</Tag>,
        },
      ]}
    />
  )
}

function Values({ p, ctx }: { p: Published['parameters'][number]; ctx: Ctx }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      caption={`${p.says[lang]} · ${p.unit[lang]} · ${t.checked} ${p.checkedOn}`}
      rows={p.values.toReversed()}
      rowKey={(v) => v.from}
      columns={[
        { key: 'from', label: t.from, cell: (v) => <span className="nowrap">{v.from}</span> },
        { key: 'value', label: t.value, cell: (v) => <b>{sayValue(v.value, lang, ctx.law.country.currency)}</b> },
        {
          key: 'source',
          label: t.source,
          cell: (v) => (
            <>
              <Cites cites={v.cites} lang={lang} />
              {v.note && <span className="small"> {(v.note as Words)[lang]}</span>}
            </>
          ),
        },
        {
          key: 'sure',
          label: t.sure,
          cell: (v) => <Tag quiet={!['A', 'B'].includes(grade(v.cites))}>{sayGrade(grade(v.cites), lang)}</Tag>,
        },
      ]}
    />
  )
}

function RulePage(ctx: Ctx, c: C, frame: FrameFacts) {
  const number = c.req.param('rule')!
  const { lang } = ctx
  const t = words[lang]
  const found = ctx.law.country.rules.find((r) => r.number === number)
  if (!found) return notThere()
  const rule = found.number
  const uses = published(ctx).law.parameters.filter((p) => p.values.some((v) => v.cites.some((x) => x.rule === rule)))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={rule}
      lead={found.says[lang]}
      trail={[{ label: t.law, href: '/law' }, { label: rule }]}
    >
      <h2>{t.source}</h2>
      <DataTable
        lang={lang}
        rows={found.cites}
        rowKey={(x) => x.instrument.zh + x.article.zh}
        columns={[
          {
            key: 'source',
            label: t.source,
            cell: (x: Citation) =>
              x.href ? (
                <a href={x.href} rel="noreferrer">
                  {x.instrument[lang]}
                </a>
              ) : (
                x.instrument[lang]
              ),
          },
          { key: 'article', label: '', cell: (x: Citation) => x.article[lang] },
          {
            key: 'sure',
            label: t.sure,
            cell: (x: Citation) => <Tag quiet={!['A', 'B'].includes(x.confidence)}>{sayGrade(x.confidence, lang)}</Tag>,
          },
        ]}
      />
      {uses.length > 0 && (
        <>
          <h2>{t.usedNumbers}</h2>
          {uses.map((p) => (
            <Values key={p.name} p={p} ctx={ctx} />
          ))}
        </>
      )}
      <p className="small soft">{t.grades}</p>
    </Page>
  )
}

function NumbersPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const q = (c.req.query('q') ?? '').trim().toLowerCase().slice(0, 60)
  const all = published(ctx).law.parameters.filter((p) => !q || holds(`${p.name} ${p.says.zh} ${p.says.en}`, q))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={t.numbers}
      lead={t.numbersLead}
      trail={[{ label: t.law, href: '/law' }, { label: t.numbers }]}
    >
      <LawTabs lang={lang} at="/law/numbers" />
      <form className="filters" method="get" role="search">
        <div className="field">
          <label htmlFor="q">{t.search}</label>
          <input id="q" type="search" name="q" defaultValue={q} style={{ width: 300 }} />
        </div>
        <button className="button plain small">{t.go}</button>
      </form>
      {all.length === 0 && <Empty title={t.nothing} />}
      {all.map((p) => (
        <Values key={p.name} p={p} ctx={ctx} />
      ))}
    </Page>
  )
}

function MethodsPage(ctx: Ctx, frame: FrameFacts) {
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
                <th key={m.name} scope="col">
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

function PlacesPage(ctx: Ctx, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const { law } = published(ctx)
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
      {law.places.map((p) => (
        <section key={p.name}>
          <h2>
            {p.says[lang]} {p.isExample && <Tag quiet>{t.example}</Tag>}
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
      ))}
    </Page>
  )
}

async function CalendarPage(ctx: Ctx, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const years = (await calendarOf(ctx)).years.toReversed()
  const own = new Map((await enteredYears(ctx)).map((y) => [y.year, y]))
  const mayEnter = may(ctx.asker, 'people.manage-all')
  const span = ([from, to]: readonly [string, string]) => (from === to ? from : `${from} – ${to.slice(5)}`)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="law"
      title={t.calendar}
      lead={t.calendarLead}
      trail={[{ label: t.law, href: '/law' }, { label: t.calendar }]}
      actions={
        mayEnter && (
          <a className="button plain" href="/law/calendar/edit">
            {t.enterYear}
          </a>
        )
      }
    >
      <LawTabs lang={lang} at="/law/calendar" />
      {years.map((y) => (
        <section key={y.year}>
          <h2 id={`y${y.year}`}>
            {y.year} {own.has(y.year) && <Tag quiet>{t.enteredHere}</Tag>}
          </h2>
          <SummaryList
            rows={[
              { label: t.holidays, value: y.daysOff.map(span).join(lang === 'zh' ? '、' : ', ') },
              { label: t.swaps, value: y.workedWeekends.length === 0 ? t.none : y.workedWeekends.join(lang === 'zh' ? '、' : ', ') },
              { label: t.source, value: <Cites cites={y.cites} lang={lang} /> },
              ...(own.has(y.year) ? [{ label: t.enteredOn, value: sayDay(own.get(y.year)!.enteredOn, lang) }] : []),
            ]}
          />
          {mayEnter && (
            <p className="small no-print">
              <a href={`/law/calendar/edit?year=${y.year}`}>{t.correctYear(y.year)}</a>
            </p>
          )}
        </section>
      ))}
    </Page>
  )
}

export function lawRoutes(app: App): void {
  app.get(
    '/law',
    show((ctx, c, frame) => RulesPage(ctx, c, frame)),
  )
  app.get('/law.json', (c) => {
    const { text } = published(c.get('ctx'))
    return c.body(text, 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
    })
  })
  app.get(
    '/law/numbers',
    show((ctx, c, frame) => NumbersPage(ctx, c, frame)),
  )
  app.get(
    '/law/methods',
    show((ctx, _, frame) => MethodsPage(ctx, frame)),
  )
  app.get(
    '/law/places',
    show((ctx, _, frame) => PlacesPage(ctx, frame)),
  )
  app.get(
    '/law/calendar',
    show((ctx, _, frame) => CalendarPage(ctx, frame)),
  )
  app.get('/law/calendar.json', async (c) => c.json(await calendarOf(c.get('ctx'))))
  app.get(
    '/law/local',
    show((ctx, _, frame) => LocalPage(ctx, frame)),
  )
  app.get('/law/local.json', (c) => c.json(placeFact(c.get('ctx').law)))
  app.get(
    '/law/when-paid',
    show((ctx, c, frame) => WhenPaidPage(ctx, c, frame)),
  )
  app.get(
    '/law/:rule',
    show((ctx, c, frame) => RulePage(ctx, c, frame)),
  )
}
