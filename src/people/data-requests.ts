import { type Day, newId, type Refusal } from '#kernel'
import { change, type Ctx, type DueItem, movesOf, recordRefusal } from '#platform'
import type { Selectable } from 'kysely'
import { calendarOf } from './calendar.ts'
import { changeOf } from './change-of.ts'
import { type Action, mayAtAll, mayNot } from './permission.ts'
import { refusePermission } from './role-words.ts'
import { dataRequestProcess, type DataRequestState, type RefusedFor, type RequestKind, requestKinds } from './rules/data-request-process.ts'
import { type PeopleTables, tables } from './store.ts'
import { refuse, requestDueWords } from './words.ts'

export type DataRequest = Selectable<PeopleTables['data_requests']>

/** Asks for one's own data to be erased or corrected. Everybody with an account may. */
export async function askRequest(ctx: Ctx, i: { kind: RequestKind; what: string }): Promise<{ id: string } | Refusal> {
  if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
  return await put(ctx, { ...i, userId: ctx.asker.userId, reach: null })
}

/** The officer enters what somebody without an account asked for, by whatever way they came. */
export async function enterRequest(
  ctx: Ctx,
  i: { kind: RequestKind; what: string; reach?: string | undefined; askedOn: Day },
): Promise<{ id: string } | Refusal> {
  const no = mayNot(ctx.asker, 'people.answer-requests')
  if (no) return await recordRefusal(ctx, 'people.ask-request', no)
  if (Temporal.PlainDate.compare(i.askedOn, ctx.today) > 0) {
    const early = refuse('asked-in-future')
    return early.with({ fields: { askedOn: early.words } })
  }
  return await put(ctx, { ...i, userId: null, reach: i.reach ?? null })
}

/** The log learns that somebody asked, and of which kind; what they wrote stands in the request alone. */
async function put(
  ctx: Ctx,
  i: { kind: RequestKind; what: string; userId: string | null; reach: string | null; askedOn?: Day },
): Promise<{ id: string } | Refusal> {
  const id = newId('request', ctx.now)
  const askedOn = i.askedOn ?? ctx.today
  const row = {
    jurisdiction: ctx.jurisdiction,
    id,
    kind: i.kind,
    user_id: i.userId,
    entered_by: ctx.asker.userId,
    what: i.what,
    reach: i.reach,
    asked_on: askedOn,
    due_on: ctx.law.protection.answerPersonBy(askedOn, ctx.today, await calendarOf(ctx)).value,
    state: dataRequestProcess.first,
  } as const
  return await change(ctx, { action: 'people.ask-request', subject: { kind: 'request', id }, facts: { kind: i.kind } }, async (tx) => {
    await tables(tx).insertInto('data_requests').values(row).execute()
    return { id }
  })
}

/** One request; undefined where there is none. */
export const requestBy = async (ctx: Ctx, id: string): Promise<DataRequest | undefined> =>
  await tables(ctx.db)
    .selectFrom('data_requests')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()

interface Answered {
  refused_for?: RefusedFor
  answer: string
}
const move = movesOf<DataRequestState, Partial<DataRequest>>('data_requests')
const changeRequest = changeOf({
  process: dataRequestProcess,
  kind: 'request',
  log: 'people',
  load: requestBy,
  move: (ctx, tx, was, state, columns: Answered) =>
    move(ctx, tx, was, state, { ...columns, answered_on: ctx.today, answered_by: ctx.asker.userId, reach: null }),
})

/** Answers a request: done, or refused for one of the reasons there are. The way to reach the person goes with the answer. */
export const answerRequest = (
  ctx: Ctx,
  i: { id: string; refusedFor?: RefusedFor | undefined; answer: string },
): Promise<{ id: string } | Refusal> =>
  changeRequest(ctx, { id: i.id, verb: i.refusedFor ? 'refuse' : 'do', action: 'people.answer-request' }, ({ entry, now, set }) => {
    entry.facts = { kind: now.kind, ...(i.refusedFor && { refusedFor: i.refusedFor }) }
    return set({ answer: i.answer, ...(i.refusedFor && { refused_for: i.refusedFor }) })
  })

/** Requests for the officer: the open ones, the most urgent first, then those answered last. */
export async function dataRequests(ctx: Ctx): Promise<DataRequest[]> {
  const of = tables(ctx.db).selectFrom('data_requests').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  const [open, answered] = await Promise.all([
    of.where('state', '=', 'open').orderBy('due_on').orderBy('id').limit(200).execute(),
    of.where('state', '<>', 'open').orderBy('answered_on', 'desc').orderBy('id', 'desc').limit(50).execute(),
  ])
  return [...open, ...answered]
}

/** What somebody asked about their own data, with the answers. */
export async function myRequests(ctx: Ctx, userId: string): Promise<DataRequest[]> {
  return await tables(ctx.db)
    .selectFrom('data_requests')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .execute()
}

/** The data officer's open requests. */
export async function requestsDue(ctx: Ctx): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'people.answer-requests')) return []
  return (await dataRequests(ctx))
    .filter((r) => r.state === 'open')
    .map((r) => ({
      id: r.id,
      purchaseId: null,
      side: 'ours',
      title: requestDueWords.both('answer', requestKinds[r.kind]),
      why: requestDueWords.both('why', r.asked_on),
      dueOn: r.due_on,
      cites: ctx.law.cites('requests-about-personal-data'),
      href: `/personal-data/requests/${r.id}`,
      may: 'people.answer-requests' satisfies Action,
    }))
}
