import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { placeOf, sealed, whyTwice } from './add-client.ts'
import { changeClient, isOfCase } from './change-client.ts'
import type { ClientInput } from './client-form.ts'
import { standing } from './consents.ts'
import { markedUnder } from './marked-under.ts'
import { markOfName } from './person.ts'
import { namesOpen } from './names-open.ts'
import { consentsOf } from './store/index.ts'
import { refuse } from './words.ts'

/** Puts right what is known of somebody. What stood before is gone: nothing keeps an old telephone number. */
export async function editClient(ctx: Ctx, i: ClientInput & { id: string }): Promise<{ id: string } | Refusal> {
  const key = await namesOpen(ctx)
  const place = await placeOf(ctx, i)
  return await changeClient(markedUnder(ctx, key), { id: i.id, verb: 'edit' }, async ({ tx, now, set }) => {
    if (!isOfCase(ctx, now)) return refuse('not-your-case')
    if (!key) return refuse('names-closed')
    if (place) return place
    const agreed = standing(await consentsOf(ctx, [now.id], tx), 'service', ctx.today)
    if (!agreed) return refuse('not-agreed')
    const mark = markOfName(key, now.organisationId, i.name)
    const twice = await whyTwice(ctx, tx, { organisationId: now.organisationId, mark, said: i.twice, not: now.id })
    if (twice) return twice
    return await set({
      sealed: sealed(ctx, key, now.id, i),
      name_mark: mark,
      age_group: i.ageGroup,
      sex: i.sex,
      groups: [...i.groups],
      community_id: i.communityId ?? null,
    })
  })
}
