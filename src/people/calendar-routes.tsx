import { type Ctx, longText, notThere, optional, text, ticked } from '#platform'
import { type App, act, type C, type FormState, type FrameFacts, freshForm, numberIn, show } from '#ui'
import { z } from 'zod'
import { enteredYears, enterYear, withdrawYear } from './calendar.ts'
import { CalendarEditPage } from './pages/calendar.tsx'
import { mayNot } from './permission.ts'

// Loose on purpose: what is wrong in any of the fields is said at once, and the days can only be judged together with the year.
const typedYear = z.object({
  year: optional(text(20)),
  daysOff: optional(longText(5000)),
  workedWeekends: optional(longText(2000)),
  source: optional(text(200)),
  address: optional(text(500)),
  isWhole: ticked(),
  isMeant: ticked(),
})

export function calendarRoutes(app: App): void {
  app.get(
    '/law/calendar/edit',
    show((ctx, c, frame) => page(ctx, c, frame)),
  )
  app.post(
    '/law/calendar/edit',
    act({
      schema: typedYear,
      act: enterYear,
      done: ({ year }) => `/law/calendar#y${year}`,
      again: (ctx, form, c, frame) => page(ctx, c, frame, form),
    }),
  )
  app.post(
    '/law/calendar/:year/withdraw',
    act({
      schema: z.object({}),
      act: async (ctx, _, c) => {
        const year = numberIn(c.req.param('year'))
        return year === undefined ? notThere() : await withdrawYear(ctx, year)
      },
      done: () => '/law/calendar/edit',
    }),
  )
}

async function page(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState) {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const entered = await enteredYears(ctx)
  const seen = numberIn(c.req.query('year'))
  const asked = form ? numberIn(String(form.values.year ?? '')) : seen
  const own = entered.find((y) => y.year === asked)
  const from = own ?? ctx.law.country.calendar.years.find((y) => y.year === asked)
  const begin = freshForm(
    from && {
      year: String(from.year),
      daysOff: from.daysOff.map(([a, b]) => (a === b ? a : `${a} – ${b}`)).join('\n'),
      workedWeekends: from.workedWeekends.join('\n'),
      source: own?.source ?? from.cites[0].instrument[ctx.lang],
      address: from.cites[0].href ?? '',
    },
  )
  // Only a form that was opened to correct a year carries its version; a year typed anew must not overwrite one that is there.
  const corrects = own && seen === own.year ? own : undefined
  return <CalendarEditPage ctx={ctx} frame={frame} entered={entered} form={form ?? begin} corrects={corrects} />
}
