import { isRefusal } from '#kernel'
import { act, type App, type C, param, show } from '#ui'
import { enterPaper, type Keyed, settlePaper } from './enter-paper.ts'
import { paperForm, readPaper, settleForm } from './paper-form.ts'
import { paperPage, settlePage } from './paper-views.tsx'

/** On to the next sheet; the page says what became of this one. */
const toNext = (k: Keyed, c: C) => `/surveys/${param(c, 'id')}/paper?sheet=${encodeURIComponent(k.sheet)}&state=${k.state}`

/** The addresses at which paper is entered: what each shows (paper-views.tsx), and which verb each form does. */
export function paperRoutes(app: App): void {
  app.get('/surveys/:id/paper', show(paperPage))
  app.post(
    '/surveys/:id/paper',
    act({
      schema: paperForm,
      act: async (ctx, i, c) => {
        const keyed = await enterPaper(ctx, { ...readPaper(i), campaignId: param(c, 'id') })
        return isRefusal(keyed) ? keyed : { ...keyed, communityId: i.communityId }
      },
      // The next sheet of a pile is mostly of the same community, and the answer to a form that was sent before says none.
      done: (k: Keyed & { communityId?: string }, _, c) => `${toNext(k, c)}${k.communityId ? `&community=${k.communityId}` : ''}`,
      again: (ctx, form, c, frame) => paperPage(ctx, c, frame, form),
    }),
  )

  app.get('/surveys/:id/paper/:sheet', show(settlePage))
  app.post(
    '/surveys/:id/paper/:sheet',
    act({
      schema: settleForm,
      act: (ctx, picks, c) => settlePaper(ctx, param(c, 'id'), param(c, 'sheet'), picks),
      done: (k, _, c) => toNext(k, c),
      again: (ctx, form, c, frame) => settlePage(ctx, c, frame, form),
    }),
  )
}
