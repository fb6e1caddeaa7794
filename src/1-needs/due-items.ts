import { plusDays, titles } from '#kernel'
import type { Action } from '#people'
import type { Ctx, DueItem } from '#platform'
import { answerCounts } from './answer-totals.ts'
import { type Campaign, campaigns, paperDays, paperUntil, stateOf } from './campaigns.ts'
import { sheetsWaiting } from './store/index.ts'
import { dueWords } from './words.ts'

/** What an office has to do about surveys that it runs: how they come on, paper to settle, results to count. Whom to ask at all is the plan's to say. */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  // A drawn sample is run by the evaluator that drew it; the office it is about has nothing to do with it.
  const closesFrom = plusDays(ctx.today, -paperDays)
  const own = [
    ...(await campaigns(ctx, { purchaserId: organisationId, closesFrom })).filter((c) => !c.drawnBy),
    ...(await campaigns(ctx, { drawnBy: organisationId, closesFrom })),
  ].filter((c) => !c.countedOn)
  const counts = await answerCounts(
    ctx,
    own.map((c) => c.id),
  )
  const waiting = await sheetsWaiting(
    ctx,
    own.map((c) => c.id),
  )
  return [
    ...own.filter((c) => stateOf(c, ctx.today) === 'open').map((c) => surveyEnds(ctx, c, counts.get(c.id) ?? 0)),
    ...own.filter((c) => stateOf(c, ctx.today) === 'closed').map(toCount),
    ...[...waiting].map(([id, sheets]) => paperWaits(own.find((c) => c.id === id)!, sheets)),
  ]
}

const runs = (c: Campaign) => (c.drawnBy ? 'evaluations.run-sample' : 'needs.edit') as 'evaluations.run-sample' | 'needs.edit'

const surveyEnds = (ctx: Ctx, c: Campaign, answers: number): DueItem => ({
  id: `survey-${c.id}`,
  purchaseId: c.purchaseId,
  side: 'ours',
  dueOn: c.closesOn,
  href: `/surveys/${c.id}`,
  may: runs(c),
  reads: true,
  cites: ctx.law.cites('residents-are-asked'),
  title: dueWords.both('surveyEnds', titles(c)),
  why: answers ? dueWords.both('answersSoFar', answers) : dueWords.both('fewAnswers'),
})

const toCount = (c: Campaign): DueItem => ({
  id: `count-${c.id}`,
  purchaseId: c.purchaseId,
  side: 'ours',
  dueOn: paperUntil(c),
  href: `/surveys/${c.id}`,
  may: runs(c),
  cites: [],
  title: dueWords.both('count', titles(c)),
  why: dueWords.both('countWhy'),
})

const paperWaits = (c: Campaign, sheets: number): DueItem => ({
  id: `paper-${c.id}`,
  purchaseId: c.purchaseId,
  side: 'ours',
  dueOn: paperUntil(c),
  href: `/surveys/${c.id}/paper`,
  may: 'needs.enter-paper' satisfies Action,
  cites: [],
  title: dueWords.both('paper', sheets),
  why: dueWords.both('paperWhy'),
})
