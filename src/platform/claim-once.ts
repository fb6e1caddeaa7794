import { isRefusal, type Refusal } from '#kernel'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Db } from './database/open.ts'
import { refuse } from './words.ts'

interface Claimed {
  action: string
  countedLater?: true
}

const onceKey = (ctx: Ctx, key: string) => `${ctx.asker.userId ?? ctx.asker.kind}:${key}`.slice(0, 200)

/**
 * Nothing where the key is new; else the first answer, and whether what is sent now is something else. A key from before contents were
 * marked, and one without a mark, fits whatever comes.
 */
export async function claimOnce(ctx: Ctx, tx: Db, what: Claimed, key: string): Promise<{ value: unknown; otherwise: boolean } | undefined> {
  const sent = markKept(ctx, what)
  const claimed = await tx
    .insertInto('once_keys')
    .values({
      jurisdiction: ctx.jurisdiction,
      key: onceKey(ctx, key),
      action: what.action,
      result: { value: null },
      created_on: ctx.today,
      sent_mark: sent,
    })
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return undefined
  const first = await tx
    .selectFrom('once_keys')
    .select(['result', 'sent_mark'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('key', '=', onceKey(ctx, key))
    .executeTakeFirstOrThrow()
  return {
    value: (first.result as { value: unknown }).value,
    otherwise: sent !== null && first.sent_mark !== null && first.sent_mark !== sent,
  }
}

/**
 * The mark that is kept of what was sent. None where it would be a mark of a resident's answer, sent by the resident or keyed from paper:
 * whoever has the secret could try answers against it. None either where whatever comes again is refused.
 */
const markKept = (ctx: Ctx, what: Claimed): string | null =>
  ctx.asker.kind === 'public' || what.countedLater || ctx.shownOnce ? null : (ctx.sent ?? null)

/**
 * For what gives a secret that is shown once: the key of the form is kept and the answer is not. The same form again changes nothing and
 * is told so; a second secret would end the first one, or open beside it, and nobody would know.
 */
export const onceWithoutAnswer = (ctx: Ctx): Ctx => ({ ...ctx, shownOnce: true })
export const isShownOnce = (x: Refusal): boolean => x.code === 'shown-once'

/** For what is done anew each time it is sent, with nothing of it kept: why that is so stands where it is asked for. */
export function doneAnew(ctx: Ctx): Ctx {
  const { once: _, sent: __, ...fresh } = ctx
  return fresh
}

/** Forgets the marks of what was sent about a record, as once it is erased: its name could be tried against them. */
export const forgetSent = async (ctx: Ctx, tx: Db, id: string): Promise<void> =>
  void (await tx
    .updateTable('once_keys')
    .set({ sent_mark: null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where(sql<boolean>`result->'value'->>'id' = ${id}`)
    .execute())

/** The no to a form that was sent before with other contents; `first` is what that sending brought about. */
type SentOtherwise = Refusal & { readonly first: unknown }
export const sentOtherwise = (first: unknown): SentOtherwise => ({ ...refuse('sent-otherwise'), first })
export const isSentOtherwise = (x: unknown): x is SentOtherwise => isRefusal(x) && x.code === 'sent-otherwise' && 'first' in x

export async function keepResult(ctx: Ctx, tx: Db, key: string, result: unknown): Promise<void> {
  await tx
    .updateTable('once_keys')
    .set({ result: { value: toPlain(result) } })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('key', '=', onceKey(ctx, key))
    .execute()
}

/** What a first answer may hold to be given again: ids and small plain values. */
function toPlain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v)) ?? 'null')
}
