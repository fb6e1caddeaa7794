import type { CalendarYear } from '#law'
import { type Ctx, type Db, KeptKnown } from '#platform'
import { enteredYears } from './calendar.ts'
import type { Stood } from './rules/known-when.ts'
import { type LocalNumber, tables } from './store.ts'

/** All that a jurisdiction ever entered beside the law of its place, with how it stood when. */
export interface KnownHistory {
  readonly numbers: readonly { readonly number: LocalNumber; readonly states: readonly Stood<LocalNumber>[] }[]
  readonly years: ReadonlyMap<number, readonly Stood<CalendarYear>[]>
}

const histories = new KeptKnown<KnownHistory>()

/**
 * Read again every few seconds.
 * @param db by whose handle it is asked: within a change that of its transaction
 */
export const knownHistory = (ctx: Ctx, db: Db = ctx.db): Promise<KnownHistory> => {
  const by = { ...ctx, db }
  return histories.get(ctx.db, ctx.jurisdiction, async () => ({ numbers: await numbersOf(by), years: await yearsOf(by) }), {
    inside: db.isTransaction,
  })
}

/** Lets it be read anew, because something was entered. */
export const forgetHistory = (ctx: Pick<Ctx, 'db' | 'jurisdiction'>): void => histories.forget(ctx.db, ctx.jurisdiction)

async function numbersOf(ctx: Ctx): Promise<KnownHistory['numbers']> {
  const numbers = await tables(ctx.db).selectFrom('local_numbers').selectAll().where('jurisdiction', '=', ctx.jurisdiction).execute()
  if (numbers.length === 0) return []
  const versions = await tables(ctx.db)
    .selectFrom('local_number_versions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .orderBy('version')
    .execute()
  const byId = Map.groupBy(versions, (v) => v.id)
  return numbers.map((number) => ({
    number,
    states: (byId.get(number.id) ?? []).map((v) => ({
      knownOn: v.known_on,
      as: v.state === 'stands' ? { ...number, state: v.state, until_on: v.until_on, withdrawn_on: null } : undefined,
    })),
  }))
}

async function yearsOf(ctx: Ctx): Promise<KnownHistory['years']> {
  const before = await tables(ctx.db)
    .selectFrom('calendar_years_before')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .orderBy('n')
    .execute()
  const now = await enteredYears(ctx)
  const all = new Map<number, Stood<CalendarYear>[]>()
  const add = (year: number, s: Stood<CalendarYear>) => all.set(year, [...(all.get(year) ?? []), s])
  for (const b of before) {
    const cites = [ctx.law.country.noticeOfDaysOff(b.source, b.address ?? undefined)] as const
    add(b.year, { knownOn: b.entered_on, as: { year: b.year, daysOff: b.days_off, workedWeekends: b.worked_weekends, cites } })
    // What followed it at once stands under its own day; what followed later was withdrawn in between.
    add(b.year, { knownOn: b.replaced_on, as: undefined })
  }
  for (const y of now) add(y.year, { knownOn: y.enteredOn, as: { ...y, cites: y.cites } })
  return all
}
