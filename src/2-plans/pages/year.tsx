import { type Lang, moneyText, sayMoney, titleIn } from '#kernel'
import type { BoughtTogether, NotCounted, Purchase } from '#law'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Cites, type Column, DataTable, Empty, Facts, FileLinks, type FrameFacts, Page, Tag } from '#ui'
import type { Plan } from '../rules/plan.ts'
import { sayPlanState } from '../rules/plan-process.ts'
import { words } from '../words.ts'
import type { OfficeYear } from '../year-of.ts'

const why = (reason: NotCounted | undefined, lang: Lang): string =>
  words[lang][reason === undefined ? 'counts' : (`not-${reason}` as const)]

interface YearRow {
  purchase: Purchase
  /** Why it is not added up with the others; undefined when it is. */
  leftOut: NotCounted | undefined
  plan: Plan | undefined
  group: BoughtTogether
  office: string
}

/** Every purchase of the year as a row, in the order of the page. */
export const yearRows = (ctx: Ctx, years: readonly OfficeYear[], offices: ReadonlyMap<string, Organisation>): YearRow[] =>
  years.flatMap((y) =>
    y.groups.flatMap((group) =>
      [
        ...group.counted.map((purchase) => ({ purchase, leftOut: undefined })),
        ...group.leftOut.map((l) => ({ purchase: l.purchase, leftOut: l.why })),
      ].map((row) => ({
        ...row,

        plan: y.plans.get(row.purchase.id),
        group,
        office: nameOf(offices.get(y.purchaserId), ctx.lang),
      })),
    ),
  )

export const yearColumns = (ctx: Ctx): Column<YearRow>[] => {
  const { lang } = ctx
  const t = words[lang]
  const only = (key: string, label: string, text: (r: YearRow) => string): Column<YearRow> => ({ key, label, cell: text, text })
  return [
    only('year', t.fiscalYear, (r) => String(r.purchase.fiscalYear)),
    only('office', t.purchaser, (r) => r.office),
    only('item', t.budgetItem, (r) => r.group.budgetItem),
    only('category', t.category, (r) => r.group.category),
    ...ownColumns(ctx),
    only('sum', t.togetherSum, (r) => moneyText(r.group.total)),
    only('threshold', t.threshold, (r) => (r.group.threshold ? moneyText(r.group.threshold.value) : '')),
    only('passes', t.passes, (r) => verdict(r.group, lang)),
  ]
}

const ownColumns = (ctx: Ctx): Column<YearRow>[] => {
  const { lang } = ctx
  const t = words[lang]
  return [
    {
      key: 'number',
      label: t.number,
      cell: (r) => (
        <a className="nowrap" href={`/plans/${r.purchase.id}`}>
          {r.plan?.number}
        </a>
      ),
      text: (r) => r.plan?.number ?? '',
    },
    { key: 'title', label: t.title, cell: (r) => titleIn(r.plan, lang), text: (r) => titleIn(r.plan, lang) },
    {
      key: 'method',
      label: t.methodWord,
      cell: (r) => (r.purchase.method ? ctx.law.method(r.purchase.method).says[lang] : t.undecided),
      text: (r) => (r.purchase.method ? ctx.law.method(r.purchase.method).says[lang] : t.undecided),
    },
    {
      key: 'state',
      label: t.state,
      cell: (r) => r.plan && sayPlanState(r.plan, ctx.today)[lang],
      text: (r) => (r.plan ? sayPlanState(r.plan, ctx.today)[lang] : ''),
    },
    {
      key: 'counts',
      label: t.counted,
      cell: (r) => why(r.leftOut, lang),
      text: (r) => why(r.leftOut, lang),
    },
    {
      key: 'amount',
      label: t.amount,
      number: true,
      cell: (r) => sayMoney(r.purchase.amount, lang),
      text: (r) => moneyText(r.purchase.amount),
    },
  ]
}

const verdict = (g: BoughtTogether, lang: Lang): string => {
  const t = words[lang]
  return g.finding ? t.passesIt : g.threshold ? t.staysBelow : t.noThreshold
}

/** The sum of what counts, the threshold with its text, and whether it passes. */
export function Together({ ctx, group }: { ctx: Ctx; group: BoughtTogether }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      <Facts
        facts={[
          { label: t.togetherSum, value: sayMoney(group.total, lang), note: t.times(group.counted.length) },
          ...(group.threshold ? [{ label: t.threshold, value: sayMoney(group.threshold.value, lang) }] : []),
        ]}
      />
      <p>
        <Tag late={group.finding !== undefined} quiet={group.finding === undefined}>
          {verdict(group, lang)}
        </Tag>{' '}
        {group.finding?.words[lang]}{' '}
        <Cites cites={group.finding?.cites ?? [...ctx.law.cites('order-splitting'), ...(group.threshold?.cites ?? [])]} lang={lang} />
      </p>
    </>
  )
}

interface YearFacts {
  ctx: Ctx
  frame: FrameFacts
  year: number
  years: readonly number[]
  found: readonly OfficeYear[]
  offices: ReadonlyMap<string, Organisation>
}

export function YearPage(p: YearFacts) {
  const { ctx, frame } = p
  const t = words[ctx.lang]
  const rows = yearRows(ctx, p.found, p.offices)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.yearTitle(p.year)}
      section="plans"
      lead={t.yearLead}
      trail={[{ label: t.plans, href: '/plans' }, { label: t.yearTitle(p.year) }]}
    >
      <ChooseYear {...p} />
      {rows.length === 0 && (
        <Empty title={t.yearEmpty}>
          <p>{t.yearEmptyHelp}</p>
        </Empty>
      )}
      {p.found.map((office) =>
        office.groups.map((group) => (
          <Alike
            key={`${office.purchaserId}/${group.budgetItem}/${group.category}`}
            ctx={ctx}
            group={group}
            rows={rows.filter((r) => r.group === group)}
            office={p.found.length > 1 ? nameOf(p.offices.get(office.purchaserId), ctx.lang) : undefined}
          />
        )),
      )}
      {rows.length > 0 && (
        <p className="pages no-print">
          <FileLinks here={`/plans/year?year=${p.year}`} lang={ctx.lang} />
        </p>
      )}
    </Page>
  )
}

function ChooseYear({ ctx, year, years }: YearFacts) {
  const t = words[ctx.lang]
  return (
    <form className="filters" method="get" action="/plans/year">
      <div className="field">
        <label htmlFor="year">{t.fiscalYear}</label>
        <select id="year" name="year" defaultValue={String(year)}>
          {years.map((y) => (
            <option key={y} value={y}>
              {y}
            </option>
          ))}
        </select>
      </div>
      <button className="button plain small">{t.filter}</button>
    </form>
  )
}

/** What one office buys alike in the year, purchase by purchase; the office is named where there are several. */
function Alike(p: { ctx: Ctx; group: BoughtTogether; rows: readonly YearRow[]; office: string | undefined }) {
  const { ctx, group } = p
  const title = `${group.budgetItem} · ${group.category}`
  return (
    <section>
      <h2>
        {title} {p.office !== undefined && <span className="soft">{p.office}</span>}
      </h2>
      <Together ctx={ctx} group={group} />
      <DataTable lang={ctx.lang} caption={title} rows={p.rows} rowKey={(r) => r.purchase.id} columns={ownColumns(ctx)} />
    </section>
  )
}
