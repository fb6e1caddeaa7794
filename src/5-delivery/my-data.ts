import { type Money, moneyText } from '#kernel'
import type { Ctx } from '#platform'
import { hidesNote, shownTo } from './service-records.ts'
import { opened } from './answer-pay.ts'
import { answersBy, rowsOf, statementsOf } from './store/index.ts'

/**
 * Everything this step holds about whoever asks: the work recorded as theirs, what their records said before, what they wrote down for
 * colleagues, the groups and cases they opened, the posts they held, what was answered about their recorded time, what checks found of
 * their records, what their posts were paid as it was stated, and what they answered to that and is not counted yet. What was written in a record that was struck out is not given, here as elsewhere.
 */
export async function myData(ctx: Ctx, userId: string) {
  const { records, posts, entered, editions, deliverables, answers, checks, ...hiring } = await rowsOf(ctx, userId)
  const hidden = new Set(records.filter((r) => hidesNote(ctx, r)).map((r) => r.id))
  const [pay, answered] = await Promise.all([statementsOf(ctx, userId), answersBy(ctx, userId)])
  return {
    // What was answered of one's pay is one's own as long as it is kept: it is told as it was said.
    payAnswers: answered.map((a) => ({ pay_month: a.payMonth, differs: opened(ctx, a).differs, got: said(opened(ctx, a).got) })),
    pay: pay.map(({ statedBy: _, reason: __, ...s }) => ({ ...s, gross: said(s.gross), contributions: said(s.contributions) })),
    records: records.map((r) => shownTo(ctx, r)),
    editions: editions.map((e) =>
      hidden.has(e.record_id) ? { ...e, content: { ...e.content, note: null, errandAbout: null, errandBy: null } } : e,
    ),
    entered: entered.map(({ struck, provider_id, ...e }) => (hidesNote(ctx, { struck, provider_id }) ? { ...e, note: null } : e)),
    deliverables,
    ...hiring,
    timeAnswers: answers,
    checks,
    posts: posts.map(({ jurisdiction: _, ...p }) => p),
  }
}

const said = (m: Money | null): string | null => (m === null ? null : moneyText(m))
