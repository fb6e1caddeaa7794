import { colonIn, fraction, isBefore, isRefusal, moneyText, sayDay, sayMoment, sayMoney, sentencesIn, stoppedIn, toNumber } from '#kernel'
import type { Ctx } from '#platform'
import {
  colours,
  DataTable,
  DayField,
  Facts,
  Figure,
  Form,
  formWords,
  type FormState,
  type FrameFacts,
  freshForm,
  MoneyField,
  Plot,
  type View,
} from '#ui'
import { type Cash, cashOf } from '../cash.ts'
import type { Runway } from '../rules/cash.ts'
import { words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'

/** How long the institution's cash lasts, for its own manager's eyes only. */
export async function CashPage(ctx: Ctx, frame: FrameFacts, form?: FormState): Promise<View> {
  const t = words[ctx.lang]
  const cash = await cashOf(ctx)
  if (isRefusal(cash)) return cash
  const f = cash?.figures
  const state =
    form ??
    freshForm(
      f
        ? {
            cashOn: f.cashOn.toString(),
            cash: moneyText(f.cash),
            monthlyWages: moneyText(f.monthlyWages),
            monthlyOther: moneyText(f.monthlyOther),
          }
        : { cashOn: ctx.today.toString() },
    )
  const p = { form: state, lang: ctx.lang }
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.cash} tab="cash" lead={t.cashLead}>
      {cash ? <Outlook ctx={ctx} cash={cash} /> : <p>{t.cashNone}</p>}
      {cash && <h2>{t.ourFigures}</h2>}
      {cash && (
        <p className="small soft">
          {t.statedAt}: {sayMoment(cash.statedAt, ctx.lang, ctx.zone)}
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
  const says = (r: Runway) => (r.days === null ? t.cashBeyond : r.lastsUntil ? t.cashDays(r.days) : t.cashGone)
  const until = (r: Runway) => (r.days !== null && r.lastsUntil ? t.cashUntil(sayDay(r.lastsUntil, ctx.lang)) : undefined)
  const fact = (label: string, r: Runway) => ({
    label,
    value: <span className={r.days !== null && r.days < 30 ? 'late' : undefined}>{says(r)}</span>,
    note: until(r),
  })
  const yuanOf = (n: bigint) => toNumber(fraction(n, 100))
  const points = (r: Runway, line: string) =>
    r.path.filter((_, i) => i % 7 === 0).map((d) => ({ day: r.path.indexOf(d), money: yuanOf(d.balance), line }))
  const lines = [...points(cash.without, t.cashWithout), ...points(cash.onDueDays, t.cashWith)]
  return (
    <>
      <Facts
        facts={[
          fact(t.cashWithout, cash.without),
          fact(t.cashWith, cash.onDueDays),
          ...(cash.asUsual ? [fact(t.cashWithLate(cash.usualDelayDays), cash.asUsual)] : []),
        ]}
      />
      <Figure
        title={t.cashPlot}
        description={sentencesIn(
          [
            t.cashPlotSays,
            `${t.cashWithout}${colonIn(ctx.lang)}${stoppedIn(says(cash.without), ctx.lang)}`,
            `${t.cashWith}${colonIn(ctx.lang)}${stoppedIn(says(cash.onDueDays), ctx.lang)}`,
          ],
          ctx.lang,
        )}
        lang={ctx.lang}
        options={{
          marginLeft: 84,
          height: 280,
          marginRight: 16,
          marginBottom: 48,
          marginTop: 28,
          x: { label: t.daysFromToday, labelOffset: 42 },
          y: { label: formWords[ctx.lang].yuan, grid: true },
          color: { type: 'categorical', domain: [t.cashWithout, t.cashWith], range: [colours.late, colours.accent] },
          marks: [
            Plot.ruleY([0], { stroke: colours.ink }),
            Plot.line(lines, { x: 'day', y: 'money', stroke: 'line', curve: 'step-after', strokeWidth: 2 }),
            // Above its line, which falls away under it; on a phone in two lines.
            Plot.text(
              lines.filter((p) => p.day === 182),
              {
                x: 'day',
                y: 'money',
                text: 'line',
                dy: -10,
                lineWidth: 10,
                fill: 'line',
                stroke: '#fcfbf8',
                strokeWidth: 5,
                textAnchor: 'start',
                lineAnchor: 'bottom',
              },
            ),
          ],
        }}
        table={
          <DataTable
            rows={cash.onDueDays.path.filter((_, i) => i % 30 === 0)}
            lang={ctx.lang}
            rowKey={(d) => d.on.toString()}
            columns={[
              { key: 'on', label: t.day, cell: (d) => sayDay(d.on, ctx.lang) },
              {
                key: 'without',
                label: t.cashWithout,
                number: true,
                cell: (d) => sayMoney(cash.without.path.find((x) => x.on.equals(d.on))!.balance, ctx.lang),
              },
              { key: 'with', label: t.cashWith, number: true, cell: (d) => sayMoney(d.balance, ctx.lang) },
            ]}
          />
        }
      />
      {cash.lateOpen > 0n && <p className="late">{t.cashLateLeftOut(sayMoney(cash.lateOpen, ctx.lang))}</p>}
      <h2>{t.receipts}</h2>
      {cash.receipts.length === 0 ? (
        <p className="soft">{t.noReceipts}</p>
      ) : (
        <DataTable
          rows={cash.receipts}
          lang={ctx.lang}
          rowKey={(r) => `${r.contractNumber}${r.claimNumber ?? ''}${r.title.en}${r.on.toString()}${r.amount}`}
          caption={t.receiptsCaption}
          columns={[
            {
              key: 'on',
              label: t.dueOn,
              cell: (r) => (
                <>
                  {sayDay(r.on, ctx.lang)}
                  {isBefore(r.on, ctx.today) && (
                    <small className="soft" style={{ display: 'block' }}>
                      {t.countedToday}
                    </small>
                  )}
                </>
              ),
            },
            {
              key: 'what',
              label: t.what,
              cell: (r) => (
                <>
                  {r.contractNumber} · {r.title[ctx.lang]}
                </>
              ),
            },
            {
              key: 'sure',
              label: t.certainty,
              cell: (r) =>
                r.claimId ? (
                  <a href={`/payments/claims/${r.claimId}`}>
                    {t.receiptClaimed} {r.claimNumber}
                  </a>
                ) : (
                  <span className="soft">{r.why === 'claimed' ? t.receiptClaimed : t.receiptWhy(r.why)}</span>
                ),
            },
            { key: 'amount', label: t.amount, number: true, cell: (r) => sayMoney(r.amount, ctx.lang) },
          ]}
        />
      )}
    </>
  )
}
