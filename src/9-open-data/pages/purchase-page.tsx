import {
  add,
  type Day,
  daysBetween,
  type Fraction,
  fraction,
  fractionOf,
  isAtLeast,
  type Lang,
  minor,
  multiply,
  one,
  roundToWhole,
  sayDay,
  sayMoment,
  sayMoney,
  sayQuantity,
  sum,
  zero,
} from '#kernel'
import type { Ctx, CycleStep, Standing } from '#platform'
import { Cycle, DataTable, type FrameFacts, Page, SummaryList, Thread } from '#ui'
import { smallest } from '../public-purchase.ts'
import type {
  PublicContract,
  PublicEstimate,
  PublicLine,
  PublicNeed,
  PublicParty,
  PublicPurchase,
  PublicTender,
} from '../rules/public-facts.ts'
import { modeWords, words } from '../words.ts'

export const partyName = (p: PublicParty | undefined, lang: Lang): string => (lang === 'en' && p?.nameEn) || (p?.name ?? '')
export const titleOf = (p: { title: string; titleEn: string | null }, lang: Lang): string => (lang === 'en' && p.titleEn) || p.title
export const joined = (list: readonly string[], lang: Lang): string => list.join(lang === 'zh' ? '、' : ', ')
type T = (typeof words)['zh']

/** A purchase as the public sees it: what was heard, what was bought, what became of it. */
export function PublicPurchasePage({ ctx, frame, p }: { ctx: Ctx; frame: FrameFacts; p: PublicPurchase }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={titleOf(p, lang)}
      trail={[{ label: t.open, href: '/open' }, { label: t.purchases, href: '/open/purchases' }, { label: p.number }]}
      lead={[
        partyName(p.purchaser, lang),
        joined(
          p.communities.map((c) => titleOf({ title: c.name, titleEn: c.nameEn }, lang)),
          lang,
        ),
        p.mode && modeWords[p.mode][lang],
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <Cycle standings={cycleOf(p, ctx)} lang={lang} />
      <Heard p={p} ctx={ctx} />
      <h2 id="bought">{t.bought}</h2>
      {p.plan && <PlanPart p={p} ctx={ctx} />}
      {p.tenders.map((x) => (
        <CallPart key={x.id} x={x} ctx={ctx} />
      ))}
      {p.awards.map((a) => (
        <section key={a.id} id="award">
          <h3>{t.award}</h3>
          <SummaryList
            rows={[
              { label: t.awardedTo, value: <a href={`/open/institutions/${a.provider.id}`}>{partyName(a.provider, lang)}</a> },
              { label: t.on, value: sayDay(a.awardedOn, lang) },
              { label: t.total, value: sayMoney(a.total, lang) },
              { label: t.reasons, value: a.reasons },
            ]}
          />
        </section>
      ))}
      <h2 id="became">{t.became}</h2>
      {p.contracts.length === 0 && <p className="soft">{t.notYet}</p>}
      {p.contracts.map((c) => (
        <ContractPart key={c.id} c={c} p={p} ctx={ctx} />
      ))}
      {p.needs.length > 0 && (
        <>
          <h2 id="thread">{t.thread}</h2>
          {p.needs.map((n) => (
            <Thread key={n.id} knots={knotsOf(n, p, ctx)} />
          ))}
        </>
      )}
      <div className="actions no-print">
        <a className="button plain" href={`/open/purchases/${p.id}/ocds.json`}>
          {t.downloadOcds}
        </a>
        <a href="/open/about">{t.goAbout}</a>
      </div>
    </Page>
  )
}

function Heard({ p, ctx: { lang } }: { p: PublicPurchase; ctx: Ctx }) {
  const t = words[lang]
  const c = p.consultation
  return (
    <section id="heard">
      <h2>{t.heard}</h2>
      {c ? (
        <p>
          {[c.answers === null ? t.fewAnswers : t.answers(c.answers), c.lastClosedOn && t.closedOn(sayDay(c.lastClosedOn, lang))]
            .filter(Boolean)
            .join(lang === 'zh' ? '，' : '; ')}
        </p>
      ) : (
        <p>
          {t.notAsked} {p.plan?.noSurveyReason && t.notAskedWhy(p.plan.noSurveyReason)}
        </p>
      )}
      {p.needs.length === 0 && <p className="soft">{t.noNeeds}</p>}
      {p.needs.map((n) => (
        <section key={n.id}>
          <h3>{titleOf(n, lang)}</h3>
          {n.acceptedOn && <p className="soft small">{t.acceptedNeed(sayDay(n.acceptedOn, lang))}</p>}
          {n.acceptedReason && <p>{t.acceptedAlthough(n.acceptedReason)}</p>}
          <ul>
            {n.evidence.map((e) => (
              <li key={e.id}>
                {kindWords(e.kind, t)}
                {lang === 'zh' ? '：' : ': '}
                {e.source}
                {e.estimate && (
                  <span className="soft small">
                    {' '}
                    · {e.estimate.says[lang]}
                    {lang === 'zh' ? '：' : ': '}
                    {sayEstimate(e.estimate, t)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
const kindWords = (kind: string, t: T): string =>
  kind === 'felt' || kind === 'normative' || kind === 'expressed' || kind === 'comparative' ? t[kind] : kind
const sayEstimate = (e: PublicEstimate, t: T): string => {
  const f = (x: number) => (e.what === 'share' ? `${(x * 100).toFixed(0)}%` : x.toFixed(2))
  return `${f(e.estimate)} (${e.low !== null && e.high !== null ? `95% ${f(e.low)}–${f(e.high)}` : t.errorUnknown}), n = ${e.n}`
}

function Lines({ lines, p, ctx: { lang } }: { lines: readonly (PublicLine & { reason?: string | null })[]; p: PublicPurchase; ctx: Ctx }) {
  const t = words[lang]
  const needs = new Map(p.needs.map((n) => [n.id, titleOf(n, lang)]))
  return (
    <DataTable
      rows={lines}
      rowKey={(l) => l.id}
      lang={lang}
      columns={[
        {
          key: 'line',
          label: t.line,
          cell: (l) => (
            <span style={{ display: 'inline-block', minWidth: 130 }}>
              {l.title}
              <span className="soft small" style={{ display: 'block' }}>
                {modeWords[l.kind][lang]}
              </span>
            </span>
          ),
        },
        {
          key: 'quantity',
          label: t.quantity,
          cell: (l) => (l.kind === 'post' ? t.posts(l.posts, l.months) : sayQuantity(l.quantity, l.unit, lang)),
        },
        {
          key: 'needs',
          label: t.needs,
          cell: (l) =>
            joined(
              l.needIds.map((id) => needs.get(id)).filter((x) => x !== undefined),
              lang,
            ) || (l.reason ? t.noNeedReason(l.reason) : ''),
        },
        { key: 'amount', label: t.total, number: true, cell: (l) => sayMoney(l.amount, lang) },
      ]}
      foot={
        <tr>
          <td colSpan={3}>{t.total}</td>
          <td className="num">{sayMoney(sum(lines.map((l) => l.amount)), lang)}</td>
        </tr>
      }
    />
  )
}

function PlanPart({ p, ctx }: { p: PublicPurchase; ctx: Ctx }) {
  const { lang } = ctx
  const t = words[lang]
  const plan = p.plan!
  return (
    <section id="plan">
      <h3>
        {t.plan} <span className="soft small">{t.planPublished(sayDay(plan.publishedOn, lang))}</span>
      </h3>
      <Lines lines={plan.lines} p={p} ctx={ctx} />
      <p className="small soft">
        {t.sources}
        {lang === 'zh' ? '：' : ': '}
        {joined(
          plan.sources.map((s) => `${s.source} ${sayMoney(s.amount, lang)}`),
          lang,
        )}
      </p>
    </section>
  )
}

function CallPart({ x, ctx }: { x: PublicTender; ctx: Ctx }) {
  const { lang, zone } = ctx
  const t = words[lang]
  return (
    <section id="tender">
      <h3>{t.call}</h3>
      <SummaryList
        rows={[
          { label: t.method, value: x.methodSays[lang] },
          { label: t.issued, value: sayDay(x.issuedOn, lang) },
          ...(x.deadlineAt ? [{ label: t.deadline, value: sayMoment(x.deadlineAt, lang, zone) }] : []),
          { label: t.budget, value: sayMoney(x.budget, lang) },
          { label: t.price, value: x.fixedPrice ? t.fixed : t.priceWeight(x.priceWeight ?? '0') },
          {
            label: t.criteria,
            value: joined(
              x.criteria.map((c) => `${c.title} ${c.weight}`),
              lang,
            ),
          },
          ...(x.conditions ? [{ label: t.conditions, value: x.conditions }] : []),
          { label: t.bidders, value: x.bidders === null ? t.notOpened : String(x.bidders) },
          ...(x.ended ? [{ label: t.ended, value: `${sayDay(x.ended.on, lang)} ${x.ended.reason ?? ''}` }] : []),
        ]}
      />
    </section>
  )
}

function ContractPart({ c, p, ctx }: { c: PublicContract; p: PublicPurchase; ctx: Ctx }) {
  const { lang, today } = ctx
  const t = words[lang]
  const [first, ...changes] = c.texts
  const now = c.texts.at(-1)
  if (!first || !now) return null
  const owes = (side: 'purchaser' | 'provider') => c.duties.filter((d) => d.debtor === side)
  return (
    <section id={c.id}>
      <h3>{t.contract(c.number)}</h3>
      <SummaryList
        rows={[
          { label: t.provider, value: <a href={`/open/institutions/${c.provider.id}`}>{partyName(c.provider, lang)}</a> },
          { label: t.signed, value: sayMoment(first.agreedAt, lang, ctx.zone) },
          { label: t.runs, value: `${sayDay(now.startsOn, lang)} – ${sayDay(now.endsOn, lang)}` },
          { label: t.total, value: sayMoney(now.total, lang) },
          ...(c.noTenderReason ? [{ label: t.noTender, value: c.noTenderReason }] : []),
          ...(changes.length > 0
            ? [
                {
                  label: t.changes,
                  value: (
                    <ul>
                      {changes.map((v) => (
                        <li key={v.number}>{t.changed(sayMoment(v.agreedAt, lang, ctx.zone), v.reason)}</li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          ...(c.endedOn ? [{ label: t.ended, value: `${sayDay(c.endedOn, lang)} ${c.endReason ?? ''}` }] : []),
        ]}
      />
      <Lines lines={now.lines} p={p} ctx={ctx} />
      <details>
        <summary>{t.duties}</summary>
        <div className="mirror" style={{ marginTop: 16 }}>
          {(['purchaser', 'provider'] as const).map((side) => (
            <div key={side}>
              <div className="side">
                <h3>{side === 'purchaser' ? t.purchaserOwes : t.providerOwes}</h3>
                <span className="soft small">{owes(side).length}</span>
              </div>
              <ul className="duties">
                {owes(side).map((d) => (
                  <li className="duty" key={`${d.kind}${d.debtor}`}>
                    <span>{d.title[lang]}</span>
                    <span className="when">
                      <span>{d.deadline[lang]}</span>
                    </span>
                    <span className="why">{t.otherwise(d.remedy[lang])}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </details>
      <h3>{t.acceptances}</h3>
      <DataTable
        rows={c.acceptances}
        rowKey={(a) => a.id}
        lang={lang}
        empty={<p className="soft">{t.noAcceptances}</p>}
        columns={[
          {
            key: 'period',
            label: t.period,
            cell: (a) => (
              <>
                {a.title[lang]}
                {a.parts.some((x) => x.disputed) && <span className="soft small"> · {t.disputedParts}</span>}
              </>
            ),
          },
          { key: 'handed', label: t.handedIn, cell: (a) => sayDay(a.handedInOn, lang) },
          { key: 'due', label: t.acceptBy, cell: (a) => (a.dueOn ? sayDay(a.dueOn, lang) : '') },
          { key: 'accepted', label: t.accepted, cell: (a) => sayDay(a.acceptedOn, lang) },
          { key: 'by', label: t.by, cell: (a) => (a.by === 'silence' ? t.bySilence : t.byPurchaser) },
          { key: 'residents', label: t.residents, number: true, cell: (a) => (a.residents === null ? `< ${smallest}` : a.residents) },
        ]}
      />
      <h3 id="payments">{t.payments}</h3>
      <DataTable
        rows={c.claims}
        rowKey={(k) => k.id}
        lang={lang}
        empty={<p className="soft">{t.noPayments}</p>}
        late={(k) => lateness(k, today) > 0}
        columns={[
          { key: 'what', label: t.what, cell: (k) => k.title[lang] },
          { key: 'amount', label: t.total, number: true, cell: (k) => sayMoney(k.amount, lang) },
          { key: 'due', label: t.due, cell: (k) => sayDay(k.dueOn, lang) },
          { key: 'settled', label: t.settled, cell: (k) => (k.settledOn ? sayDay(k.settledOn, lang) : '') },
          {
            key: 'late',
            label: t.late,
            cell: (k) => {
              const n = lateness(k, today)
              return k.settledOn ? n > 0 ? t.days(n) : t.inTimeShort : n > 0 ? <span className="late">{t.lateNow(n)}</span> : t.unpaidYet
            },
          },
          { key: 'interest', label: t.interest, number: true, cell: (k) => (k.interest ? sayMoney(k.interest, lang) : '') },
        ]}
      />
      {c.verdicts.length > 0 && (
        <>
          <h3>{t.verdict}</h3>
          <SummaryList
            rows={c.verdicts.flatMap((v) => [
              { label: sayDay(v.revealedOn, lang), value: t.mark(v.mean.toFixed(2), v.n) },
              ...(v.reply ? [{ label: t.reply, value: v.reply }] : []),
            ])}
          />
          <p className="small soft">{t.pooledNote}</p>
        </>
      )}
    </section>
  )
}
const lateness = (k: { dueOn: Day; settledOn: Day | null }, today: Day): number => Math.max(0, daysBetween(k.dueOn, k.settledOn ?? today))

/** Where the purchase stands, from what is public alone. */
function cycleOf(p: PublicPurchase, ctx: Ctx): Partial<Record<CycleStep, Standing>> {
  const { lang, today } = ctx
  const t = words[lang]
  const here = (id: string) => `#${id}`
  const call = p.tenders.at(-1)
  const claims = p.contracts.flatMap((c) => c.claims)
  const late = claims.filter((k) => !k.settledOn && lateness(k, today) > 0).length
  const value = sum(p.contracts.map((c) => c.texts.at(-1)?.total ?? minor(0n)))
  const paid = sum(claims.flatMap((k) => k.payments.map((x) => x.amount)))
  const over = p.contracts.length > 0 && p.contracts.every((c) => c.endedOn)
  const answered = p.consultation?.answers
  const verdicts = p.contracts.reduce((n, c) => n + c.verdicts.length, 0)
  const accepted = p.contracts.reduce((n, c) => n + c.acceptances.length, 0)
  return {
    needs: { state: 'done', note: answered ? t.answers(answered) : undefined, href: here('heard') },
    ...(p.plan && { plans: { state: 'done' as const, note: sayMoney(p.plan.total, lang), href: here('plan') } }),
    ...(call && {
      tenders: {
        state: p.awards.length > 0 || call.ended ? ('done' as const) : ('now' as const),
        note: call.bidders === null ? t.notOpened : `${t.bidders} ${call.bidders}`,
        href: here('tender'),
      },
    }),
    ...(p.contracts.length > 0 && { contracts: { state: 'done' as const, note: sayMoney(value, lang), href: here('became') } }),
    ...(p.contracts.length > 0 && {
      delivery: {
        state: over ? ('done' as const) : ('now' as const),
        note: accepted > 0 ? `${t.acceptances} ${accepted}` : undefined,
        href: here('became'),
      },
    }),
    ...(claims.length > 0 && {
      payments: {
        state: paid === value ? ('done' as const) : ('now' as const),
        late: late > 0,
        note: sayMoney(paid, lang),
        href: here('payments'),
      },
    }),
    ...(verdicts > 0 && { evaluations: { state: 'done' as const, note: `${verdicts}`, href: here('became') } }),
    open: { state: 'now', note: undefined, href: `/open/purchases/${p.id}/ocds.json` },
  }
}

/** From the need to the line, the contract, what was accepted of it and what was paid: each knot a link to its own figures. */
function knotsOf(n: PublicNeed, p: PublicPurchase, ctx: Ctx) {
  const { lang } = ctx
  const t = words[lang]
  const of = (lines: readonly PublicLine[]) => lines.filter((l) => l.needIds.includes(n.id))
  const say = (lines: readonly PublicLine[]) =>
    joined(
      lines.map((l) => `${l.title} (${l.kind === 'post' ? t.posts(l.posts, l.months) : sayQuantity(l.quantity, l.unit, lang)})`),
      lang,
    )
  const planned = of(p.plan?.lines ?? [])
  const agreed = p.contracts.map((c) => ({ c, lines: of(c.texts.at(-1)?.lines ?? []) })).filter((x) => x.lines.length > 0)
  const accepted = agreed.map(({ c, lines }) => acceptedWorth(c, lines)).reduce((a, b) => a + b, 0n)
  const promised = sum(agreed.flatMap((x) => x.lines.map((l) => l.amount)))
  const first = agreed[0]?.c
  const settled = agreed.flatMap(({ c }) => c.claims).filter((k) => k.settledOn).length
  const claims = agreed.flatMap(({ c }) => c.claims).length
  return [
    {
      title: <b>{titleOf(n, lang)}</b>,
      note: n.evidence.map((e) => kindWords(e.kind, t)).join(lang === 'zh' ? '、' : ', '),
      href: '#heard',
    },
    {
      title: `${t.toPlan}${lang === 'zh' ? '：' : ': '}${planned.length ? say(planned) : t.notYet}`,
      href: planned.length ? '#plan' : undefined,
      open: planned.length === 0,
    },
    {
      title: `${t.toContract}${lang === 'zh' ? '：' : ': '}${agreed.length ? say(agreed.flatMap((x) => x.lines)) : t.notYet}`,
      note: agreed.length ? sayMoney(promised, lang) : undefined,
      href: first && `#${first.id}`,
      open: agreed.length === 0,
    },
    {
      title: `${t.toAccepted}${lang === 'zh' ? '：' : ': '}${accepted > 0n ? sayMoney(minor(accepted), lang) : t.notYet}`,
      href: accepted > 0n && first ? `#${first.id}` : undefined,
      open: accepted === 0n,
    },
    {
      title: `${t.toPaid}${lang === 'zh' ? '：' : ': '}${settled > 0 ? t.paidOf(settled, claims) : t.notYet}`,
      href: settled > 0 ? '#payments' : undefined,
      open: settled === 0,
    },
  ]
}

function acceptedWorth(c: PublicContract, lines: readonly PublicLine[]): bigint {
  const own = new Set<string>(lines.map((l) => l.id))
  const text = c.texts.at(-1)!
  let total = 0n
  for (const i of text.instalments) {
    if (!own.has(i.key.split(':')[0]!)) continue
    const share = c.acceptances
      .flatMap((a) => a.parts)
      .filter((x) => x.instalmentKey === i.key)
      .reduce((f: Fraction, x) => add(f, fractionOf(x.accepted)), zero)
    total += roundToWhole(multiply(fraction(i.amount), isAtLeast(share, one) ? one : share), 'down')
  }
  return total
}
