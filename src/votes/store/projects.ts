import { codecs, type Ctx, type Db, movesOf } from '#platform'
import type { Insertable, Updateable } from 'kysely'
import { numbered } from '../rules/numbered.ts'
import type { ProjectOfVote, ProjectState, Vote, VoteProject } from '../rules/vote.ts'
import { tables, type VoteTables } from './tables.ts'
import { vote } from './votes.ts'

const row = codecs<VoteTables>()('vote_projects')
const all = (ctx: Ctx) => tables(ctx.db).selectFrom('vote_projects').selectAll().where('jurisdiction', '=', ctx.jurisdiction)

/** The projects of a vote: by their numbers once it is opened, before that as they came. */
export async function projectsOf(ctx: Ctx, of: Pick<Vote, 'id' | 'seed'>): Promise<VoteProject[]> {
  const rows = await all(ctx).where('vote_id', '=', of.id).orderBy('id').execute()
  return numbered(
    rows.map((r) => row.read(r)),
    of.seed,
  )
}

/** One project with what of its vote decides on it. */
export async function projectOfVote(ctx: Ctx, id: string): Promise<ProjectOfVote | undefined> {
  const found = await all(ctx).where('id', '=', id).executeTakeFirst()
  const p = found && row.read(found)
  const of = p && (await vote(ctx, p.voteId))
  if (!p || !of) return undefined
  const number = (await projectsOf(ctx, of)).find((x) => x.id === id)?.number ?? null
  const chosen = number !== null && (of.result?.winners.includes(number) ?? false)
  return { ...p, number, purchaserId: of.purchaserId, purchaseId: of.purchaseId, voteState: of.state, chosen }
}

export const insertProject = async (
  ctx: Ctx,
  tx: Db,
  p: Omit<Insertable<VoteTables['vote_projects']>, 'jurisdiction' | 'state' | 'version' | 'proposed_on'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('vote_projects')
    .values({ ...p, jurisdiction: ctx.jurisdiction, state: 'proposed', version: 1, proposed_on: ctx.today })
    .execute())

export type ProjectColumns = Updateable<Omit<VoteTables['vote_projects'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const moveProject = movesOf<ProjectState, ProjectColumns>('vote_projects')
