import { type Citation, type Lang, statementsIn } from '#kernel'
import type { PublishedRule } from '#law'
import { type Ctx, holds, notThere } from '#platform'
import { type C, DataTable, Empty, type FrameFacts, Page, Tag } from '#ui'
import { published, LawTabs, Values } from './law-parts.tsx'
import { grade, sayGrade } from './law-value.ts'
import { words } from './law-words.ts'

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

/** Every rule, by subject. */
export function RulesPage(ctx: Ctx, c: C, frame: FrameFacts) {
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
              {statementsIn(
                r.cites.map((x) => `${x.instrument[lang]} ${x.article[lang]}`),
                lang,
              )}
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

/** One rule: where it stands and the numbers in it. */
export function RulePage(ctx: Ctx, c: C, frame: FrameFacts) {
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
            label: t.instrument,
            cell: (x: Citation) =>
              x.href ? (
                <a href={x.href} rel="noreferrer">
                  {x.instrument[lang]}
                </a>
              ) : (
                x.instrument[lang]
              ),
          },
          { key: 'article', label: t.article, cell: (x: Citation) => x.article[lang] },
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
