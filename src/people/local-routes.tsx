import { act, type App, type C, type FormState, type FrameFacts, param, show } from '#ui'
import type { Ctx } from '#platform'
import { z } from 'zod'
import { endLocalNumber, restoreLocalNumber, withdrawLocalNumber } from './end-local-number.ts'
import { enterLocalNumbers } from './enter-local-numbers.ts'
import { endForm, groupNamed, localForm, readLocal, settableIn } from './local-form.ts'
import { enterLocalPage, localNumberPage } from './local-views.tsx'

const nothing = z.object({})
const toNumber = ({ id }: { id: string }) => `/law/local/${id}`

/** The addresses of the numbers a jurisdiction sets for itself. What they are today stands among the pages of the law. */
export function localRoutes(app: App): void {
  app.get(
    '/law/local/enter/:group',
    show((ctx, c, frame) => enterLocalPage(ctx, c, frame)),
  )
  app.post(
    '/law/local/enter/:group',
    act({
      schema: (ctx, c) => localForm(ctx, groupNamed(param(c, 'group'))),
      act: (ctx, typed, c) => enterLocalNumbers(ctx, readLocal(typed, settableIn(ctx, param(c, 'group')))),
      done: () => '/law/local',
      again: (ctx, form, c, frame) => enterLocalPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/law/local/:id',
    show((ctx, c, frame) => localNumberPage(ctx, c, frame)),
  )
  app.post(
    '/law/local/:id/end',
    act({
      schema: endForm,
      act: (ctx, i, c) => endLocalNumber(ctx, { id: param(c, 'id'), until: i.until }),
      done: toNumber,
      again: (ctx: Ctx, form: FormState, c: C, frame: FrameFacts) => localNumberPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/law/local/:id/withdraw',
    act({ schema: nothing, act: (ctx, _, c) => withdrawLocalNumber(ctx, { id: param(c, 'id') }), done: toNumber }),
  )
  app.post(
    '/law/local/:id/restore',
    act({ schema: nothing, act: (ctx, _, c) => restoreLocalNumber(ctx, { id: param(c, 'id') }), done: toNumber }),
  )
}
