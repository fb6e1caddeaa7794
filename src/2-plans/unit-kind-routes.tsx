import { act, type App, param, show } from '#ui'
import { z } from 'zod'
import { keepUnitKind } from './keep-unit-kind.ts'
import { retireUnitKind } from './retire-unit-kind.ts'
import { importTyped, readUnitKind, unitKindForm, unitTableForm } from './unit-kind-form.ts'
import { newUnitPage, unitPage, unitsPage } from './unit-kind-views.tsx'

const toUnit = ({ id }: { id: string }) => `/plans/units/${id}`
const nothing = z.object({})

/** The library of units that an office keeps for itself. */
export function unitKindRoutes(app: App): void {
  app.get('/plans/units', show(unitsPage))
  app.post(
    '/plans/units',
    act({
      schema: unitTableForm,
      act: importTyped,
      done: () => '/plans/units',
      again: (ctx, form, c, frame) => unitsPage(ctx, c, frame, form),
    }),
  )
  app.get('/plans/units/new', show(newUnitPage))
  app.post(
    '/plans/units/new',
    act({
      schema: unitKindForm,
      act: (ctx, i) => keepUnitKind(ctx, readUnitKind(i)),
      done: toUnit,
      again: (ctx, form, c, frame) => newUnitPage(ctx, c, frame, form),
    }),
  )
  app.get('/plans/units/:id', show(unitPage))
  app.post(
    '/plans/units/:id',
    act({
      schema: unitKindForm,
      act: (ctx, i, c) => keepUnitKind(ctx, { ...readUnitKind(i), id: param(c, 'id') }),
      done: toUnit,
      again: (ctx, form, c, frame) => unitPage(ctx, c, frame, form),
    }),
  )
  for (const verb of ['retire', 'reinstate'] as const)
    app.post(
      `/plans/units/:id/${verb}`,
      act({ schema: nothing, act: (ctx, _, c) => retireUnitKind(ctx, { id: param(c, 'id'), back: verb === 'reinstate' }), done: toUnit }),
    )
}
