import { both, isAfter, plusDays } from '#kernel'
import { may, people } from '#people'
import type { Ctx, DueItem } from '#platform'
import { openingWords, qualificationKinds } from './rules/opening-words.ts'
import { stillToScore } from './rules/opening.ts'
import { candidatesOf, openingsOf, qualificationsOf, scoresOf } from './store/index.ts'

/** So many days before a qualification ends whoever leads the institution is told. */
const toldBefore = 60

/** Scores that whoever asks has not handed in, and qualifications that end soon. */
export const openingDue = async (ctx: Ctx, organisationId: string): Promise<DueItem[]> => [
  ...(await scoresDue(ctx, organisationId)),
  ...(await qualificationsDue(ctx, organisationId)),
]

async function scoresDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const { userId } = ctx.asker
  if (!userId) return []
  const mine = (await openingsOf(ctx, { organisationId, state: 'scoring' })).filter((o) => o.panel.includes(userId))
  const items: DueItem[] = []
  for (const o of mine) {
    if (!stillToScore(o, await scoresOf(ctx, o.id)).includes(userId)) continue
    items.push({
      ...{
        id: `score-${o.id}-${userId}`,
        purchaseId: null,
        side: 'ours',
        dueOn: null,
        cites: [],
        href: `/openings/${o.id}`,
        may: 'delivery.record',
      },
      title: openingWords.both('dueScore', (await candidatesOf(ctx, [o.id])).length),
      why: openingWords.both('dueScoreWhy'),
    })
  }
  return items
}

async function qualificationsDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (!may(ctx.asker, 'delivery.appoint', { providerId: organisationId })) return []
  const ending = (await qualificationsOf(ctx, organisationId)).filter((q) => !isAfter(q.valid_until, plusDays(ctx.today, toldBefore)))
  if (ending.length === 0) return []
  const names = new Map(
    (await people(ctx, { organisationId, userIds: ending.map((q) => q.user_id) })).map((p) => [p.userId as string, p.name]),
  )
  return ending.flatMap((q): DueItem[] => {
    const name = names.get(q.user_id)
    // Whoever left has no certificate to renew here.
    if (!name) return []
    const kind = qualificationKinds[q.kind as keyof typeof qualificationKinds]
    return [
      {
        ...{
          id: `qualification-${q.id}`,
          purchaseId: null,
          side: 'ours',
          dueOn: q.valid_until,
          cites: [],
          href: '/openings',
          may: 'delivery.appoint',
        },
        title: openingWords.both('dueQualification', both(name, name), kind),
        why: openingWords.both('dueQualificationWhy'),
      },
    ]
  })
}
