import type { Refusal } from '#kernel'
import { refusePermission } from '#people'
import { change, type Ctx } from '#platform'
import { type MailChoice, type NoticeKind, noticeKinds } from './kinds.ts'
import { tables } from './store.ts'

/** Keeps how whoever asks wants each kind by mail, whatever organisation it comes in. */
export async function chooseNotices(ctx: Ctx, chosen: Readonly<Record<NoticeKind, MailChoice>>): Promise<{ done: true } | Refusal> {
  const { userId } = ctx.asker
  if (ctx.asker.kind !== 'user' || !userId) return refusePermission('sign-in-first')
  return await change(ctx, { action: 'people.choose-notices', facts: { ...chosen } }, async (tx) => {
    await tables(tx)
      .insertInto('notice_choices')
      .values(noticeKinds.map((kind) => ({ jurisdiction: ctx.jurisdiction, user_id: userId, kind, mail: chosen[kind] })))
      .onConflict((c) => c.columns(['jurisdiction', 'user_id', 'kind']).doUpdateSet((e) => ({ mail: e.ref('excluded.mail') })))
      .execute()
    return { done: true as const }
  })
}
