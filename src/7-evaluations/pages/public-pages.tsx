import type { Contract } from '#contracts'
import { decimal, fraction, type Lang, multiply, sayDay } from '#kernel'
import { namedChoice, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Empty, type FrameFacts, NarrowedTo } from '#ui'
import type { Verdict } from '../rounds.ts'
import { dimensions } from '../rules/dimension-words.ts'
import type { Pooled } from '../rules/pooled.ts'
import { words } from '../words.ts'
import { EvaluationsPage } from './frame.tsx'
import { LineMarks } from './line-marks.tsx'
import { Marks } from './marks.tsx'
import { type Paid, PaymentFacts } from './payment-facts.tsx'

interface SeenPurchaser {
  readonly of: Organisation
  readonly pooled: Pooled
  readonly paid: Paid
}

/** How institutions see each purchaser, pooled, with the payment facts beside it. */
export function PurchasersPage({ ctx, frame, seen }: { ctx: Ctx; frame: FrameFacts; seen: readonly SeenPurchaser[] }) {
  const t = words[ctx.lang]
  return (
    <EvaluationsPage ctx={ctx} frame={frame} title={t.purchasers} tab="purchasers" lead={t.pooledLead}>
      {seen.length === 0 && <Empty title={t.noPurchasers} />}
      {seen.map((p) => (
        <section key={p.of.id} id={p.of.id}>
          <h2>{nameOf(p.of, ctx.lang)}</h2>
          <PooledMarks pooled={p.pooled} lang={ctx.lang} />
          <h3>{t.facts}</h3>
          <PaymentFacts paid={p.paid} lang={ctx.lang} />
        </section>
      ))}
    </EvaluationsPage>
  )
}

function PooledMarks({ pooled, lang }: { pooled: Pooled; lang: Lang }) {
  const t = words[lang]
  if (!pooled.shown) return <p>{t.keptBack(pooled.institutions, pooled.needed)}</p>
  return (
    <>
      <p className="small soft">{t.pooledOver(pooled.institutions)}</p>
      <div className="bars">
        {dimensions.provider.flatMap((d) => {
          const found = pooled.dimensions.find((x) => x.dimension === d.key)
          if (!found) return []
          return [
            <span key={`${d.key}n`}>{d.title[lang]}</span>,
            <span key={`${d.key}b`}>
              <i style={{ width: `${decimal(multiply(found.mean, fraction(20)), 0)}%` }} />
            </span>,
            <span key={`${d.key}v`} className="nowrap">
              {decimal(found.mean, 1)} / 5
            </span>,
          ]
        })}
      </div>
    </>
  )
}

/** What purchasers said of institutions, each with its reply. */
export function InstitutionsPage(p: {
  ctx: Ctx
  frame: FrameFacts
  institutions: readonly Organisation[]
  /** The one that was asked for. */
  one: Organisation | undefined
  verdicts: readonly Verdict[]
  contracts: ReadonlyMap<string, Contract>
  names: ReadonlyMap<string, Organisation>
}) {
  const { ctx, frame } = p
  const t = words[ctx.lang]
  return (
    <EvaluationsPage ctx={ctx} frame={frame} title={t.institutions} tab="institutions" lead={t.institutionsLead}>
      <form className="filters" method="get">
        <NarrowedTo
          name="institution"
          label={t.provider}
          all={t.all}
          value={p.one?.id ?? ''}
          options={p.institutions.map((o) => namedChoice(o, ctx.lang))}
        />
        <button className="button plain small">{t.show}</button>
      </form>
      {p.verdicts.length === 0 && <p className="soft">{t.noVerdicts}</p>}
      {p.verdicts.map((v) => (
        <section key={v.roundId} id={v.roundId}>
          <h2>{nameOf(p.names.get(v.providerId), ctx.lang)}</h2>
          <p className="small soft">
            {t.marksOf(nameOf(p.names.get(v.purchaserId), ctx.lang), nameOf(p.names.get(v.providerId), ctx.lang))} · {t[v.kind]} ·{' '}
            {sayDay(v.revealedOn, ctx.lang)}
          </p>
          <Marks
            ctx={ctx}
            rating={{ marks: v.marks, reply: v.reply, repliedOn: null }}
            replier={nameOf(p.names.get(v.providerId), ctx.lang)}
          >
            <LineMarks round={{ lines: v.lines.map((m) => m.lineId) }} of={p.contracts.get(v.contractId)} marks={v.lines} lang={ctx.lang} />
          </Marks>
        </section>
      ))}
    </EvaluationsPage>
  )
}
