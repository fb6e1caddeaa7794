import { colonIn, sayDay, sayMoment, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { DayField, Facts, Form, type FormState, type FrameFacts, MoneyField } from '#ui'
import type { Cash } from '../cash.ts'
import type { Runway } from '../rules/cash.ts'
import { words } from '../words.ts'
import { CashPlot, lasts } from './cash-plot.tsx'
import { PaymentsPage } from './frame.tsx'
import { Receipts } from './receipts.tsx'

/** How long the institution's cash lasts, for its own manager's eyes only. */
export function CashPage({ ctx, frame, cash, form }: { ctx: Ctx; frame: FrameFacts; cash: Cash | undefined; form: FormState }) {
  const t = words[ctx.lang]
  const p = { form, lang: ctx.lang }
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.cash} tab="cash" lead={t.cashLead}>
      {cash ? <Outlook ctx={ctx} cash={cash} /> : <p>{t.cashNone}</p>}
      {cash && <h2>{t.ourFigures}</h2>}
      {cash && (
        <p className="small soft">
          {t.statedAt}
          {colonIn(ctx.lang)}
          {sayMoment(cash.statedAt, ctx.lang, ctx.zone)}
        </p>
      )}
      <Form action="/payments/cash" {...p} submit={t.saveCash}>
        <DayField {...p} name="cashOn" label={t.cashOn} />
        <MoneyField {...p} name="cash" label={t.cashAmount} />
        <MoneyField {...p} name="monthlyWages" label={t.wages} />
        <MoneyField {...p} name="monthlyOther" label={t.otherCosts} />
      </Form>
    </PaymentsPage>
  )
}

function Outlook({ ctx, cash }: { ctx: Ctx; cash: Cash }) {
  const t = words[ctx.lang]
  const fact = (label: string, r: Runway) => ({
    label,
    value: <span className={r.days !== null && r.days < 30 ? 'late' : undefined}>{lasts(ctx, r)}</span>,
    note: r.days !== null && r.lastsUntil ? t.cashUntil(sayDay(r.lastsUntil, ctx.lang)) : undefined,
  })
  return (
    <>
      <Facts
        facts={[
          fact(t.cashWithout, cash.without),
          fact(t.cashWith, cash.onDueDays),
          ...(cash.asUsual ? [fact(t.cashWithLate(cash.usualDelayDays), cash.asUsual)] : []),
        ]}
      />
      <CashPlot ctx={ctx} cash={cash} />
      {cash.lateOpen > 0n && <p className="late">{t.cashLateLeftOut(sayMoney(cash.lateOpen, ctx.lang))}</p>}
      <h2>{t.receipts}</h2>
      <Receipts ctx={ctx} receipts={cash.receipts} />
    </>
  )
}
