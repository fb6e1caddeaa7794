import { takenIn } from '#contracts'
import { isSameItem, minor, noMoney, sayMoney, sum } from '#kernel'
import { namedChoice, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, DataTable, Empty, Form, type FormState, type FrameFacts, MoneyField, Select, TextField } from '#ui'
import type { BudgetRow } from '../budget-account.ts'
import { budgetText } from '../budget-words.ts'
import { words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'

interface Of {
  ctx: Ctx
  year: number
  rows: readonly BudgetRow[]
  purchasers: readonly Organisation[]
  /** What is typed, of whoever may enter items. */
  form: FormState | undefined
}

/** The items of a year: given, taken by contracts, paid, free; and where finance enters what is given. */
export function BudgetPage({ frame, ...of }: Of & { frame: FrameFacts }) {
  const { ctx, year, rows } = of
  const t = budgetText[ctx.lang]
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.title(year)} tab="budget" lead={t.lead}>
      <YearFilter ctx={ctx} year={year} />
      {rows.length === 0 ? <Empty title={t.none} /> : <Items {...of} />}
      {rows.map((r) => r.contracts.length > 0 && <InIt key={`${r.purchaserId} ${r.name}`} ctx={ctx} row={r} />)}
      {of.form && <Enter {...of} form={of.form} />}
    </PaymentsPage>
  )
}

function Items({ ctx, year, rows, purchasers, form }: Of) {
  const [t, w] = [budgetText[ctx.lang], words[ctx.lang]]
  const isOver = year < ctx.today.year
  const money = (m: typeof noMoney) => (m === noMoney ? <span className="soft">–</span> : sayMoney(m, ctx.lang))
  const some = (of: (r: BudgetRow) => bigint) => rows.some((r) => of(r) > 0n)
  return (
    <DataTable
      rows={[...rows]}
      lang={ctx.lang}
      rowKey={(r) => `${r.purchaserId} ${r.name}`}
      columns={[
        { key: 'item', label: t.item, cell: (r) => r.name },
        {
          key: 'purchaser',
          label: w.purchaser,
          cell: (r) =>
            nameOf(
              purchasers.find((o) => o.id === r.purchaserId),
              ctx.lang,
            ),
        },
        {
          key: 'given',
          label: t.given,
          number: true,
          cell: (r) => (r.item && r.item.amount !== null ? sayMoney(r.item.amount, ctx.lang) : t.notEntered),
        },
        ...(some((r) => r.item?.carried ?? 0n)
          ? [{ key: 'carried', label: t.carried, number: true, cell: (r: BudgetRow) => money(r.item?.carried ?? noMoney) }]
          : []),
        { key: 'reserved', label: t.reserved, number: true, cell: (r) => money(r.reserved) },
        ...(some((r) => r.released)
          ? [{ key: 'released', label: t.released, number: true, cell: (r: BudgetRow) => money(r.released) }]
          : []),
        { key: 'free', label: t.free, number: true, cell: (r) => <Free ctx={ctx} free={r.free} /> },
        { key: 'paid', label: t.paid, number: true, cell: (r) => money(r.paid) },
        { key: 'bound', label: isOver ? t.bound : t.boundNow, number: true, cell: (r) => money(r.bound) },
        ...(form
          ? [{ key: 'does', label: '', cell: (r: BudgetRow) => <Does ctx={ctx} year={year} row={r} mayCarry={isOver && r.bound > 0n} /> }]
          : []),
      ]}
    />
  )
}

function Free({ ctx, free }: { ctx: Ctx; free: BudgetRow['free'] }) {
  if (free === undefined) return <span className="soft">–</span>
  return free < 0n ? (
    <span className="late">{budgetText[ctx.lang].short(sayMoney(minor(-free), ctx.lang))}</span>
  ) : (
    <>{sayMoney(free, ctx.lang)}</>
  )
}

function Does({ ctx, year, row, mayCarry }: { ctx: Ctx; year: number; row: BudgetRow; mayCarry: boolean }) {
  const t = budgetText[ctx.lang]
  const at = new URLSearchParams({ year: String(year), of: row.purchaserId, item: row.name })
  return (
    <>
      <a href={`/payments/budget?${at.toString()}#enter`}>{t.change}</a>
      {mayCarry && (
        <ActionButton
          action="/payments/budget/carry"
          lang={ctx.lang}
          label={t.carry}
          values={{ purchaserId: row.purchaserId, year: String(year), name: row.name }}
        />
      )}
    </>
  )
}

/** The contracts that take from an item in the year, each opening to its payments. */
function InIt({ ctx, row }: { ctx: Ctx; row: BudgetRow }) {
  const [t, w] = [budgetText[ctx.lang], words[ctx.lang]]
  return (
    <details>
      <summary>
        {t.contracts} · {row.name}
      </summary>
      <DataTable
        rows={row.contracts}
        lang={ctx.lang}
        rowKey={(b) => b.contract.id}
        columns={[
          { key: 'number', label: w.contract, cell: (b) => <a href={`/payments/contracts/${b.contract.id}`}>{b.contract.number}</a> },
          ...[...new Set(row.contracts.flatMap((b) => b.taken.map((x) => x.year)))].sort().map((year) => ({
            key: String(year),
            label: String(year),
            number: true,
            cell: (b: BudgetRow['contracts'][number]) => {
              const amount = takenIn(b.taken, year, row.name)
              return amount === noMoney ? '–' : sayMoney(amount, ctx.lang)
            },
          })),
          ...(row.contracts.some((b) => b.released.length > 0)
            ? [
                {
                  key: 'released',
                  label: t.released,
                  number: true,
                  cell: (b: BudgetRow['contracts'][number]) => <Back ctx={ctx} of={b} name={row.name} />,
                },
              ]
            : []),
        ]}
      />
    </details>
  )
}

/** What a contract that is over gave back to an item, over all years. */
function Back({ ctx, of, name }: { ctx: Ctx; of: BudgetRow['contracts'][number]; name: string }) {
  const back = sum(of.released.filter((t) => isSameItem(t.name, name)).map((t) => t.amount))
  return back === noMoney ? <span className="soft">–</span> : <>{sayMoney(back, ctx.lang)}</>
}

function Enter({ ctx, year, purchasers, form }: Of & { form: FormState }) {
  const [t, w] = [budgetText[ctx.lang], words[ctx.lang]]
  const f = { form, lang: ctx.lang }
  const seen = String(form.values.seen ?? '')
  return (
    <>
      <h2 id="enter">{t.enter}</h2>
      <p>{t.enterLead}</p>
      <Form action="/payments/budget" {...f} submit={t.save}>
        <input type="hidden" name="year" value={year} />
        {seen && <input type="hidden" name="seen" value={seen} />}
        <Select {...f} name="purchaserId" label={w.purchaser} options={purchasers.map((o) => namedChoice(o, ctx.lang))} />
        <TextField {...f} name="name" label={t.item} />
        <MoneyField {...f} name="amount" label={t.given} />
        <MoneyField {...f} name="carried" label={t.carried} optional />
      </Form>
    </>
  )
}

function YearFilter({ ctx, year }: { ctx: Ctx; year: number }) {
  const w = words[ctx.lang]
  return (
    <form className="filters no-print" method="get">
      <div className="field">
        <label htmlFor="budget-year">{w.year}</label>
        <select id="budget-year" name="year" defaultValue={year}>
          {Array.from({ length: 5 }, (_, i) => ctx.today.year + 1 - i).map((y) => (
            <option key={y} value={y}>
              {y}
            </option>
          ))}
        </select>
      </div>
      <button className="button plain small">{w.show}</button>
    </form>
  )
}
