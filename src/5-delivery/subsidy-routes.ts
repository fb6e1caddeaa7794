import { act, type App, param } from '#ui'
import { again, back } from './acceptance-routes.tsx'
import { subsidyForm, toldOf } from './subsidy-form.ts'
import { tellSubsidy } from './tell-subsidy.ts'

/** What the institution says of its subsidised posts once a month is handed in. */
export function subsidyRoutes(app: App): void {
  app.post(
    '/delivery/acceptances/:id/subsidy',
    act({
      schema: (ctx, c) => subsidyForm(ctx, param(c, 'id')),
      act: (ctx, i, c) => tellSubsidy(ctx, { ...toldOf(i, i.lineId), acceptanceId: param(c, 'id'), version: ctx.version ?? 0 }),
      done: back,
      again: again('subsidy'),
    }),
  )
}
