import { act, type App, type C, type FormState, type FrameFacts, param } from '#ui'
import type { Ctx } from '#platform'
import { z } from 'zod'
import { declineForm, reenterForm, undoForm } from './correction-form.ts'
import { confirmCorrection, declineCorrection, takeBackCorrection } from './confirm-correction.ts'
import type { ClaimForm } from './pages/claim-next.tsx'
import { recordCorrection } from './record-correction.ts'
import { claimPage } from './views.tsx'

const nothing = z.object({})
const toClaim = ({ id }: { id: string }) => `/payments/claims/${id}`
const again = (form?: ClaimForm) => (ctx: Ctx, state: FormState, c: C, frame: FrameFacts) => claimPage(ctx, c, frame, { form, state })
const decidedOn = (c: C) => ({ claimId: param(c, 'id'), correctionId: param(c, 'correction') })

/** Money of a claim is put right: recorded by one person, decided on by another. */
export function correctionRoutes(app: App): void {
  app.post(
    '/payments/claims/:id/undo',
    act({
      schema: undoForm,
      act: (ctx, i, c) => recordCorrection(ctx, { claimId: param(c, 'id'), ...i }),
      done: toClaim,
      again: again('undo'),
    }),
  )
  app.post(
    '/payments/claims/:id/reenter',
    act({
      schema: reenterForm,
      act: (ctx, i, c) => recordCorrection(ctx, { claimId: param(c, 'id'), kind: 'wrong-entry', ...i }),
      done: toClaim,
      again: again('reenter'),
    }),
  )
  app.post(
    '/payments/claims/:id/corrections/:correction/confirm',
    act({ schema: nothing, act: (ctx, _, c) => confirmCorrection(ctx, decidedOn(c)), done: toClaim, again: again() }),
  )
  app.post(
    '/payments/claims/:id/corrections/:correction/decline',
    act({
      schema: declineForm,
      act: (ctx, i, c) => declineCorrection(ctx, { ...decidedOn(c), ...i }),
      done: toClaim,
      again: again('decline'),
    }),
  )
  app.post(
    '/payments/claims/:id/corrections/:correction/take-back',
    act({ schema: nothing, act: (ctx, _, c) => takeBackCorrection(ctx, decidedOn(c)), done: toClaim, again: again() }),
  )
}
