import { type Contract, dutiesOf } from '#contracts'
import { add, earlier, type fraction, isBefore, isRefusal, sayNumber, sayPart, subsidyOf, zero } from '#kernel'
import { calendarOf, may, mayAtAll, mayNot, organisation, people } from '#people'
import { type Ctx, historyOf } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { withContracts } from './acceptance-views.tsx'
import { acceptances } from './acceptances.ts'
import { contestedMinutes, countedMonths, firstDayCorrections, roleCards } from './store/index.ts'
import { certificatesHeld } from './certificates-held.ts'
import { claimFor } from './claim-for.ts'
import { mine, visible } from './mine.ts'
import { appointments, staffingOf } from './occupancy.ts'
import { words } from './page-words.ts'
import { HandInPage } from './pages/hand-in.tsx'
import { DeliveryPage } from './pages/contract.tsx'
import { OverviewPage, type OverviewRow } from './pages/overview.tsx'
import { periodRows } from './pages/periods-table.tsx'
import { PostsPage } from './pages/posts.tsx'
import { runningMonth } from './pages/say.ts'
import { lineCosts } from './line-costs.ts'
import { periodOf } from './period-of.ts'
import { paidTime } from './recorded-time.ts'
import { runsOf } from './runs-of.ts'
import { subsidiesOf } from './subsidies-asked.ts'
import { shownValues } from './shown-values.ts'
import { recordable } from './recordable.ts'
import { standstills } from './standstill.ts'
import { timeAtPosts, timeAtPostsByMonth } from './time-at-posts.ts'
import type { Acceptance } from './rules/acceptance.ts'
import { postsOfDay, sharePosts } from './rules/posts.ts'
import { uncounted } from './service-records.ts'
import { doneOf } from './done-of.ts'
import { type ErrandMonth, errandShare, errandShares } from './errand-share.ts'
import { hours, monthName } from './hours.ts'
import { type UnitsRow, unitTotals } from './unit-totals.ts'
import { type LineVacancy, vacancies, vacanciesByContract } from './vacancies.ts'
import { whyNotHandIn } from './why-not-hand-in.ts'

/** What is delivered, contract by contract, and what waits for this person. */
export async function overviewPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const enters = mayAtAll(ctx.asker, 'delivery.opinion')
  const no = mayNot(ctx.asker, 'delivery.read', { purchaserId: ctx.asker.organisationId, providerId: ctx.asker.organisationId })
  if (no && !enters) return no
  const all = no ? [] : (await mine(ctx)).slice(0, 100)
  const found = await acceptances(ctx, { contractIds: all.map((c) => c.id) })
  const rows = await overviewRows(ctx, all, found)
  const waiting = enters
    ? await withContracts(
        ctx,
        (await acceptances(ctx, {})).filter((a) => a.state === 'handed-in'),
      )
    : []
  const mayRecord = mayAtAll(ctx.asker, 'delivery.record') && (await recordable(ctx)).length > 0
  return <OverviewPage ctx={ctx} frame={frame} f={{ rows, waiting, mayRecord, sees: !no }} />
}

/** One contract in delivery: people, hours, units, periods and what is owed. */
export async function contractPage(ctx: Ctx, c: C, frame: FrameFacts, errandForm = freshForm()): Promise<View> {
  const k = await visible(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const found = await acceptances(ctx, { contractIds: [k.id] })
  const staff = await appointments(ctx, { contractIds: [k.id] })
  const posts = [...staffingOf(k).values()].reduce((n, line) => n + postsOfDay(line, ctx.today), 0)
  const open = (await vacancies(ctx, k, staff)).filter((v) => !v.filledOn).reduce((n, v) => add(n, sharePosts(v.parts)), zero)
  const there = sharePosts(posts - partsOfFraction(open))
  const begins = isBefore(ctx.today, k.startsOn)
  const units = await unitTotals(ctx, { contractIds: [k.id] })
  const done = doneOf(k, units)
  const errands = await errandShare(ctx, k.id, k)
  return (
    <DeliveryPage
      ctx={ctx}
      frame={frame}
      f={{
        contract: k,
        purchaser: await organisation(ctx, k.purchaserId),
        provider: await organisation(ctx, k.providerId),
        hours: await hours(ctx, { contractIds: [k.id] }),
        periods: periodRows(k, found, (key) => whyNotHandIn(ctx, k, key, found, units)),
        errands,
        contested: new Map((await contestedMinutes(ctx, k.id)).map((m) => [monthName(m.monthOn), m.minutes])),
        units,
        done,
        cap: k.terms.errandCapPercent,
        costs: lineCosts(k, found, await shownValues(ctx, k)),
        time: await timeSoFar(ctx, k, errands),
        shared: await timeAtPosts(ctx, k, { from: k.startsOn, to: k.endsOn }),
        uncounted: await uncounted(ctx, k.id),
        duties: await dutiesOf(ctx, {
          contractIds: [k.id],
          open: true,
          until: ctx.today.add({ days: 30 }),
          kinds: ['hand-in', 'accept', 'invite-residents', 'fill-vacancy', 'errand-cap', 'hand-over'],
        }),
        // Before its first day nobody has to be there: it is neither full nor empty.
        staffed: posts === 0 ? null : begins ? words[ctx.lang].postsFrom(k.startsOn) : sayPart(there, sharePosts(posts)),
        vacant: begins ? '' : open.n === 0n ? null : words[ctx.lang].vacantPosts(sayNumber(open)),
        history: await historyOf(ctx, { subjectId: k.id }),
        mayHandIn: may(ctx.asker, 'delivery.hand-in', k),
        mayAnswer: may(ctx.asker, 'delivery.accept', k),
        isProvider: ctx.asker.organisationId === k.providerId,
        errandForm,
      }}
    />
  )
}

/** Recorded and paid time of a contract from its first day to today, from kept totals; null where it buys no posts. */
async function timeSoFar(ctx: Ctx, c: Contract, months: readonly { minutes: number }[]) {
  if (!c.lines.some((l) => l.kind === 'post') || isBefore(ctx.today, c.startsOn)) return null
  const paid = await paidTime(ctx, c, { from: c.startsOn, to: earlier(ctx.today, c.endsOn) })
  return paid.n === 0n ? null : { paid, recorded: months.reduce((n, m) => n + m.minutes, 0) }
}

/** The posts of a contract: who stands there, who is missing. */
export async function postsPage(
  ctx: Ctx,
  c: C,
  frame: FrameFacts,
  form?: FormState,
  card?: { lineId: string; form: FormState },
): Promise<View> {
  const k = await visible(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const [staff, withdrawn] = [
    await appointments(ctx, { contractIds: [k.id] }),
    await appointments(ctx, { contractIds: [k.id], state: 'withdrawn' }),
  ]
  const mayAppoint = may(ctx.asker, 'delivery.appoint', k)
  const runs = runsOf(k, k.lines.some(subsidyOf) ? await acceptances(ctx, { contractIds: [k.id] }) : [])
  const still = standstills(k, staff, ctx.today, runs)
  const months = await timeAtPostsByMonth(ctx, k)
  const workers = mayAppoint ? await people(ctx, { organisationId: k.providerId, roles: ['worker'] }) : []
  const fresh = freshForm({
    share: '1',
    grade: 'assistant',
    fromOn: (Temporal.PlainDate.compare(ctx.today, k.startsOn) < 0 ? k.startsOn : ctx.today).toString(),
  })
  return (
    <PostsPage
      ctx={ctx}
      frame={frame}
      form={form ?? fresh}
      {...(card && { card })}
      f={{
        contract: k,
        appointments: staff,
        withdrawn,
        corrections: Map.groupBy(
          await firstDayCorrections(
            ctx,
            [...staff, ...withdrawn].map((a) => a.id),
          ),
          (x) => x.appointmentId,
        ),
        ties: (lineId) => ({ run: runs.get(lineId), still: still.filter((x) => x.postId === lineId), months }),
        posts: new Map([...staffingOf(k)].map(([lineId, line]) => [lineId, postsOfDay(line, ctx.today)])),
        vacancies: await vacancies(ctx, k, staff),
        due: new Map((await dutiesOf(ctx, { contractIds: [k.id], kinds: ['fill-vacancy'] })).map((d) => [d.subjectId, d.dueOn])),
        calendar: await calendarOf(ctx),
        cards: await roleCards(ctx, k.id),
        certificates: await certificatesHeld(ctx, k.providerId, staff),
        workers,
        counted: await countedMonths(ctx, ctx.db, k.id),
        mayAppoint,
        mayPropose: may(ctx.asker, 'contracts.propose', k),
      }}
    />
  )
}

/** What is handed in for a period: counted, before it is sent. */
export async function handInPage(ctx: Ctx, c: C, frame: FrameFacts, form = freshForm()): Promise<View> {
  const k = await visible(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const no = mayNot(ctx.asker, 'delivery.hand-in', k)
  if (no) return no
  const found = await acceptances(ctx, { contractIds: [k.id] })
  const why = whyNotHandIn(ctx, k, param(c, 'period'), found, await unitTotals(ctx, { contractIds: [k.id] }))
  if (why) return why
  const period = periodOf(k, param(c, 'period'), ctx.today)!
  return (
    <HandInPage
      ctx={ctx}
      frame={frame}
      form={form}
      f={{
        contract: k,
        period,
        lines: await claimFor(ctx, k, period, found),
        subsidies: await subsidiesOf(ctx, k, period),
        before: found.find((a) => a.period === period.key),
      }}
    />
  )
}

const partsOfFraction = (f: ReturnType<typeof fraction>): number => Number((f.n * 10_000n) / f.d)

/** What the list says of each contract, read for all of them at once. */
async function overviewRows(ctx: Ctx, all: readonly Contract[], found: readonly Acceptance[]): Promise<OverviewRow[]> {
  const staff = await appointments(ctx, { contractIds: all.map((c) => c.id) })
  const [errands, vacant] = [await errandShares(ctx, all), await vacanciesByContract(ctx, all, staff)]
  const handedIn = Map.groupBy(found, (a) => a.contractId)
  const units = Map.groupBy(await unitTotals(ctx, { contractIds: all.map((c) => c.id) }), (u) => u.contractId)
  return all.map((c) =>
    overviewRow(ctx, c, handedIn.get(c.id) ?? [], errands.get(c.id) ?? [], vacant.get(c.id) ?? [], units.get(c.id) ?? []),
  )
}

function overviewRow(
  ctx: Ctx,
  c: Contract,
  found: readonly Acceptance[],
  months: readonly ErrandMonth[],
  vacant: readonly LineVacancy[],
  units: readonly UnitsRow[],
): OverviewRow {
  const open = vacant.filter((v) => !v.filledOn).reduce((n, v) => add(n, sharePosts(v.parts)), zero)
  const errand = runningMonth(months)
  const waiting = found.filter((a) => a.state === 'handed-in')
  const rows = periodRows(c, found, (key) => whyNotHandIn(ctx, c, key, found, units))
  return {
    contract: c,
    minutes: errand?.minutes ?? 0,
    errand,
    vacant: c.lines.some((l) => l.kind === 'post') ? sayNumber(open) : '',
    toHandIn: rows.filter((r) => !r.whyNot && r.key.startsWith('m')).length,
    toAccept: waiting.length,
    late: waiting.some((a) => a.stalled),
  }
}
