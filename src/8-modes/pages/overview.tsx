import { combinations, combinationWords, type Lang, sayDay, sayMoney, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Empty, type FrameFacts, Notice, Page } from '#ui'
import type { Choice, Chosen } from '../chosen.ts'
import { mostContracts } from '../facts-of.ts'
import type { ContractFacts } from '../rules/contract-facts.ts'
import { fewestInstitutions, type Pooled, pooled } from '../rules/pooled.ts'
import { words } from '../words.ts'
import { Filters } from './filters.tsx'
import { HoursFigure } from './hours-figure.tsx'
import { Readings } from './readings.tsx'
import { sayReading } from './say.ts'

/** Every figure of the contracts chosen, and the contracts themselves. */
export function OverviewPage(p: { ctx: Ctx; frame: FrameFacts; choice: Choice; found: Chosen; here: URL }) {
  const { ctx, frame, choice, found, here } = p
  const { lang } = ctx
  const t = words[lang]
  const csv = new URL(here)
  csv.searchParams.set('format', 'csv')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="modes"
      title={t.title}
      lead={t.lead}
      actions={
        <a className="button plain" href={`/modes/compare${here.search}`}>
          {t.toCompare}
        </a>
      }
    >
      <Filters choice={choice} options={found.options} lang={lang} action="/modes" />
      {found.tooMany && (
        <Notice>
          <p>{t.tooMany(mostContracts)}</p>
        </Notice>
      )}
      {found.facts.length === 0 ? (
        <Empty title={t.noContracts}>
          <p>{t.noContractsHelp}</p>
          <p>
            <a className="button" href="/contracts">
              {t.toContracts}
            </a>
          </p>
        </Empty>
      ) : (
        <>
          <h2>{t.chosen(found.facts.length)}</h2>
          <HoursFigure facts={found.facts} lang={lang} />
          <Readings facts={found.facts} ctx={ctx} />
          <p className="pages">
            <a href={csv.pathname + csv.search} download>
              CSV
            </a>
          </p>
          <Counted found={found} lang={lang} />
        </>
      )}
      {found.others.length > 0 && <Others facts={found.others} lang={lang} />}
    </Page>
  )
}

/** The contracts that were counted. */
function Counted({ found, lang }: { found: Chosen; lang: Lang }) {
  const t = words[lang]
  return (
    <>
      <h2>{t.contracts}</h2>
      <DataTable
        rows={found.facts}
        rowKey={(c) => c.id}
        lang={lang}
        columns={[
          {
            key: 'contract',
            label: t.contract,
            cell: (c) => (
              <a href={`/modes/contracts/${c.id}`}>
                {c.number} {titleIn(c, lang)}
              </a>
            ),
          },
          { key: 'combination', label: t.combination, cell: (c) => (c.combination ? combinationWords[c.combination][lang] : t.hangsWrong) },
          { key: 'purchaser', label: t.purchaser, cell: (c) => found.names.get(c.purchaserId) },
          { key: 'provider', label: t.provider, cell: (c) => found.names.get(c.providerId) },
          { key: 'runs', label: t.runs, cell: (c) => `${sayDay(c.startsOn, lang)} – ${sayDay(c.endsOn, lang)}` },
          { key: 'total', label: t.total, number: true, cell: (c) => sayMoney(c.total, lang) },
        ]}
      />
    </>
  )
}

/** What other institutions' contracts say together, for whoever may not see them one by one. */
function Others({ facts, lang }: { facts: readonly ContractFacts[]; lang: Lang }) {
  const t = words[lang]
  const rows = pooled(facts).filter((r) => combinations.some((k) => r.groups[k]))
  const present = combinations.filter((k) => rows.some((r) => r.groups[k]))
  return (
    <>
      <h2>{t.others}</h2>
      <p>{t.othersLead(fewestInstitutions)}</p>
      {rows.length === 0 ? (
        <p className="soft">{t.othersFew(fewestInstitutions)}</p>
      ) : (
        <DataTable
          rows={rows}
          rowKey={(r) => r.indicator.key}
          lang={lang}
          columns={[
            { key: 'title', label: t.indicator, cell: (r) => r.indicator.title[lang] },
            ...present.map((k) => ({
              key: k,
              label: combinationWords[k][lang],
              cell: (r: Pooled) => {
                const reading = r.groups[k]
                return reading ? sayReading(reading, r.indicator.unit, lang) : <span className="soft">—</span>
              },
            })),
          ]}
        />
      )}
    </>
  )
}
