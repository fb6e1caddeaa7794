import { type Contract, type Duty, instalments, sayAction as sayContract, worthOf } from '#contracts'
import {
  add,
  fractionOf,
  isAfter,
  isBefore,
  minor,
  type Lang,
  type Refusal,
  sayDay,
  sayMoney,
  sayWhen,
  sum,
  toNumber,
  type Words,
  zero,
} from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import {
  colours,
  DataTable,
  Empty,
  Facts,
  Figure,
  Form,
  type FormState,
  type FrameFacts,
  History,
  Mirror,
  monthTick,
  Notice,
  Page,
  Plot,
  Tag,
  TextArea,
} from '#ui'
import type { Acceptance } from '../rules/acceptance.ts'
import { acceptanceProcess } from '../rules/acceptance-process.ts'
import { periodKeys, periodOf } from '../period-of.ts'
import { type AskedBy, askers, askerWords, categories, categoryWords } from '../rules/record.ts'
import { sayAction } from '../say-action.ts'
import type { ErrandMonth } from '../errand-share.ts'
import type { HoursRow } from '../hours.ts'
import type { UnitsRow } from '../unit-totals.ts'
import type { LineDone } from '../done-of.ts'
import { words } from '../words.ts'
import { sayDates, sayHours, sayPercent, sayPeriod, titleOf } from './say.ts'

export interface PeriodRow {
  key: string
  acceptance: Acceptance | undefined
  whyNot: Refusal | undefined
}
export const periodRows = (c: Contract, found: readonly Acceptance[], whyNot: (key: string) => Refusal | undefined): PeriodRow[] =>
  periodKeys(c).map((key) => ({ key, acceptance: found.find((a) => a.period === key), whyNot: whyNot(key) }))

export interface ContractFacts {
  contract: Contract
  purchaser: Organisation | undefined
  provider: Organisation | undefined
  periods: readonly PeriodRow[]
  hours: readonly HoursRow[]
  errands: readonly ErrandMonth[]
  units: readonly UnitsRow[]
  done: ReadonlyMap<string, LineDone>
  /** The cap on errands that holds today, in percent. */
  cap: string
  /** Records that count nowhere for the contract. */
  uncounted: number
  duties: readonly Duty[]
  staffed: string | null
  vacant: string | null
  history: readonly HistoryEntry[]
  mayHandIn: boolean
  mayAnswer: boolean
  isProvider: boolean
  errandForm: FormState
}

export function DeliveryPage({ ctx, frame, f }: { ctx: Ctx; frame: FrameFacts; f: ContractFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const c = f.contract
  const row = (d: Duty) => ({
    id: d.id,
    title: d.title[lang],
    dueOn: d.dueOn,
    dueSays: d.dueSays?.[lang],
    why: d.why[lang],
    otherwise: d.otherwise[lang],
    cites: d.cites,
    href: d.href,
    ...(d.clause && { clause: { number: d.clause, href: `/contracts/${c.id}/text#clause-${d.clause}` } }),
  })
  const side = (debtor: 'purchaser' | 'provider') => f.duties.filter((d) => d.debtor === debtor && d.state === 'open').map(row)
  const titles = { mine: nameOf(f.provider, lang), theirs: nameOf(f.purchaser, lang) }
  const mirror = f.isProvider
    ? { mine: side('provider'), theirs: side('purchaser'), titles }
    : { mine: side('purchaser'), theirs: side('provider'), titles: { mine: titles.theirs, theirs: titles.mine } }
  const month = f.errands.find((m) => !m.isOver)
  const alarms = f.duties.filter((d) => d.kind === 'errand-cap' && d.state === 'open')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleOf(c, lang)}
      section="delivery"
      trail={[{ label: t.title, href: '/delivery' }, { label: c.number }]}
      lead={`${titles.theirs} · ${titles.mine}`}
      actions={
        <>
          {f.isProvider && (
            <a className="button" href="/delivery/new">
              {t.newRecord}
            </a>
          )}
          <a className="button plain" href={`/delivery/records?contract=${c.id}`}>
            {t.records}
          </a>
          <a className="button plain" href={`/contracts/${c.id}`}>
            {t.toContract}
          </a>
        </>
      }
    >
      <Facts
        facts={[
          ...(f.staffed
            ? [{ label: t.occupied, value: <a href={`/delivery/${c.id}/posts`}>{f.staffed}</a>, note: f.vacant ?? t.noVacancy }]
            : []),
          { label: t.thisMonth, value: `${sayHours(month?.minutes ?? 0)} ${t.hours}` },
          { label: t.errands, value: sayPercent(month?.share ?? zero), note: `≤ ${f.cap}%` },
        ]}
      />
      <h2>{t.periods}</h2>
      <PeriodsTable lang={lang} f={f} ctx={ctx} />
      <Mirror {...mirror} today={ctx.today} lang={lang} />
      {alarms.map((d) => (
        <section key={d.id} id="errands">
          <h2>{t.answerErrandsTitle(d.subjectId)}</h2>
          <Notice late>
            <p>{d.why[lang]}</p>
          </Notice>
          {f.mayAnswer && (
            <Form action={`/delivery/${c.id}/errands/${d.subjectId}`} form={f.errandForm} lang={lang} submit={t.answerErrands}>
              <TextArea form={f.errandForm} lang={lang} name="answer" label={t.answerErrandsLabel} rows={3} />
            </Form>
          )}
        </section>
      ))}
      <h2>{t.hoursTitle}</h2>
      {f.hours.length === 0 ? (
        <Empty title={t.noHours}>
          <p>{t.noRecordsHelp}</p>
        </Empty>
      ) : (
        <HoursPlots f={f} lang={lang} />
      )}
      {f.units.length > 0 && (
        <>
          <h2>{t.unitsTitle}</h2>
          <UnitsTable f={f} lang={lang} />
        </>
      )}
      {f.uncounted > 0 && (
        <p className="small">
          <a href={`/delivery/records?contract=${f.contract.id}&counts=no`}>{t.uncountedRecords(f.uncounted)}</a>
        </p>
      )}
      <h2>{t.history}</h2>
      <History
        entries={f.history}
        lang={lang}
        zone={ctx.zone}
        say={(action, facts) => (sayAction(action, facts) ?? sayContract(action, facts))?.[lang] ?? action}
      />
    </Page>
  )
}

function PeriodsTable({ lang, f, ctx }: { lang: Lang; f: ContractFacts; ctx: Ctx }) {
  const t = words[lang]
  const c = f.contract
  const standing = (r: PeriodRow) => {
    const a = r.acceptance
    const period = periodOf(c, r.key, ctx.today)
    if (!a)
      return (
        <Tag quiet>
          {period?.kind === 'month' && isAfter(period.from, ctx.today)
            ? t.notYet
            : period?.kind === 'month' && isBefore(period.to, ctx.today)
              ? t.toHandIn
              : t.running}
        </Tag>
      )
    const late = a.state === 'handed-in' && a.stalled
    return (
      <>
        <Tag late={late} quiet={a.state === 'accepted'}>
          {late ? t.stalled : acceptanceProcess.states[a.state][lang]}
        </Tag>
        {a.by === 'silence' && <small className="soft"> {t.bySilence}</small>}
      </>
    )
  }
  const amount = (r: PeriodRow) => {
    const all = instalments(c)
    return sum(
      (r.acceptance?.lines ?? []).map((l) => {
        const i = all.find((x) => x.key === l.instalmentKey)
        return i ? worthOf(i.amount, fractionOf(l.accepted ?? l.claimed)) : minor(0n)
      }),
    )
  }
  return (
    <DataTable
      lang={lang}
      rows={f.periods}
      rowKey={(r) => r.key}
      late={(r) => r.acceptance?.state === 'handed-in' && r.acceptance.stalled}
      columns={[
        {
          key: 'period',
          label: t.period,
          cell: (r) =>
            r.acceptance ? <a href={`/delivery/acceptances/${r.acceptance.id}`}>{sayPeriod(c, r.key, lang)}</a> : sayPeriod(c, r.key, lang),
        },
        {
          key: 'dates',
          label: t.dates,
          cell: (r) => {
            const p = periodOf(c, r.key, ctx.today)
            return r.acceptance
              ? sayDates(r.acceptance, lang)
              : p?.kind === 'month'
                ? `${sayDay(p.from, lang)} – ${sayDay(p.to, lang)}`
                : ''
          },
        },
        { key: 'state', label: t.state, cell: standing },
        { key: 'worth', label: t.worth, number: true, cell: (r) => (r.acceptance ? sayMoney(amount(r), lang) : '') },
        {
          key: 'next',
          label: t.next,
          cell: (r) =>
            f.mayHandIn && !r.whyNot ? (
              <a href={`/delivery/${c.id}/hand-in/${encodeURIComponent(r.key)}`}>{t.handIn}</a>
            ) : r.acceptance?.state === 'handed-in' ? (
              t.answerBy(sayDay(r.acceptance.dueOn, lang))
            ) : r.whyNot?.code === 'stage-not-due' ? (
              <small className="soft">{r.whyNot.words[lang]}</small>
            ) : (
              ''
            ),
        },
      ]}
    />
  )
}

const shades = ['#0a5c55', '#4d8d86', '#86b0aa', '#b9d1cd', '#d8d4c6', '#8a5a2b']
function HoursPlots({ f, lang }: { f: ContractFacts; lang: Lang }) {
  const t = words[lang]
  const months = [...new Set(f.hours.map((h) => h.month))].sort()
  const total = f.hours.reduce((n, h) => n + h.minutes, 0)
  const stacked = (
    key: 'category' | 'askedBy',
    order: readonly string[],
    says: Record<string, Words>,
    title: string,
    range: readonly string[],
  ) => {
    const used = order.filter((k) => f.hours.some((h) => h[key] === k))
    const rows = months.flatMap((m) =>
      used.map((k) => ({
        month: m,
        kind: says[k]![lang],
        minutes: f.hours.filter((h) => h.month === m && h[key] === k).reduce((n, h) => n + h.minutes, 0),
      })),
    )
    const cell = (m: string, k: string) => rows.find((r) => r.month === m && r.kind === says[k]![lang])!.minutes
    return (
      <Figure
        lang={lang}
        title={title}
        description={t.hoursByCategorySays(sayHours(total).replace(/\.0$/, ''))}
        options={{
          x: { type: 'band', domain: months, label: null, tickFormat: monthTick(months) },
          y: { label: t.hours, grid: true },
          color: { domain: used.map((k) => says[k]![lang]), range: used.map((k) => range[order.indexOf(k)]!), legend: false },
          marks: [
            Plot.barY(rows, {
              x: 'month',
              y: (r: { minutes: number }) => r.minutes / 60,
              fill: 'kind',
              order: used.map((k) => says[k]![lang]),
            }),
            Plot.ruleY([0]),
          ],
        }}
        note={
          <span className="small">
            {used.map((k) => (
              <span key={k} className="nowrap">
                <i
                  style={{ display: 'inline-block', width: 12, height: 12, background: range[order.indexOf(k)], marginInline: '8px 4px' }}
                  aria-hidden="true"
                />
                {says[k]![lang]}
              </span>
            ))}
          </span>
        }
        table={
          <DataTable
            lang={lang}
            rows={months}
            rowKey={(m) => m}
            columns={[
              { key: 'm', label: t.month, cell: (m) => sayWhen(m, lang) },
              ...used.map((k) => ({ key: k, label: says[k]![lang], number: true, cell: (m: string) => sayHours(cell(m, k)) })),
            ]}
          />
        }
      />
    )
  }
  const share = f.errands
    .filter((m) => m.minutes > 0)
    .map((m) => ({ month: m.month, percent: toNumber(m.share) * 100, above: m.aboveCap, running: !m.isOver, cap: Number(m.cap) }))
  const caps = [...new Set(share.map((m) => m.cap))]
  const colour = (s: (typeof share)[number]) => (s.above ? colours.late : colours.accent)
  return (
    <div className="plots">
      {stacked('category', categories, categoryWords, t.hoursByCategory, shades)}
      {stacked('askedBy', askers, askerWords as Record<AskedBy, Words>, t.hoursByAsker, ['#0a5c55', '#8a5a2b', '#c39a6b', '#86b0aa'])}
      <Figure
        lang={lang}
        title={t.errandTitle}
        description={t.errandSays(
          f.cap,
          share.some((s) => s.running),
        )}
        options={{
          height: 180,
          x: { type: 'band', domain: share.map((s) => s.month), label: null, tickFormat: monthTick(share.map((s) => s.month)) },
          y: { label: '%', grid: true, domain: [0, Math.max(...caps.map((cap) => cap * 1.5), ...share.map((s) => s.percent), 1)] },
          marks: [
            // What may still change is drawn lighter.
            Plot.barY(share, {
              x: 'month',
              y: 'percent',
              fill: colour,
              fillOpacity: (s: (typeof share)[number]) => (s.running ? 0.3 : 1),
              stroke: colour,
            }),
            // A supplement may have changed the cap on the way: each month then has its own.
            caps.length > 1
              ? Plot.tickY(share, { x: 'month', y: 'cap', stroke: colours.ink, strokeDasharray: '4 3' })
              : Plot.ruleY(caps, { stroke: colours.ink, strokeDasharray: '4 3' }),
            Plot.ruleY([0]),
          ],
        }}
        table={
          <DataTable
            lang={lang}
            rows={f.errands}
            rowKey={(m) => m.month}
            late={(m) => m.overCap}
            columns={[
              { key: 'm', label: t.month, cell: (m) => `${sayWhen(m.month, lang)}${m.isOver ? '' : ` ${t.soFar}`}` },
              { key: 'h', label: t.hours, number: true, cell: (m) => sayHours(m.minutes) },
              { key: 'e', label: t.errands, number: true, cell: (m) => sayHours(m.errandMinutes) },
              {
                key: 's',
                label: t.share,
                number: true,
                cell: (m) => (
                  <>
                    {sayPercent(m.share)}
                    {m.aboveCap && (
                      <>
                        {' '}
                        <Tag late={m.overCap}>{t.overCap}</Tag>
                      </>
                    )}
                  </>
                ),
              },
            ]}
          />
        }
      />
    </div>
  )
}

function UnitsTable({ f, lang }: { f: ContractFacts; lang: Lang }) {
  const t = words[lang]
  const lines = f.contract.lines.filter((l) => f.units.some((u) => u.lineId === l.id) || l.kind === 'project')
  const of = (id: string) => f.units.filter((u) => u.lineId === id)
  const accepted = (id: string) => {
    const share = f.periods
      .flatMap((p) => p.acceptance?.lines ?? [])
      .filter((l) => l.instalmentKey === `${id}:units` && l.accepted)
      .reduce((s, l) => add(s, fractionOf(l.accepted!)), zero)
    const line = f.contract.lines.find((l) => l.id === id)
    return line?.kind === 'project' && line.paidBy === 'units' ? String(Math.round(toNumber(share) * line.quantity * 100) / 100) : ''
  }
  return (
    <DataTable
      lang={lang}
      rows={lines}
      rowKey={(l) => l.id}
      columns={[
        { key: 'line', label: t.line, cell: (l) => l.title },
        { key: 'bought', label: t.bought, number: true, cell: (l) => (l.kind === 'project' ? l.quantity : '') },
        {
          key: 'done',
          label: t.completed,
          number: true,
          cell: (l) => {
            const d = f.done.get(l.id)
            if (l.kind !== 'project' || !d) return ''
            return (
              <>
                {d.units}
                {d.recorded > d.units && <small className="soft"> · {t.notCountedUnits(d.recorded - d.units)}</small>}
              </>
            )
          },
        },
        { key: 'accepted', label: t.claimedSoFar, number: true, cell: (l) => accepted(l.id) },
        { key: 'people', label: t.reached, number: true, cell: (l) => of(l.id).reduce((n, u) => n + u.people, 0) },
        { key: 'hours', label: t.minutesSpent, number: true, cell: (l) => sayHours(of(l.id).reduce((n, u) => n + u.minutes, 0)) },
      ]}
    />
  )
}

export interface OverviewRow {
  contract: Contract
  minutes: number
  errand: ErrandMonth | undefined
  vacant: string
  toHandIn: number
  toAccept: number
  late: boolean
}
export function OverviewPage({
  ctx,
  frame,
  rows,
  waiting,
  mayRecord,
  sees,
}: {
  ctx: Ctx
  frame: FrameFacts
  rows: readonly OverviewRow[]
  waiting: readonly { acceptance: Acceptance; contract: Contract }[]
  mayRecord: boolean
  sees: boolean
}) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="delivery"
      lead={t.lead}
      actions={
        <>
          {mayRecord && (
            <a className="button" href="/delivery/new">
              {t.newRecord}
            </a>
          )}
          {sees && (
            <a className="button plain" href="/delivery/records">
              {t.records}
            </a>
          )}
          <a className="button plain" href="/delivery/notices">
            {t.notices}
          </a>
        </>
      }
    >
      {waiting.length > 0 && (
        <>
          <h2>{t.waiting}</h2>
          <DataTable
            lang={lang}
            rows={waiting}
            rowKey={(w) => w.acceptance.id}
            columns={[
              {
                key: 'c',
                label: t.contract,
                cell: (w) => (
                  <a href={`/delivery/acceptances/${w.acceptance.id}`}>
                    {titleOf(w.contract, lang)} · {sayPeriod(w.contract, w.acceptance.period, lang)}
                  </a>
                ),
              },
              { key: 'd', label: t.dates, cell: (w) => sayDates(w.acceptance, lang) },
              { key: 'b', label: t.dueOn, cell: (w) => sayDay(w.acceptance.dueOn, lang) },
            ]}
          />
        </>
      )}
      {sees && (
        <DataTable
          lang={lang}
          rows={rows}
          rowKey={(r) => r.contract.id}
          late={(r) => r.late}
          empty={
            <Empty title={t.noDelivery}>
              <p>{t.noDeliveryHelp}</p>
            </Empty>
          }
          columns={[
            {
              key: 'number',
              label: t.contract,
              cell: (r) => (
                <>
                  <a href={`/delivery/${r.contract.id}`}>{titleOf(r.contract, lang)}</a>
                  <br />
                  <span className="soft small">{r.contract.number}</span>
                </>
              ),
            },
            { key: 'hours', label: t.thisMonth, number: true, cell: (r) => sayHours(r.minutes) },
            { key: 'errands', label: t.errands, number: true, cell: (r) => (r.errand ? sayPercent(r.errand.share) : '') },
            { key: 'vacant', label: t.vacant, number: true, cell: (r) => r.vacant },
            {
              key: 'todo',
              label: t.waitingPeriods,
              cell: (r) => (
                <>
                  {r.toAccept > 0 && <Tag late={r.late}>{t.waitAccept(r.toAccept)}</Tag>}
                  {r.toAccept > 0 && r.toHandIn > 0 && ' '}
                  {r.toHandIn > 0 && <Tag>{t.waitHandIn(r.toHandIn)}</Tag>}
                </>
              ),
            },
          ]}
        />
      )}
    </Page>
  )
}
