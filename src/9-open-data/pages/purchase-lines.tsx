import {
  colonIn,
  type IndexTerms,
  indexWords,
  listIn,
  postSpans,
  sayIndexStep,
  sayMoney,
  sayQuantity,
  saySubsidyOf,
  statementsIn,
  sum,
  titleIn,
  type Tree,
  treeOf,
} from '#kernel'
import { UnitOf } from '#plans'
import type { Ctx } from '#platform'
import { type Column, DataTable, LineName } from '#ui'
import type { PublicLine, PublicPurchase } from '../rules/public-facts.ts'
import { kindWords, words } from '../words.ts'

type Line = PublicLine & { reason?: string | null }

/** Lines of a plan or a contract: what is bought, how much of it, for which needs, and for what amount. */
export function Lines({ lines, p, ctx: { lang } }: { lines: readonly Line[]; p: PublicPurchase; ctx: Ctx }) {
  const t = words[lang]
  const tree = treeOf(lines)
  return (
    <DataTable
      rows={tree.placed.map((at) => at.line)}
      rowKey={(l) => l.id}
      lang={lang}
      columns={columns(p, tree, lang)}
      foot={
        <tr>
          <td colSpan={3}>{t.total}</td>
          <td className="num">{sayMoney(sum(lines.map((l) => l.amount)), lang)}</td>
        </tr>
      }
    />
  )
}

function columns(p: PublicPurchase, tree: Tree<Line>, lang: Ctx['lang']): Column<Line>[] {
  const t = words[lang]
  const needs = new Map(p.needs.map((n) => [n.id, titleIn(n, lang)]))
  const forWhat = (l: Line) =>
    listIn(
      l.needIds.map((id) => needs.get(id)).filter((x) => x !== undefined),
      lang,
    )
  return [
    {
      key: 'line',
      label: t.line,
      cell: (l) => (
        <div style={{ minWidth: 130 }}>
          <LineName tree={tree} id={l.id} lang={lang}>
            {l.title}
            <span className="soft small" style={{ display: 'block' }}>
              {kindWords[l.kind][lang]}
            </span>
          </LineName>
        </div>
      ),
    },
    {
      key: 'quantity',
      label: t.quantity,
      cell: (l) => (
        <>
          {quantitySays(l, lang)}
          {l.unitTerms && <UnitOf line={l} lang={lang} />}
          {l.priceIndex && <div className="small">{followsSays(l, l.priceIndex, lang)}</div>}
          <SubsidyOf line={l} lang={lang} />
        </>
      ),
    },
    { key: 'needs', label: t.needs, cell: (l) => forWhat(l) || (l.reason ? t.noNeedReason(l.reason) : '') },
    { key: 'amount', label: t.total, number: true, cell: (l) => sayMoney(l.amount, lang) },
  ]
}

/** Which series the price of a line follows, and by which value of it the months ahead are priced. */
const followsSays = (l: PublicLine, index: IndexTerms, lang: Ctx['lang']): string =>
  statementsIn([`${indexWords.index[lang]}${colonIn(lang)}${index.name}`, ...(l.indexed ? [sayIndexStep(l.indexed)[lang]] : [])], lang)

/** Of a subsidised post what it costs in all, and who carries the rest. */
function SubsidyOf({ line, lang }: { line: Line; lang: Ctx['lang'] }) {
  const says = saySubsidyOf(line, lang)
  return says && <small style={{ display: 'block' }}>{says}</small>
}

/** How much a line buys; where a change came in between, the months before it with the posts of then. */
export const quantitySays = (l: PublicLine, lang: Ctx['lang']): string =>
  l.kind === 'post'
    ? listIn(
        postSpans(l).map((s) => words[lang].posts(s.posts, s.months)),
        lang,
      )
    : sayQuantity(l.quantity, l.unit, lang)
