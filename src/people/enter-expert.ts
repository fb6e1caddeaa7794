import { type Id, newId, type Refusal } from '#kernel'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { changeExpert, type ExpertTie, holdExperts, withEmail } from './experts.ts'
import type { Away, ExpertInput, OwnTie } from './expert-form.ts'
import { refuseExpert as refuse } from './expert-words.ts'
import { mayNot } from './permission.ts'
import { specialties } from './specialties.ts'
import { tables } from './store.ts'

/** Enters somebody into the pool, before they have an account. */
export async function enterExpert(ctx: Ctx, i: ExpertInput): Promise<{ id: Id<'expert'> } | Refusal> {
  const no = mayNot(ctx.asker, 'people.keep-experts')
  if (no) return await recordRefusal(ctx, 'people.enter-expert', no)
  const id = newId('expert', ctx.now)
  return await change(ctx, { action: 'people.enter-expert', subject: { kind: 'expert', id } }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    await holdExperts(ctx, tx)
    const wrong = (await takenBy(inside, i.email)) ?? (await unknownSpecialty(inside, i.specialtyIds, []))
    if (wrong) return wrong
    await insertExpert(inside, id, i)
    entry.after = { state: 'in', version: 1 }
    entry.changes = [{ field: 'specialties', before: null, after: i.specialtyIds.join(' ') }]
    return { id }
  })
}

/** Puts the row down. Whoever has the role of an expert stands in the pool already, so nobody with an account comes this way. */
export async function insertExpert(inside: Ctx, id: string, i: ExpertInput): Promise<void> {
  await tables(inside.db)
    .insertInto('experts')
    .values({ jurisdiction: inside.jurisdiction, id, entered_on: inside.today, email: i.email, ...expertColumns(i) })
    .execute()
}

export const expertColumns = (i: Omit<ExpertInput, 'email'>) => ({
  name: i.name,
  specialty_ids: [...i.specialtyIds],
  title: i.title ?? null,
  title_until: i.titleUntil ?? null,
  employer: i.employer ?? null,
})

async function takenBy(inside: Ctx, email: string, id?: string): Promise<Refusal | undefined> {
  const other = await withEmail(inside, email)
  return other && other.id !== id ? refuse('expert-taken', other.name).at('email') : undefined
}

/** A specialty that is not on the list, or is closed and not theirs already. */
async function unknownSpecialty(inside: Ctx, ids: readonly string[], had: readonly string[]): Promise<Refusal | undefined> {
  const known = await specialties(inside)
  const right = ids.every((id) => known.some((s) => s.id === id && (s.state === 'open' || had.includes(id))))
  return right ? undefined : refuse('specialty-unknown').at('specialtyIds')
}

/** Changes what is known of an expert. Name and address of who has an account are changed there. */
export const editExpert = (ctx: Ctx, i: ExpertInput & { id: string }): Promise<{ id: string } | Refusal> =>
  changeExpert(ctx, { id: i.id, verb: 'edit', action: 'people.edit-expert' }, async ({ inside, now, set }) => {
    const wrong = await unknownSpecialty(inside, i.specialtyIds, now.specialty_ids)
    if (wrong) return wrong
    const columns = expertColumns(i)
    if (now.user_id) return await set({ ...columns, name: now.name })
    return (await takenBy(inside, i.email, now.id)) ?? (await set({ ...columns, email: i.email }))
  })

/** Says when an expert cannot come; both days left out: always can. */
export const sayAway = (ctx: Ctx, i: Away & { id: string }): Promise<{ id: string } | Refusal> =>
  changeExpert(ctx, { id: i.id, verb: 'sayAway', action: 'people.expert-away' }, ({ set }) =>
    set({ away_from: i.awayFrom ?? null, away_to: i.awayTo ?? null }),
  )

/** Notes that an expert has a tie to an organisation, and of what kind. Said again, it is of the new kind. */
export const tieExpert = (ctx: Ctx, i: OwnTie & { id: string }): Promise<{ id: string } | Refusal> =>
  changeExpert(ctx, { id: i.id, verb: 'tie', action: 'people.expert-tie' }, async ({ tx, inside, entry, set }) => {
    const to = await tables(tx)
      .selectFrom('organisations')
      .select('name')
      .where('jurisdiction', '=', inside.jurisdiction)
      .where('id', '=', i.organisationId)
      .executeTakeFirst()
    if (!to) return refuse('tie-to-whom').at('organisationId')
    await keepTie(inside, tx, { expert_id: i.id, organisation_id: i.organisationId, kind: i.kind })
    entry.facts = { organisation: i.organisationId, kind: i.kind }
    return await set({})
  })

async function keepTie(inside: Ctx, tx: Db, t: Pick<ExpertTie, 'organisation_id' | 'kind'> & { expert_id: string }): Promise<void> {
  await tables(tx)
    .insertInto('expert_ties')
    .values({ jurisdiction: inside.jurisdiction, ...t, stated_on: inside.today })
    .onConflict((c) => c.columns(['jurisdiction', 'expert_id', 'organisation_id']).doUpdateSet({ kind: t.kind, stated_on: inside.today }))
    .execute()
}

/** Takes a tie off that is none, or none any more. */
export const untieExpert = (ctx: Ctx, i: { id: string; organisationId: string }): Promise<{ id: string } | Refusal> =>
  changeExpert(ctx, { id: i.id, verb: 'untie', action: 'people.expert-untie' }, async ({ tx, inside, entry, set }) => {
    await tables(tx)
      .deleteFrom('expert_ties')
      .where('jurisdiction', '=', inside.jurisdiction)
      .where('expert_id', '=', i.id)
      .where('organisation_id', '=', i.organisationId)
      .execute()
    entry.facts = { organisation: i.organisationId }
    return await set({})
  })

/** Takes somebody out of the pool: no draw finds them any more. Panels they sit on stay as they are. */
export const leavePool = (ctx: Ctx, id: string): Promise<{ id: string } | Refusal> =>
  changeExpert(ctx, { id, verb: 'leave', action: 'people.expert-leaves' }, ({ set }) => set({ left_on: ctx.today }))
export const returnToPool = (ctx: Ctx, id: string): Promise<{ id: string } | Refusal> =>
  changeExpert(ctx, { id, verb: 'return', action: 'people.expert-returns' }, ({ set }) => set({ left_on: null }))
