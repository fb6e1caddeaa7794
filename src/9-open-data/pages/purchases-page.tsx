import { combinations, combinationWords, type Lang, listIn, moneyText, nameIn, sayDay, sayMoney, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, Page, tableWords, toldApart } from '#ui'
import { feedWords } from '../feed-words.ts'
import { type IndexRow, stages } from '../public-index.ts'
import { feedOf, type PurchasesAsked } from '../rules/purchases-asked.ts'
import { type UnderContract, underContract } from '../rules/under-contract.ts'
import { stageWords, words } from '../words.ts'

export const indexColumns = (lang: Lang): Column<IndexRow>[] => {
  const t = words[lang]
  const combined = (r: IndexRow) => (r.combination ? combinationWords[r.combination][lang] : '')
  return [
    { key: 'on', label: t.on, sort: true, cell: (r) => <span className="nowrap">{sayDay(r.on, lang)}</span>, text: (r) => r.on.toString() },
    { key: 'number', label: t.number, sort: true, cell: (r) => <span className="nowrap">{r.number}</span>, text: (r) => r.number },
    {
      key: 'title',
      label: t.title,
      sort: true,
      cell: (r) => <a href={`/open/purchases/${r.id}`}>{titleIn(r, lang)}</a>,
      text: (r) => titleIn(r, lang),
    },
    { key: 'purchaser', label: t.purchaser, cell: (r) => nameIn(r.purchaser, lang), text: (r) => nameIn(r.purchaser, lang) },
    {
      key: 'provider',
      label: t.provider,
      cell: (r) => <Providers row={r} lang={lang} />,
      text: (r) =>
        listIn(
          r.providers.map((p) => nameIn(p, lang)),
          lang,
        ),
    },
    { key: 'combination', label: t.combination, cell: combined, text: combined },
    { key: 'stage', label: t.stage, cell: (r) => stageWords[r.stage][lang], text: (r) => stageWords[r.stage][lang] },
    { key: 'total', label: t.total, sort: true, number: true, cell: (r) => <Total row={r} lang={lang} />, text: (r) => moneyText(r.total) },
  ]
}

const Providers = ({ row, lang }: { row: IndexRow; lang: Lang }) =>
  row.providers.map((p, i) => (
    <span key={p.id}>
      {i > 0 && listIn(['', ''], lang)}
      <a href={`/open/institutions/${p.id}`}>{nameIn(p, lang)}</a>
    </span>
  ))

/** What was ever put under contract; where only a part of it still is, that part too. */
function Total({ row, lang }: { row: IndexRow; lang: Lang }) {
  const { now, ever } = underContract(row.agreed)
  const isPart = now.contracts > 0 && now.contracts < ever.contracts
  return (
    <>
      {sayMoney(row.total, lang)}
      {isPart && (
        <span className="soft small" style={{ display: 'block' }}>
          {words[lang].ofWhichNow(now.total)}
        </span>
      )}
    </>
  )
}

export function PurchasesPage(p: {
  ctx: Ctx
  frame: FrameFacts
  page: Listed<IndexRow>
  /** Of all rows that were found, not only of this page. */
  sums: UnderContract
  asked: PurchasesAsked
  offices: readonly { id: string; name: string }[]
}) {
  const { ctx, frame, page, sums, asked } = p
  const { lang } = ctx
  const t = words[lang]
  const isFiltered = Object.values(asked).some((x) => x !== '')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.purchases}
      lead={t.purchasesLead}
      trail={[{ label: t.open, href: '/open' }, { label: t.purchases }]}
    >
      <Filters asked={asked} offices={p.offices} lang={lang} isFiltered={isFiltered} />
      <ListTable
        of={page}
        frame={frame}
        columns={indexColumns(lang)}
        lang={lang}
        rowKey={(r) => r.id}
        empty={
          isFiltered ? (
            <p className="soft">{tableWords[lang].nothing}</p>
          ) : (
            <Empty title={t.noPurchases}>
              <p>{t.noPurchasesHelp}</p>
            </Empty>
          )
        }
      />
      {sums.ever.contracts > 0 && <p className="small soft">{t.listed(sums.now.total, sums.ever.total)}</p>}
      <p>
        <a href={feedOf(asked)}>{feedWords[lang].feed}</a> · <a href="/open/take">{feedWords[lang].goTake}</a>
      </p>
    </Page>
  )
}

function Filters(p: { asked: PurchasesAsked; offices: readonly { id: string; name: string }[]; lang: Lang; isFiltered: boolean }) {
  const { asked, offices, lang } = p
  const t = words[lang]
  const choice = (
    name: 'stage' | 'combination' | 'purchaser',
    label: string,
    options: readonly (readonly [value: string, label: string])[],
  ) => (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={asked[name]}>
        <option value="">{t.any}</option>
        {toldApart(options.map(([value, label]) => ({ value, label }))).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <form className="filters" action="/open/purchases">
      <div className="field">
        <label htmlFor="q">{t.search}</label>
        <input type="search" id="q" name="q" defaultValue={asked.q} />
      </div>
      {choice(
        'stage',
        t.stage,
        stages.map((s) => [s, stageWords[s][lang]]),
      )}
      {choice(
        'combination',
        t.combination,
        combinations.map((k) => [k, combinationWords[k][lang]]),
      )}
      {offices.length > 1 &&
        choice(
          'purchaser',
          t.purchaser,
          offices.map((o) => [o.id, o.name]),
        )}
      <button className="button plain small">{t.filter}</button>
      {p.isFiltered && <a href="/open/purchases">{t.clear}</a>}
    </form>
  )
}
