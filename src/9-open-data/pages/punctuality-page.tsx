import { decimal, fraction, type Lang, moneyText, nameIn, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, type FrameFacts, type Listed, ListTable, Page } from '#ui'
import { daysWords } from '../days-words.ts'
import type { PayingRow } from '../paying-offices.ts'
import { type DaysOf, fewestForMedian, type OfficeDays } from '../rules/days-of.ts'
import { words } from '../words.ts'
import { NameFilter } from './name-filter.tsx'
import { shareSays } from './shares.ts'

/** No column sorts but the name: to put offices in order of how they pay would be a ranking. */
export const payingColumns = (lang: Lang): Column<PayingRow>[] => {
  const t = words[lang]
  const byCount = (r: PayingRow) => shareSays(r.paid.inTimeByCount, r.paid, lang)
  const byValue = (r: PayingRow) => shareSays(r.paid.inTimeByValue, r.paid, lang)
  return [
    {
      key: 'name',
      label: t.purchaser,
      sort: true,
      cell: (r) => <a href={`/open/purchases?purchaser=${r.id}`}>{nameIn(r, lang)}</a>,
      text: (r) => nameIn(r, lang),
    },
    { key: 'due', label: t.dueCount, number: true, cell: (r) => r.paid.due, text: (r) => String(r.paid.due) },
    { key: 'count', label: t.byCount, number: true, cell: byCount, text: byCount },
    { key: 'value', label: t.byValue, number: true, cell: byValue, text: byValue },
    {
      key: 'liable',
      label: t.liable,
      number: true,
      cell: (r) => (r.paid.interestLiable === null ? t.liableUnknown : sayMoney(r.paid.interestLiable, lang)),
      text: (r) => (r.paid.interestLiable === null ? '' : moneyText(r.paid.interestLiable)),
    },
    {
      key: 'paid',
      label: t.interestPaid,
      number: true,
      cell: (r) => sayMoney(r.paid.interestPaid, lang),
      text: (r) => moneyText(r.paid.interestPaid),
    },
    {
      key: 'seen',
      label: t.seen,
      cell: (r) =>
        r.seen.mean ? (
          t.pooledMark(decimal(r.seen.mean, 2), r.seen.institutions)
        ) : (
          <span className="soft">{t.tooFewInstitutions(r.seen.institutions)}</span>
        ),
      text: (r) => (r.seen.mean ? decimal(r.seen.mean, 2) : ''),
    },
  ]
}

/** What an office owed and paid in all, beside its name; in the file the sums stand after how it pays. */
export const sumColumns = (lang: Lang): Column<PayingRow>[] => {
  const t = words[lang]
  const labels = { claimed: t.sumClaimed, paid: t.sumPaid, overdue: t.sumOverdue }
  return (['claimed', 'paid', 'overdue'] as const).map((key) => ({
    key: `sum-${key}`,
    label: labels[key],
    number: true,
    cell: (r) => sayMoney(r.sums[key], lang),
    text: (r) => moneyText(r.sums[key]),
  }))
}

/** The days before the clock of an office, beside its name; in the file they stand after how it pays. */
export const beforeColumns = (lang: Lang): Column<PayingRow>[] => {
  const t = daysWords[lang]
  const column = (key: keyof Omit<OfficeDays, 'contracts'>, label: string): Column<PayingRow> => {
    const says = (r: PayingRow) => sayDays(r.before[key], lang)
    return { key: `before-${key}`, label, cell: says, text: says }
  }
  const early = (r: PayingRow) => t.early(r.before.contracts, sayDays(r.before.servedBefore, lang))
  return [
    column('toSignature', t.toSignature),
    column('withOffice', t.withOffice),
    { key: 'before-served', label: t.servedBefore, cell: early, text: early },
    column('changes', t.changes),
    column('changesWithOffice', t.changeWithOffice),
  ]
}

const sayDays = (d: DaysOf | null, lang: Lang): string => {
  const t = daysWords[lang]
  if (d === null) return t.none
  return d.n < fewestForMedian ? t.few(d.n, String(d.least), String(d.most)) : t.median(d.n, decimal(fraction(d.median * 2, 2), 1))
}

export function PunctualityPage(p: { ctx: Ctx; frame: FrameFacts; page: Listed<PayingRow>; q: string }) {
  const { ctx, frame, page, q } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.punctuality}
      lead={t.punctualityLead}
      trail={[{ label: t.open, href: '/open' }, { label: t.punctuality }]}
    >
      <NameFilter action="/open/punctuality" label={t.purchaser} q={q} lang={lang} />
      <ListTable
        of={page}
        frame={frame}
        columns={payingColumns(lang)}
        rowKey={(r) => r.id}
        lang={lang}
        {...(!q && { empty: <Empty title={t.noPurchasers} /> })}
      />
      <p className="small soft">{t.tooFewNote}</p>
      {page.rows.length > 0 && (
        <>
          <h2 id="sums">{t.sums}</h2>
          <p className="small soft">{t.sumsNote}</p>
          <DataTable
            rows={page.rows}
            columns={[{ ...payingColumns(lang)[0]!, sort: false }, ...sumColumns(lang)]}
            rowKey={(r) => r.id}
            lang={lang}
          />
          <h2 id="before">{daysWords[lang].title}</h2>
          <p>{daysWords[lang].lead}</p>
          <DataTable
            rows={page.rows}
            columns={[{ ...payingColumns(lang)[0]!, sort: false }, ...beforeColumns(lang)]}
            rowKey={(r) => r.id}
            lang={lang}
          />
          <p className="small soft">{daysWords[lang].note}</p>
        </>
      )}
    </Page>
  )
}
