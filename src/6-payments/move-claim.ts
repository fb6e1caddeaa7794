import { type Day, isAfter, isRefusal, type Refusal, whyNot } from '#kernel'
import { fulfilDuty } from '#contracts'
import { type Action, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { comparedAs, freePaper, type SecondUse, takePaper } from './papers.ts'
import { claimProcess } from './rules/desks.ts'
import { changeDesk, type Claim, findClaim, moveClaim } from './store.ts'
import { refuse } from './words.ts'

type Move = 'confirm' | 'pass' | 'ask' | 'complete'
const permissionFor: Record<Move, Action> = {
  confirm: 'payments.pass',
  pass: 'payments.pass',
  ask: 'payments.pass',
  complete: 'payments.claim',
}

/** Why the asker cannot do this with the claim now, or undefined; pages ask it before they show a button. */
export function whyNotMove(ctx: Ctx, claim: Claim, move: Move): Refusal | undefined {
  return mayNot(ctx.asker, permissionFor[move], claim) ?? whyNot(claimProcess, move, claim, { roles: ctx.asker.roles })
}

/** The officer has checked the claim: it goes to the head. */
export const confirmClaim = (ctx: Ctx, i: { claimId: string }): Promise<{ id: string } | Refusal> =>
  moved(ctx, i.claimId, 'confirm', () => 'with-head')
/** The head lets it pass: it goes to the treasurer. */
export const passClaim = (ctx: Ctx, i: { claimId: string }): Promise<{ id: string } | Refusal> =>
  moved(ctx, i.claimId, 'pass', () => 'with-treasurer')

/** The desk it lies on asks the institution, once, for everything that is missing. The clock goes on. */
export const askForCompletion = (ctx: Ctx, i: { claimId: string; what: string }): Promise<{ id: string } | Refusal> =>
  moved(
    ctx,
    i.claimId,
    'ask',
    () => 'asked-back',
    (c) => ({ asked_by_desk: c.state as 'with-officer', asked_on: ctx.today, asked_what: i.what }),
  )

/** The institution adds what was asked for; the claim goes back to the desk that asked. */
export const completeClaim = (ctx: Ctx, i: { claimId: string; with: string }): Promise<{ id: string } | Refusal> =>
  moved(
    ctx,
    i.claimId,
    'complete',
    (c) => c.askedByDesk!,
    () => ({ completed_on: ctx.today, completed_with: i.with }),
  )

async function moved(
  ctx: Ctx,
  claimId: string,
  move: Move,
  to: (c: Claim) => Exclude<Claim['state'], 'paid'>,
  more: (c: Claim) => Parameters<typeof moveClaim>[3] = () => ({}),
): Promise<{ id: string } | Refusal> {
  const action = `payments.${move}`
  const claim = await findClaim(ctx, claimId)
  if (!claim) return refuse('no-claim')
  const about = { subject: { kind: 'claim', id: claim.id }, purchaseId: claim.purchaseId } as const
  const no = mayNot(ctx.asker, permissionFor[move], claim)
  if (no) return await recordRefusal(ctx, action, no, about)
  return await change(ctx, { action, ...about }, async (tx, entry) => {
    const now = await findClaim(ctx, claimId, tx)
    if (!now) return refuse('no-claim')
    if (ctx.version !== undefined && ctx.version !== now.version) return refuse('stale')
    const not = whyNot(claimProcess, move, now, { roles: ctx.asker.roles })
    if (isRefusal(not)) return not
    const next = to(now)
    if (!(await moveClaim(ctx, tx, now, { state: next, desk_since_at: ctx.now, ...more(now) }))) return refuse('stale')
    await changeDesk(ctx, tx, now.id, next)
    entry.before = { state: now.state, version: now.version }
    entry.after = { state: next, version: now.version + 1 }
    return { id: now.id }
  })
}

/** Notes the number of the invoice and the day the purchaser received it. The institution sends it; either side may note it. */
export async function noteInvoice(
  ctx: Ctx,
  i: { claimId: string; number: string; on: Day } & SecondUse,
): Promise<{ id: string } | Refusal> {
  const claim = await findClaim(ctx, i.claimId)
  if (!claim) return refuse('no-claim')
  const about = { subject: { kind: 'claim', id: claim.id }, purchaseId: claim.purchaseId } as const
  const no = mayNot(ctx.asker, 'payments.claim', claim) && mayNot(ctx.asker, 'payments.pass', claim)
  if (no) return await recordRefusal(ctx, 'payments.invoice', no, about)
  if (isAfter(i.on, ctx.today)) return refuse('invoice-in-future').with({ fields: { on: refuse('invoice-in-future').words } })
  return await change(ctx, { action: 'payments.invoice', ...about, facts: { number: i.number } }, async (tx, entry) => {
    const now = await findClaim(ctx, i.claimId, tx)
    if (!now || (ctx.version !== undefined && ctx.version !== now.version)) return refuse('stale')
    const used = await takePaper(ctx, tx, 'invoice', i.number, now, { ...i, field: 'number' })
    if (isRefusal(used)) return used
    if (used.second) entry.facts = { number: i.number, usedAgain: i.againReason!.trim() }
    if (now.invoiceNumber && comparedAs(now.invoiceNumber) !== comparedAs(i.number))
      await freePaper(ctx, tx, 'invoice', now.invoiceNumber, now)
    if (!(await moveClaim(ctx, tx, now, { invoice_number: i.number, invoice_on: i.on }))) return refuse('stale')
    await fulfilDuty(ctx, tx, { contractId: now.contractId, kind: 'invoice', subjectId: now.id, on: i.on, evidence: i.number })
    return { id: now.id }
  })
}
