import { agreedTo, markedBy, penOf } from '#clients'
import { isRefusal, newId, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import type { CloseInput, FollowInput, ReviewInput, TypedLevels } from './case-form.ts'
import { changeCase, servedIn } from './change-case.ts'
import { type Case, followUpDays, type SeenAt } from './rules/case.ts'
import { dropPlanned, goalsOf, insertLevels } from './store/index.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>

/** Looks with the person where each goal stands now. */
export async function reviewCase(ctx: Ctx, i: ReviewInput & { id: string }): Done {
  const pen = i.note ? await penOf(ctx) : undefined
  return await changeCase(markedBy(ctx, pen), { id: i.id, verb: 'review' }, async ({ tx, inside, now, set }) => {
    const client = await servedIn(inside, now)
    if (isRefusal(client)) return client
    if (isRefusal(pen)) return pen
    const no = await writeLevels(inside, tx, now, i.levels, 'review', 'all')
    if (no) return no
    await pen?.write(tx, { clientId: client.id, about: now.id, kind: 'review', says: { text: i.note } })
    return await set({})
  })
}

/** Reasons with which somebody is not there to be asked, or does not wish to be. */
const unasked: readonly string[] = ['moved', 'withdrew']

/**
 * Closes a case, with where its goals stand at the end. Somebody who agreed to it is asked again after ninety days. Who took the consent
 * back is asked nothing, and nothing is written of them: the case is closed all the same.
 */
export async function closeCase(ctx: Ctx, i: CloseInput & { id: string }): Done {
  const pen = i.note ? await penOf(ctx) : undefined
  return await changeCase(markedBy(ctx, pen), { id: i.id, verb: 'close' }, async ({ tx, inside, now, set }) => {
    const leaves = unasked.includes(i.why)
    const client = await servedIn(inside, now, leaves && !i.note ? { withdrawn: 'may' } : {})
    if (isRefusal(client)) return client
    if (isRefusal(pen)) return pen
    const no = await writeLevels(inside, tx, now, i.levels, 'closing', leaves || now.state === 'assessing' ? 'some' : 'all')
    if (no) return no
    await pen?.write(tx, { clientId: client.id, about: now.id, kind: 'closing', says: { text: i.note } })
    await dropPlanned(ctx, tx, now.id)
    const again = !leaves && (await agreedTo(inside, client.id, 'ask-later')) ? ctx.today.add({ days: followUpDays }) : null
    return await set({ closed_on: ctx.today, closed_why: i.why, follow_up_on: again })
  })
}

/** Asks somebody again after the end whether it lasted, where they agreed to that. */
export async function followUp(ctx: Ctx, i: FollowInput & { id: string }): Done {
  const pen = i.note ? await penOf(ctx) : undefined
  const facts = async (inside: Ctx, now: Case) => ({ agreed: await agreedTo(inside, now.clientId, 'ask-later'), today: ctx.today })
  const by = { id: i.id, verb: 'follow', action: 'cases.follow-up', facts } as const
  return await changeCase(markedBy(ctx, pen), by, async ({ tx, inside, now, set }) => {
    const client = await servedIn(inside, now)
    if (isRefusal(client)) return client
    if (isRefusal(pen)) return pen
    const no = await writeLevels(inside, tx, now, i.levels, 'follow-up', i.lasting === 'unreached' ? 'some' : 'all')
    if (no) return no
    await pen?.write(tx, { clientId: client.id, about: now.id, kind: 'follow-up', says: { text: i.note } })
    return await set({ followed_on: ctx.today, lasting: i.lasting })
  })
}

/** Writes where goals were seen to stand: of all of them, or of those that were. */
async function writeLevels(
  ctx: Ctx,
  tx: Db,
  now: Case,
  typed: TypedLevels,
  seenAt: SeenAt,
  of: 'all' | 'some',
): Promise<Refusal | undefined> {
  const goals = await goalsOf(ctx, [now.id], tx)
  const missing = goals.filter((g) => typed[g.id] === undefined)
  if (of === 'all' && missing.length > 0) {
    const no = refuse('say-level')
    return no.with({ fields: Object.fromEntries(missing.map((g) => [`level-${g.id}`, no.words])) })
  }
  const rows = goals.flatMap((g) => {
    const level = typed[g.id]
    return level === undefined ? [] : [{ id: newId('level', ctx.now), case_id: now.id, goal_id: g.id, seen_at: seenAt, level }]
  })
  await insertLevels(ctx, tx, rows)
  return undefined
}
