import { contracts } from '#contracts'
import { errandShare } from '#delivery'
import { listIn, combinationOf, combinationWords, sayDay, sayMoney, sum } from '#kernel'
import { rounds } from '#evaluations'
import { campaigns, needs, purchase, purchaseTitle } from '#needs'
import { communities, leadsTo, may, mayNot, nameOf, openable, organisation, organisations, type Parties } from '#people'
import { planOf } from '#plans'
import { tenders } from '#tenders'
import { type Ctx, historyOf, notThere } from '#platform'
import { Cycle, Facts, type FrameFacts, History, Mirror, Page, Thread } from '#ui'
import { dueFor, type Standings, standingsOf } from './doors.ts'
import { ErrandPlot } from './errand-plot.tsx'
import { doors, sayEntry } from './gather.ts'
import { nextStep } from './rules/next-step.ts'
import { whatNext } from './rules/what-next.ts'
import { threadsOf } from './thread.ts'
import { duty } from './today.tsx'
import { nextWords, words } from './words.ts'

/** One purchase as the cycle it is in: what it is, where it stands, whose turn it is, why, and what can be done. */
export async function PurchasePage(ctx: Ctx, id: string, frame: FrameFacts) {
  const found = await purchase(ctx, id)
  if (!found) return notThere()
  const no = mayNot(ctx.asker, 'purchases.read', { purchaserId: found.purchaserId })
  if (no) return no
  const t = words[ctx.lang]
  const stand = (await standingsOf(ctx, doors, [id])).get(id) ?? {}
  const due = (await dueFor(ctx, doors, ctx.asker.organisationId!)).filter((i) => i.purchaseId === id)
  const office = await organisation(ctx, found.purchaserId)
  const where = await communities(ctx, { ids: found.communityIds })
  const threads = await threadsOf(ctx, id)
  const drafted = await contracts(ctx, { purchaseIds: [id] })
  const bought = drafted.filter((c) => c.state !== 'terminated')
  const live = bought.find((c) => ['active', 'ended'].includes(c.state))
  const errands = live ? await errandShare(ctx, live.id, live) : []
  const providers = await organisations(ctx, { ids: bought.map((c) => c.providerId) })
  const combined = combinationOf(...bought.map((c) => c.lines))
  const entries = await historyOf(ctx, { purchaseId: id }, { limit: 12, except: ['delivery.record'] })
  const mine = ctx.asker.organisationId === found.purchaserId
  const parties = { purchaserId: found.purchaserId, providerId: bought[0]?.providerId ?? null }
  const [surveys, noted, plan, [tender], evaluated] = await Promise.all([
    campaigns(ctx, { purchaseIds: [id] }),
    needs(ctx, { purchaseId: id }),
    planOf(ctx, id),
    tenders(ctx, { purchaseIds: [id] }),
    rounds(ctx, { purchaseIds: [id] }),
  ])
  const mineToDo = due.flatMap((i) => {
    const href = i.side === 'ours' ? leadsTo(ctx.asker, i, parties) : undefined
    return href ? [{ ...i, href }] : []
  })
  const accepted = noted.filter((n) => n.state === 'accepted')
  const asked = surveys.filter((s) => s.purpose === 'needs')
  const step = nextStep({
    purchaseId: id,
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
  const nextHref = mine && may(ctx.asker, step.may, parties) ? openable(ctx.asker, step.href, parties) : undefined
  const first = whatNext(mineToDo, nextHref && { href: nextHref, title: nextWords[step.step] })
  const next = first && ('due' in first ? first.due : first.next)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={purchaseTitle(found, ctx.lang)}
      trail={[{ label: t.myPurchases, href: '/purchases' }, { label: found.number }]}
      lead={`${nameOf(office, ctx.lang)} · ${listIn(
        where.map((c) => nameOf(c, ctx.lang)),
        ctx.lang,
      )}`}
    >
      <Cycle standings={openOnly(ctx, stand, parties)} lang={ctx.lang} />
      {bought.length > 0 && (
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
            { label: t.lawDay, value: sayDay(found.lawDay, ctx.lang), note: t.lawDayNote },
          ]}
        />
      )}
      <p className="small">
        <a href={`/purchases/${id}/rules`}>{t.rulesReport}</a>
      </p>
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
      <h2>{t.history}</h2>
      <History entries={entries} lang={ctx.lang} zone={ctx.zone} say={(a, f) => sayEntry(a, f)[ctx.lang]} />
      {entries.length === 12 && (
        <p>
          <a href={`/purchases/${id}/history`}>{t.wholeHistory}</a>
        </p>
      )}
    </Page>
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
