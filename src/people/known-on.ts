import { both, type Day, type Words } from '#kernel'
import { type Calendar, type CalendarYear, type Law, lawWithOwn, saySetValue } from '#law'
import type { Ctx, Db } from '#platform'
import { calendarOf, calendarWith } from './calendar.ts'
import { type KnownHistory, knownHistory } from './known-history.ts'
import { knownWords } from './known-words.ts'
import { ownOf } from './own-of.ts'
import { cameLater, stands, stoodOn } from './rules/known-when.ts'
import type { LocalNumber } from './store.ts'

/**
 * The surroundings of a record that was concluded on a day: the numbers of its place and the days off as they were known by the end of
 * that day. What is entered later decides nothing about it, whatever its first day. A record that still runs (`null`) is judged by
 * what is known now. This is the one place where that is decided: whoever asks the law about a record asks with these surroundings.
 */
export async function knownOn(ctx: Ctx, concludedOn: Day | null): Promise<Ctx> {
  if (concludedOn === null) return ctx
  const history = await knownHistory(ctx)
  return laters(ctx, history, concludedOn).length === 0 ? ctx : await surroundings(ctx, history, concludedOn)
}

/** Something that was known only after a day, with the surroundings of that day that know it too. */
export interface Later {
  readonly says: Words
  readonly ctx: Ctx
}

/** What was entered, changed or withdrawn after a record was concluded, each by itself. */
export async function knownLater(ctx: Ctx, concludedOn: Day | null): Promise<Later[]> {
  if (concludedOn === null) return []
  const history = await knownHistory(ctx)
  const all: Later[] = []
  for (const l of laters(ctx, history, concludedOn)) all.push({ says: l.says, ctx: await surroundings(ctx, history, concludedOn, l) })
  return all
}

interface Which {
  readonly says: Words
  readonly numberId?: string
  readonly year?: number
}

const sameNumber = (a: LocalNumber | undefined, b: LocalNumber | undefined) => `${a?.id} ${a?.until_on}` === `${b?.id} ${b?.until_on}`
const sameYear = (a: CalendarYear | undefined, b: CalendarYear | undefined) =>
  JSON.stringify([a?.daysOff, a?.workedWeekends]) === JSON.stringify([b?.daysOff, b?.workedWeekends])

function laters(ctx: Ctx, { numbers, years }: KnownHistory, on: Day): Which[] {
  const { country } = ctx.law
  const ofNumbers = numbers.flatMap(({ number: n, states }): Which[] => {
    const [then, now] = [stoodOn(states, on), stands(states)]
    const [s, own] = [country.settable().find((x) => x.key === n.key), ownOf(n, ctx)]
    if (sameNumber(then, now) || !s || !own) return []
    const says = then === undefined ? 'numberEntered' : 'numberChanged'
    const value = saySetValue(own.value, country.currency)
    return [{ numberId: n.id, says: knownWords.both(says, s.says, value, n.from_on, cameLater(states, on, sameNumber), on) }]
  })
  const ofYears = [...years].flatMap(([year, states]): Which[] =>
    sameYear(stoodOn(states, on), stands(states))
      ? []
      : [{ year, says: knownWords.both('year', year, cameLater(states, on, sameYear), on) }],
  )
  return [...ofNumbers, ...ofYears]
}

async function surroundings(ctx: Ctx, history: KnownHistory, on: Day, also?: Which): Promise<Ctx> {
  const around: Law = ctx.law.place.own ? ctx.law.country.lawIn(ctx.law.place.within!) : ctx.law
  const own = history.numbers.flatMap(({ number, states }) => {
    const is = number.id === also?.numberId ? stands(states) : stoodOn(states, on)
    return is ? (ownOf(is, { law: around }) ?? []) : []
  })
  const says = ctx.law.place.own ? ctx.law.place.says : both(ctx.jurisdiction, ctx.jurisdiction)
  const calendar = history.years.size === 0 ? await calendarOf(ctx) : calendarThen(ctx, history, on, also?.year)
  return {
    ...ctx,
    law: lawWithOwn(around, { code: ctx.jurisdiction, says, isNamed: ctx.law.place.own?.length === 0 }, own),
    known: { on, calendar },
  }
}

const calendarThen = (ctx: Ctx, { years }: KnownHistory, on: Day, also?: number): Calendar =>
  calendarWith(
    ctx.law.country.calendar,
    [...years].flatMap(([year, states]) => (year === also ? stands(states) : stoodOn(states, on)) ?? []),
  )

/** The days off as they were known on each of many days; undefined where they are known no other way now. */
export async function calendarsThen(ctx: Ctx, db: Db = ctx.db): Promise<(concludedOn: Day | null) => Calendar | undefined> {
  const history = await knownHistory(ctx, db)
  const years = [...history.years.values()]
  return (on) => (on && years.some((states) => !sameYear(stoodOn(states, on), stands(states))) ? calendarThen(ctx, history, on) : undefined)
}
