import type { Day } from '#kernel'
import { type Ctx, type Db, movesOf, type PlainFields } from '#platform'
import type { Updateable } from 'kysely'
import { changeOf } from './change-of.ts'
import { forgetHistory } from './known-history.ts'
import { forgetLaw } from './law-here.ts'
import { localNumberProcess, type LocalNumberState } from './rules/local-number.ts'
import { type LocalNumber, type PeopleTables, tables } from './store.ts'

/** Everything the jurisdiction has set for itself, also what was withdrawn: the newest first day first. */
export const localNumbers = async (ctx: Ctx, db: Db = ctx.db): Promise<LocalNumber[]> =>
  await tables(db)
    .selectFrom('local_numbers')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .orderBy('key')
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** One of them; undefined where there is none. */
export const localNumber = async (ctx: Ctx, id: string): Promise<LocalNumber | undefined> =>
  await tables(ctx.db)
    .selectFrom('local_numbers')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()

/** What a change of one may write beside its state: nothing of what it says, only until when it holds. */
type LocalColumns = Pick<Updateable<PeopleTables['local_numbers']>, 'until_on' | 'withdrawn_on'>
const moveNumber = movesOf<LocalNumberState, LocalColumns>('local_numbers')
async function move(ctx: Ctx, tx: Db, was: LocalNumber, state: LocalNumberState, columns: LocalColumns): Promise<boolean> {
  if (!(await moveNumber(ctx, tx, was, state, columns))) return false
  await keepState(ctx, tx, [{ id: was.id, version: was.version + 1, state, until_on: was.until_on, ...pickUntil(columns) }])
  return true
}

const pickUntil = (c: LocalColumns): { until_on?: Day | null } => (c.until_on === undefined ? {} : { until_on: c.until_on as Day | null })

/** Keeps from today how numbers stand: what is concluded before is judged by how they stood then. */
export async function keepState(
  ctx: Ctx,
  tx: Db,
  states: readonly { id: string; version: number; state: LocalNumberState; until_on: Day | null }[],
): Promise<void> {
  const rows = states.map((s) => ({ ...s, jurisdiction: ctx.jurisdiction, known_on: ctx.today }))
  await tables(tx).insertInto('local_number_versions').values(rows).execute()
}

const plain = (n: LocalNumber): PlainFields => ({
  key: n.key,
  value: n.value,
  from: n.from_on as Day,
  until: n.until_on as Day | null,
  withdrawnOn: n.withdrawn_on as Day | null,
})

export const changeLocalNumber = changeOf({
  process: localNumberProcess,
  kind: 'local',
  log: 'people',
  load: localNumber,
  move,
  plain,
})

/** Runs what changes them, and lets the law of the jurisdiction be made anew. */
export async function thenAnew<T>(ctx: Ctx, work: Promise<T>): Promise<T> {
  const done = await work
  forgetLaw(ctx.db, ctx.jurisdiction)
  forgetHistory(ctx)
  return done
}
