import { isRefusal, newId, type Refusal, type Words } from '#kernel'
import { change, type Ctx, fingerprint, recordRefusal } from '#platform'
import { communities, organisations } from './directory.ts'
import { communityColumns, holdCommunities, mayKeep } from './communities.ts'
import { refuseCommunity as refuse } from './community-words.ts'
import { asText, howRead, readOnce } from './handed-table.ts'
import { mayAtAll } from './permission.ts'
import { refusePermission } from './role-words.ts'
import {
  type CommunityPlan,
  type CommunityRow,
  mostCommunities,
  planCommunities,
  readCommunities,
  standsIn,
} from './rules/community-table.ts'
import { communityColumnNames } from './rules/community-words.ts'
import { type Organisation, tables } from './store.ts'

/** A table of communities as it was understood, before anything is stored. */
export interface UnderstoodCommunities extends CommunityPlan {
  /** Names exactly these changes: sent back with the confirmation, so that nothing is stored that nobody saw. */
  readonly seen: string
  /** How the file was read. */
  readonly notes: readonly Words[]
  readonly isSure: boolean
  /** The table as text, to be sent back with the confirmation. */
  readonly rows: string
}

/** The offices whose list somebody keeps. */
export const keptOffices = async (ctx: Ctx): Promise<Organisation[]> =>
  (await organisations(ctx, { kind: 'purchaser' })).filter((o) => mayKeep(ctx, o.id))
/** Those of them in use, under which something new may be put. */
export const openOffices = async (ctx: Ctx): Promise<Organisation[]> => (await keptOffices(ctx)).filter((o) => o.state === 'open')

interface Handed {
  content: Uint8Array | string
  /** The office meant where a row names none. */
  organisationId: string
}

/** Reads a table of communities, xlsx or text, and says what would change. Nothing is stored. */
export const understandCommunities = async (ctx: Ctx, i: Handed): Promise<UnderstoodCommunities | Refusal> =>
  await understand(ctx, i, readOnce(i.content, mostCommunities))

async function understand(ctx: Ctx, i: Handed, read: ReturnType<typeof readOnce>): Promise<UnderstoodCommunities | Refusal> {
  if (!mayAtAll(ctx.asker, 'people.keep-communities'))
    return await recordRefusal(ctx, 'people.take-communities', refusePermission('not-your-role'))
  const offices = await openOffices(ctx)
  if (!offices.some((o) => o.id === i.organisationId)) return refuse('no-office').at('organisationId')
  const table = await read()
  const rows = isRefusal(table) ? table : readCommunities(table, { offices, own: i.organisationId })
  if (isRefusal(table) || isRefusal(rows)) return await recordRefusal(ctx, 'people.take-communities', rows as Refusal)
  const plan = planCommunities(rows, await communities(ctx))
  if (isRefusal(plan)) return await recordRefusal(ctx, 'people.take-communities', plan)
  return { ...plan, seen: seenAs(plan), ...howRead(table, communityColumnNames), rows: asText(table.rows) }
}

const seenAs = (p: CommunityPlan): string =>
  fingerprint([p.added, p.changed.map((c) => [c.of.id, c.fields.map((f) => [f, standsIn(c.of, f), c.row[f] ?? null])])])

/** Stores a table of communities that was shown as it was understood, all of it or nothing. */
export async function takeCommunities(ctx: Ctx, i: Handed & { seen: string }): Promise<{ added: number; changed: number } | Refusal> {
  const table = readOnce(i.content, mostCommunities)
  const first = await understand(ctx, i, table)
  if (isRefusal(first)) return first
  return await change(ctx, { action: 'people.take-communities' }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    await holdCommunities(ctx, tx)
    const read = await understand(inside, i, table)
    if (isRefusal(read)) return read
    if (read.seen !== i.seen) return refuse('changed-since')
    await add(inside, read.added)
    for (const c of read.changed) await put(inside, c)
    entry.facts = { added: read.added.length, changed: read.changed.length }
    entry.after = {
      added: read.added.map(({ row: _, ...said }) => said),
      changed: read.changed.map((c) => ({
        id: c.of.id,
        ...Object.fromEntries(c.fields.map((f) => [f, [standsIn(c.of, f), c.row[f] ?? null]])),
      })),
    }
    return { added: read.added.length, changed: read.changed.length }
  })
}

async function add(inside: Ctx, rows: readonly CommunityRow[]): Promise<void> {
  // A statement takes 65,535 values at most, eight to a row.
  for (let from = 0; from < rows.length; from += 5000)
    await tables(inside.db)
      .insertInto('communities')
      .values(
        rows
          .slice(from, from + 5000)
          .map((r) => ({ jurisdiction: inside.jurisdiction, id: newId('community', inside.now), ...communityColumns(r) })),
      )
      .execute()
}

const columnOf = { name: 'name', nameEn: 'name_en', code: 'code', residents: 'residents', households: 'households' } as const
/** Changes one, with an entry of its own: what a list changed stands in the history of the community as well. */
async function put(inside: Ctx, c: CommunityPlan['changed'][number]): Promise<void> {
  const changes = c.fields.map((field) => ({ field, before: standsIn(c.of, field), after: c.row[field] ?? null }))
  await change(inside, { action: 'people.edit-community', subject: { kind: 'community', id: c.of.id }, changes }, async (tx) => {
    await tables(tx)
      .updateTable('communities')
      .set((e) => ({ ...Object.fromEntries(c.fields.map((f) => [columnOf[f], c.row[f]])), version: e('version', '+', 1) }))
      .where('jurisdiction', '=', inside.jurisdiction)
      .where('id', '=', c.of.id)
      .execute()
    return {}
  })
}
