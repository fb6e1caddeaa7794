import { newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, eraseActor, recordRefusal } from '#platform'

/** Takes a person's name out of the record log. Who did it and when is an entry of its own; the log can still be checked. */
export async function eraseName(ctx: Ctx, i: { user: string }): Promise<{ user: string; entries: number } | Refusal> {
  const subject = { kind: 'user', id: i.user } as const
  const no = mayNot(ctx.asker, 'log.erase')
  if (no) return await recordRefusal(ctx, 'log.erase-name', no, { subject })
  const id = newId('entry', ctx.now)
  return await change(ctx, { action: 'log.erase-name', id, subject }, async (tx, entry) => {
    const entries = await eraseActor(ctx, tx, { actorId: i.user, by: id })
    entry.facts = { entries }
    return { user: i.user, entries }
  })
}
