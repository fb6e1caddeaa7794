import { type App, show } from '#ui'
import { comparePage, contractPage, overviewPage } from './views.tsx'

/** The addresses of this step: what each shows (views.tsx). It changes nothing. */
export function routes(app: App): void {
  app.get('/modes', show(overviewPage))
  app.get('/modes/compare', show(comparePage))
  app.get('/modes/contracts/:id', show(contractPage))
}
