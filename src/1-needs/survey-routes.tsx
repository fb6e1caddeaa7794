import { act, type App, param, show } from '#ui'
import { z } from 'zod'
import { closeCampaign } from './close-campaign.ts'
import { openCampaign } from './open-campaign.ts'
import { linkPage, slipsPage } from './slips-views.tsx'
import { readSurvey, surveyForm } from './survey-form.ts'
import { closePage, newSurveyPage, resultsPage, surveyPage, surveysPage } from './survey-views.tsx'

const toSurvey = ({ id }: { id: string }) => `/surveys/${id}`

/** The addresses of surveys: what each shows (survey-views.tsx, slips-views.tsx), and which verb each form does. */
export function surveyRoutes(app: App): void {
  app.get('/surveys', show(surveysPage))
  app.get('/surveys/new', show(newSurveyPage))
  app.post(
    '/surveys/new',
    act({
      schema: surveyForm,
      act: (ctx, i) => openCampaign(ctx, readSurvey(i)),
      done: toSurvey,
      again: (ctx, form, c, frame) => newSurveyPage(ctx, c, frame, form),
    }),
  )

  app.get('/surveys/:id', show(surveyPage))
  app.get('/surveys/:id/link', show(linkPage))
  app.get('/surveys/:id/slips', show(slipsPage))
  app.get('/surveys/:id/close', show(closePage))
  app.post('/surveys/:id/close', act({ schema: z.object({}), act: (ctx, _, c) => closeCampaign(ctx, param(c, 'id')), done: toSurvey }))
  app.get('/surveys/:id/results', show(resultsPage))
}
