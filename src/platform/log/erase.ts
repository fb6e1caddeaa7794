import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Db } from '../database/open.ts'

/**
 * Takes a person's name out of every entry they made. What they did, when and the fingerprint of the name stay, so the log
 * can still be checked. `by` is the id of the entry that says who erased and when; its action has `erase` in its name.
 * @returns how many entries had the name
 */
export async function eraseActor(ctx: Ctx, tx: Db, o: { actorId: string; by: string }): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select erase_log_name(${ctx.jurisdiction}, ${o.actorId}, ${o.by}) as n`.execute(tx)
  return Number(rows[0]!.n)
}

/** The same for the facts of some entries, where somebody wrote there what should not stand there. */
export async function eraseFacts(ctx: Ctx, tx: Db, o: { entryIds: readonly string[]; by: string }): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select erase_log_facts(${ctx.jurisdiction}, ${[...o.entryIds]}::text[], ${o.by}) as n`.execute(
    tx,
  )
  return Number(rows[0]!.n)
}
