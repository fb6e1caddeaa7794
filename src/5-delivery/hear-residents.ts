import { fulfilDuty } from '#contracts'
import { type Day, isAfter, type Refusal } from '#kernel'
import { communities, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import type { OpinionRoute } from './rules/acceptance.ts'
import { insertOpinion, lockAcceptance, readAcceptances } from './store/index.ts'
import { refuse } from './words.ts'

export interface HeardOpinion {
  acceptanceId: string
  communityId?: string | undefined
  how: OpinionRoute
  satisfied: number
  neutral: number
  dissatisfied: number
  /** What was said, without names. */
  heard?: string | undefined
  heardOn: Day
}

/** The residents' committee or the evaluator writes down, as counts, what residents say of a period before it is accepted. */
export async function hearResidents(ctx: Ctx, i: HeardOpinion): Promise<{ id: string } | Refusal> {
  const [a] = await readAcceptances(ctx, { ids: [i.acceptanceId] })
  const no = mayNot(ctx.asker, 'delivery.opinion', a ?? {})
  if (no) return await recordRefusal(ctx, 'delivery.opinion', no)
  if (!a) return refuse('no-acceptance')
  if (i.satisfied + i.neutral + i.dissatisfied === 0) return refuse('nobody-heard').at('satisfied')
  if (isAfter(i.heardOn, ctx.today)) return refuse('in-future').at('heardOn')
  if (i.communityId && (await communities(ctx, { ids: [i.communityId] })).length === 0) return refuse('no-community').at('communityId')
  const facts = { period: a.period, heard: i.satisfied + i.neutral + i.dissatisfied, satisfied: i.satisfied }
  return await change(
    ctx,
    { action: 'delivery.opinion', subject: { kind: 'acceptance', id: a.id }, purchaseId: a.purchaseId, facts, after: { ...i } },
    async (tx) => {
      // Taken first, so that it cannot be accepted meanwhile and two opinions get two places.
      if ((await lockAcceptance(ctx, tx, a.id)) !== 'handed-in') return refuse('opinion-closed')
      await insertOpinion(ctx, tx, a.id, { ...i, communityId: i.communityId ?? null, heard: i.heard ?? null })
      await fulfilDuty(ctx, tx, { contractId: a.contractId, kind: 'invite-residents', subjectId: `${a.id}:${a.times}`, on: ctx.today })
      return { id: a.id }
    },
  )
}
