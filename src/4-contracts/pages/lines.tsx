import {
  colonIn,
  type Day,
  type Lang,
  moneyText,
  postMonthPrice,
  postMonthsOf,
  sayDay,
  sayNumber,
  sayUnitTerms,
  shareText,
  statementsIn,
  sum,
  totalOf,
  treeOf,
} from '#kernel'
import { type Column, DataTable, InWords, LineName } from '#ui'
import type { ContractLine, ContractText } from '../rules/contract.ts'
import { type Payable, payables, setsAside } from '../rules/payables.ts'
import { sayStage } from '../rules/stage-words.ts'
import { stagesOf } from '../rules/stages.ts'
import { gradeWords, sayPosts } from '../rules/words.ts'
import { words } from '../words.ts'

/** A text as far as its lines go; with its days a line’s stages say when they are due. */
type LinesOf = Pick<ContractText, 'lines'> & Partial<Pick<ContractText, 'startsOn' | 'endsOn'>> & { closedOn?: Day | null }

/** What is bought, line by line, and the total that adds up. */
export function LinesTable({ text, lang, caption }: { text: LinesOf; lang: Lang; caption?: string }) {
  const t = words[lang]
  const tree = treeOf(text.lines)
  const columns: Column<ContractLine>[] = [
    {
      key: 'line',
      label: t.line,
      cell: (l) => (
        <LineName tree={tree} id={l.id} lang={lang}>
          {l.kind === 'post' ? t.postLine(l.title) : t.projectLine(l.title)}
        </LineName>
      ),
    },
    { key: 'counted', label: t.countedAs, cell: (l) => <Counted l={l} text={text} lang={lang} /> },
    { key: 'quantity', label: t.quantity, number: true, cell: (l) => (l.kind === 'post' ? sayNumber(postMonthsOf(l)) : l.quantity) },
    {
      key: 'price',
      label: t.unitPrice,
      number: true,
      cell: (l) => grouped(moneyText(l.kind === 'post' ? postMonthPrice(l) : l.unitPrice)),
    },
    { key: 'amount', label: t.amount, number: true, cell: (l) => grouped(moneyText(l.amount)) },
  ]
  return (
    <DataTable
      rows={tree.placed.map((p) => p.line)}
      columns={columns}
      lang={lang}
      rowKey={(l) => l.id}
      {...(caption !== undefined && { caption })}
      foot={
        <tr>
          <td colSpan={4}>
            {t.total} <InWords amount={totalOf(text.lines)} />
          </td>
          <td className="num">{grouped(moneyText(totalOf(text.lines)))}</td>
        </tr>
      }
    />
  )
}

/** By what a line is counted and paid: months of posts, or units or stages of a project. */
function Counted({ l, text, lang }: { l: ContractLine; text: LinesOf; lang: Lang }) {
  const t = words[lang]
  if (l.kind === 'post')
    return (
      <>
        {t.postMonths}
        <br />
        <small className="soft">{t.postsOf(sayPosts(l), gradeWords[l.grade])}</small>
      </>
    )
  const { startsOn, endsOn, closedOn = null } = text
  const due =
    startsOn && endsOn
      ? stagesOf({ startsOn, endsOn, closedOn }, l).map(
          (s) => sayStage(s, (id) => text.lines.find((other) => other.id === id)?.title ?? id)[lang],
        )
      : []
  const stages = l.milestones.map(
    (m, i) => `${m.title} ${shareText(m.share)} ${due[i] ?? (m.when === 'signing' ? t.atSigning : t.atAcceptance)}`,
  )
  const unit = sayUnitTerms(l.unitTerms)[lang]
  return (
    <>
      {l.unit}
      {unit && <small className="soft"> · {unit}</small>}
      <br />
      <small className="soft">{l.paidBy === 'milestones' ? `${t.stages}${colonIn(lang)}${statementsIn(stages, lang)}` : t.perUnit}</small>
    </>
  )
}

/** When each amount falls due; months with the same amounts in one row each. */
export function Schedule({ text, lang }: { text: ContractText; lang: Lang }) {
  const t = words[lang]
  const all = payables(text)
  const tree = treeOf(text.lines)
  const columns: Column<Payable>[] = [
    { key: 'line', label: t.line, cell: (i) => <LineName tree={tree} id={i.lineId} lang={lang} /> },
    { key: 'what', label: '', cell: (i) => (i.kind === 'units' ? t.perUnit : i.title[lang]) },
    {
      key: 'period',
      label: t.period,
      cell: (i) => dueWords(i, text, lang),
    },
    { key: 'amount', label: t.amount, number: true, cell: (i) => grouped(moneyText(i.amount)) },
  ]
  return (
    <details>
      <summary>{t.schedule}</summary>
      <p className="soft small">{t.scheduleNote}</p>
      {setsAside(text.terms) && <p className="soft small">{t.scheduleAside}</p>}
      <DataTable
        rows={all}
        columns={columns}
        lang={lang}
        rowKey={(i) => i.key}
        caption={t.schedule}
        foot={
          <tr>
            <td colSpan={3}>{t.total}</td>
            <td className="num">{grouped(moneyText(sum(all.map((i) => i.amount))))}</td>
          </tr>
        }
      />
    </details>
  )
}

/** When an amount falls due, as a person reads it. */
function dueWords(i: Payable, text: ContractText, lang: Lang): string {
  const t = words[lang]
  if (i.onSigning) return t.atSigning
  if (i.kind === 'milestone') return t.atAcceptance
  if (i.kind === 'advance') return sayDay(i.periodFrom, lang)
  if (i.kind === 'release') return text.terms.retentionUntil === 'accepted' ? t.whenAllAccepted : sayDay(i.periodFrom, lang)
  return `${sayDay(i.periodFrom, lang)} – ${sayDay(i.periodTo, lang)}`
}

/** An amount with its thousands set apart, without a currency: for columns. */
const grouped = (text: string): string => {
  const [whole, cents] = text.split('.') as [string, string]
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents}`
}
