import { recordsByIds } from '#delivery'
import type { Ctx } from '#platform'
import type { Session } from './rules/group.ts'
import { sessionsOf } from './store/index.ts'

/** The sessions of some groups that were held, numbered in each as they stand: one whose record was struck, or counts nowhere, is none. */
export async function heldOf(ctx: Ctx, groupIds: readonly string[]): Promise<(Session & { groupId: string })[]> {
  const all = await sessionsOf(ctx, groupIds, ctx.db)
  const records = await recordsByIds(
    ctx,
    all.map((s) => s.recordId),
  )
  const counts = new Set<string>(records.filter((r) => !r.struck && r.notCounted === null).map((r) => r.id))
  const held = all.filter((s) => counts.has(s.recordId))
  return held.map((s, n) => ({ ...s, number: n + 1 - held.findIndex((x) => x.groupId === s.groupId) }))
}
