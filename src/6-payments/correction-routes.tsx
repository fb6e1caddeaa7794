import { act, type App, type C, type FormState, type FrameFacts, param } from '#ui'
import type { Ctx } from '#platform'
import { z } from 'zod'
import { noMoney } from '#kernel'
import { backForm, declineForm, recoveredForm, reenterForm, setOffForm, undoForm, withdrawForm } from './correction-form.ts'
import { giveBack } from './give-back.ts'
import { withdrawClaim } from './withdraw-claim.ts'
import { confirmCorrection, declineCorrection, takeBackCorrection } from './confirm-correction.ts'
import type { ClaimForm } from './pages/claim-next.tsx'
import { noteRecovery } from './note-recovery.ts'
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
    '/payments/claims/:id/withdraw',
    act({
      schema: withdrawForm,
      act: (ctx, i, c) => withdrawClaim(ctx, { claimId: param(c, 'id'), ...i }),
      done: toClaim,
      again: again('withdraw'),
    }),
  )
  backRoutes(app)
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
    '/payments/claims/:id/corrections/:correction/recovered',
    act({
      schema: recoveredForm,
      act: (ctx, i, c) => noteRecovery(ctx, { ...decidedOn(c), ...i }),
      done: toClaim,
      again: again('recovered'),
    }),
  )
  app.post(
    '/payments/claims/:id/corrections/:correction/take-back',
    act({ schema: nothing, act: (ctx, _, c) => takeBackCorrection(ctx, decidedOn(c)), done: toClaim, again: again() }),
  )
}

/** What the institution has without its being owed comes back, or pays another claim. */
function backRoutes(app: App): void {
  app.post(
    '/payments/claims/:id/paid-back',
    act({
      schema: backForm,
      act: (ctx, { amount = noMoney, interest = noMoney, reason, happenedOn, reference }, c) =>
        giveBack(ctx, { claimId: param(c, 'id'), amount, interest, reason, by: { how: 'paid-back', on: happenedOn, reference } }),
      done: toClaim,
      again: again('paid-back'),
    }),
  )
  app.post(
    '/payments/claims/:id/set-off',
    act({
      schema: setOffForm,
      act: (ctx, { amount = noMoney, interest = noMoney, reason, against }, c) =>
        giveBack(ctx, { claimId: param(c, 'id'), amount, interest, reason, by: { how: 'set-off', against } }),
      done: toClaim,
      again: again('set-off'),
    }),
  )
}
