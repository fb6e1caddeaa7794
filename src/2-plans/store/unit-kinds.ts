import { type Day, type Id, type Moment, newId, type UnitTerms } from '#kernel'
import { type Ctx, type Db, holds, type TablesOf } from '#platform'
import { sql } from 'kysely'
import type { SaidOfUnit, UnitKind } from '../rules/unit-kind.ts'

type Tables = TablesOf<'unit_kinds' | 'unit_kind_wordings', { unit_kind_wordings: { terms: UnitTerms | null } }>
const tables = (db: Db) => db.withTables<Tables>()

/** The library of an office, or one of it, each as it reads now, by name. */
export async function readUnitKinds(
  ctx: Pick<Ctx, 'db' | 'jurisdiction'>,
  of: { purchaserId?: string; id?: string; search?: string },
): Promise<UnitKind[]> {
  let q = tables(ctx.db)
    .selectFrom('unit_kinds as k')
    .innerJoin('unit_kind_wordings as w', (j) => j.onRef('w.jurisdiction', '=', 'k.jurisdiction').onRef('w.kind_id', '=', 'k.id'))
    .select(['k.id', 'k.purchaser_id', 'k.retired_on', 'k.version', 'w.number', 'w.name', 'w.name_en', 'w.unit', 'w.unit_en', 'w.terms'])
    .where('k.jurisdiction', '=', ctx.jurisdiction)
    .where('w.jurisdiction', '=', ctx.jurisdiction)
  if (of.purchaserId !== undefined) q = q.where('k.purchaser_id', '=', of.purchaserId)
  if (of.id !== undefined) q = q.where('k.id', '=', of.id)
  const rows = await q.orderBy('k.id').orderBy('w.number').execute()
  const newest = new Map(rows.map((r) => [r.id, r]))
  return [...newest.values()]
    .map(
      (r): UnitKind => ({
        ...{ id: r.id as Id<'unit'>, purchaserId: r.purchaser_id, retiredOn: r.retired_on, number: r.number, version: r.version },
        ...{ name: r.name, nameEn: r.name_en, unit: r.unit, unitEn: r.unit_en, terms: r.terms },
      }),
    )
    .filter((u) => !of.search || holds([u.name, u.nameEn ?? '', u.unit, u.unitEn ?? ''].join(' '), of.search))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
}

/** Every wording of one, the newest first. */
export async function wordingsOf(ctx: Ctx, id: string): Promise<(SaidOfUnit & { number: number; writtenAt: Moment })[]> {
  const rows = await tables(ctx.db)
    .selectFrom('unit_kind_wordings')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind_id', '=', id)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((r) => ({
    ...{ number: r.number, writtenAt: r.written_at, name: r.name, nameEn: r.name_en, unit: r.unit, unitEn: r.unit_en, terms: r.terms },
  }))
}

/** Names are given in one library one after the other, so that two at once cannot give the same. */
export const lockUnitNames = (ctx: Ctx, tx: Db, purchaserId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`unit-names:${ctx.jurisdiction}:${purchaserId}`}, 0))`.execute(tx)

export async function insertUnitKind(ctx: Ctx, tx: Db, purchaserId: string, retiredOn: Day | null = null): Promise<Id<'unit'>> {
  const id = newId('unit', ctx.now)
  await tables(tx)
    .insertInto('unit_kinds')
    .values({ jurisdiction: ctx.jurisdiction, id, purchaser_id: purchaserId, retired_on: retiredOn, created_at: ctx.now, version: 1 })
    .execute()
  return id
}

export async function insertWording(ctx: Ctx, tx: Db, kindId: string, number: number, said: SaidOfUnit): Promise<void> {
  const { name, nameEn, unit, unitEn, terms } = said
  await tables(tx)
    .insertInto('unit_kind_wordings')
    .values({
      ...{ jurisdiction: ctx.jurisdiction, kind_id: kindId, number, name, name_en: nameEn, unit, unit_en: unitEn, terms },
      ...{ written_at: ctx.now, written_by: ctx.asker.userId },
    })
    .execute()
}

/** Moves one on, retired or offered again where that is said; false when somebody was faster. */
export async function moveUnitKind(
  ctx: Ctx,
  tx: Db,
  was: Pick<UnitKind, 'id' | 'version'>,
  said: { retired_on?: Day | null } = {},
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('unit_kinds')
    .set({ ...said, version: was.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', was.id)
    .where('version', '=', was.version)
    .returning('version')
    .executeTakeFirst()
  return done !== undefined
}
