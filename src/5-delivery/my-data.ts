import type { Ctx } from '#platform'
import { hidesNote, shownTo } from './service-records.ts'
import { rowsOf } from './store/index.ts'

/**
 * Everything this step holds about whoever asks: the work recorded as theirs, what their records said before, what they wrote down for
 * colleagues, the groups and cases they opened, the posts they held, what was answered about their recorded time, and what checks found of
 * their records. What was written in a record that was struck out is not given, here as elsewhere.
 */
export async function myData(ctx: Ctx, userId: string) {
  const { records, posts, entered, editions, deliverables, answers, checks } = await rowsOf(ctx, userId)
  const hidden = new Set(records.filter((r) => hidesNote(ctx, r)).map((r) => r.id))
  return {
    records: records.map((r) => shownTo(ctx, r)),
    editions: editions.map((e) => (hidden.has(e.record_id) ? { ...e, content: { ...e.content, note: null } } : e)),
    entered: entered.map(({ struck, provider_id, ...e }) => (hidesNote(ctx, { struck, provider_id }) ? { ...e, note: null } : e)),
    deliverables,
    timeAnswers: answers,
    checks,
    posts: posts.map(({ jurisdiction: _, ...p }) => p),
  }
}
