import { codecs, type Ctx, type Db } from '#platform'
import type { ResidentsOpinion } from '../rules/acceptance.ts'
import { type DeliveryTables, tables } from './tables.ts'

const opinionRow = codecs<DeliveryTables>()('acceptance_opinions', { except: ['acceptance_id', 'organisation_id'] })

/** What residents said of a period, in the order in which it was written down. */
export async function readOpinions(ctx: Pick<Ctx, 'jurisdiction' | 'db'>, acceptanceId: string): Promise<ResidentsOpinion[]> {
  const rows = await tables(ctx.db)
    .selectFrom('acceptance_opinions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', '=', acceptanceId)
    .orderBy('position')
    .execute()
  return rows.map((r) => opinionRow.read(r))
}

/** Of these periods, those of which somebody was heard. */
export async function heardPeriods(ctx: Ctx, acceptanceIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (acceptanceIds.length === 0) return new Set()
  const rows = await tables(ctx.db)
    .selectFrom('acceptance_opinions')
    .select('acceptance_id')
    .distinct()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', 'in', [...acceptanceIds])
    .execute()
  return new Set(rows.map((r) => r.acceptance_id))
}

/** Writes an opinion after those that are there, in the name of whoever asks. Its period is locked. */
export async function insertOpinion(
  ctx: Ctx,
  tx: Db,
  acceptanceId: string,
  o: Omit<ResidentsOpinion, 'position' | 'enteredBy'>,
): Promise<void> {
  const last = await tables(tx)
    .selectFrom('acceptance_opinions')
    .select((e) => e.fn.max('position').as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', '=', acceptanceId)
    .executeTakeFirst()
  await tables(tx)
    .insertInto('acceptance_opinions')
    .values({
      ...opinionRow.write({ ...o, position: (last?.n ?? 0) + 1, enteredBy: ctx.asker.name ?? '' }),
      jurisdiction: ctx.jurisdiction,
      acceptance_id: acceptanceId,
      community_id: o.communityId,
      heard: o.heard,
      organisation_id: ctx.asker.organisationId,
    })
    .execute()
}
