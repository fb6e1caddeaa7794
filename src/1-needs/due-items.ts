import { isBefore, plusDays, titles } from '#kernel'
import type { Ctx, DueItem } from '#platform'
import { answerCounts } from './answer-totals.ts'
import { type Campaign, campaigns, paperDays, paperUntil, stateOf } from './campaigns.ts'
import { purchases, sheetsWaiting } from './store/index.ts'
import { dueWords } from './words.ts'

/** What an office has to do about surveys: look at slips before they open, paper to settle, residents to ask. */
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
    ...(await toAsk(ctx, organisationId)),
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
  cites: [],
  title: dueWords.both('paper', sheets),
  why: dueWords.both('paperWhy'),
})

/** A purchase nobody asked residents about for so many days is put before the office. */
const askWithinDays = 30

async function toAsk(ctx: Ctx, purchaserId: string): Promise<DueItem[]> {
  const bought = (await purchases(ctx, { purchaserId, limit: 200 })).filter((p) => !isBefore(plusDays(p.lawDay, 365), ctx.today))
  const asked = new Set(
    (await campaigns(ctx, { purchaseIds: bought.map((p) => p.id) })).filter((c) => c.purpose === 'needs').map((c) => c.purchaseId),
  )
  return bought
    .filter((p) => !asked.has(p.id))
    .map((p) => ({
      id: `ask-${p.id}`,
      purchaseId: p.id,
      side: 'ours',
      dueOn: plusDays(p.lawDay, askWithinDays),
      href: `/surveys/new?purchase=${p.id}`,
      cites: ctx.law.cites('residents-are-asked'),
      title: dueWords.both('ask', titles(p)),
      why: dueWords.both('askWhy'),
    }))
}
