import { isRefusal, type Refusal, totalOf, whyNot } from '#kernel'
import { mayNot } from '#people'
import { planOf } from '#plans'
import { change, type Ctx, recordRefusal } from '#platform'
import { judgeGround, statedOf } from './direct.ts'
import { type Ground, groundProcess } from './rules/ground.ts'
import { moveGround, readContract, readGround, tables } from './store.ts'
import { refuse } from './words.ts'

export interface GroundDecision {
  contractId: string
  approve: boolean
  /** Why; needed to refuse, and to approve what the law leaves to judgement. */
  note?: string | undefined
  /** Version of the contract the person saw. */
  version: number
}

/**
 * The bureau approves that a contract is made without a tender, or refuses it with its reason. A contract that was signed before its
 * ground was asked for can be looked at afterwards: what was decided stands beside it, and that it came late does too.
 */
export async function decideGround(ctx: Ctx, i: GroundDecision): Promise<{ id: string } | Refusal> {
  const action = i.approve ? 'contracts.approve-ground' : 'contracts.refuse-ground'
  const seen = await readContract(ctx.db, ctx, i.contractId)
  const no = mayNot(ctx.asker, 'contracts.approve-ground', seen ?? {})
  if (no) return await recordRefusal(ctx, action, no, { subject: { kind: 'contract', id: i.contractId } })
  if (!seen) return refuse('no-contract')
  const facts = { number: seen.number, note: (i.note ?? '').slice(0, 500), total: totalOf(seen.lines).toString() }
  return await change(ctx, { action, subject: { kind: 'contract', id: seen.id }, purchaseId: seen.purchaseId, facts }, async (tx) => {
    const now = await readContract(tx, ctx, i.contractId)
    if (!now || now.version !== i.version) return refuse('stale')
    if (now.tenderId || (now.state === 'terminated' && !now.signedOn)) return refuse('wrong-state')
    const ground = await readGround(tx, ctx, now.id)
    const closed = ground && whyNot(groundProcess, i.approve ? 'approve' : 'refuse', ground)
    if (closed) return refuse('ground-answered')
    const needed = refuse('note-needed').with({ fields: { note: refuse('note-needed').words } })
    if (!i.note && (!i.approve || (await mustSayWhy(ctx, tx, now, ground)))) return needed
    const decided = {
      state: i.approve ? ('approved' as const) : ('refused' as const),
      decided_at: ctx.now,
      decided_by: ctx.asker.name ?? null,
      note: i.note ?? null,
      approved_minor: i.approve ? totalOf(now.lines) : null,
    }
    if (ground) return (await moveGround(tx, ctx, ground, decided)) ? { id: now.id } : refuse('stale')
    const first = await tables(tx)
      .insertInto('contract_grounds')
      .values({
        jurisdiction: ctx.jurisdiction,
        contract_id: now.id,
        plan_id: null,
        kind: 'unstated',
        earlier_id: null,
        announced: null,
        asked_at: ctx.now,
        ...decided,
      })
      .onConflict((c) => c.doNothing())
      .returning('contract_id')
      .executeTakeFirst()
    return first ? { id: now.id } : refuse('ground-answered')
  })
}

/** Whether approving needs a reason: nothing was stated, or the law leaves what was stated to judgement. */
async function mustSayWhy(
  ctx: Ctx,
  tx: Ctx['db'],
  c: NonNullable<Awaited<ReturnType<typeof readContract>>>,
  ground: Ground | undefined,
): Promise<boolean> {
  if (!ground || ground.kind === 'unstated') return true
  const plan = await planOf({ ...ctx, db: tx }, c.purchaseId)
  if (!plan) return true
  const answer = await judgeGround(ctx, tx, c, c, statedOf({ ...ground, kind: ground.kind }), plan)
  return isRefusal(answer) || answer.value !== 'open'
}
