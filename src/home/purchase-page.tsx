import { type Contract, contracts } from '#contracts'
import { errandShare } from '#delivery'
import { combinationOf, combinationWords, type Day, listIn, sayDay, sayMoney, sum, type Words } from '#kernel'
import { askedAgainOf, rounds } from '#evaluations'
import { campaigns, needs, purchase, purchaseTitle } from '#needs'
import { communities, leadsTo, may, mayNot, nameOf, openable, type Organisation, organisation, organisations, type Parties } from '#people'
import { planOf } from '#plans'
import { tenders } from '#tenders'
import { type Ctx, historyOf, leavesOut, notThere } from '#platform'
import { Cycle, Facts, type FrameFacts, History, Mirror, Page, Thread } from '#ui'
import { dueFor, type Standings, standingsOf } from './doors.ts'
import { ErrandPlot } from './errand-plot.tsx'
import { doors, sayEntry } from './gather.ts'
import { nextStep } from './rules/next-step.ts'
import { whatNext } from './rules/what-next.ts'
import { type NeedThread, threadsOf } from './thread.ts'
import { duty } from './today.tsx'
import { nextWords, words } from './words.ts'

const shownHistory = 12

/** One purchase as the cycle it is in: what it is, where it stands, whose turn it is, why, and what can be done. */
export async function PurchasePage(ctx: Ctx, id: string, frame: FrameFacts) {
  const found = await purchase(ctx, id)
  if (!found) return notThere()
  const no = mayNot(ctx.asker, 'purchases.read', { purchaserId: found.purchaserId })
  if (no) return no
  const t = words[ctx.lang]
  const stand = (await standingsOf(ctx, doors, [id])).get(id) ?? {}
  const due = (await dueFor(ctx, doors, ctx.asker.organisationId!)).filter((i) => i.purchaseId === id)
  const threads = await threadsOf(ctx, id)
  const drafted = await contracts(ctx, { purchaseIds: [id] })
  const bought = drafted.filter((c) => c.state !== 'terminated')
  const live = bought.find((c) => ['active', 'ended'].includes(c.state))
  const errands = live ? await errandShare(ctx, live.id, live) : []
  const providers = await organisations(ctx, { ids: bought.map((c) => c.providerId) })
  const entries = await historyOf(ctx, { purchaseId: id }, { limit: shownHistory, except: ['delivery.record'] })
  const parties = { purchaserId: found.purchaserId, providerId: bought[0]?.providerId ?? null }
  const next = await nextOf(ctx, { purchaseId: id, due, drafted, parties })
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={purchaseTitle(found, ctx.lang)}
      trail={[{ label: t.myPurchases, href: '/purchases' }, { label: found.number }]}
      lead={await whoseAndWhere(ctx, found)}
    >
      <Cycle standings={openOnly(ctx, stand, parties)} lang={ctx.lang} />
      {bought.length > 0 && <Bought ctx={ctx} bought={bought} providers={providers} lawDay={found.lawDay} />}
      <WaysOn ctx={ctx} id={id} parties={parties} again={await askedAgainOf(ctx, id)} />
      {next && (
        <div className="actions">
          <a className="button" href={next.href}>
            {next.title[ctx.lang]}
          </a>
        </div>
      )}
      <h2>{t.dueTitle}</h2>
      {due.length === 0 ? (
        <p className="soft">{t.nothingForYou}</p>
      ) : (
        <Mirror
          mine={due.filter((i) => i.side === 'ours').map((i) => duty(i, ctx))}
          theirs={due.filter((i) => i.side === 'theirs').map((i) => duty(i, ctx))}
          today={ctx.today}
          lang={ctx.lang}
        />
      )}
      <Reached ctx={ctx} live={live} errands={errands} threads={threads} parties={parties} />
      <h2>{t.history}</h2>
      <History entries={entries} lang={ctx.lang} zone={ctx.zone} say={(a, f) => sayEntry(a, f)[ctx.lang]} />
      {leavesOut(entries, shownHistory) && (
        <p>
          <a href={`/purchases/${id}/history`}>{t.wholeHistory}</a>
        </p>
      )}
    </Page>
  )
}

/** What belongs to the purchase and is no step of the cycle: the rules it stands under, votes of its residents, and what they say after its end. */
function WaysOn({ ctx, id, parties, again }: { ctx: Ctx; id: string; parties: Parties; again: string | undefined }) {
  const t = words[ctx.lang]
  const after = again && openable(ctx.asker, `/evaluations/rounds/${again}/again`, parties)
  return (
    <p className="small">
      <a href={`/purchases/${id}/rules`}>{t.rulesReport}</a>
      {openable(ctx.asker, '/votes', parties) && (
        <>
          {' · '}
          <a href={`/votes?purchase=${id}`}>{t.votes}</a>
        </>
      )}
      {after && (
        <>
          {' · '}
          <a href={after}>{t.askedAgain}</a>
        </>
      )}
    </p>
  )
}

/** The purchaser, and the communities it buys for. */
async function whoseAndWhere(ctx: Ctx, { purchaserId, communityIds }: NonNullable<Awaited<ReturnType<typeof purchase>>>): Promise<string> {
  const office = await organisation(ctx, purchaserId)
  const where = await communities(ctx, { ids: communityIds })
  const names = where.map((c) => nameOf(c, ctx.lang))
  return `${nameOf(office, ctx.lang)} · ${listIn(names, ctx.lang)}`
}

/** What there is to do next: what is due, else what the cycle goes on with, for whoever may begin it. */
async function nextOf(
  ctx: Ctx,
  o: { purchaseId: string; due: Awaited<ReturnType<typeof dueFor>>; drafted: readonly Contract[]; parties: Parties },
): Promise<{ href: string; title: Words } | undefined> {
  const { purchaseId, due, drafted, parties } = o
  const isOurs = ctx.asker.organisationId === parties.purchaserId
  const [surveys, noted, plan, [tender], evaluated] = await Promise.all([
    campaigns(ctx, { purchaseIds: [purchaseId] }),
    needs(ctx, { purchaseId }),
    planOf(ctx, purchaseId),
    tenders(ctx, { purchaseIds: [purchaseId] }),
    rounds(ctx, { purchaseIds: [purchaseId] }),
  ])
  const mineToDo = due.flatMap((i) => {
    const href = i.side === 'ours' ? leadsTo(ctx.asker, i, parties) : undefined
    return href ? [{ ...i, href }] : []
  })
  const accepted = noted.filter((n) => n.state === 'accepted')
  const asked = surveys.filter((s) => s.purpose === 'needs')
  const step = nextStep({
    purchaseId,
    surveys: asked.length,
    asking: asked.find((s) => !s.countedOn) ?? null,
    needsAccepted: accepted.length,
    unread: noted.length === 0 ? (asked.findLast((s) => s.countedOn) ?? null) : null,
    plan: plan ? { id: plan.id, state: plan.state, bySingleSource: plan.method === 'single-source' } : null,
    tender: tender ?? null,
    contracts: drafted.map((c) => ({ id: c.id, state: c.state, signed: c.signedOn !== null })),
    round: evaluated[0] ?? null,
    hasFinalRound: evaluated.some((r) => r.kind === 'final'),
  })
  const nextHref = isOurs && may(ctx.asker, step.may, parties) ? openable(ctx.asker, step.href, parties) : undefined
  const first = whatNext(mineToDo, nextHref ? { href: nextHref, title: nextWords[step.step] } : undefined)
  return first && ('due' in first ? first.due : first.next)
}

/** What was bought: for how much, how posts and projects are combined, from whom, under the law of which day. */
function Bought(p: { ctx: Ctx; bought: readonly Contract[]; providers: readonly Organisation[]; lawDay: Day }) {
  const { ctx, bought, providers } = p
  const t = words[ctx.lang]
  const combined = combinationOf(...bought.map((c) => c.lines))
  return (
    <Facts
      facts={[
        { label: t.value, value: sayMoney(sum(bought.map((c) => c.total)), ctx.lang) },
        ...(combined ? [{ label: t.combined, value: combinationWords[combined][ctx.lang] }] : []),
        {
          label: t.provider,
          value: listIn(
            providers.map((o) => nameOf(o, ctx.lang)),
            ctx.lang,
          ),
        },
        { label: t.lawDay, value: sayDay(p.lawDay, ctx.lang), note: t.lawDayNote },
      ]}
    />
  )
}

/** How far it came: each need's thread, and beside it the share of errands where a contract runs. */
function Reached(p: {
  ctx: Ctx
  live: Contract | undefined
  errands: Awaited<ReturnType<typeof errandShare>>
  threads: readonly NeedThread[]
  parties: Parties
}) {
  const { ctx, live, errands, threads, parties } = p
  const t = words[ctx.lang]
  return (
    <div className={live && errands.length > 0 ? 'two' : undefined}>
      {live && errands.length > 0 && (
        <ErrandPlot
          lang={ctx.lang}
          cap={errands.at(-1)!.cap}
          months={errands}
          href={openable(ctx.asker, `/delivery/records?contract=${live.id}&category=errand`, live)}
        />
      )}
      <section>
        <h2>{t.thread}</h2>
        {threads.length === 0 ? (
          <p className="soft">{t.noThread}</p>
        ) : (
          threads.map((n, i) => (
            <details key={n.needId} open={i === 0}>
              <summary>{n.title}</summary>
              <Thread knots={n.knots.map((k) => ({ ...k, href: k.href && openable(ctx.asker, k.href, parties) }))} />
            </details>
          ))
        )}
      </section>
    </div>
  )
}

/** Where a purchase stands, with links to the steps that this person may read. */
const openOnly = (ctx: Ctx, standings: Standings, of: Parties): Standings =>
  Object.fromEntries(Object.entries(standings).map(([step, s]) => [step, { ...s, href: s.href && openable(ctx.asker, s.href, of) }]))

export async function PurchaseHistoryPage(ctx: Ctx, id: string, frame: FrameFacts) {
  const found = await purchase(ctx, id)
  if (!found) return notThere()
  const no = mayNot(ctx.asker, 'purchases.read', { purchaserId: found.purchaserId })
  if (no) return no
  const t = words[ctx.lang]
  const entries = await historyOf(ctx, { purchaseId: id }, { limit: 1000 })
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={t.history}
      trail={[{ label: t.myPurchases, href: '/purchases' }, { label: found.number, href: `/purchases/${id}` }, { label: t.history }]}
    >
      <History entries={entries} lang={ctx.lang} zone={ctx.zone} say={(a, f) => sayEntry(a, f)[ctx.lang]} />
    </Page>
  )
}
