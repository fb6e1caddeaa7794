import { type Day, daysBetween, isBefore, type Refusal, whyNot } from '#kernel'
import { cite, lastOfDays } from '#law'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { leavePlan } from './direct.ts'
import { raiseDuties } from './duties.ts'
import { contractProcess, sideOf } from './rules/contract.ts'
import { moveContract, readContract, tables } from './store.ts'
import { handOverOfClients } from './take-due.ts'
import { refuse } from './words.ts'

/** Drops a text that nobody is bound by yet. Either side may, with a reason. */
export async function dropDraft(
  ctx: Ctx,
  i: { contractId: string; reason: string; version: number },
): Promise<{ dropped: true } | Refusal> {
  return await close(ctx, 'drop', i, () => undefined)
}

/** Ends a signed contract early, as far as clause 15 lets this side and with its notice. The last day may lie ahead. */
export async function endEarly(
  ctx: Ctx,
  i: { contractId: string; reason: string; lastOn: Day; version: number },
): Promise<{ dropped: true } | Refusal> {
  const calendar = await calendarOf(ctx)
  return await close(ctx, 'terminate', i, (c, side) => {
    const allowed = c.terms.mayEndEarly === 'both' || c.terms.mayEndEarly === side
    if (!allowed) return refuse('may-not-end').with({ cites: [cite('R-45')] })
    const notice = lastOfDays('civil', ctx.today, c.terms.endNoticeDays, calendar)
    if (isBefore(i.lastOn, notice.on)) return refuse('notice-too-short', notice.on)
    // Where the year is not known the notice may still run to the end of a holiday; none has lasted two weeks.
    return notice.why && daysBetween(notice.on, i.lastOn) < 14 ? { ...notice.why, fields: { lastOn: notice.why.words } } : undefined
  })
}

async function close(
  ctx: Ctx,
  verb: 'drop' | 'terminate',
  i: { contractId: string; reason: string; lastOn?: Day; version: number },
  decide: (c: NonNullable<Awaited<ReturnType<typeof readContract>>>, side: string) => Refusal | undefined,
): Promise<{ dropped: true } | Refusal> {
  const action = `contracts.${verb}`
  const seen = await readContract(ctx.db, ctx, i.contractId)
  const no = mayNot(ctx.asker, 'contracts.sign', seen ?? {})
  if (no) return await recordRefusal(ctx, action, no, { subject: { kind: 'contract', id: i.contractId } })
  if (!seen) return refuse('no-contract')
  const side = sideOf(seen, ctx.asker.organisationId)
  return await change(
    ctx,
    {
      action,
      subject: { kind: 'contract', id: seen.id },
      purchaseId: seen.purchaseId,
      facts: { side: side ?? null, reason: i.reason.slice(0, 200) },
    },
    async (tx) => {
      if (!side) return refuse('not-a-party')
      const now = await readContract(tx, ctx, i.contractId)
      if (!now || now.version !== i.version) return refuse('stale')
      const wrong = whyNot(contractProcess, verb, now) ?? decide(now, side)
      if (wrong) return wrong
      // Notice was given: the contract runs to its last day and ends there by the clock.
      const moved = await moveContract(
        tx,
        ctx,
        now,
        i.lastOn ? { closed_on: i.lastOn, close_reason: i.reason } : { state: 'terminated', closed_on: ctx.today, close_reason: i.reason },
      )
      if (!moved) return refuse('stale')
      await tables(tx)
        .updateTable('contract_versions')
        .set((e) => ({ state: 'declined', answer: i.reason, answered_at: ctx.now, version: e('version', '+', 1) }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('contract_id', '=', now.id)
        .where('state', '=', 'open')
        .execute()
      if (verb === 'drop' && !now.tenderId) await leavePlan(ctx, tx, now)
      if (i.lastOn) await raiseDuties(ctx, tx, [handOverOfClients(now, i.lastOn, ctx.today, await calendarOf(ctx, tx))])
      return { dropped: true as const }
    },
  )
}
