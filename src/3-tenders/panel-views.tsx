import { isRefusal, type Refusal } from '#kernel'
import { mayAtAll, mayNot } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { asked, biddersOf } from './asked.ts'
import { DeclarePage } from './pages/declare.tsx'
import { MyPanelsPage } from './pages/my-panels.tsx'
import { ScorePage } from './pages/score.tsx'
import type { WorkFacts } from './pages/work-facts.ts'
import { WorkPage } from './pages/work.tsx'
import { seatOf, sitting } from './rules/panel.ts'
import { toAnswer } from './rules/scoring.ts'
import { scoreValues } from './score-form.ts'
import { agreements, lowBidReviews, objections, openedBids, panelsOf, scoreCorrections, scoreFindings, seats } from './store/index.ts'
import { allScored, visibleScores } from './visible-scores.ts'
import { refuse } from './words.ts'

/** The panels on which somebody sits. */
export async function myPanelsPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const no = mayAtAll(ctx.asker, 'panel.score') ? undefined : mayNot(ctx.asker, 'panel.score', { userId: ctx.asker.userId })
  if (no) return no
  const mine = await panelsOf(ctx, ctx.asker.userId ?? '')
  const seatIn = new Map(await Promise.all(mine.map(async (x) => [x.id, seatOf(await seats(ctx, x.id), ctx.asker.userId)!] as const)))
  return <MyPanelsPage ctx={ctx} frame={frame} tenders={mine} seats={seatIn} />
}

/** Everything a member may see of a tender, and nothing to anybody else. */
async function work(ctx: Ctx, c: C, form: FormState = freshForm(), below: WorkFacts['below'] = {}): Promise<WorkFacts | Refusal> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = mayNot(ctx.asker, 'panel.score', { userId: ctx.asker.userId })
  if (no) return no
  const all = await seats(ctx, x.id)
  const mine = seatOf(all, ctx.asker.userId)
  if (!mine) return refuse('not-on-panel')
  const bids = await openedBids(ctx, x.id)
  const allIn = allScored(ctx, x, all)
  const scores = await visibleScores(ctx, x, all)
  const [corrections, findings, against] = allIn
    ? [await scoreCorrections(ctx, x.id), await scoreFindings(ctx, x.id), await objections(ctx, x.id)]
    : [[], [], []]
  const counted = scores.filter((s) => bids.some((b) => b.bidId === s.bidId) && !against.some((o) => o.bid_id === s.bidId))
  return {
    tender: x,
    mine,
    seats: all,
    bids,
    bidders: await biddersOf(ctx, bids),
    scores,
    allIn,
    corrections,
    findings,
    open:
      allIn && !x.consensusLockedAt
        ? toAnswer(
            ctx.law,
            x.criteria,
            sitting(all).map((s) => s.userId),
            counted,
            corrections,
            findings,
          )
        : [],
    objections: against,
    agreed: (await agreements(ctx, x.id)).filter((a) => a.consensus_version === x.consensusVersion).map((a) => a.user_id),
    reviews: x.state === 'scored' ? await lowBidReviews(ctx, x.id) : [],
    form,
    below,
  }
}

export async function deskPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const facts = await work(ctx, c, form)
  if (isRefusal(facts)) return facts
  return facts.mine.state === 'appointed' ? (
    <DeclarePage ctx={ctx} frame={frame} facts={facts} />
  ) : (
    <WorkPage ctx={ctx} frame={frame} facts={facts} />
  )
}

export async function scorePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState, below: WorkFacts['below'] = {}): Promise<View> {
  const facts = await work(ctx, c, form, below)
  if (isRefusal(facts)) return facts
  if (facts.mine.state === 'appointed') return refuse('declare-first')
  const bid = facts.bids.find((b) => b.bidId === param(c, 'bid'))
  if (!bid) return notThere()
  return (
    <ScorePage
      ctx={ctx}
      frame={frame}
      bid={bid}
      facts={{ ...facts, form: form ?? freshForm(scoreValues(facts.scores, { bidId: bid.bidId, userId: facts.mine.userId })) }}
    />
  )
}
