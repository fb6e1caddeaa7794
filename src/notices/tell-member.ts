import { newId } from '#kernel'
import type { Seat } from '#people'
import { type Asker, type Ctx, type Db, markTransaction } from '#platform'
import { dueFor } from '../home/doors.ts'
import { doors } from '../home/gather.ts'
import { callWebhooks } from './call-webhooks.ts'
import { usualChoice } from './kinds.ts'
import { mailNotices } from './letters.ts'
import { type Matter, mattersOf } from './matters.ts'
import { askerIn, type Member } from './members.ts'
import { choicesOf, type Notice, tables } from './store.ts'

/** How notices leave the program: where links begin; undefined where the notices of before the first time are only laid down. */
export interface Ways {
  readonly origin: string | undefined
  /** In the morning what is new goes with the letter of the day, whatever brought it about: one letter each. */
  readonly inMorning?: true
}

/**
 * Brings what one member is told up to what is due now: what is new is told once, what is over is marked over. Told again after a
 * crash, or by two processes at once, it is told once: what lasts stands in the table once.
 * @returns how many are new
 */
export const tellMember = (ctx: Ctx, member: Member, matters: readonly Matter[], ways: Ways | undefined): Promise<number> =>
  keep(ctx, member, ways, async (tx) => {
    await endOthers(ctx, tx, member, matters)
    return await lay(ctx, tx, member, ways && !ways.inMorning ? matters.filter((m) => !m.inMorning) : matters)
  })

/** Tells one member how something came out. */
export const tellResults = (ctx: Ctx, member: Member, results: readonly Matter[], ways: Ways | undefined): Promise<number> =>
  keep(ctx, member, ways, (tx) => lay(ctx, tx, member, results))

export const keyOf = (m: { userId: string; organisationId: string }): string => `${m.userId} ${m.organisationId}`

const dueAs = async (ctx: Ctx, asker: Asker): Promise<Matter[]> => {
  const as = { ...ctx, asker }
  return mattersOf(as, await dueFor(as, doors, asker.organisationId!))
}
/** What is due to somebody, with what is theirs alone. */
export const dueTo = (ctx: Ctx, member: Member): Promise<Matter[]> => dueAs(ctx, member.asker)
/** What is due to everybody who has the same roles in an organisation. */
export const dueToAllIn = (ctx: Ctx, seat: Seat): Promise<Matter[]> => dueAs(ctx, askerIn(seat))

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
export const openOf = (ctx: Ctx) =>
  tables(ctx.db)
    .selectFrom('notices')
    .select(['user_id', 'organisation_id'])
    .distinct()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('done_at', 'is', null)
    .execute()
