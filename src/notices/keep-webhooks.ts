import { randomBytes } from 'node:crypto'
import { newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, onceWithoutAnswer, recordRefusal } from '#platform'
import { mayCall, secretPlace } from './call-webhooks.ts'
import { tables, webhooks } from './store.ts'
import { refuse } from './words.ts'

const mostHooks = 10

/** Enters an address that is called with every notice. @returns the secret of its signature, which is shown once */
export async function addWebhook(ctx: Ctx, i: { name: string; url: string }): Promise<{ name: string; secret: string } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.add-webhook', no)
  if (!mayCall(i.url, ctx.webhookOrigins ?? [])) return await recordRefusal(ctx, 'people.add-webhook', refuse('hook-address').at('url'))
  const secret = `whsec_${randomBytes(24).toString('base64')}`
  return await change(
    onceWithoutAnswer(ctx),
    { action: 'people.add-webhook', facts: { name: i.name, origin: new URL(i.url).origin } },
    async (tx) => {
      if ((await webhooks(ctx, tx)).length >= mostHooks) return refuse('hooks-enough')
      const id = newId('webhook', ctx.now)
      await tables(tx)
        .insertInto('webhooks')
        .values({
          jurisdiction: ctx.jurisdiction,
          id,
          name: i.name,
          url: i.url,
          secret: ctx.seal.lock(secret, secretPlace(ctx.jurisdiction, id)),
          created_at: ctx.now,
          ended_at: null,
        })
        .execute()
      return { name: i.name, secret }
    },
  )
}

/** Calls an address no more, what waits for it included. */
export async function endWebhook(ctx: Ctx, id: string): Promise<{ id: string } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.end-webhook', no)
  return await change(ctx, { action: 'people.end-webhook', facts: { webhook: id } }, async (tx) => {
    const ended = await tables(tx)
      .updateTable('webhooks')
      .set((e) => ({ ended_at: ctx.now, version: e('version', '+', 1) }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    return ended ?? refuse('no-hook')
  })
}
