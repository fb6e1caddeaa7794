import { contract } from '#contracts'
import { isRefusal } from '#kernel'
import { campaign, paperUntil, surveyTwice } from '#needs'
import { communities, mayNot } from '#people'
import type { Ctx } from '#platform'
import { act, type App, type C, type FormState, type FrameFacts, param, show, type View } from '#ui'
import { againForm, againValues } from './again-form.ts'
import { askAgain, whyNotAskAgain } from './ask-again.ts'
import { AgainPage } from './pages/again.tsx'
import { visibleRound } from './rounds.ts'
import { readAskedAgain, residentSample } from './store/index.ts'

export function againRoutes(app: App): void {
  app.get(
    '/evaluations/rounds/:id/again',
    show((ctx, c, frame) => againPage(ctx, c, frame)),
  )
  app.post(
    '/evaluations/rounds/:id/again',
    act({
      schema: againForm,
      act: (ctx, i, c) => askAgain(ctx, { ...i, roundId: param(c, 'id') }),
      done: ({ id }) => `/evaluations/rounds/${id}/again`,
      again: (ctx, form, c, frame) => againPage(ctx, c, frame, form),
    }),
  )
}

/** Residents asked again after the end of a contract: the form for whoever asks them, then what they say beside what they said. */
async function againPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const round = await visibleRound(ctx, param(c, 'id'))
  if (isRefusal(round)) return round
  const again = (await readAskedAgain(ctx, [round.id])).get(round.id)
  const [of, first] = [await contract(ctx, round.contractId), await residentSample(ctx, round.id)]
  const second = again && (await campaign(ctx, again.campaignId))
  const asks = !mayNot(ctx.asker, 'evaluations.sample', round)
  return (
    <AgainPage
      ctx={ctx}
      frame={frame}
      facts={{
        round,
        of,
        first,
        again,
        countsBy: second ? paperUntil(second) : undefined,
        twice: first && again ? await surveyTwice(ctx, first.campaignId, again.campaignId) : undefined,
        places: again ? await communities(ctx, { ids: again.communities.map((x) => x.communityId) }) : [],
        asks,
        whyNot: again ? undefined : await whyNotAskAgain(ctx, round),
        form: form ?? againValues(ctx),
      }}
    />
  )
}
