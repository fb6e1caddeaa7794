import { type App, param } from '#ui'
import { beginByLink, beginBySlip, goOn, ofDraft, save, send, typedIn } from './resident-form.ts'
import { checkPage, donePage, enterPage, limited, openLinkPage, questionPage, slipPage } from './resident-views.tsx'

/** The addresses of residents, one question at a time: what each shows (resident-views.tsx), and what each form does (resident-form.ts). */
export function residentRoutes(app: App): void {
  app.use('/s/*', limited)
  app.use('/o/*', limited)

  app.get('/s', enterPage)
  app.get('/s/resume', (c) => goOn(c, (c.req.query('draft') ?? '').slice(0, 40)))
  app.get('/s/:code', slipPage)
  app.post('/s/:code', typedIn(beginBySlip))
  app.get('/o/:token', (c) => openLinkPage(c))
  app.post('/o/:token', typedIn(beginByLink))

  app.get('/s/a/:draft/check', ofDraft(checkPage))
  app.post('/s/a/:draft/send', ofDraft(send))
  app.get('/s/a/:draft/done', donePage)
  app.get(
    '/s/a/:draft/:question',
    ofDraft((c, draft) => questionPage(c, draft, param(c, 'question'))),
  )
  app.post('/s/a/:draft/:question', ofDraft(save))
}
