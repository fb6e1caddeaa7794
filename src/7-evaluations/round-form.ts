import { plusDays } from '#kernel'
import { aDay, choice, type Ctx, idOf } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'

/** What opening a round takes. */
export const newRound = z.object({
  contractId: idOf('contract'),
  kind: choice(['mid-term', 'final']),
  closesOn: aDay(),
})

/** Two weeks are proposed. */
export const newRoundValues = (ctx: Ctx, contractId: string): FormState =>
  freshForm({ contractId, kind: 'mid-term', closesOn: plusDays(ctx.today, 14).toString() })
