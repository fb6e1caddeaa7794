import type { Mode } from '#kernel'
import type { Ctx } from '#platform'
import { colours, DataTable, Empty, Figure, type FrameFacts, Notice, Page, Plot } from '#ui'
import type { Choice, Chosen } from '../choose.ts'
import { balanceOf, compareGroups, modes, type Pair, pairs } from '../compare.ts'
import { mostContracts } from '../facts.ts'
import { words } from '../words.ts'
import { Filters } from './overview.tsx'
import { sayReading, sayValue } from './say.ts'

export const pairOf = (params: URLSearchParams, present: readonly Mode[]): Pair =>
  pairs.find((p) => p.join('-') === params.get('pair')) ?? pairs.find((p) => p.every((m) => present.includes(m))) ?? pairs[0]!

/** Groups side by side: figures, whether they can be told apart, and whether they were alike to begin with. */
export function ComparePage({
  ctx,
  frame,
  choice,
  found,
  params,
}: {
  ctx: Ctx
  frame: FrameFacts
  choice: Choice
  found: Chosen
  params: URLSearchParams
}) {
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
  const name = (p: Pair) => t.pair(t[p[0]], t[p[1]])
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
        choice={choice}
        options={found.options}
        lang={lang}
        action="/modes/compare"
        more={
          <>
            <div className="field">
              <label htmlFor="pair">{t.showPair}</label>
              <select id="pair" name="pair" defaultValue={pair.join('-')}>
                {pairs.map((p) => (
                  <option key={p.join('-')} value={p.join('-')}>
                    {name(p)}
                  </option>
                ))}
              </select>
            </div>
            <div className="field">
              <label htmlFor="figure">{t.choose}</label>
              <select id="figure" name="figure" defaultValue={pictured?.indicator.key ?? ''}>
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
        }
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
          {pictured && (
            <Figure
              title={`${t.dotsTitle}${lang === 'zh' ? '：' : ': '}${pictured.indicator.title[lang]}`}
              lang={lang}
              note={t.caveat}
              description={t.dotsSays(
                pictured.indicator.title[lang],
                present
                  .map((m) => `${t[m]} ${sayReading(pictured.groups[m], pictured.indicator.unit, lang)}`)
                  .join(lang === 'zh' ? '；' : '; '),
              )}
              options={{
                height: 60 + 44 * present.length,
                marginLeft: 150,
                x: { label: null, grid: true, percent: pictured.indicator.unit === 'percent', nice: true, ticks: 6 },
                y: { label: null, type: 'band', domain: present.map((m) => t[m]) },
                marks: [
                  Plot.dot(
                    pictured.values.map((v) => ({ ...v, group: t[v.mode] })),
                    { x: 'value', y: 'group', r: 6, fill: colours.accent, fillOpacity: 0.55, stroke: colours.accent },
                  ),
                  Plot.tickX(
                    present.flatMap((m) => {
                      const x = pictured.groups[m].value
                      return x === null ? [] : [{ group: t[m], x }]
                    }),
                    { x: 'x', y: 'group', stroke: colours.ink, strokeWidth: 2 },
                  ),
                ],
              }}
              table={
                <DataTable
                  rows={pictured.values}
                  rowKey={(v) => `${v.number}${v.mode}`}
                  lang={lang}
                  columns={[
                    { key: 'contract', label: t.contract, cell: (v) => v.number },
                    { key: 'mode', label: t.mode, cell: (v) => t[v.mode] },
                    { key: 'value', label: t.value, number: true, cell: (v) => sayValue(v.value, pictured.indicator.unit, lang) },
                  ]}
                />
              }
            />
          )}
          <DataTable
            rows={rows}
            rowKey={(r) => r.indicator.key}
            lang={lang}
            columns={[
              { key: 'finding', label: t.finding, cell: (r) => <span className="soft">{r.indicator.finding}</span> },
              { key: 'title', label: t.indicator, cell: (r) => r.indicator.title[lang] },
              ...modes.map((m) => ({
                key: m,
                label: t.group(t[m], count(m)),
                cell: (r: (typeof rows)[number]) => {
                  const x = r.groups[m]
                  return x.value === null ? (
                    <span className="soft">{sayReading(x, r.indicator.unit, lang)}</span>
                  ) : (
                    <>
                      {sayReading(x, r.indicator.unit, lang)}
                      <span className="soft small" style={{ display: 'block' }}>
                        n = {x.n.toLocaleString('en')}
                      </span>
                    </>
                  )
                },
              })),
              {
                key: 'apart',
                label: `${t.apart} (${name(pair)})`,
                cell: (r) =>
                  r.apart === null ? (
                    <span className="soft">{t.noData}</span>
                  ) : (
                    <span className="small">
                      {r.apart.answer === 'differs' ? <b>{r.apart.reason[lang]}</b> : r.apart.reason[lang]}
                      {r.apart.answer === 'differs' && r.apart.difference !== null && r.apart.interval && (
                        <span className="soft" style={{ display: 'block' }}>
                          {t.difference} {sayValue(r.apart.difference, r.indicator.unit, lang)} (
                          {t.interval(
                            sayValue(r.apart.interval.low, r.indicator.unit, lang),
                            sayValue(r.apart.interval.high, r.indicator.unit, lang),
                          )}
                          )
                        </span>
                      )}
                    </span>
                  ),
              },
            ]}
          />
          <h2>{t.balanceTitle}</h2>
          <p>{t.balanceLead}</p>
          {balance ? (
            <DataTable
              rows={balance}
              rowKey={(b) => b.covariate}
              lang={lang}
              columns={[
                { key: 'covariate', label: t.covariate, cell: (b) => t[b.covariate as 'size' | 'months' | 'residents' | 'startedIn'] },
                { key: 'a', label: t[pair[0]], number: true, cell: (b) => b.treatedMean.toFixed(1) },
                { key: 'b', label: t[pair[1]], number: true, cell: (b) => b.controlMean.toFixed(1) },
                { key: 'smd', label: t.smd, number: true, cell: (b) => (b.difference === null ? t.constant : b.difference.toFixed(2)) },
                { key: 'flag', label: '', cell: (b) => (b.flagged ? t.unlike : t.alike) },
              ]}
            />
          ) : (
            <p className="soft">{t.balanceTooFew}</p>
          )}
          <p className="small soft">{t.caveat}</p>
        </>
      )}
    </Page>
  )
}
