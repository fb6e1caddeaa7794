import { readDay } from '#kernel'
import { placeFact } from '#law'
import { calendarOf, knownOn } from '#people'
import { type App, show } from '#ui'
import { ComplaintDaysPage } from './complaint-days.tsx'
import { CalendarPage } from './law-calendar-page.tsx'
import { MethodsPage, PlacesPage } from './law-methods-pages.tsx'
import { NumbersPage } from './law-numbers-page.tsx'
import { published } from './law-parts.tsx'
import { RulePage, RulesPage } from './law-rules-pages.tsx'
import { LocalPage } from './local-page.tsx'
import { WhenPaidPage } from './when-paid.tsx'

export function lawRoutes(app: App): void {
  app.get(
    '/law',
    show((ctx, c, frame) => RulesPage(ctx, c, frame)),
  )
  app.get('/law.json', (c) => {
    const { text } = published(c.get('ctx'))
    return c.body(text, 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
    })
  })
  app.get(
    '/law/numbers',
    show((ctx, c, frame) => NumbersPage(ctx, c, frame)),
  )
  app.get(
    '/law/methods',
    show((ctx, _, frame) => MethodsPage(ctx, frame)),
  )
  app.get(
    '/law/places',
    show((ctx, _, frame) => PlacesPage(ctx, frame)),
  )
  app.get(
    '/law/calendar',
    show((ctx, _, frame) => CalendarPage(ctx, frame)),
  )
  app.get('/law/calendar.json', async (c) => {
    const known = readDay(c.req.query('known') ?? '')
    return c.json(await calendarOf(await knownOn(c.get('ctx'), known ?? null)))
  })
  app.get(
    '/law/local',
    show((ctx, _, frame) => LocalPage(ctx, frame)),
  )
  app.get('/law/local.json', (c) => c.json(placeFact(c.get('ctx').law)))
  app.get(
    '/law/when-paid',
    show((ctx, c, frame) => WhenPaidPage(ctx, c, frame)),
  )
  app.get(
    '/law/complaints',
    show((ctx, c, frame) => ComplaintDaysPage(ctx, c, frame)),
  )
  app.get(
    '/law/:rule',
    show((ctx, c, frame) => RulePage(ctx, c, frame)),
  )
}
