import { isRefusal, type Refusal } from '#kernel'
import { campaign, endNow, sheetsWaiting } from '#needs'
import { type Ctx, type Db, dueWork } from '#platform'
import { changeVote } from './change-vote.ts'
import { logDays } from './log-days.ts'
import type { Vote } from './rules/vote.ts'
import { votes } from './store/index.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>

/** No ballot comes in any more, on no way; the codes are destroyed. Where the clock has ended the ballots already, that is said. */
export const closeVote = (ctx: Ctx, id: string): Done =>
  changeVote(ctx, { id, verb: 'close' }, async ({ tx, inside, now, set }) => {
    const waiting = (await sheetsWaiting(inside, [now.campaignId!])).get(now.campaignId!) ?? 0
    const no = (await endBallots(ctx, tx, inside, now, waiting)) ?? undefined
    return no ?? (await set({ closed_on: ctx.today }))
  })

/** A vote comes to nothing: why is published, and what came in is not looked at. */
export const endVote = (ctx: Ctx, i: { id: string; reason: string }): Done =>
  changeVote(ctx, { id: i.id, verb: 'end' }, async ({ tx, inside, now, set }) => {
    const no = now.campaignId ? await endBallots(ctx, tx, inside, now, 0) : undefined
    return no ?? (await set({ ended_on: ctx.today, ended_reason: i.reason }))
  })

async function endBallots(ctx: Ctx, tx: Db, inside: Ctx, v: Vote, waiting: number): Promise<Refusal | undefined> {
  const c = await campaign(inside, v.campaignId!)
  if (!c || c.countedOn) return undefined
  if (waiting > 0) return refuse('paper-waits', waiting)
  const ended = await endNow(ctx, tx, c)
  return isRefusal(ended) ? ended : undefined
}

/** What the clock does: closes the votes whose ballots it has ended, and tells the record log how many proposals a day brought. */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  const over: Vote[] = []
  for (const v of await votes(ctx, { states: ['open'] })) if ((await campaign(ctx, v.campaignId!))?.countedOn) over.push(v)
  await work.each(
    'votes.close',
    over,
    (v) => ({ subject: { kind: 'vote', id: v.id }, purchaseId: v.purchaseId }),
    async ({ id }) => !isRefusal(await closeVote(ctx, id)),
  )
  await work.all(async () => (await logDays(ctx, work), 0))
  return work.finish()
}
