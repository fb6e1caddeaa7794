import { isRefusal, newId, type Refusal, type Words } from '#kernel'
import { change, type Ctx, email, fingerprint, type ReadTable, recordRefusal } from '#platform'
import { expertColumns, insertExpert } from './enter-expert.ts'
import { allExperts, holdExperts } from './experts.ts'
import { refuseExpert as refuse } from './expert-words.ts'
import { asText, howRead, readOnce } from './handed-table.ts'
import { mayNot } from './permission.ts'
import { expertColumnNames } from './rules/expert-words.ts'
import { type ExpertPlan, type ExpertTableRow, mostExperts, planExperts, readExperts, stands, typedIn } from './rules/expert-table.ts'
import { specialties } from './specialties.ts'
import { tables } from './store.ts'

/** A table of experts as it was understood, before anything is stored. */
export interface UnderstoodExperts extends ExpertPlan {
  /** Names exactly these changes, so that nothing is stored that nobody saw. */
  readonly seen: string
  readonly notes: readonly Words[]
  readonly isSure: boolean
  readonly rows: string
}

/** Reads a table of experts, xlsx or text, and says what would change. Nothing is stored. */
export const understandExperts = async (ctx: Ctx, content: Uint8Array | string): Promise<UnderstoodExperts | Refusal> =>
  await understand(ctx, readOnce(content, mostExperts))

async function understand(ctx: Ctx, read: () => Promise<ReadTable | Refusal>): Promise<UnderstoodExperts | Refusal> {
  const no = mayNot(ctx.asker, 'people.keep-experts')
  if (no) return await recordRefusal(ctx, 'people.take-experts', no)
  const table = await read()
  if (isRefusal(table)) return await recordRefusal(ctx, 'people.take-experts', table)
  const rows = readExperts(table, { specialties: await specialties(ctx, { open: true }), emailOf: kept })
  const plan = isRefusal(rows) ? rows : planExperts(rows, await allExperts(ctx))
  if (isRefusal(plan)) return await recordRefusal(ctx, 'people.take-experts', plan)
  return { ...plan, seen: seenAs(plan), ...howRead(table, expertColumnNames), rows: asText(table.rows) }
}

const kept = (typed: string): string | undefined => email().safeParse(typed).data

const seenAs = (p: ExpertPlan): string =>
  fingerprint([
    p.added.map((r) => [
      r.name,
      r.email,
      ...(['specialtyIds', 'title', 'titleUntil', 'employer'] as const).map((f) => typedIn(r, f) ?? null),
    ]),
    p.changed.map((c) => [c.of.id, c.fields.map((f) => [f, stands(c.of, f), typedIn(c.row, f) ?? null])]),
  ])

/** Stores a table of experts that was shown as it was understood, all of it or nothing. */
export async function takeExperts(ctx: Ctx, i: { content: string; seen: string }): Promise<{ added: number; changed: number } | Refusal> {
  const table = readOnce(i.content, mostExperts)
  const first = await understand(ctx, table)
  if (isRefusal(first)) return first
  return await change(ctx, { action: 'people.take-experts' }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    await holdExperts(ctx, tx)
    const read = await understand(inside, table)
    if (isRefusal(read)) return read
    if (read.seen !== i.seen) return refuse('pool-changed')
    const made: string[] = []
    for (const row of read.added) {
      const id = newId('expert', ctx.now)
      await insertExpert(inside, id, asInput(row))
      made.push(id)
    }
    for (const c of read.changed) await put(inside, c)
    const counts = { added: read.added.length, changed: read.changed.length }
    entry.facts = counts
    // Which records, and not what was written of the people.
    entry.after = { added: made, changed: read.changed.map((c) => c.of.id) }
    return counts
  })
}

const asInput = (r: ExpertTableRow) => ({
  name: r.name,
  email: r.email,
  specialtyIds: [...(r.specialtyIds ?? [])],
  title: r.title,
  titleUntil: r.titleUntil,
  employer: r.employer,
})

const columnOf = { name: 'name', specialtyIds: 'specialty_ids', title: 'title', titleUntil: 'title_until', employer: 'employer' } as const
async function put(inside: Ctx, c: ExpertPlan['changed'][number]): Promise<void> {
  const all = expertColumns(asInput(c.row))
  await tables(inside.db)
    .updateTable('experts')
    .set((e) => ({ ...Object.fromEntries(c.fields.map((f) => [columnOf[f], all[columnOf[f]]])), version: e('version', '+', 1) }))
    .where('jurisdiction', '=', inside.jurisdiction)
    .where('id', '=', c.of.id)
    .execute()
}
