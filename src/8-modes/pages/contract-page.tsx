import { combinationWords, type Lang, sayDay, sayMoney, titleIn } from '#kernel'
import { openable } from '#people'
import type { Ctx } from '#platform'
import { colours, DataTable, Figure, type FrameFacts, monthTick, Page, Plot } from '#ui'
import type { ContractFacts } from '../rules/contract-facts.ts'
import { words } from '../words.ts'
import { HoursFigure } from './hours-figure.tsx'
import { Readings } from './readings.tsx'
import { sayValue } from './say.ts'

/** One contract by every figure there is, and who got how much of it. */
export function ContractFiguresPage({
  ctx,
  frame,
  c,
  names,
}: {
  ctx: Ctx
  frame: FrameFacts
  c: ContractFacts
  names: { purchaser: string; provider: string }
}) {
  const { lang } = ctx
  const t = words[lang]
  const served = c.communities.filter((x) => x.people > 0 || x.minutes > 0)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="modes"
      title={titleIn(c, lang)}
      trail={[{ label: t.title, href: '/modes' }, { label: c.number }]}
      lead={`${c.combination ? combinationWords[c.combination][lang] : t.hangsWrong} · ${names.purchaser} · ${names.provider} · ${sayDay(c.startsOn, lang)} – ${sayDay(c.endsOn, lang)} · ${sayMoney(c.total, lang)}`}
    >
      {c.errandMonths.length > 0 && <ErrandFigure c={c} lang={lang} />}
      <HoursFigure facts={[c]} lang={lang} />
      {served.length > 0 && (
        <>
          <h2>{t.byCommunity}</h2>
          <DataTable
            rows={c.communities}
            rowKey={(x) => x.id}
            lang={lang}
            columns={[
              { key: 'name', label: t.community, cell: (x) => x.name[lang] },
              { key: 'people', label: t.people, number: true, cell: (x) => x.people },
              { key: 'per', label: t.per100, number: true, cell: (x) => (x.residents ? ((x.people / x.residents) * 100).toFixed(1) : '') },
              { key: 'hours', label: t.hours, number: true, cell: (x) => (x.minutes / 60).toFixed(1) },
            ]}
          />
        </>
      )}
      <CostOfLines c={c} ctx={ctx} />
      <h2>{t.indicator}</h2>
      <Readings facts={[c]} ctx={ctx} />
    </Page>
  )
}

/** What each line cost by what was accepted of it. */
function CostOfLines({ c, ctx }: { c: ContractFacts; ctx: Ctx }) {
  const { lang } = ctx
  const t = words[lang]
  const href = openable(ctx.asker, `/delivery/${c.id}`)
  if (c.lineCosts.every((l) => l.accepted === null)) return null
  return (
    <>
      <h2>{t.lineCosts}</h2>
      <DataTable
        rows={c.lineCosts}
        rowKey={(l) => l.lineId}
        lang={lang}
        columns={[
          { key: 'line', label: t.line, cell: (l) => (href ? <a href={href}>{l.title}</a> : l.title) },
          { key: 'worth', label: t.acceptedWorth, number: true, cell: (l) => sayMoney(l.worth, lang) },
          {
            key: 'accepted',
            label: t.accepted,
            number: true,
            cell: (l) => (l.accepted === null ? <span className="soft">{t.byStages}</span> : t.acceptedOf(sayPlain(l.accepted), l.counts)),
          },
          {
            key: 'unit',
            label: t.perUnit,
            number: true,
            cell: (l) => (l.perUnit === null ? <span className="soft">{t.noData}</span> : sayMoney(l.perUnit, lang)),
          },
        ]}
      />
    </>
  )
}

const sayPlain = (n: number): string => (Number.isInteger(n) ? String(n) : n.toFixed(2))

function ErrandFigure({ c, lang }: { c: ContractFacts; lang: Lang }) {
  const t = words[lang]
  const over = c.errandMonths.filter((m) => m.overCap).length
  const months = c.errandMonths.map((m) => m.month)
  return (
    <Figure
      title={t.errandsTitle}
      description={t.errandsSays(over, c.errandMonths.length, sayValue(c.errandCap, 'percent', lang))}
      lang={lang}
      options={{
        x: { label: null, type: 'band', domain: months, tickFormat: monthTick(months) },
        y: {
          label: null,
          percent: true,
          grid: true,
          ticks: 4,
          domain: [0, Math.max(c.errandCap * 1.3, ...c.errandMonths.map((m) => m.share)) * 100],
        },
        marks: [
          Plot.barY(c.errandMonths, {
            x: 'month',
            y: 'share',
            insetLeft: 6,
            insetRight: 6,
            fill: (m: ContractFacts['errandMonths'][number]) => (m.overCap ? colours.late : colours.accent),
          }),
          Plot.ruleY([c.errandCap], { stroke: colours.late, strokeDasharray: '4 3' }),
          Plot.ruleY([0]),
        ],
      }}
      table={
        <DataTable
          rows={c.errandMonths}
          rowKey={(m) => m.month}
          lang={lang}
          columns={[
            { key: 'month', label: t.month, cell: (m) => m.month },
            { key: 'share', label: t.shareOf, number: true, cell: (m) => sayValue(m.share, 'percent', lang) },
          ]}
        />
      }
    />
  )
}
