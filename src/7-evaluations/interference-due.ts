import { mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { independenceWords } from './independence-words.ts'
import { readInterference } from './store/index.ts'

/** Reports of interference that the bureau has not answered yet. */
export async function interferenceDue(ctx: Ctx): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'evaluations.answer-interference')) return []
  const { both } = independenceWords
  return (await readInterference(ctx, { state: 'said' })).map((r) => ({
    ...{
      id: `${r.id}:answer`,
      purchaseId: null,
      side: 'ours' as const,
      cites: [],
      may: 'evaluations.answer-interference',
      inMorning: true as const,
    },
    ...{ dueOn: r.dueOn, href: `/evaluations/independence/reports/${r.id}`, title: both('due'), why: both('dueWhy') },
  }))
}
