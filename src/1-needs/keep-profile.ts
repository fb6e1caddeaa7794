import type { Refusal } from '#kernel'
import { communities, mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { checkGroups, misfits } from './rules/census.ts'
import { type MarginVariable, marginVariables } from './rules/questionnaire.ts'
import { type ProfileSource, replaceMargins } from './store/index.ts'
import { seenAs } from './understand-profile.ts'
import { refuse } from './words.ts'

/**
 * Replaces the whole profile of one community.
 * @param i.seen the counts that were confirmed, named by `seenAs`; needed where they do not fit together
 */
export async function keepProfile(
  ctx: Ctx,
  communityId: string,
  i: ProfileSource & { groups: readonly { variable: MarginVariable; category: string; people: number }[]; seen?: string | undefined },
): Promise<{ communityId: string } | Refusal> {
  const [community] = await communities(ctx, { ids: [communityId] })
  if (!community) return refuse('not-there')
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: community.organisation_id })
  const subject = { kind: 'community' as const, id: communityId }
  if (no) return await recordRefusal(ctx, 'needs.keep-profile', no, { subject })
  const wrong = marginVariables.flatMap((v) => {
    const bad = checkGroups(
      v,
      i.groups.filter((g) => g.variable === v).map((g) => g.category),
    )
    return bad ? [[v, bad] as const] : []
  })
  if (wrong.length) return refuse('answer-wrong').with({ fields: Object.fromEntries(wrong) })
  const odd = misfits(
    i.groups.map((g) => ({ ...g, communityId })),
    [community],
  )
  return await change(
    ctx,
    {
      action: 'needs.keep-profile',
      subject,
      facts: { groups: i.groups.length, source: i.source, ...(odd.length && { misfits: odd.length }) },
      after: i.groups,
    },
    async (tx) => {
      if (odd.length > 0 && i.seen !== seenAs(i.groups))
        return refuse('look-first').with({ fields: { confirmed: refuse('confirm-misfits').words } })
      await replaceMargins(
        ctx,
        tx,
        [communityId],
        i.groups.map((g) => ({ ...g, communityId })),
        i,
      )
      return { communityId }
    },
  )
}
