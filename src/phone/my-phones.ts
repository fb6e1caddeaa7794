import type { Ctx } from '#platform'
import { phonesOf } from './store/index.ts'

/** What is kept of the telephones of whoever asks, without what locks them. */
export async function myPhones(ctx: Ctx): Promise<object[]> {
  const own = ctx.asker.userId ? await phonesOf(ctx, { userId: ctx.asker.userId }) : []
  return own.map(({ tokenHash: _, lockedSecret: __, sessionId: ___, ...told }) => ({
    ...told,
    ...{ enteredAt: told.enteredAt.toString(), seenAt: told.seenAt.toString() },
    ...{ endedAt: told.endedAt?.toString() ?? null, wipedAt: told.wipedAt?.toString() ?? null },
  }))
}
