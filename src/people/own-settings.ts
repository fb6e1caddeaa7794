import type { Ctx, Db } from '#platform'
import type { Kept, OwnSettingKind, OwnSettings } from './rules/own-setting.ts'
import { tables } from './store.ts'

/** How a setting of this jurisdiction came to stand, the newest first. */
export async function ownSettingHistory<K extends OwnSettingKind>(ctx: Ctx, kind: K, db: Db = ctx.db): Promise<Kept<K>[]> {
  const rows = await tables(db)
    .selectFrom('own_settings')
    .select(['version', 'value', 'from_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((r) => ({ version: r.version, value: r.value as OwnSettings[K], from: r.from_at }))
}

/** Where people reach the office, if anybody has said so. */
export const contactLines = async (ctx: Ctx): Promise<OwnSettings['contact'] | undefined> =>
  (await ownSettingHistory(ctx, 'contact'))[0]?.value

/** Under which names open data was published, the newest first; before the first of them, under what the set-up said. */
export const publishedAs = (ctx: Ctx) => ownSettingHistory(ctx, 'publishing')
