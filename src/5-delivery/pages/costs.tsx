import type { Contract } from '#contracts'
import { inTreeOrder, type Lang, sayMoney, sayNumber, treeOf } from '#kernel'
import { DataTable, LineName } from '#ui'
import { evidenceWords } from '../evidence-words.ts'
import type { LineCost } from '../line-costs.ts'
import { words } from '../words.ts'
import { lineTitle } from './say.ts'

/** What each line cost by what was accepted of it; where nothing was, there is no data yet rather than a zero. */
export function Costs({ c, costs, lang }: { c: Contract; costs: readonly LineCost[]; lang: Lang }) {
  const [e, t] = [evidenceWords[lang], words[lang]]
  const tree = treeOf(c.lines)
  return (
    <>
      <p className="small soft">{e.costLead}</p>
      <DataTable
        lang={lang}
        rows={inTreeOrder(tree, costs, (l) => l.lineId)}
        rowKey={(l) => l.lineId}
        columns={[
          {
            key: 'line',
            label: t.line,
            cell: (l) => (
              <LineName tree={tree} id={l.lineId} lang={lang}>
                <a href={`/delivery/${c.id}/lines/${l.lineId}`}>{lineTitle(c, l.lineId)}</a>
              </LineName>
            ),
          },
          { key: 'worth', label: e.acceptedWorth, number: true, cell: (l) => sayMoney(l.worth, lang) },
          {
            key: 'accepted',
            label: t.accepted,
            number: true,
            cell: (l) =>
              l.accepted === null ? (
                <span className="soft">{e.byStages}</span>
              ) : (
                `${sayNumber(l.accepted)} ${l.counts === 'days' ? t.postDays : t.unitsWord}`
              ),
          },
          {
            key: 'unit',
            label: e.perUnit,
            number: true,
            cell: (l) => (l.perUnit ? sayMoney(l.perUnit.shown, lang) : <span className="soft">{e.noDataYet}</span>),
          },
          {
            key: 'outcome',
            label: e.perOutcome,
            cell: (l) =>
              l.perOutcome.length === 0 ? (
                <span className="soft">{e.noDataYet}</span>
              ) : (
                l.perOutcome.map((o) => (
                  <div key={o.indicator.id}>{e.outcomeCost(o.indicator.name, o.value, o.indicator.unit, sayMoney(o.cost.shown, lang))}</div>
                ))
              ),
          },
        ]}
      />
    </>
  )
}
