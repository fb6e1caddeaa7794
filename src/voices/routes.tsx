import { act, type App, param, show } from '#ui'
import { isRefusal } from '#kernel'
import { answerVoice } from './answer-voice.ts'
import { answerPage, countSaid, enterPage, limited, receiptPage, saidTooOften, sayPage } from './resident-views.tsx'
import { entryForm } from './entry-form.ts'
import { entriesPage, entryPage } from './entry-views.tsx'
import { keepEntry } from './keep-entry.ts'
import { sayHelped } from './say-helped.ts'
import { sayVoice } from './say-voice.ts'
import { answerForm, helpedForm, sayForm } from './voice-form.ts'
import { voicePage, voicesPage } from './views.tsx'

/** The addresses of words: those of residents, and those of whoever answers. */
export function routes(app: App): void {
  app.use('/said/*', limited)
  app.get(
    '/word',
    show((ctx, c) => sayPage(ctx, c)),
  )
  app.post(
    '/word',
    act({
      schema: sayForm,
      act: async (ctx, i, c) => {
        const no = saidTooOften(c)
        if (no) return no
        const done = await sayVoice(ctx, i)
        if (!isRefusal(done)) countSaid(c)
        return done
      },
      done: async ({ receipt }, _, c) => receiptPage(c, receipt),
      again: (ctx, form, c) => sayPage(ctx, c, form),
      byAnyone: true,
    }),
  )
  app.get('/said', enterPage)
  app.get('/said/:receipt', (c) => answerPage(c))
  app.post(
    '/said/:receipt/helped',
    act({
      schema: helpedForm,
      act: (ctx, i, c) => sayHelped(ctx, { ...i, receipt: param(c, 'receipt') }),
      done: (_, __, c) => `/said/${param(c, 'receipt')}`,
      again: (_, form, c) => answerPage(c, form.refusal),
      byAnyone: true,
    }),
  )
  staffRoutes(app)
}

/** Of whoever answers, and of institutions that say what their services are. */
function staffRoutes(app: App): void {
  app.get('/directory', show(entriesPage))
  app.get(
    '/directory/:contract/:line',
    show((ctx, c, frame) => entryPage(ctx, c, frame)),
  )
  app.post(
    '/directory/:contract/:line',
    act({
      schema: entryForm,
      act: (ctx, i, c) => keepEntry(ctx, { ...i, contractId: param(c, 'contract'), lineId: param(c, 'line') }),
      done: (_, __, c) => `/open/directory/${param(c, 'contract')}/${param(c, 'line')}`,
      again: (ctx, form, c, frame) => entryPage(ctx, c, frame, form),
    }),
  )
  app.get('/voices', show(voicesPage))
  app.get(
    '/voices/:id',
    show((ctx, c, frame) => voicePage(ctx, c, frame)),
  )
  app.post(
    '/voices/:id/answer',
    act({
      schema: answerForm,
      act: (ctx, i, c) => answerVoice(ctx, { ...i, id: param(c, 'id') }),
      done: (_, __, c) => `/voices/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => voicePage(ctx, c, frame, form),
    }),
  )
}
