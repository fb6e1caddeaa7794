import { randomInt } from 'node:crypto'
import { CannotUnseal, type Ctx, type Db, type DueWork } from '#platform'
import { unboxed } from './boxed.ts'
import { keyOf } from './key-of.ts'
import type { Waiting } from './put-answer.ts'
import {
  addToDay,
  deleteWaiting,
  type Group,
  insertAnswers,
  lockWaiting,
  noteLooked,
  spendCodes,
  surveysWithWaiting,
  waitingGroups,
} from './store/index.ts'

/**
 * Answers are mixed by so many of one community, and so many of it stay behind: then every number anybody sees stands still until ten more
 * have come, and the last step, when the survey is counted, is of ten at least as well.
 */
export const mixedBy = 10

/**
 * Mixes what can be mixed, group by group: one that does not open keeps no other from being mixed. After every ten answers with a
 * code it is looked at those, so that no moment at which a number moves tells where the last answer came from; a survey of which a group failed is
 * looked at again.
 */
export async function mixWaiting(ctx: Ctx, work: DueWork): Promise<void> {
  const surveys = []
  for (const s of await surveysWithWaiting(ctx, 2 * mixedBy)) {
    const groups = await waitingGroups(ctx, s.id, 2 * mixedBy)
    surveys.push({ ...s, groups: groups.filter((g) => s.coded || !g.coded) })
  }
  const left = new Map(surveys.map((s) => [s.id, s.groups.length]))
  await work.each(
    'needs.mix-answers',
    surveys.flatMap(({ id, groups }) => groups.map((group) => ({ id, group }))),
    ({ id }) => ({ subject: { kind: 'campaign', id } }),
    async ({ id, group }) => {
      await ctx.db.transaction().execute((tx) => mix(ctx, tx, id, { group }))
      left.set(id, left.get(id)! - 1)
      return true
    },
  )
  for (const s of surveys) if (s.coded && left.get(s.id) === 0) await noteLooked(ctx, s.id, s.came)
}

/**
 * Takes answers out of waiting: marks their codes as spent and stores what was said, in one transaction and in an order drawn anew,
 * so that behind every mark a code and an answer have in common stand at least ten of each: of the same community, since both rows name it,
 * and all with a code or all without. Which ones stay behind is drawn too. `all`: whatever waits, when the survey is counted and all codes
 * of it are marked alike.
 */
export async function mix(
  ctx: Ctx,
  tx: Db,
  campaignId: string,
  o: { group: Group } | { all: true; key: Buffer | undefined },
): Promise<void> {
  const rows = await lockWaiting(ctx, tx, campaignId, 'all' in o ? 'all' : o.group)
  const many = 'all' in o ? rows.length : Math.floor((rows.length - mixedBy) / mixedBy) * mixedBy
  if (many <= 0) return
  const key = ('all' in o && o.key) || (await keyOf(ctx, campaignId, tx))
  if (!key) throw new CannotUnseal(`The key under which answers of ${campaignId} wait is gone`)
  const taken = drawn(rows, many)
  const waiting = taken.map((r) => unboxed<Waiting>(key, r.box))
  for (const some of parts(taken, 1000))
    await deleteWaiting(
      ctx,
      tx,
      campaignId,
      some.map((r) => r.token),
    )
  const places = new Map<string, string>()
  for (const some of parts(waiting.flatMap((w) => w.codeHash ?? []).sort(), 1000))
    for (const [hash, communityId] of await spendCodes(ctx, tx, campaignId, some)) places.set(hash, communityId)
  // A code that was spent in the very moment of an earlier mixing counts as it was spent first.
  const counting = waiting.flatMap(({ codeHash, ...w }) => {
    const communityId = codeHash === null ? w.communityId : places.get(codeHash)
    return communityId ? [{ ...w, communityId, invited: codeHash !== null }] : []
  })
  let stored = 0
  for (const some of parts(drawn(counting, counting.length), 500)) stored += await insertAnswers(ctx, tx, campaignId, some)
  if (stored > 0) await addToDay(ctx, tx, campaignId, stored)
}

/** So many of a list, in an order drawn anew. */
function drawn<T>(list: readonly T[], many: number): T[] {
  const left = [...list]
  return Array.from({ length: many }, () => {
    const at = randomInt(left.length)
    const one = left[at]!
    left[at] = left.at(-1)!
    left.pop()
    return one
  })
}

/** A list in parts of so many. */
function parts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}
