import { isBefore } from '#kernel'
import { type Action, mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { voiceKinds } from './rules/words.ts'
import type { Voice } from './rules/voice.ts'
import { owedVoices } from './store/index.ts'
import { words } from './words.ts'

/** Words that whoever asks has to answer; and, for an office, those that an institution of its contracts left without an answer in time. */
export async function voicesDue(ctx: Ctx): Promise<DueItem[]> {
  const { organisationId, organisationKind } = ctx.asker
  if (!organisationId || !mayAtAll(ctx.asker, 'voices.read')) return []
  const own = mayAtAll(ctx.asker, 'voices.answer') ? await owedVoices(ctx, { answererId: organisationId }) : []
  const late = organisationKind === 'purchaser' ? await owedVoices(ctx, { organisationId, dueBefore: ctx.today }) : []
  return [
    ...own.map((v) => itemOf(v, ctx, 'ours')),
    ...late.filter((v) => v.answererId !== organisationId).map((v) => itemOf(v, ctx, 'theirs')),
  ]
}

function itemOf(v: Voice, ctx: Ctx, side: DueItem['side']): DueItem {
  const over = v.dueOn !== null && isBefore(v.dueOn, ctx.today)
  const may: Action = side === 'ours' ? 'voices.answer' : 'voices.read'
  return {
    ...{
      id: `${v.id}-answer`,
      purchaseId: v.about === 'office' ? null : v.purchaseId,
      side,
      dueOn: v.dueOn,
      cites: [],
      may,
      inMorning: true,
    },
    title: { zh: words.zh.dueAnswer(voiceKinds[v.kind].zh), en: words.en.dueAnswer(voiceKinds[v.kind].en) },
    why: words.both(side === 'ours' ? (over ? 'dueLateWhy' : 'dueWhy') : 'dueTheirsWhy'),
    href: `/voices/${v.id}`,
  }
}
