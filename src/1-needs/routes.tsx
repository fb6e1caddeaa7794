import type { App } from '#ui'
import { needRoutes } from './need-routes.tsx'
import { paperRoutes } from './paper-routes.tsx'
import { profileRoutes } from './profile-routes.tsx'
import { questionnaireRoutes } from './questionnaire-routes.tsx'
import { residentRoutes } from './resident-routes.tsx'
import { surveyRoutes } from './survey-routes.tsx'

/** Fixed addresses stand before those with a name in them: `/needs/communities` before `/needs/:id`. */
export function routes(app: App): void {
  residentRoutes(app)
  profileRoutes(app)
  questionnaireRoutes(app)
  needRoutes(app)
  surveyRoutes(app)
  paperRoutes(app)
}
