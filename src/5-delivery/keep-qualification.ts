import { type Day, newId, type Refusal } from '#kernel'
import { mayNot, people } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { refuseOpening } from './rules/opening-words.ts'
import { putQualification } from './store/index.ts'

/** Says until when a qualification of somebody of the institution holds. */
export async function keepQualification(ctx: Ctx, i: { userId: string; kind: string; validUntil: Day }): Promise<{ id: string } | Refusal> {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'delivery.appoint', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, 'openings.qualification', no ?? refuseOpening('no-colleague'))
  if ((await people(ctx, { organisationId, userIds: [i.userId] })).length === 0) return refuseOpening('no-colleague').at('userId')
  const id = newId('qualification', ctx.now)
  return await change(ctx, { action: 'openings.qualification', subject: { kind: 'user', id: i.userId } }, async (tx) => {
    await putQualification(ctx, tx, { id, organisation_id: organisationId, user_id: i.userId, kind: i.kind, valid_until: i.validUntil })
    return { id }
  })
}
