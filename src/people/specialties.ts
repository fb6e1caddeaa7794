import { type Id, newId, type Refusal } from '#kernel'
import { change, type Ctx, movesOf, recordRefusal } from '#platform'
import { sql } from 'kysely'
import { changeOf } from './change-of.ts'
import { holdExperts } from './experts.ts'
import { refuseExpert as refuse } from './expert-words.ts'
import { mayNot } from './permission.ts'
import { specialtyProcess, type SpecialtyState } from './rules/expert.ts'
import { sameName } from './rules/same-name.ts'
import { type Specialty, tables } from './store.ts'

/** The specialties by which panels are drawn, by name. `open`: only those that something new may choose. */
export async function specialties(ctx: Ctx, of: { open?: boolean } = {}): Promise<Specialty[]> {
  let q = tables(ctx.db).selectFrom('specialties').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.open) q = q.where('state', '=', 'open')
  return await q.orderBy('name').execute()
}

/** How many experts of the pool have each. */
export async function experiencedIn(ctx: Ctx): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`select s as id, count(*)::int as n from experts, unnest(specialty_ids) s
    where jurisdiction = ${ctx.jurisdiction} and state = 'in' group by s`.execute(ctx.db)
  return new Map(rows.map((r) => [r.id, r.n]))
}

const specialty = async (ctx: Ctx, id: string): Promise<Specialty | undefined> => (await specialties(ctx)).find((s) => s.id === id)

const move = movesOf<SpecialtyState, { name?: string; name_en?: string | null }>('specialties')
const changeSpecialty = changeOf({
  process: specialtyProcess,
  kind: 'specialty',
  log: 'people',
  load: specialty,
  hold: (ctx, tx) => holdExperts(ctx, tx),
  move,
  plain: (s) => ({ name: s.name, nameEn: s.name_en }),
})

interface Named {
  name: string
  nameEn?: string | undefined
}
async function taken(inside: Ctx, i: { id?: string; name: string }): Promise<Refusal | undefined> {
  const other = (await specialties(inside)).find((s) => s.id !== i.id && sameName(s.name) === sameName(i.name))
  return other && refuse('specialty-taken', other.name).at('name')
}

/** Puts a specialty on the list. */
export async function enterSpecialty(ctx: Ctx, i: Named): Promise<{ id: Id<'specialty'> } | Refusal> {
  const no = mayNot(ctx.asker, 'people.keep-experts')
  if (no) return await recordRefusal(ctx, 'people.enter-specialty', no)
  const id = newId('specialty', ctx.now)
  const about = { subject: { kind: 'specialty', id }, facts: { name: i.name } } as const
  return await change(ctx, { action: 'people.enter-specialty', ...about }, async (tx, entry) => {
    await holdExperts(ctx, tx)
    const wrong = await taken({ ...ctx, db: tx }, i)
    if (wrong) return wrong
    await tables(tx)
      .insertInto('specialties')
      .values({ jurisdiction: ctx.jurisdiction, id, name: i.name, name_en: i.nameEn ?? null })
      .execute()
    entry.after = { state: 'open', version: 1 }
    entry.changes = [{ field: 'name', before: null, after: i.name }]
    return { id }
  })
}

export const editSpecialty = (ctx: Ctx, i: Named & { id: string }): Promise<{ id: string } | Refusal> =>
  changeSpecialty(
    ctx,
    { id: i.id, verb: 'edit', action: 'people.edit-specialty' },
    async ({ inside, set }) => (await taken(inside, i)) ?? (await set({ name: i.name, name_en: i.nameEn ?? null })),
  )

/** No new draw may ask for it; experts keep it, and draws of before name it. */
export const closeSpecialty = (ctx: Ctx, id: string): Promise<{ id: string } | Refusal> =>
  changeSpecialty(ctx, { id, verb: 'close', action: 'people.close-specialty' }, ({ set }) => set({}))
export const reopenSpecialty = (ctx: Ctx, id: string): Promise<{ id: string } | Refusal> =>
  changeSpecialty(ctx, { id, verb: 'reopen', action: 'people.reopen-specialty' }, ({ set }) => set({}))
