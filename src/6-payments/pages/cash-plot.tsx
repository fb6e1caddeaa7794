import { colonIn, fraction, sayDay, sayMoney, sentencesIn, stoppedIn, toNumber } from '#kernel'
import type { Ctx } from '#platform'
import { colours, DataTable, Figure, formWords, Plot } from '#ui'
import type { Cash } from '../cash.ts'
import type { Runway } from '../rules/cash.ts'
import { words } from '../words.ts'

/** How long it lasts, in words. */
export const lasts = (ctx: Ctx, r: Runway): string => {
  const t = words[ctx.lang]
  return r.days === null ? t.cashBeyond : r.lastsUntil ? t.cashDays(r.days) : t.cashGone
}

/** Cash over the coming year, as a picture and month by month as a table. */
export function CashPlot({ ctx, cash }: { ctx: Ctx; cash: Cash }) {
  const t = words[ctx.lang]
  const yuanOf = (n: bigint) => toNumber(fraction(n, 100))
  const points = (r: Runway, line: string) =>
    r.path.filter((_, i) => i % 7 === 0).map((d) => ({ day: r.path.indexOf(d), money: yuanOf(d.balance), line }))
  const lines = [...points(cash.without, t.cashWithout), ...points(cash.onDueDays, t.cashWith)]
  return (
    <Figure
      title={t.cashPlot}
      description={sentencesIn(
        [
          t.cashPlotSays,
          `${t.cashWithout}${colonIn(ctx.lang)}${stoppedIn(lasts(ctx, cash.without), ctx.lang)}`,
          `${t.cashWith}${colonIn(ctx.lang)}${stoppedIn(lasts(ctx, cash.onDueDays), ctx.lang)}`,
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
      table={<ByMonth ctx={ctx} cash={cash} />}
    />
  )
}

function ByMonth({ ctx, cash }: { ctx: Ctx; cash: Cash }) {
  const t = words[ctx.lang]
  return (
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
  )
}
