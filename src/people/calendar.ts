import { type Day, type Refusal, sentences } from '#kernel'
import type { Calendar, CalendarYear } from '#law'
import { change, type Ctx, type Db, type DueItem, KeptKnown, recordRefusal } from '#platform'
import { forgetHistory } from './known-history.ts'
import { type Action, mayAtAll, mayNot } from './permission.ts'
import { missingYear } from './rules/calendar-due.ts'
import { unusualIn } from './rules/calendar-measure.ts'
import { rangesOf, readYear, type TypedYear } from './rules/calendar-year.ts'
import { calendarDueWords } from './rules/calendar-words.ts'
import { tables } from './store.ts'
import { refuse } from './words.ts'

/** A year an administrator of this jurisdiction has entered whole. It stands instead of what the country published. */
export interface EnteredYear extends CalendarYear {
  readonly source: string
  readonly address: string | null
  readonly enteredOn: Day
  readonly version: number
}

const calendars = new KeptKnown<Calendar>()

/**
 * The working days of this jurisdiction: what its country published with the years entered here. A year nobody entered whole is not known.
 * Inside a transaction pass its handle. Read again every few seconds. For a record that is concluded, as they were known then (`known-on.ts`).
 */
export async function calendarOf(ctx: Ctx, db: Db = ctx.db): Promise<Calendar> {
  if (ctx.known) return ctx.known.calendar
  return await calendars.get(
    ctx.db,
    ctx.jurisdiction,
    async () => {
      return calendarWith(ctx.law.country.calendar, await enteredYears(ctx, db))
    },
    { inside: db !== ctx.db },
  )
}

/** What a country published with the years entered in a jurisdiction, which stand instead of its own. */
export function calendarWith(national: Calendar, entered: readonly CalendarYear[]): Calendar {
  const years = national.years.filter((n) => !entered.some((e) => e.year === n.year))
  return { ...national, years: [...years, ...entered].sort((a, b) => a.year - b.year) }
}

/** The administrator's item when the working days of a year are missing that clocks need or will need soon; nothing for others. */
export async function calendarDue(ctx: Ctx): Promise<DueItem[]> {
  if (!mayAtAll(ctx.asker, 'people.manage-all')) return []
  const missing = missingYear(await calendarOf(ctx), ctx.today)
  if (!missing) return []
  return [
    {
      id: `calendar-${missing.year}`,
      purchaseId: null,
      side: 'ours',
      title: calendarDueWords.both('enter', missing.year),
      why: calendarDueWords.both('why', missing.year, ctx.law.country.calendar.notice),
      dueOn: missing.by,
      cites: ctx.law.cites('working-days', 'civil-last-day'),
      href: '/law/calendar/edit',
      may: 'people.manage-all' satisfies Action,
    },
  ]
}

/** The years entered here, in their order. */
export async function enteredYears(ctx: Ctx, db: Db = ctx.db): Promise<EnteredYear[]> {
  const years = await tables(db)
    .selectFrom('calendar_years')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .orderBy('year')
    .execute()
  if (years.length === 0) return []
  const days = await db.selectFrom('holidays').select(['day', 'kind']).where('jurisdiction', '=', ctx.jurisdiction).orderBy('day').execute()
  return years.map((y): EnteredYear => {
    const of = (kind: 'holiday' | 'workday') => days.filter((d) => d.kind === kind && d.day.year === y.year).map((d) => d.day)
    return {
      year: y.year,
      daysOff: rangesOf(of('holiday')),
      workedWeekends: of('workday').map(String),
      source: y.source,
      address: y.address,
      enteredOn: y.entered_on,
      version: y.version,
      cites: [ctx.law.country.noticeOfDaysOff(y.source, y.address ?? undefined)],
    }
  })
}

/** Enters a year whole, or corrects one: `ctx.version` is the version seen, none for a year not entered yet. */
export async function enterYear(ctx: Ctx, typed: TypedYear): Promise<{ year: number } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.enter-year', no)
  const { weekend, years } = ctx.law.country.calendar
  const read = readYear(typed, weekend)
  if ('refused' in read) return read
  const { year } = read
  const unusual = unusualIn(
    read,
    years.find((y) => y.year === year),
    weekend,
  )
  if (unusual.length > 0 && !typed.isMeant) return refuse('year-unusual').with({ fields: { isMeant: sentences(unusual) } })
  const done = await change(ctx, { action: 'people.enter-year', facts: { year, source: read.source } }, async (tx, entry) => {
    const before = (await enteredYears(ctx, tx)).find((y) => y.year === year)
    if (before && !ctx.version) return refuse('year-entered', year).at('year')
    const row = { source: read.source, address: read.address, entered_on: ctx.today }
    const kept = before
      ? await tables(tx)
          .updateTable('calendar_years')
          .set((e) => ({ ...row, version: e('version', '+', 1) }))
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('year', '=', year)
          .where('version', '=', ctx.version!)
          .returning('year')
          .executeTakeFirst()
      : await tables(tx)
          .insertInto('calendar_years')
          .values({ jurisdiction: ctx.jurisdiction, year, ...row })
          .onConflict((c) => c.doNothing())
          .returning('year')
          .executeTakeFirst()
    if (!kept) return refuse('year-changed')
    if (before) await keepBefore(ctx, tx, before)
    await dropDays(ctx, tx, year)
    const days = [
      ...read.daysOff.map((day) => ({ day, kind: 'holiday' as const })),
      ...read.workedWeekends.map((day) => ({ day, kind: 'workday' as const })),
    ]
    await tx
      .insertInto('holidays')
      .values(days.map((d) => ({ ...d, jurisdiction: ctx.jurisdiction, source: read.source })))
      .execute()
    if (before) entry.before = { daysOff: before.daysOff, workedWeekends: before.workedWeekends, source: before.source }
    entry.after = { daysOff: rangesOf(read.daysOff), workedWeekends: read.workedWeekends, source: read.source }
    return { year }
  })
  calendars.forget(ctx.db, ctx.jurisdiction)
  forgetHistory(ctx)
  return done
}

/** Takes an entered year back. What the country published of it, if anything, holds again. */
export async function withdrawYear(ctx: Ctx, year: number): Promise<{ year: number } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.withdraw-year', no)
  const done = await change(ctx, { action: 'people.withdraw-year', facts: { year } }, async (tx) => {
    const before = (await enteredYears(ctx, tx)).find((y) => y.year === year)
    const gone = await tables(tx)
      .deleteFrom('calendar_years')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('year', '=', year)
      .where('version', '=', ctx.version ?? 0)
      .returning('year')
      .executeTakeFirst()
    if (!gone || !before) return refuse('year-changed')
    await keepBefore(ctx, tx, before)
    await dropDays(ctx, tx, year)
    return { year }
  })
  calendars.forget(ctx.db, ctx.jurisdiction)
  forgetHistory(ctx)
  return done
}

/** Keeps how a year stood until today. */
async function keepBefore(ctx: Ctx, tx: Db, y: EnteredYear): Promise<void> {
  const { n } = await tables(tx)
    .selectFrom('calendar_years_before')
    .select((e) => e.fn.coalesce(e.fn.max('n'), e.lit(0)).as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('year', '=', y.year)
    .executeTakeFirstOrThrow()
  const kept = { source: y.source, address: y.address, entered_on: y.enteredOn, replaced_on: ctx.today }
  await tables(tx)
    .insertInto('calendar_years_before')
    .values({
      ...kept,
      jurisdiction: ctx.jurisdiction,
      year: y.year,
      n: n + 1,
      days_off: JSON.stringify(y.daysOff) as unknown as EnteredYear['daysOff'],
      worked_weekends: JSON.stringify(y.workedWeekends) as unknown as EnteredYear['workedWeekends'],
    })
    .execute()
}

async function dropDays(ctx: Ctx, tx: Db, year: number): Promise<void> {
  const [first, last] = [Temporal.PlainDate.from({ year, month: 1, day: 1 }), Temporal.PlainDate.from({ year, month: 12, day: 31 })]
  await tx.deleteFrom('holidays').where('jurisdiction', '=', ctx.jurisdiction).where('day', '>=', first).where('day', '<=', last).execute()
}
