import { isRefusal, type Refusal } from '#kernel'
import { whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { atDesk, changeClaim, type ClaimChange } from './change-claim.ts'
import { type ClaimPlace, claimProcess, type Desk } from './rules/claim-process.ts'
import type { Claim } from './rules/claim.ts'
import { changeDesk, type ClaimColumns } from './store/index.ts'
import { whyFilePays } from './why-file-pays.ts'

type Done = Promise<{ id: string } | Refusal>

/** Why the asker cannot do this with the claim now, or undefined; pages ask it before they show a button. */
export const whyNotMove = (ctx: Ctx, claim: Claim, move: 'confirm' | 'pass' | 'ask' | 'complete'): Refusal | undefined =>
  move === 'ask' ? whyNotDo(ctx.asker, claimProcess, move, claim, atDesk(ctx.asker, claim)) : whyNotDo(ctx.asker, claimProcess, move, claim)

/** The officer has checked the claim: it goes to the head. */
export const confirmClaim = (ctx: Ctx, i: { claimId: string }): Done =>
  changeClaim(ctx, { id: i.claimId, verb: 'confirm' }, (at) => handOver(at, 'with-head'))

/** The head lets it pass: it goes to the treasurer. */
export const passClaim = (ctx: Ctx, i: { claimId: string }): Done =>
  changeClaim(ctx, { id: i.claimId, verb: 'pass' }, (at) => handOver(at, 'with-treasurer'))

/** The desk it lies on asks the institution, once, for everything that is missing. The clock goes on. */
export const askForCompletion = (ctx: Ctx, i: { claimId: string; what: string }): Done =>
  changeClaim(ctx, { id: i.claimId, verb: 'ask', facts: (inside, now) => atDesk(inside.asker, now) }, async (at) => {
    const no = await whyFilePays(at.inside, at.tx, at.now.id)
    return no ?? (await handOver(at, 'asked-back', { asked_by_desk: at.now.state as Desk, asked_on: ctx.today, asked_what: i.what }))
  })

/** The institution adds what was asked for; the claim goes back to the desk that asked. */
export const completeClaim = (ctx: Ctx, i: { claimId: string; with: string }): Done =>
  changeClaim(ctx, { id: i.claimId, verb: 'complete' }, (at) =>
    handOver(at, at.now.askedByDesk!, { completed_on: ctx.today, completed_with: i.with }),
  )

/** Moves the claim and notes from when on it lies where. */
async function handOver({ inside, tx, now, set }: ClaimChange, to: ClaimPlace, columns: ClaimColumns = {}): Done {
  const moved = await set({ ...columns, desk_since_at: inside.now }, { to })
  if (!isRefusal(moved)) await changeDesk(inside, tx, now.id, to)
  return moved
}
