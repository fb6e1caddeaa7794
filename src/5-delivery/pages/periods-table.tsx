import { type Contract, instalments } from '#contracts'
import { isAfter, isBefore, minor, type Lang, type Refusal, sayDay, sayMoney, sum, worthOf } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Tag } from '#ui'
import type { Acceptance } from '../rules/acceptance.ts'
import { acceptanceProcess } from '../rules/acceptance-process.ts'
import { periodKeys, periodOf } from '../period-of.ts'
import { words } from '../words.ts'
import { sayDates, sayPeriod } from './say.ts'
import type { ContractFacts } from './contract.tsx'

export interface PeriodRow {
  key: string
  acceptance: Acceptance | undefined
  whyNot: Refusal | undefined
}

export function PeriodsTable({ lang, f, ctx }: { lang: Lang; f: ContractFacts; ctx: Ctx }) {
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
        return i ? worthOf(i, [l.accepted ?? l.claimed]) : minor(0n)
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

/** The periods of a contract, each with what was handed in of it and why none can be now. */
export const periodRows = (c: Contract, found: readonly Acceptance[], whyNot: (key: string) => Refusal | undefined): PeriodRow[] =>
  periodKeys(c).map((key) => ({ key, acceptance: found.find((a) => a.period === key), whyNot: whyNot(key) }))
