import { decimal, fraction, type Fraction, isRefusal, multiply, sayDay, sayMoney } from '#kernel'
import { nameOf, organisations } from '#people'
import type { Ctx } from '#platform'
import { type C, Empty, Facts, type FrameFacts, type View } from '#ui'
import { paymentFacts, pooledVerdicts, verdictsOnInstitutions } from '../rounds.ts'
import { dimensions } from '../rules/dimensions.ts'
import { words } from '../words.ts'
import { EvaluationsPage } from './frame.tsx'
import { Marks } from './round-page.tsx'

/** How institutions see each purchaser, pooled, with the payment facts beside it. Anybody may read it. */
export async function PurchasersPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const t = words[ctx.lang]
  const purchasers = await organisations(ctx, { kind: 'purchaser' })
  const pooled = await pooledVerdicts(
    ctx,
    purchasers.map((p) => p.id),
  )
  const paid = new Map<string, Awaited<ReturnType<typeof paymentFacts>>>()
  for (const p of purchasers) paid.set(p.id, await paymentFacts(ctx, { purchaserId: p.id }))
  return (
    <EvaluationsPage ctx={ctx} frame={frame} title={t.purchasers} tab="purchasers" lead={t.pooledLead}>
      {purchasers.length === 0 && <Empty title={t.noPurchasers} />}
      {purchasers.map((p) => {
        const seen = pooled.get(p.id)!
        const facts = paid.get(p.id)!
        return (
          <section key={p.id} id={p.id}>
            <h2>{nameOf(p, ctx.lang)}</h2>
            {seen.shown ? (
              <>
                <p className="small soft">{t.pooledOver(seen.institutions)}</p>
                <div className="bars">
                  {dimensions.provider.flatMap((d) => {
                    const found = seen.dimensions.find((x) => x.dimension === d.key)
                    if (!found) return []
                    const value = decimal(found.mean, 1)
                    return [
                      <span key={`${d.key}n`}>{d.title[ctx.lang]}</span>,
                      <span key={`${d.key}b`}>
                        <i style={{ width: `${decimal(multiply(found.mean, fraction(20)), 0)}%` }} />
                      </span>,
                      <span key={`${d.key}v`} className="nowrap">
                        {value} / 5
                      </span>,
                    ]
                  })}
                </div>
              </>
            ) : (
              <p>{t.keptBack(seen.institutions, seen.needed)}</p>
            )}
            <h3>{t.facts}</h3>
            {isRefusal(facts) ? (
              <p>{facts.words[ctx.lang]}</p>
            ) : facts.value.due === 0 ? (
              <p className="soft">{t.nothingDue}</p>
            ) : (
              <Facts
                facts={[
                  { label: t.inTime, value: percent(facts.value.inTimeByCount), note: t.due(facts.value.due) },
                  { label: t.inTimeValue, value: percent(facts.value.inTimeByValue) },
                  { label: t.interestLiable, value: sayMoney(facts.value.interestLiable, ctx.lang) },
                  { label: t.interestPaid, value: sayMoney(facts.value.interestPaid, ctx.lang) },
                ]}
              />
            )}
          </section>
        )
      })}
    </EvaluationsPage>
  )
}
const percent = (f: Fraction | null): string => (f ? `${decimal(multiply(f, fraction(100)), 1)}%` : '–')

/** What purchasers said of institutions, each with its reply. Anybody may read it. */
export async function InstitutionsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const t = words[ctx.lang]
  const institutions = await organisations(ctx, { kind: 'institution' })
  const wanted = c.req.query('institution') ?? ''
  const one = institutions.find((i) => i.id === wanted)
  const found = await verdictsOnInstitutions(ctx, one ? { providerId: one.id } : {})
  const names = new Map([...institutions, ...(await organisations(ctx, { ids: found.map((v) => v.purchaserId) }))].map((o) => [o.id, o]))
  return (
    <EvaluationsPage ctx={ctx} frame={frame} title={t.institutions} tab="institutions" lead={t.institutionsLead}>
      <form className="filters" method="get">
        <div className="field">
          <label htmlFor="institution">{t.provider}</label>
          <select id="institution" name="institution" defaultValue={one?.id ?? ''}>
            <option value="">{t.all}</option>
            {institutions.map((i) => (
              <option key={i.id} value={i.id}>
                {nameOf(i, ctx.lang)}
              </option>
            ))}
          </select>
        </div>
        <button className="button plain small">{t.show}</button>
      </form>
      {found.length === 0 && <p className="soft">{t.noVerdicts}</p>}
      {found.map((v) => (
        <section key={v.roundId} id={v.roundId}>
          <h2>{nameOf(names.get(v.providerId), ctx.lang)}</h2>
          <p className="small soft">
            {t.marksOf(nameOf(names.get(v.purchaserId), ctx.lang), nameOf(names.get(v.providerId), ctx.lang))} · {t[v.kind]} ·{' '}
            {sayDay(v.revealedOn, ctx.lang)}
          </p>
          <Marks
            ctx={ctx}
            rating={{ marks: v.marks, reply: v.reply, repliedOn: null }}
            replier={nameOf(names.get(v.providerId), ctx.lang)}
          />
        </section>
      ))}
    </EvaluationsPage>
  )
}
