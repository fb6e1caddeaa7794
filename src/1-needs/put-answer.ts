import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { boxed } from './boxed.ts'
import { keyOf, tokenOf } from './key-of.ts'
import type { Answers } from './rules/questionnaire.ts'
import { insertWaiting, type Route, whatCame } from './store/index.ts'

/** What waits in a box. */
export interface Waiting {
  submission: string
  codeHash: string | null
  /** Null for an answer with a code: the code knows its community. */
  communityId: string | null
  route: Route
  /** Thousandths of the mean score, when the questionnaire gives one. */
  score: number | null
  answers: Answers
}

interface Put extends Waiting {
  campaignId: string
  draftHash: string | null
  /** Last day on which it may come in. */
  until: Day
}

/** Puts an answer among those that wait, if its survey is open and its code unspent, and empties its draft. */
export async function putAnswer(ctx: Ctx, db: Db, i: Put): Promise<{ open: boolean; answer: boolean }> {
  const { campaignId, draftHash, until, ...waiting } = i
  if (i.route === 'paper' && Temporal.PlainDate.compare(ctx.today, until) > 0) return { open: false, answer: false }
  const key = await keyOf(ctx, campaignId, db)
  if (!key) return { open: false, answer: false }
  const submission = tokenOf(key, 'submission', i.submission)
  return await insertWaiting(ctx, db, {
    campaignId,
    token: i.codeHash === null ? `open:${submission}` : tokenOf(key, 'code', i.codeHash),
    submission,
    box: boxed(key, waiting),
    submissionHash: i.submission,
    codeHash: i.codeHash,
    communityId: i.communityId,
    draftHash,
    isPaper: i.route === 'paper',
  })
}

/** Why nothing was put: this very answer came before, its code is spent, or there is no such code in this survey. */
export async function whyNotPut(
  ctx: Ctx,
  db: Db,
  i: { campaignId: string; submission: string; codeHash: string | null },
): Promise<'again' | 'code-used' | 'code-unknown'> {
  const key = await keyOf(ctx, i.campaignId, db)
  const [submission, token] = key
    ? [tokenOf(key, 'submission', i.submission), i.codeHash && tokenOf(key, 'code', i.codeHash)]
    : [null, null]
  const came = await whatCame(ctx, db, { campaignId: i.campaignId, submission, token, submissionHash: i.submission, codeHash: i.codeHash })
  return came.again ? 'again' : came.known ? 'code-used' : 'code-unknown'
}
