import { isRefusal, type Refusal } from '#kernel'
import { allExperts, mayAtAll, mayNot, people, specialties, whyNotDo } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { asked, biddersOf } from './asked.ts'
import { DeclarePage } from './pages/declare.tsx'
import { MyPanelsPage } from './pages/my-panels.tsx'
import { PanelPage } from './pages/panel.tsx'
import { ScorePage } from './pages/score.tsx'
import type { WorkFacts } from './pages/work-facts.ts'
import { WorkPage } from './pages/work.tsx'
import { seatOf, sitting } from './rules/panel.ts'
import { toAnswer } from './rules/scoring.ts'
import { tenderProcess } from './rules/tender-process.ts'
import { seatsNeeded } from './seats-needed.ts'
import { scoreValues } from './score-form.ts'
import {
  agreements,
  draws,
  lowBidReviews,
  objections,
  openedBids,
  panelsOf,
  scoreCorrections,
  scoreFindings,
  seats,
} from './store/index.ts'
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

/** The panel as the office appoints and fills it. */
export async function panelPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  const no = mayNot(ctx.asker, 'tenders.read', { purchaserId: x.purchaserId })
  if (no) return no
  const mayAppoint = whyNotDo(ctx.asker, tenderProcess, 'appoint', x) === undefined
  const staff = mayAppoint ? await people(ctx, { organisationId: x.purchaserId, roles: ['officer', 'head'] }) : []
  const drawn = await draws(ctx, x.id)
  const leftOut = drawn.flatMap((d) => d.leftOut.flatMap((l) => (l.why === 'specialty' ? [] : [l.userId])))
  return (
    <PanelPage
      ctx={ctx}
      frame={frame}
      tender={x}
      seats={await seats(ctx, x.id)}
      needed={seatsNeeded(ctx, x)}
      draws={drawn}
      specialties={await specialties(ctx)}
      experts={new Map((await allExperts(ctx, { userIds: leftOut })).flatMap((e) => (e.user_id ? [[e.user_id, e.name]] : [])))}
      staff={staff}
      mayAppoint={mayAppoint}
      form={form}
    />
  )
}
