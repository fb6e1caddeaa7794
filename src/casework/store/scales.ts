import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import type { SaidOfScale } from '../rules/case-scale.ts'
import { tables } from './tables.ts'

/** A scale of an institution as it is kept. */
interface KeptScale {
  readonly id: string
  readonly organisationId: string
  readonly says: SaidOfScale
  readonly retired: boolean
  readonly version: number
}

/** The scales of an institution, those out of use too. */
export const scaleRows = async (ctx: Ctx, organisationId: string, db: Db = ctx.db): Promise<KeptScale[]> =>
  (
    await tables(db)
      .selectFrom('case_scales')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('organisation_id', '=', organisationId)
      .orderBy('id')
      .execute()
  ).map((r) => ({
    ...{ id: r.id, organisationId: r.organisation_id, says: r.says, version: r.version },
    retired: r.retired_on !== null,
  }))

/** Two that add a scale at once are told apart one after the other. */
export const lockScales = async (ctx: Ctx, tx: Db, organisationId: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${`case_scales:${ctx.jurisdiction}:${organisationId}`}, 0))`.execute(tx))

export const insertScale = async (ctx: Ctx, tx: Db, i: { id: string; organisationId: string; says: SaidOfScale }): Promise<void> =>
  void (await sql`
    insert into case_scales (jurisdiction, id, organisation_id, says, entered_at, entered_by)
    values (${ctx.jurisdiction}, ${i.id}, ${i.organisationId}, ${JSON.stringify(i.says)}::jsonb, ${ctx.now}, ${ctx.asker.userId!})`.execute(
    tx,
  ))

/** @returns false where it is out of use already, or somebody was quicker */
export async function retireScaleRow(ctx: Ctx, tx: Db, of: { id: string; version: number }): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('case_scales')
    .set({ retired_on: ctx.today, version: of.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', of.id)
    .where('version', '=', of.version)
    .where('retired_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
