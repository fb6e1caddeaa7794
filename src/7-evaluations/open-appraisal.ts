import { contract, contracts, type Contract } from '#contracts'
import { newId, type Refusal } from '#kernel'
import { may, mayNot, organisations } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import { tiedEvaluators } from './tied-raters.ts'
import { isOver, sideOfAsker } from './change-appraisal.ts'
import { insertAppraisal, readAppraisals, readInstruments } from './store/index.ts'

interface NewAppraisal {
  contractId: string
  instrumentId: string
  /** Whom a side proposes; the bureau proposes nobody and draws. */
  evaluatorId?: string | undefined
}
const running = ['proposed', 'unfilled', 'appointed', 'marking', 'settling', 'joined', 'draft'] as const

/**
 * Opens an appraisal of a contract by an instrument of the place, which is frozen with it. A side proposes an evaluator, to which the other
 * agrees or not; the bureau opens one whose evaluator is drawn by lot.
 */
export async function openAppraisal(ctx: Ctx, i: NewAppraisal): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const byLot = may(ctx.asker, 'evaluations.draw-evaluator')
  const no = byLot ? undefined : mayNot(ctx.asker, 'evaluations.appoint', c ?? {})
  const about = c ? ({ subject: { kind: 'contract', id: c.id }, purchaseId: c.purchaseId } as const) : {}
  if (no) return await recordRefusal(ctx, 'appraisals.open', no.status === 401 || c ? no : refuse('no-contract'), about)
  if (!c) return refuse('no-contract')
  const not = whyNotAppraise(c) ?? (await evaluatorWrong(ctx, c, byLot ? undefined : i.evaluatorId, byLot))
  if (not) return await recordRefusal(ctx, 'appraisals.open', not, about)
  return await change(ctx, { action: 'appraisals.open', ...about }, async (tx, entry) => {
    const [kept] = await readInstruments(ctx, { id: i.instrumentId }, tx)
    if (!kept) return refuse('no-instrument').at('instrumentId')
    const before = await readAppraisals(ctx, { contractIds: [c.id], states: [...running, 'final', 'appealed'] }, tx)
    for (const a of before)
      if (a.state !== 'final' || !(await isOver({ ...ctx, db: tx }, a.appealUntil))) return refuse('appraisal-running')
    const id = newId('appraisal', ctx.now)
    const { title, indicators, apart, renewsFrom } = kept
    const opened = await insertAppraisal(ctx, tx, {
      ...{ id, purchaseId: c.purchaseId, contractId: c.id, purchaserId: c.purchaserId, providerId: c.providerId },
      instrument: { title, indicators, apart, renewsFrom },
      proposedBy: byLot ? null : (sideOfAsker(ctx, c) ?? null),
      evaluatorId: byLot ? null : i.evaluatorId!,
      state: byLot ? 'unfilled' : 'proposed',
    })
    entry.subject = { kind: 'appraisal', id }
    entry.facts = { byLot }
    return opened ? { id } : refuse('appraisal-running')
  })
}

/** Why a contract cannot be appraised, or undefined. */
const whyNotAppraise = (c: Contract): Refusal | undefined =>
  c.signedOn !== null && ['active', 'ended', 'terminated'].includes(c.state) ? undefined : refuse('not-begun')

async function evaluatorWrong(ctx: Ctx, c: Contract, id: string | undefined, byLot: boolean): Promise<Refusal | undefined> {
  if (byLot) return undefined
  const found = id && (await organisations(ctx, { ids: [id], kind: 'evaluator', open: true }))[0]
  if (!found) return refuse('choose-evaluator').at('evaluatorId')
  return (await tiedEvaluators(ctx, c, [found.id])).has(found.id) ? refuse('evaluator-tied', found.name).at('evaluatorId') : undefined
}

/** Contracts whose appraisal this person may open. */
export async function appraisable(ctx: Ctx): Promise<Contract[]> {
  const all = may(ctx.asker, 'evaluations.draw-evaluator')
  const own = ctx.asker.organisationId
  const found = await contracts(ctx, { states: ['active', 'ended', 'terminated'], ...(!all && { organisationId: own! }) })
  const busy = new Set((await readAppraisals(ctx, { contractIds: found.map((c) => c.id), states: running })).map((a) => a.contractId))
  return found.filter((c) => !busy.has(c.id) && !whyNotAppraise(c))
}
