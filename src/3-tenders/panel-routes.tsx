import { isRefusal, type Refusal } from '#kernel'
import { mayAtAll, mayNot } from '#people'
import { aDay, choice, type Ctx, decimalText, longText, optional, text, ticked, wholeNumber } from '#platform'
import { type App, act, type C, download, type FormState, type FrameFacts, freshForm, notThere, show, type View } from '#ui'
import { z } from 'zod'
import { agree } from './agree.ts'
import { asked, biddersOf, param } from './asked.ts'
import { correctScore, findScore, objectToBid } from './correct-score.ts'
import { declare, tieKinds } from './declare.ts'
import { lowBidReviews, voteOnLowBid } from './low-bid.ts'
import { DeclarePage, MyPanelsPage, ScorePage, type WorkFacts, WorkPage } from './pages/panel.tsx'
import { seatOf, seats, sitting } from './panel.ts'
import { readBidFile } from './read-file.ts'
import { handInScores, scoreBid } from './score-bid.ts'
import { toAnswer } from './rules/scoring.ts'
import { agreements, allScored, objections, openedBids, scoreCorrections, scoreFindings, visibleScores } from './scores.ts'
import { panelsOf, tender as tenderNow } from './store.ts'
import { refuse } from './words.ts'

/** Pages of the members of a panel. */
export function panelRoutes(app: App): void {
  app.get(
    '/panel',
    show(async (ctx, _, frame) => {
      const no = mayAtAll(ctx.asker, 'panel.score') ? undefined : mayNot(ctx.asker, 'panel.score', { userId: ctx.asker.userId })
      if (no) return no
      const mine = await panelsOf(ctx, ctx.asker.userId ?? '')
      const seatIn = new Map(await Promise.all(mine.map(async (x) => [x.id, seatOf(await seats(ctx, x.id), ctx.asker.userId)!] as const)))
      return <MyPanelsPage ctx={ctx} frame={frame} tenders={mine} seats={seatIn} />
    }),
  )
  app.get(
    '/panel/:id',
    show((ctx, c, frame) => deskPage(ctx, c, frame)),
  )
  app.post(
    '/panel/:id/declare',
    act({
      schema: z.object({
        tie: choice(['none', ...tieKinds]),
        endedOn: optional(aDay()),
        generations: optional(wholeNumber({ min: 1, max: 9 })),
        what: optional(text(500)),
      }),
      act: (ctx, i, c) => declare(ctx, { tenderId: param(c, 'id'), ...i }),
      done: (r, _, c) => (r.recused ? '/panel' : `/panel/${param(c, 'id')}`),
      again: (ctx, form, c, frame) => deskPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/panel/:id/bids/:bid',
    show((ctx, c, frame) => scorePage(ctx, c, frame)),
  )
  app.get(
    '/panel/:id/bids/:bid/file',
    show(async (ctx, c) => {
      const facts = await work(ctx, c)
      if (isRefusal(facts)) return facts
      if (facts.mine.state === 'appointed') return refuse('declare-first')
      const file = await readBidFile(ctx, facts.tender.id, param(c, 'bid'))
      return isRefusal(file) ? file : download(file.content, file.name.endsWith('.pdf') ? file.name : `${file.name}.pdf`, 'application/pdf')
    }),
  )
  app.post(
    '/panel/:id/bids/:bid',
    act({
      schema: scoreSchema,
      act: async (ctx, i, c) => {
        const x = await tenderNow(ctx, param(c, 'id'))
        if (!x) return notThere()
        const fields = i as Record<string, string | undefined>
        const scores = x.criteria.flatMap((k) =>
          fields[`score-${k.id}`] === undefined
            ? []
            : [{ criterionId: k.id, score: fields[`score-${k.id}`]!, note: fields[`note-${k.id}`] }],
        )
        return await scoreBid(ctx, { tenderId: x.id, bidId: param(c, 'bid'), scores })
      },
      done: (_, __, c) => `/panel/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => scorePage(ctx, c, frame, form),
    }),
  )
  const onBid = (c: C) => ({ tenderId: param(c, 'id'), bidId: param(c, 'bid') })
  const bidAddress = (c: C) => `/panel/${param(c, 'id')}/bids/${param(c, 'bid')}`
  app.post(
    '/panel/:id/bids/:bid/corrections',
    act({
      schema: z.object({
        criterion: text(60),
        score: optional(decimalText({ min: 0, max: 100 })),
        kept: ticked(),
        why: longText(3000),
      }),
      act: async (ctx, i, c) =>
        i.kept === (i.score !== undefined)
          ? refuse('keep-or-score')
          : await correctScore(ctx, { ...onBid(c), criterionId: i.criterion, score: i.score, reason: i.why }),
      done: (_, __, c) => bidAddress(c),
      again: (ctx, form, c, frame) => scorePage(ctx, c, frame, undefined, { correct: form }),
    }),
  )
  app.post(
    '/panel/:id/bids/:bid/findings',
    act({
      schema: z.object({ which: text(120), ground: choice(['abnormal', 'out-of-range']), found: longText(3000) }),
      act: (ctx, i, c) => {
        const [criterionId = '', userId = ''] = i.which.split(' ')
        return findScore(ctx, { ...onBid(c), criterionId, userId, ground: i.ground, reason: i.found })
      },
      done: (_, __, c) => bidAddress(c),
      again: (ctx, form, c, frame) => scorePage(ctx, c, frame, undefined, { find: form }),
    }),
  )
  app.post(
    '/panel/:id/bids/:bid/objection',
    act({
      schema: z.object({ objection: optional(longText(3000)) }),
      act: (ctx, i, c) => objectToBid(ctx, { ...onBid(c), ...i }),
      done: (_, __, c) => `/panel/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => scorePage(ctx, c, frame, undefined, { object: form }),
    }),
  )
  app.post(
    '/panel/:id/hand-in',
    act({
      schema: z.object({}),
      act: (ctx, _, c) => handInScores(ctx, { tenderId: param(c, 'id') }),
      done: (_, __, c) => `/panel/${param(c, 'id')}`,
    }),
  )
  app.post(
    '/panel/:id/agree',
    act({
      schema: z.object({ consensusVersion: wholeNumber({ min: 1 }) }),
      act: (ctx, i, c) => agree(ctx, { tenderId: param(c, 'id'), ...i }),
      done: (_, __, c) => `/panel/${param(c, 'id')}`,
    }),
  )
  app.post(
    '/panel/:id/low-bids/:bid',
    act({
      schema: z.object({ decision: choice(['kept', 'rejected']), reason: longText(3000) }),
      act: (ctx, i, c) => voteOnLowBid(ctx, { tenderId: param(c, 'id'), bidId: param(c, 'bid'), ...i }),
      done: (_, __, c) => `/panel/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => deskPage(ctx, c, frame, { ...form, values: { ...form.values, bid: param(c, 'bid') } }),
    }),
  )
}

async function scoreSchema(ctx: Ctx, c: C) {
  const x = await tenderNow(ctx, param(c, 'id'))
  const fields: Record<string, z.ZodType> = {}
  for (const k of x?.criteria ?? []) {
    fields[`score-${k.id}`] = optional(decimalText({ min: 0, max: 100 }))
    fields[`note-${k.id}`] = optional(text(1000))
  }
  return z.object(fields)
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

async function deskPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const facts = await work(ctx, c, form)
  if (isRefusal(facts)) return facts
  return facts.mine.state === 'appointed' ? (
    <DeclarePage ctx={ctx} frame={frame} facts={facts} />
  ) : (
    <WorkPage ctx={ctx} frame={frame} facts={facts} />
  )
}

async function scorePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState, below: WorkFacts['below'] = {}): Promise<View> {
  const facts = await work(ctx, c, form, below)
  if (isRefusal(facts)) return facts
  if (facts.mine.state === 'appointed') return refuse('declare-first')
  const bid = facts.bids.find((b) => b.bidId === param(c, 'bid'))
  if (!bid) return notThere()
  return <ScorePage ctx={ctx} frame={frame} bid={bid} facts={{ ...facts, form: form ?? freshForm(valuesOf(facts, bid.bidId)) }} />
}

/** One's own scores, to go on with. */
const valuesOf = (facts: WorkFacts, bidId: string): FormState['values'] =>
  Object.fromEntries(
    facts.scores
      .filter((s) => s.bidId === bidId && s.userId === facts.mine.userId)
      .flatMap((s) => [
        [`score-${s.criterionId}`, s.score],
        [`note-${s.criterionId}`, s.note ?? ''],
      ]),
  )
