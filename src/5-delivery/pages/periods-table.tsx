import { type Contract, instalments } from '#contracts'
import { isAfter, isBefore, minor, type Lang, type Money, type Refusal, sayDay, sayMoney, sum, worthOf } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Tag } from '#ui'
import type { Acceptance } from '../rules/acceptance.ts'
import { acceptanceProcess } from '../rules/acceptance-process.ts'
import { periodKeys, periodOf } from '../period-of.ts'
import { reportWords } from '../report-words.ts'
import { words } from '../words.ts'
import { sayDates, sayPeriod } from './say.ts'
import type { ContractFacts } from './contract.tsx'

export interface PeriodRow {
  key: string
  acceptance: Acceptance | undefined
  whyNot: Refusal | undefined
}

interface Shown {
  lang: Lang
  f: ContractFacts
}

/** Every period of a contract: what was handed in of it, where that stands, and what comes next. */
export function PeriodsTable({ lang, f, ctx }: Shown & { ctx: Ctx }) {
  const t = words[lang]
  const c = f.contract
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
        {
          key: 'report',
          label: reportWords[lang].toReport,
          cell: (r) => {
            const p = periodOf(c, r.key, ctx.today)
            return p?.kind === 'month' && !isAfter(p.from, ctx.today) ? (
              <a href={`/delivery/${c.id}/report/${r.key}`}>{reportWords[lang].toReport}</a>
            ) : null
          },
        },
        { key: 'state', label: t.state, cell: (r) => <Standing r={r} lang={lang} f={f} ctx={ctx} /> },
        { key: 'worth', label: t.worth, number: true, cell: (r) => (r.acceptance ? sayMoney(worthOfRow(c, r), lang) : '') },
        {
          key: 'next',
          label: t.next,
          cell: (r) => <Next r={r} lang={lang} f={f} />,
        },
      ]}
    />
  )
}

function Standing({ r, lang, f, ctx }: Shown & { r: PeriodRow; ctx: Ctx }) {
  const t = words[lang]
  const a = r.acceptance
  const period = periodOf(f.contract, r.key, ctx.today)
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
      {a.mayMove && <small className="soft"> {t.yearToCome(a.dueOn)}</small>}
    </>
  )
}

/** What was accepted, or as long as it is not decided, claimed. */
function worthOfRow(c: Contract, r: PeriodRow): Money {
  const all = instalments(c)
  return sum(
    (r.acceptance?.lines ?? []).map((l) => {
      const i = all.find((x) => x.key === l.instalmentKey)
      return i ? worthOf(i, [l.accepted ?? l.claimed]) : minor(0n)
    }),
  )
}

/** To the form that hands in; or by when it is answered, or why it is not yet time. */
function Next({ r, lang, f }: Shown & { r: PeriodRow }) {
  const t = words[lang]
  if (f.mayHandIn && !r.whyNot) return <a href={`/delivery/${f.contract.id}/hand-in/${encodeURIComponent(r.key)}`}>{t.handIn}</a>
  if (r.acceptance?.state === 'handed-in') return <>{t.answerBy(sayDay(r.acceptance.dueOn, lang))}</>
  return r.whyNot?.code === 'stage-not-due' ? <small className="soft">{r.whyNot.words[lang]}</small> : null
}

/** The periods of a contract, each with what was handed in of it and why none can be now. */
export const periodRows = (c: Contract, found: readonly Acceptance[], whyNot: (key: string) => Refusal | undefined): PeriodRow[] =>
  periodKeys(c).map((key) => ({ key, acceptance: found.find((a) => a.period === key), whyNot: whyNot(key) }))
