import type { Refusal } from '#kernel'
import { change, type Ctx, type Db, notThere, recordRefusal } from '#platform'
import { refuseOwnSetting as refuse } from './own-setting-words.ts'
import { thenAnew } from './local-numbers.ts'
import { knownJurisdictions } from './jurisdictions.ts'
import { keptAs, nameHistory, ownSettingHistory } from './own-settings.ts'
import { mayNot } from './permission.ts'
import { changesOf, type Kept, type OwnSettingKind, type OwnSettings, seenAs } from './rules/own-setting.ts'
import { tables } from './store.ts'

const actions: Readonly<Record<OwnSettingKind, string>> = {
  name: 'people.set-name',
  contact: 'people.set-contact',
  publishing: 'people.set-publishing',
  numbering: 'people.set-numbering',
  place: 'people.set-place',
  voices: 'people.set-voices',
}

/**
 * Sets something of this jurisdiction from now on. What stood before stays written down: it can be taken up again, and what was published
 * under it keeps it.
 */
export async function keepSetting<K extends OwnSettingKind>(
  ctx: Ctx,
  kind: K,
  value: OwnSettings[K],
  officeId: string | null = null,
): Promise<{ version: number } | Refusal> {
  const action = actions[kind]
  const about = officeId === null ? {} : { subject: { kind: 'organisation', id: officeId } as const }
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, action, no, about)
  const done = change(ctx, { action, ...about }, async (tx, entry) => {
    const [now] = await settingHistory(ctx, kind, tx, officeId)
    const seen = now?.version ?? 0
    if (ctx.version !== undefined && ctx.version !== seenAs(now)) return refuse('setting-changed')
    const changes = changesOf(now?.value, value)
    if (now && changes.length === 0) return { version: seen }
    entry.changes = changes
    // Of two who set it at the same moment one finds the place taken.
    if (kind === 'name') await callJurisdiction(ctx, tx, now as Kept<'name'>, value as OwnSettings['name'])
    const row = { jurisdiction: ctx.jurisdiction, kind: keptAs(kind, officeId), version: seen + 1, from_at: ctx.now }
    const kept = await tables(tx)
      .insertInto('own_settings')
      .values({ ...row, value: JSON.stringify(value) as unknown as OwnSettings[K] })
      .onConflict((c) => c.doNothing())
      .returning('version')
      .executeTakeFirst()
    return kept ?? refuse('setting-changed')
  })
  if (kind === 'name')
    return await thenAnew(
      ctx,
      done.finally(() => knownJurisdictions.forget(ctx.db, 'all')),
    )
  return kind === 'place' ? await thenAnew(ctx, done) : await done
}

/** How a setting came to stand; what the jurisdiction is called has stood since it was set up. */
const settingHistory = async <K extends OwnSettingKind>(ctx: Ctx, kind: K, tx: Db, officeId: string | null): Promise<Kept<K>[]> =>
  kind === 'name' ? ((await nameHistory(ctx, tx)) as unknown as Kept<K>[]) : await ownSettingHistory(ctx, kind, tx, officeId)

/** Calls the jurisdiction by another name, and writes down the first one where that was not done before. */
async function callJurisdiction(ctx: Ctx, tx: Db, first: Kept<'name'>, is: OwnSettings['name']): Promise<void> {
  const { jurisdiction } = ctx
  await tables(tx)
    .insertInto('own_settings')
    .values({
      ...{ jurisdiction, kind: keptAs('name', null), version: first.version, from_at: first.from },
      value: JSON.stringify(first.value) as unknown as OwnSettings['name'],
    })
    .onConflict((c) => c.doNothing())
    .execute()
  await tx
    .updateTable('jurisdictions')
    .set({ name_zh: is.name, name_en: is.nameEn ?? is.name })
    .where('code', '=', jurisdiction)
    .execute()
}

/** Takes up again what a setting was before. */
export async function restoreSetting(ctx: Ctx, kind: OwnSettingKind, version: number): Promise<{ version: number } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, actions[kind], no)
  const before = (await ownSettingHistory(ctx, kind)).find((k) => k.version === version)
  return before ? await keepSetting(ctx, kind, before.value) : notThere()
}
