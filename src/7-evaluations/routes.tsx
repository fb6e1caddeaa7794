import { isRefusal } from '#kernel'
import { aDay, choice, type Ctx, idOf, longText, optional, text, wholeNumber } from '#platform'
import { type App, act, show } from '#ui'
import { z } from 'zod'
import { drawSample } from './draw-sample.ts'
import { giveMarks, ratingSide } from './give-marks.ts'
import { openRound } from './open-round.ts'
import { InstitutionsPage, PurchasersPage } from './pages/public-pages.tsx'
import { NewRoundPage, RoundList } from './pages/round-list.tsx'
import { RoundPage } from './pages/round-page.tsx'
import { reply } from './reply.ts'
import { visibleRound } from './rounds.ts'
import { dimensions, type Mark, type Side } from './rules/dimensions.ts'

export const newRound = z.object({
  contractId: idOf('contract'),
  kind: choice(['mid-term', 'final']),
  closesOn: aDay(),
})

/** Marks as the form sends them: a field per dimension and one for its words. What is missing is said by the verb, all at once. */
const marksSchema = (side: Side) =>
  z.object(
    Object.fromEntries(
      dimensions[side].flatMap((d) => [
        [d.key, optional(wholeNumber({ min: 1, max: 5 }))],
        [`${d.key}-says`, optional(text(500))],
      ]),
    ),
  )
const readMarks = (side: Side, i: Record<string, unknown>): Mark[] =>
  dimensions[side].flatMap((d) =>
    typeof i[d.key] === 'number'
      ? [{ dimension: d.key, mark: i[d.key] as number, says: (i[`${d.key}-says`] as string | undefined) ?? null }]
      : [],
  )

const sideHere = async (ctx: Ctx, roundId: string): Promise<Side> => {
  const round = await visibleRound(ctx, roundId)
  return isRefusal(round) ? 'purchaser' : (ratingSide(ctx, round) ?? 'purchaser')
}

/** Pages of the evaluations. */
export function routes(app: App): void {
  app.get('/evaluations', show(RoundList))
  app.get('/evaluations/purchasers', show(PurchasersPage))
  app.get('/evaluations/institutions', show(InstitutionsPage))
  app.get(
    '/evaluations/new',
    show((ctx, c, frame) => NewRoundPage(ctx, c, frame)),
  )
  app.post(
    '/evaluations/new',
    act({
      schema: newRound,
      act: (ctx, i) => openRound(ctx, i),
      done: ({ id }) => `/evaluations/rounds/${id}`,
      again: (ctx, form, c, frame) => NewRoundPage(ctx, c, frame, form),
    }),
  )
  const round = '/evaluations/rounds/:id'
  app.get(
    round,
    show((ctx, c, frame) => RoundPage(ctx, c.req.param('id')!, frame)),
  )
  app.post(
    `${round}/marks`,
    act({
      schema: async (ctx, c) => marksSchema(await sideHere(ctx, c.req.param('id')!)),
      act: async (ctx, i, c) =>
        giveMarks(ctx, { roundId: c.req.param('id')!, marks: readMarks(await sideHere(ctx, c.req.param('id')!), i) }),
      done: ({ id }) => `/evaluations/rounds/${id}`,
      again: (ctx, form, c, frame) => RoundPage(ctx, c.req.param('id')!, frame, { form: 'marks', state: form }),
    }),
  )
  app.post(
    `${round}/reply`,
    act({
      schema: z.object({ reply: longText(3000) }),
      act: (ctx, i, c) => reply(ctx, { roundId: c.req.param('id')!, ...i }),
      done: ({ id }) => `/evaluations/rounds/${id}`,
      again: (ctx, form, c, frame) => RoundPage(ctx, c.req.param('id')!, frame, { form: 'reply', state: form }),
    }),
  )
  app.post(
    `${round}/sample`,
    act({
      schema: z.object({
        householdsPerCommunity: wholeNumber({ min: 5, max: 2000 }),
        closesOn: aDay(),
        contactName: text(60),
        contactPhone: text(40, 1, { phone: true }),
      }),
      act: (ctx, i, c) => drawSample(ctx, { roundId: c.req.param('id')!, ...i }),
      done: ({ id }) => `/evaluations/rounds/${id}`,
      again: (ctx, form, c, frame) => RoundPage(ctx, c.req.param('id')!, frame, { form: 'sample', state: form }),
    }),
  )
}
