import { type Action, roleThatMay, seatKey, seated } from '#people'
import { type Ctx, type Db, somethingChanged } from '#platform'
import { type OwnWork, ownWorkOf } from '../home/doors.ts'
import { doors } from '../home/gather.ts'
import { sendDaily } from './daily.ts'
import { type Member, memberOf, members, seatsOf, type Whom } from './members.ts'
import { concernedBy, givesWork } from './concerned.ts'
import { entriesAfter, isQueueLonger, keepMark, lastPlace, markOf } from './store.ts'
import type { Matter } from './matters.ts'
import { dueTo, dueToAllIn, endOfFormer, keyOf, openOf, tellMember, tellResults, type Ways } from './tell-member.ts'

/** From this hour on, in the time of the jurisdiction, everything due is gone through once a day, and letters of the day go out. */
const morning = 7
/** Entries of the log taken at once: a long absence is caught up in pieces. */
const most = 500

/**
 * Tells everybody what is theirs, from the record log: whatever changed anything stands in it, in the transaction of the change, so
 * nothing is lost, and up to which place everybody was told moves on only afterwards. Days pass without anybody changing anything:
 * once in the morning all of it is gone through.
 * @returns how many notices are new
 */
export async function takeDue(ctx: Ctx, ways: Ways): Promise<number> {
  if ((pausedUntil.get(ctx.db)?.get(ctx.jurisdiction) ?? 0) > ctx.now.epochMilliseconds) return 0
  const [mark, last] = [await markOf(ctx), await lastPlace(ctx)]
  // What was due before anybody was told of anything is no news: it stands on the page and comes with the letter of the morning. So is
  // a whole history that was put in at once: nobody is told before it has its places, instead of each of them being gone through.
  if (!mark) return (await isQueueLonger(ctx, most)) ? 0 : await sweep(ctx, undefined, last)
  const isMorning = Temporal.PlainDate.compare(mark.swept_on, ctx.today) < 0 && ctx.now.toZonedDateTimeISO(ctx.zone).hour >= morning
  if (!isMorning && last <= mark.told_to) return 0
  const told = last > mark.told_to ? await ofEntries(ctx, mark, ways) : 0
  return isMorning ? told + (await sweep(ctx, ways, mark.told_to)) : told
}

/** When that morning is, of this day or of the next. */
export function morningOf(ctx: Ctx): Ctx['now'] {
  const today = ctx.today.toZonedDateTime({ timeZone: ctx.zone, plainTime: Temporal.PlainTime.from({ hour: morning }) }).toInstant()
  if (Temporal.Instant.compare(today, ctx.now) > 0) return today
  return ctx.today
    .add({ days: 1 })
    .toZonedDateTime({ timeZone: ctx.zone, plainTime: Temporal.PlainTime.from({ hour: morning }) })
    .toInstant()
}

async function sweep(ctx: Ctx, ways: Ways | undefined, upTo: bigint): Promise<number> {
  const round = newRound(ctx, ways && { ...ways, inMorning: true })
  const concerned = await tellConcerned(ctx, round)
  await endOfFormer(ctx, concerned)
  if (ways) {
    await sendDaily(ctx, concerned, ways)
    // Letters wait to be sent.
    somethingChanged()
  }
  return await round.over(() => keepMark(ctx, upTo, ctx.today))
}

async function ofEntries(ctx: Ctx, mark: { told_to: bigint; swept_on: Ctx['today'] }, ways: Ways): Promise<number> {
  const entries = await entriesAfter(ctx, mark.told_to, most)
  const done = entries.filter((e) => e.outcome === 'done' && givesWork(e))
  const round = newRound(ctx, ways)
  if (done.length > 0) {
    for (const e of done) await round.outcome(e)
    await tellConcerned(ctx, round, await concernedBy(ctx, done))
  }
  const last = entries.at(-1)
  return await round.over(async () => {
    if (last) await keepMark(ctx, last.seq, mark.swept_on)
    // There may be more, of whatever nobody had to be told.
    if (entries.length === most) somethingChanged()
  })
}

/**
 * Brings what everybody is told up to what is due now. What is due to all who have the same roles in an organisation is worked out once;
 * read are only those to whom something is, who have work that is theirs alone, or were told of something that may be over.
 * @returns whoever was read
 */
async function tellConcerned(ctx: Ctx, round: Round, whom?: Whom): Promise<Member[]> {
  const [there, own, open] = [await seatsOf(ctx, whom), await ownWorkOf(ctx, doors), await openOf(ctx)]
  const due = new Map<string, Matter[]>()
  for (const seat of there) await round.tried(async () => (due.set(seatKey(seat), await dueToAllIn(ctx, seat)), 0))
  const found = await seated(ctx, {
    seats: [...due].filter(([, matters]) => matters.length > 0).map(([key]) => key),
    userIds: [...own.userIds, ...open.map((n) => n.user_id)],
    names: [...own.names],
  })
  const told = new Set(open.map((n) => keyOf({ userId: n.user_id, organisationId: n.organisation_id })))
  const read: Member[] = []
  for (const one of found) {
    const member = memberOf(one)
    read.push(member)
    // Where it could not be worked out nobody is told, and nothing that they were told is over.
    const alike = due.get(seatKey(one))
    if (alike) await round.due(member, hasOwn(own, member) ? undefined : alike, told.has(keyOf(member)))
  }
  return read
}

const hasOwn = (own: OwnWork, m: Member): boolean => own.userIds.has(m.userId) || own.names.has(m.name)

/** How long nothing is told after a fault: everything concerned is gone through again then, and not every two seconds. */
const pauseMs = 60_000
const pausedUntil = new WeakMap<Db, Map<string, number>>()

/**
 * One round of telling. Whom a fault keeps from being told keeps nobody else from it; where there was one, the mark stays where it is,
 * so that the round is done again after a while, and the fault is thrown, for the log and the metrics.
 */
function newRound(ctx: Ctx, ways: Ways | undefined) {
  const faults: unknown[] = []
  let told = 0
  const tried = async (work: () => Promise<number>) => {
    told += await work().catch((e: unknown) => (faults.push(e), 0))
  }
  return {
    tried,
    /** @param alike what is due to whoever has the same roles; undefined where some of it may be this person's alone */
    due: (member: Member, alike: Matter[] | undefined, wasTold: boolean) =>
      tried(async () => {
        const matters = alike ?? (await dueTo(ctx, member))
        // Most people of a city have nothing to do and were told of nothing: for them nothing is asked or written.
        return matters.length === 0 && !wasTold ? 0 : await tellMember(ctx, member, matters, ways)
      }),
    outcome: (e: Logged) => tried(() => outcomes(ctx, e, ways)),
    async over(keep: () => Promise<void>): Promise<number> {
      if (faults.length === 0) {
        pausedUntil.get(ctx.db)?.delete(ctx.jurisdiction)
        await keep()
        return told
      }
      const all = pausedUntil.get(ctx.db) ?? new Map<string, number>()
      pausedUntil.set(ctx.db, all.set(ctx.jurisdiction, ctx.now.epochMilliseconds + pauseMs))
      throw faults.length === 1 ? faults[0] : new AggregateError(faults, 'several people could not be told')
    },
  }
}

type Round = ReturnType<typeof newRound>
type Logged = Awaited<ReturnType<typeof entriesAfter>>[number]

/** How something came out, for those it concerns besides whoever did it. */
async function outcomes(ctx: Ctx, e: Logged, ways: Ways | undefined): Promise<number> {
  let told = 0
  for (const door of doors) {
    const results = await door.results?.(ctx, {
      id: e.id,
      action: e.action,
      subjectKind: e.subject_kind,
      subjectId: e.subject_id,
      purchaseId: e.purchase_id,
      organisationId: e.organisation_id,
      facts: e.facts,
    })
    for (const r of results ?? []) {
      const matter = { kind: 'result', about: e.id, title: r.title, href: r.href, dueOn: null, purchaseId: e.purchase_id } as const
      for (const member of await members(ctx, { offices: false, organisationIds: [r.organisationId], bidders: false })) {
        const as = roleThatMay(member.asker, r.may as Action)
        if (as) told += await tellResults(ctx, member, [{ ...matter, as }], ways)
      }
    }
  }
  return told
}
