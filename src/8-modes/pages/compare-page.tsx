import type { Lang, Mode } from '#kernel'
import type { Ctx } from '#platform'
import { Empty, type FrameFacts, Notice, Page } from '#ui'
import type { Choice, Chosen } from '../chosen.ts'
import { balanceOf, type ComparedRow, compareGroups, modes, type Pair, pairs } from '../compare-groups.ts'
import { mostContracts } from '../facts-of.ts'
import { words } from '../words.ts'
import { Alike, Groups } from './compare-tables.tsx'
import { DotsFigure } from './dots-figure.tsx'
import { Filters } from './filters.tsx'

export const pairOf = (params: URLSearchParams, present: readonly Mode[]): Pair =>
  pairs.find((p) => p.join('-') === params.get('pair')) ?? pairs.find((p) => p.every((m) => present.includes(m))) ?? pairs[0]!

/** Groups side by side: figures, whether they can be told apart, and whether they were alike to begin with. */
export function ComparePage(p: { ctx: Ctx; frame: FrameFacts; choice: Choice; found: Chosen; params: URLSearchParams }) {
  const { ctx, frame, found, params } = p
  const { lang } = ctx
  const t = words[lang]
  const count = (m: Mode) => found.facts.filter((c) => c.mode === m).length
  const present = modes.filter((m) => count(m) > 0)
  const pair = pairOf(params, present)
  const rows = compareGroups(found.facts, pair)
  const pictured =
    rows.find((r) => r.indicator.key === params.get('figure') && r.values.length > 0) ??
    rows.find((r) => r.values.length > 1) ??
    rows.find((r) => r.values.length > 0)
  const balance = balanceOf(found.facts, pair)
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
        more={<PairAndFigure pair={pair} rows={rows} figure={pictured?.indicator.key} lang={lang} />}
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
        <>
          {present.length < 2 && (
            <Notice>
              <p>{t.oneGroup}</p>
            </Notice>
          )}
          {pictured && <DotsFigure row={pictured} present={present} lang={lang} />}
          <Groups rows={rows} count={count} pair={pair} lang={lang} />
          <Alike balance={balance} pair={pair} lang={lang} />
          <p className="small soft">{t.caveat}</p>
        </>
      )}
    </Page>
  )
}

/** Which two groups are compared, and which figure is drawn. */
function PairAndFigure(p: { pair: Pair; rows: readonly ComparedRow[]; figure: string | undefined; lang: Lang }) {
  const { pair, rows, lang } = p
  const t = words[lang]
  return (
    <>
      <div className="field">
        <label htmlFor="pair">{t.showPair}</label>
        <select id="pair" name="pair" defaultValue={pair.join('-')}>
          {pairs.map((two) => (
            <option key={two.join('-')} value={two.join('-')}>
              {t.pair(t[two[0]], t[two[1]])}
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
