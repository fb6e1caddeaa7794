import { act, type App, param, show } from '#ui'
import { z } from 'zod'
import { chooseNotices } from './choose.ts'
import { choicesForm, webhookForm } from './forms.ts'
import { addWebhook, endWebhook } from './keep-webhooks.ts'
import { markRead } from './mark-read.ts'
import { choicesPage, noticesPage, webhooksPage } from './views.tsx'

const nothing = z.object({})

/** The addresses of what people are told and how. */
export function routes(app: App): void {
  app.get('/notices', show(noticesPage))
  app.post('/notices/read', act({ schema: nothing, act: (ctx) => markRead(ctx, {}), done: () => '/notices' }))
  app.post(
    '/notices/:id{ntc_[0-9a-z]+}/open',
    act({ schema: nothing, act: (ctx, _, c) => markRead(ctx, { id: param(c, 'id') }), done: (r) => r.href }),
  )
  app.get('/notices/choices', show(choicesPage))
  app.post(
    '/notices/choices',
    act({
      schema: choicesForm,
      act: chooseNotices,
      done: () => '/notices/choices?done=saved',
      again: (ctx, form, c, frame) => choicesPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/people/webhooks',
    show((ctx, _, frame) => webhooksPage(ctx, frame)),
  )
  app.post(
    '/people/webhooks',
    act({
      schema: webhookForm,
      act: addWebhook,
      // The secret is shown in this one answer and nowhere else, so there is no redirect here.
      done: async (made, ctx, c) => await webhooksPage(ctx, await c.get('frame')(), { made }),
      again: (ctx, form, _, frame) => webhooksPage(ctx, frame, { form }),
    }),
  )
  app.post(
    '/people/webhooks/:id/end',
    act({ schema: nothing, act: (ctx, _, c) => endWebhook(ctx, param(c, 'id')), done: () => '/people/webhooks' }),
  )
}
