import { type Combination, combinations, type Lang } from '#kernel'
import type { Ctx } from '#platform'
import { Empty, type FrameFacts, Notice, Page } from '#ui'
import type { Choice, Chosen } from '../chosen.ts'
import { balanceOf, type ComparedRow, compareGroups, type Pair, pairs } from '../compare-groups.ts'
import { mostContracts } from '../facts-of.ts'
import { shortNames, words } from '../words.ts'
import { Alike, Groups, Reached } from './compare-tables.tsx'
import { DotsFigure } from './dots-figure.tsx'
import { Filters } from './filters.tsx'

const pairOf = (params: URLSearchParams, present: readonly Combination[]): Pair =>
  pairs.find((p) => p.join('~') === params.get('pair')) ?? pairs.find((p) => p.every((m) => present.includes(m))) ?? pairs[0]!

/** Groups side by side: figures, whether they can be told apart, and whether they were alike to begin with. */
export function ComparePage(p: { ctx: Ctx; frame: FrameFacts; choice: Choice; found: Chosen; params: URLSearchParams }) {
  const { ctx, frame, found, params } = p
  const { lang } = ctx
  const t = words[lang]
  const count = (k: Combination) => found.facts.filter((c) => c.combination === k).length
  const present = combinations.filter((k) => count(k) > 0)
  const pair = pairOf(params, present)
  const rows = compareGroups(found.facts, pair)
  const pictured =
    rows.find((r) => r.indicator.key === params.get('figure') && r.values.length > 0) ??
    rows.find((r) => r.values.length > 1) ??
    rows.find((r) => r.values.length > 0)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="modes"
      title={t.compareTitle}
      lead={t.compareLead}
      trail={[{ label: t.title, href: '/modes' }, { label: t.toCompare }]}
    >
      <Filters
        choice={p.choice}
        options={found.options}
        lang={lang}
        action="/modes/compare"
        more={<PairAndFigure pair={pair} present={present} rows={rows} figure={pictured?.indicator.key} lang={lang} />}
      />
      {found.tooMany && (
        <Notice>
          <p>{t.tooMany(mostContracts)}</p>
        </Notice>
      )}
      {found.facts.length === 0 ? (
        <Empty title={t.noContracts}>
          <p>{t.noContractsHelp}</p>
        </Empty>
      ) : (
        <SideBySide found={found} rows={rows} present={present} count={count} pair={pair} pictured={pictured} lang={lang} />
      )}
    </Page>
  )
}

/** What became of the goals of each group, every figure, and whether two groups were alike to begin with. */
function SideBySide(p: {
  found: Chosen
  rows: readonly ComparedRow[]
  present: readonly Combination[]
  count: (k: Combination) => number
  pair: Pair
  pictured: ComparedRow | undefined
  lang: Lang
}) {
  const { found, rows, present, pair, lang } = p
  const t = words[lang]
  return (
    <>
      {present.length < 2 && (
        <Notice>
          <p>{t.oneGroup}</p>
        </Notice>
      )}
      <h2>{t.goalsTitle}</h2>
      <p>{t.goalsLead}</p>
      <Reached facts={found.facts} present={present} lang={lang} />
      <h2>{t.figuresTitle}</h2>
      {p.pictured && <DotsFigure row={p.pictured} present={present} lang={lang} />}
      <Groups rows={rows} present={present} count={p.count} pair={pair} lang={lang} />
      <Alike balance={balanceOf(found.facts, pair)} pair={pair} lang={lang} />
      <p className="small soft">{t.caveat}</p>
    </>
  )
}

/** Which two groups are compared, and which figure is drawn. */
function PairAndFigure(p: {
  pair: Pair
  present: readonly Combination[]
  rows: readonly ComparedRow[]
  figure: string | undefined
  lang: Lang
}) {
  const { pair, present, rows, lang } = p
  const t = words[lang]
  const offered = pairs.filter((two) => two === pair || two.every((k) => present.includes(k)))
  return (
    <>
      <div className="field">
        <label htmlFor="pair">{t.showPair}</label>
        <select id="pair" name="pair" defaultValue={pair.join('~')}>
          {offered.map((two) => (
            <option key={two.join('~')} value={two.join('~')}>
              {t.pair(shortNames[two[0]][lang], shortNames[two[1]][lang])}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="figure">{t.choose}</label>
        <select id="figure" name="figure" defaultValue={p.figure ?? ''}>
          {rows
            .filter((r) => r.values.length > 0)
            .map((r) => (
              <option key={r.indicator.key} value={r.indicator.key}>
                {r.indicator.title[lang]}
              </option>
            ))}
        </select>
      </div>
    </>
  )
}
