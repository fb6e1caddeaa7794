import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeCommunity, community, mergedInto, taken } from './communities.ts'
import { refuseCommunity as refuse } from './community-words.ts'
import { mayNot } from './permission.ts'

const closing = { verb: 'close', action: 'people.close-community' } as const
const merging = { verb: 'merge', action: 'people.merge-community' } as const

/**
 * Takes a community out of use, or merges it into another. Nothing of before changes; what is new cannot choose it. One into which
 * others were merged goes only after them, so that every merger leads to a community in use.
 * @param i.into the community it goes into, where it is merged
 */
export const closeCommunity = (ctx: Ctx, i: { id: string; into?: string | undefined }): Promise<{ id: string } | Refusal> =>
  changeCommunity(ctx, { id: i.id, ...(i.into ? merging : closing) }, async ({ inside, now, set }) => {
    const here = await mergedInto(inside, now.id)
    if (here.length > 0) return refuse('others-merged-here', here.map((c) => c.name).join('、'))
    if (!i.into) return await set({ closed_on: ctx.today })
    const into = await community(inside, i.into)
    const mayBe = into && into.id !== now.id && into.state === 'open'
    if (!mayBe || mayNot(ctx.asker, 'people.keep-communities', { purchaserId: into.organisation_id }))
      return refuse('merge-where').at('into')
    return await set({ closed_on: ctx.today, merged_into: into.id })
  })

/** Takes a closed or merged community into use again, as long as its name is free. */
export const reopenCommunity = (ctx: Ctx, i: { id: string }): Promise<{ id: string } | Refusal> =>
  changeCommunity(ctx, { id: i.id, verb: 'reopen', action: 'people.reopen-community' }, async ({ tx, inside, now, set }) => {
    const wrong = await taken(inside, tx, { name: now.name, organisationId: now.organisation_id, id: now.id })
    return wrong ?? (await set({ closed_on: null, merged_into: null }))
  })
