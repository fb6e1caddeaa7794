import type { Ctx, Db } from '#platform'
import type { Kept, OwnSettingKind, OwnSettings } from './rules/own-setting.ts'
import { tables } from './store.ts'

/** How a setting of one office, or of all of the jurisdiction, is named where it is kept. */
export const keptAs = (kind: OwnSettingKind, officeId: string | null): string => (officeId === null ? kind : `${kind}:${officeId}`)

/** How a setting of this jurisdiction, or of one of its offices, came to stand, the newest first. */
export async function ownSettingHistory<K extends OwnSettingKind>(
  ctx: Pick<Ctx, 'db' | 'jurisdiction'>,
  kind: K,
  db: Db = ctx.db,
  officeId: string | null = null,
): Promise<Kept<K>[]> {
  const rows = await tables(db)
    .selectFrom('own_settings')
    .select(['version', 'value', 'from_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', keptAs(kind, officeId))
    .orderBy('version', 'desc')
    .execute()
  return rows.map((r) => ({ version: r.version, value: r.value as OwnSettings[K], from: r.from_at }))
}

/** What the jurisdiction was called, the newest first; before anybody changed it, what the set-up said. */
export async function nameHistory(ctx: Ctx, db: Db = ctx.db): Promise<Kept<'name'>[]> {
  const changed = await ownSettingHistory(ctx, 'name', db)
  if (changed.length > 0) return changed
  const j = await db
    .selectFrom('jurisdictions')
    .select(['name_zh', 'name_en'])
    .where('code', '=', ctx.jurisdiction)
    .executeTakeFirstOrThrow()
  const first = await db
    .selectFrom('record_log')
    .select('at')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  const value = { name: j.name_zh, nameEn: j.name_en === j.name_zh ? null : j.name_en }
  return [{ version: 1, value, from: first?.at ?? ctx.now }]
}

/** Where people reach the office, if anybody has said so. */
export const contactLines = async (ctx: Ctx): Promise<OwnSettings['contact'] | undefined> =>
  (await ownSettingHistory(ctx, 'contact'))[0]?.value

/** Writes, as a jurisdiction is made, what it is called as a place of its own. */
export async function beginOwnPlace(ctx: Ctx, tx: Db, value: OwnSettings['place']): Promise<void> {
  await tables(tx)
    .insertInto('own_settings')
    .values({
      ...{ jurisdiction: ctx.jurisdiction, kind: keptAs('place', null), version: 1, from_at: ctx.now },
      value: JSON.stringify(value) as unknown as OwnSettings['place'],
    })
    .execute()
}

/** Under which names open data was published, the newest first; before the first of them, under what the set-up said. */
export const publishedAs = (ctx: Ctx) => ownSettingHistory(ctx, 'publishing')
