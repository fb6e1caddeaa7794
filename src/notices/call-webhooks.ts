import { createHmac } from 'node:crypto'
import { type Call, type Ctx, type Db, putInOutbox, type SmallSecrets } from '#platform'
import type { Member } from './members.ts'
import { type Notice, type Webhook, tables, webhooks } from './store.ts'
import type { Ways } from './tell-member.ts'

/** Longest wait for another program, in milliseconds. */
const wait = 20_000

/** Puts a call for every webhook and notice into the outbox. */
export async function callWebhooks(ctx: Ctx, tx: Db, member: Member, notices: readonly Notice[], ways: Ways): Promise<void> {
  for (const hook of await webhooks(ctx, tx))
    for (const n of notices)
      await putInOutbox(ctx, tx, { kind: 'call', call: { webhook: hook.id, message: n.id, body: JSON.stringify(bodyOf(member, n, ways)) } })
}

/** What another program is told: who, what, by when, and where to look. Docs: docs/api.md. */
const bodyOf = (member: Member, n: Notice, { origin }: Ways) => ({
  type: `notice.${n.kind}`,
  timestamp: n.made_at.toString(),
  data: {
    id: n.id,
    person: { id: member.userId, name: member.name, email: member.email },
    organisation: n.organisation_id,
    title: { zh: n.title_zh, en: n.title_en },
    dueOn: n.due_on?.toString() ?? null,
    address: origin ? new URL(n.href, origin).href : n.href,
  },
})

/** Name under which the secret of a webhook is locked. */
export const secretPlace = (jurisdiction: string, id: string) => `webhook:${jurisdiction}:${id}`

/**
 * The signature of a call, as Standard Webhooks has it.
 * @param secret `whsec_` and 24 bytes in Base64; @param at seconds since 1970
 */
export const signatureOf = (secret: string, call: { message: string; at: number; body: string }): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${call.message}.${call.at}.${call.body}`)
    .digest('base64')}`

/**
 * Calls one webhook. One that was ended in the meantime is not called any more.
 * @param o.origins the origins that may be called
 * @throws where it is not taken; it is tried again then
 */
export async function callOut(
  o: { db: Db; seal: SmallSecrets; now: Ctx['now']; origins: readonly string[] },
  jurisdiction: string,
  call: Call,
): Promise<void> {
  const hook: Webhook | undefined = await tables(o.db)
    .selectFrom('webhooks')
    .selectAll()
    .where('jurisdiction', '=', jurisdiction)
    .where('id', '=', call.webhook)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!hook) return
  if (!mayCall(hook.url, o.origins)) throw new Error(`${hook.name}: its address may not be called any more (TANDEM_WEBHOOKS)`)
  const at = Math.floor(o.now.epochMilliseconds / 1000)
  const secret = o.seal.unlock(hook.secret, secretPlace(jurisdiction, hook.id))
  const answer = await fetch(hook.url, {
    method: 'POST',
    body: call.body,
    redirect: 'error',
    signal: AbortSignal.timeout(wait),
    headers: {
      'content-type': 'application/json',
      'webhook-id': call.message,
      'webhook-timestamp': String(at),
      'webhook-signature': signatureOf(secret, { ...call, at }),
    },
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`${hook.name} answered ${answer.status}`)
}

/** Whether an address leads to one of the programs that may be called: whoever keeps the machine named them. */
export const mayCall = (url: string, origins: readonly string[]): boolean => {
  const read = URL.parse(url)
  return read !== null && !read.username && !read.password && origins.includes(read.origin)
}
