import { type Day, isAfter, isBefore, newId, plusDays, type Refusal, startOf } from '#kernel'
import { contract, type Contract, raiseDuties } from '#contracts'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { finalBeforeDays, longestRoundDays } from './rules/dimensions.ts'
import { findRounds, keepRound, type RoundKind } from './store/index.ts'
import { dueWords, refuse } from './words.ts'

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
      const dueAt = startOf(plusDays(i.closesOn, 1), ctx.zone)
      // What a line was to achieve is what it is rated by; one without goals is not.
      const lines = c.lines.filter((l) => l.goals.length > 0).map((l) => l.id)
      if (!(await keepRound(ctx, tx, { id, contract: c, kind: i.kind, closesOn: i.closesOn, dueAt, lines, ...envelope })))
        return refuse('round-open')
      await raiseDuties(ctx, tx, dutiesToRate(ctx, c.id, id, i.closesOn))
      entry.subject = { kind: 'round', id }
      entry.after = { state: 'open', closesOn: i.closesOn }
      return { id }
    },
  )
}

/** Giving marks is a duty of both sides. */
const dutiesToRate = (ctx: Ctx, contractId: string, roundId: string, dueOn: Day) =>
  (['purchaser', 'provider'] as const).map((debtor) => ({
    contractId,
    kind: 'rate' as const,
    debtor,
    subjectKind: 'round',
    subjectId: `${roundId}:${debtor}`,
    dueOn,
    clause: '13',
    href: `/evaluations/rounds/${roundId}`,
    title: dueWords.both('rate'),
    why: dueWords.both('rate-why'),
    otherwise: dueWords.both('rate-otherwise'),
    cites: ctx.law.cites('performance-judged'),
  }))

/** Why a round of this kind cannot be opened on a contract today, or undefined. */
export function whyNotOpen(ctx: Ctx, c: Contract, kind: RoundKind): Refusal | undefined {
  if (c.signedOn === null || !['active', 'ended', 'terminated'].includes(c.state)) return refuse('contract-not-begun')
  const over = c.state !== 'active'
  if (kind === 'mid-term') return over ? refuse('contract-over') : undefined
  const from = plusDays(c.endsOn, -finalBeforeDays)
  return over || !isBefore(ctx.today, from) ? undefined : refuse('final-too-early', from)
}

function closesWrong(ctx: Ctx, closesOn: Day): Refusal | undefined {
  const [from, to] = [ctx.today, plusDays(ctx.today, longestRoundDays)]
  return isBefore(closesOn, from) || isAfter(closesOn, to) ? refuse('closes-wrong', from, to).at('closesOn') : undefined
}
