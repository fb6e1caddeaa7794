import { contracts } from '#contracts'
import { newId } from '#kernel'
import { mayAtAll } from '#people'
import { type Ctx, type Db, markTransaction } from '#platform'
import { dueFor } from '../home/doors.ts'
import { doors } from '../home/gather.ts'
import { callWebhooks } from './call-webhooks.ts'
import { usualChoice } from './kinds.ts'
import { mailNotices } from './letters.ts'
import { type Matter, mattersOf } from './matters.ts'
import type { Member } from './members.ts'
import { choicesOf, type Notice, tables } from './store.ts'

/** How notices leave the program: where links begin; undefined where the notices of before the first time are only laid down. */
export interface Ways {
  readonly origin: string | undefined
  /** In the morning what is new goes with the letter of the day, whatever brought it about: one letter each. */
  readonly inMorning?: true
}

/** The surroundings as one member sees them, by which what is due to them is worked out. */
const asMember = (ctx: Ctx, member: Member): Ctx => ({ ...ctx, asker: member.asker })

/**
 * Brings what one member is told up to what is due now: what is new is told once, what is over is marked over. Told again after a
 * crash, or by two processes at once, it is told once: what lasts stands in the table once.
 * @returns how many are new
 */
export async function tellMember(ctx: Ctx, member: Member, ways: Ways | undefined, worked: Worked): Promise<number> {
  const matters = await mattersFor(asMember(ctx, member), member.organisationId, worked)
  // Most people of a city have nothing to do and were told of nothing: for them nothing is asked or written.
  if (matters.length === 0 && !(await (worked.open ??= openKeys(ctx))).has(keyOf(member))) return 0
  return await keep(ctx, member, ways, async (tx) => {
    await endOthers(ctx, tx, member, matters)
    return await lay(ctx, tx, member, ways && !ways.inMorning ? matters.filter((m) => !m.inMorning) : matters)
  })
}

/** Tells one member how something came out. */
export const tellResults = (ctx: Ctx, member: Member, results: readonly Matter[], ways: Ways | undefined): Promise<number> =>
  keep(ctx, member, ways, (tx) => lay(ctx, tx, member, results))

/** What was worked out already in one round of telling. */
interface Worked {
  /** By organisation and roles. */
  readonly matters: Map<string, Promise<Matter[]>>
  /** Whether an institution holds a contract at all. */
  readonly holds: Map<string, Promise<boolean>>
  /** Who was told of something that was not over when it was asked. */
  open?: Promise<ReadonlySet<string>>
}
export const nothingWorked = (): Worked => ({ matters: new Map(), holds: new Map() })
const keyOf = (m: { userId: string; organisationId: string }) => `${m.userId} ${m.organisationId}`

/**
 * What is due to somebody. Colleagues of the same roles have the same to do and it is worked out once for all of them, but for those
 * who may sit on a panel or record their own work: there each has what is theirs.
 */
async function mattersFor(as: Ctx, organisationId: string, worked: Worked): Promise<Matter[]> {
  const work = async () => mattersOf(as, await dueFor(as, doors, organisationId))
  if (mayAtAll(as.asker, 'panel.score')) return await work()
  // Where nothing was ever bought nobody has a service to record.
  if (mayAtAll(as.asker, 'delivery.record') && (await kept(worked.holds, organisationId, () => holdsAny(as, organisationId))))
    return await work()
  const key = `${organisationId} ${[...as.asker.roles].sort().join(' ')}`
  return await kept(worked.matters, key, work)
}

const holdsAny = async (ctx: Ctx, providerId: string): Promise<boolean> => (await contracts(ctx, { providerId })).length > 0

function kept<T>(known: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const one = known.get(key) ?? work()
  known.set(key, one)
  return one
}

async function keep(ctx: Ctx, member: Member, ways: Ways | undefined, work: (tx: Db) => Promise<Notice[]>): Promise<number> {
  return await ctx.db.transaction().execute((tx) =>
    markTransaction(async () => {
      const made = await work(tx)
      if (ways && made.length > 0) {
        await callWebhooks(ctx, tx, member, made, ways)
        if (ways.inMorning) return made.length
        const choices = await choicesOf(ctx, member.userId, tx)
        await mailNotices(
          ctx,
          tx,
          member,
          made.filter((n) => (choices[n.kind] ?? usualChoice[n.kind]) === 'at-once'),
          { ...ways, letter: 'atOnce' },
        )
      }
      return made.length
    }),
  )
}

/** Lays down what is not told yet. @returns what was new */
async function lay(ctx: Ctx, tx: Db, member: Member, matters: readonly Matter[]): Promise<Notice[]> {
  if (matters.length === 0) return []
  const known = await open(ctx, tx, member)
  const fresh = matters.filter((m) => !known.some((n) => n.kind === m.kind && n.about === m.about))
  if (fresh.length === 0) return []
  return await tables(tx)
    .insertInto('notices')
    .values(
      fresh.map((m) => ({
        jurisdiction: ctx.jurisdiction,
        id: newId('notice', ctx.now),
        user_id: member.userId,
        organisation_id: member.organisationId,
        kind: m.kind,
        about: m.about,
        title_zh: m.title.zh,
        title_en: m.title.en,
        href: m.href,
        due_on: m.dueOn,
        purchase_id: m.purchaseId,
        made_at: ctx.now,
        read_at: null,
        done_at: null,
        mailed_at: null,
        as_role: m.as ?? null,
      })),
    )
    .onConflict((c) => c.columns(['jurisdiction', 'user_id', 'organisation_id', 'kind', 'about']).where('done_at', 'is', null).doNothing())
    .returningAll()
    .execute()
}

const open = (ctx: Ctx, tx: Db, member: Member) =>
  tables(tx)
    .selectFrom('notices')
    .select(['id', 'kind', 'about'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', member.userId)
    .where('organisation_id', '=', member.organisationId)
    .where('done_at', 'is', null)
    .execute()

/** What was told and is due no more is over. How something came out stays until it is read. */
async function endOthers(ctx: Ctx, tx: Db, member: Member, matters: readonly Matter[]): Promise<void> {
  const over = (await open(ctx, tx, member)).filter(
    (n) => n.kind !== 'result' && !matters.some((m) => m.kind === n.kind && m.about === n.about),
  )
  if (over.length === 0) return
  await tables(tx)
    .updateTable('notices')
    .set({ done_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where(
      'id',
      'in',
      over.map((n) => n.id),
    )
    .execute()
}

/** What was told to people who hold no role there any more is over. */
export async function endOfFormer(ctx: Ctx, all: readonly Member[]): Promise<void> {
  const open = await openOf(ctx)
  const held = new Set(all.map(keyOf))
  for (const of of open)
    if (!held.has(keyOf({ userId: of.user_id, organisationId: of.organisation_id })))
      await tables(ctx.db)
        .updateTable('notices')
        .set({ done_at: ctx.now })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('user_id', '=', of.user_id)
        .where('organisation_id', '=', of.organisation_id)
        .where('done_at', 'is', null)
        .execute()
}

/** In whose name, and where, something that was told is not over. */
const openOf = (ctx: Ctx) =>
  tables(ctx.db)
    .selectFrom('notices')
    .select(['user_id', 'organisation_id'])
    .distinct()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('done_at', 'is', null)
    .execute()
const openKeys = async (ctx: Ctx): Promise<ReadonlySet<string>> =>
  new Set((await openOf(ctx)).map((of) => keyOf({ userId: of.user_id, organisationId: of.organisation_id })))
