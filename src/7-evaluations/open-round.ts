import { both, type Day, isAfter, isBefore, newId, plusDays, type Refusal, sayDay, startOf } from '#kernel'
import { contract, type Contract, raiseDuties } from '#contracts'
import { cite } from '#law'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { finalBeforeDays, longestRoundDays } from './rules/dimensions.ts'
import { findRounds, type RoundKind, tables } from './store.ts'
import { refuse } from './words.ts'

export interface NewRound {
  contractId: string
  kind: RoundKind
  closesOn: Day
}

/** Opens a round of marks on a contract and makes giving them a duty of both sides. */
export async function openRound(ctx: Ctx, i: NewRound): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'evaluations.open', { purchaserId: c?.purchaserId ?? null })
  if (no) return await recordRefusal(ctx, 'evaluations.open', no, { subject: { kind: 'contract', id: i.contractId } })
  if (!c) return refuse('no-contract')
  const not = whyNotOpen(ctx, c, i.kind) ?? closesWrong(ctx, i.closesOn)
  if (not) return await recordRefusal(ctx, 'evaluations.open', not, { subject: { kind: 'contract', id: c.id }, purchaseId: c.purchaseId })
  const envelope = await ctx.seal.newEnvelope()
  return await change(
    ctx,
    { action: 'evaluations.open', purchaseId: c.purchaseId, facts: { kind: i.kind, closesOn: i.closesOn.toString() } },
    async (tx, entry) => {
      const before = await findRounds(ctx, { contractIds: [c.id] }, tx)
      if (before.some((r) => r.state === 'open')) return refuse('round-open')
      if (i.kind === 'final' && before.some((r) => r.kind === 'final')) return refuse('final-held')
      const id = newId('round', ctx.now)
      const opened = await tables(tx)
        .insertInto('rounds')
        .values({
          jurisdiction: ctx.jurisdiction,
          id,
          purchase_id: c.purchaseId,
          contract_id: c.id,
          purchaser_id: c.purchaserId,
          provider_id: c.providerId,
          kind: i.kind,
          state: 'open',
          opened_on: ctx.today,
          closes_on: i.closesOn,
          due_at: startOf(plusDays(i.closesOn, 1), ctx.zone),
          revealed_at: null,
          reply_until: null,
          recipient: envelope.recipient,
          locked_key: envelope.lockedKey,
          law_day: ctx.today,
        })
        .onConflict((k) => k.doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!opened) return refuse('round-open')
      await raiseDuties(
        ctx,
        tx,
        (['purchaser', 'provider'] as const).map((debtor) => ({
          contractId: c.id,
          kind: 'rate' as const,
          debtor,
          subjectKind: 'round',
          subjectId: `${id}:${debtor}`,
          dueOn: i.closesOn,
          clause: '13',
          href: `/evaluations/rounds/${id}`,
          title: both('评价对方', 'Rate the other side'),
          why: both('双方同时公开', 'both are revealed together'),
          otherwise: both('视为放弃本轮评价', 'this round’s say is lost'),
          cites: [cite('R-110')],
        })),
      )
      entry.subject = { kind: 'round', id }
      entry.after = { state: 'open', closesOn: i.closesOn }
      return { id }
    },
  )
}

/** Why a round of this kind cannot be opened on a contract today, or undefined. */
export function whyNotOpen(ctx: Ctx, c: Contract, kind: RoundKind): Refusal | undefined {
  if (c.signedOn === null || !['active', 'ended', 'terminated'].includes(c.state)) return refuse('contract-not-begun')
  const over = c.state !== 'active'
  if (kind === 'mid-term') return over ? refuse('contract-over') : undefined
  const from = plusDays(c.endsOn, -finalBeforeDays)
  if (over || !isBefore(ctx.today, from)) return undefined
  return {
    ...refuse('final-too-early', ''),
    words: both(refuse('final-too-early', sayDay(from, 'zh')).words.zh, refuse('final-too-early', sayDay(from, 'en')).words.en),
  }
}

function closesWrong(ctx: Ctx, closesOn: Day): Refusal | undefined {
  const [from, to] = [ctx.today, plusDays(ctx.today, longestRoundDays)]
  if (!isBefore(closesOn, from) && !isAfter(closesOn, to)) return undefined
  const said = both(
    refuse('closes-wrong', sayDay(from, 'zh'), sayDay(to, 'zh')).words.zh,
    refuse('closes-wrong', sayDay(from, 'en'), sayDay(to, 'en')).words.en,
  )
  return { ...refuse('closes-wrong', '', ''), words: said, fields: { closesOn: said } }
}
