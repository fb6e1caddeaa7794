import { type Day, daysBetween } from './day.ts'
import { isOfSessions, noUnitTerms, type ServiceKind, type UnitTerms } from './unit.ts'
import type { Words } from './words.ts'
import { type Condition, readUnit, type Said } from './unit-reading-words.ts'
import { conditionWords, kindPatterns, unmeetableWords, unsaidWords } from './unit-terms-words.ts'

/**
 * Reads the conditions out of the words of a unit: `场，200 人以上`, `6 节、42 人次以上`, `a group of six sessions, 42 person-times
 * or more`. A proposal for whoever drafts the contract: words can be read wrongly. Null when nothing was found.
 */
export function proposedTerms(unit: string, title = ''): UnitTerms | null {
  const said = readUnit(unit)
  const sessions = said.sessions.find((s) => s.least > 0)?.least ?? null
  const least = (of: readonly Said[]) => {
    const first = of.find((s) => s.least > 0)
    return first ? Math.round(first.least * (first.each ? (sessions ?? 1) : 1)) : null
  }
  // Where both are said, the people are who takes part and the person-times how often they come.
  const members = sessions !== null && sessions > 1 ? membersIn(said.people) : undefined
  const [people, minutes] = [least(members ? said.people.filter((s) => s.times) : said.people), least(said.minutes)]
  const what = kindsIn(`${title} ${unit}`.normalize('NFKC'))
  return people === null && sessions === null && minutes === null && what.length === 0
    ? null
    : { what, minutes, people, sessions: sessions === 1 ? null : sessions, ...(members && { members: members.least }) }
}

/** The different people of a unit of several sessions: those said beside person-times, and not of each session. */
const membersIn = (people: readonly Said[]): Said | undefined =>
  people.some((s) => s.times && s.least > 0) ? people.find((s) => !s.times && !s.each && s.least > 0) : undefined

/** The longest a record can be: one whole day. */
const dayMinutes = 1440

/**
 * Conditions that no record can meet, by condition and all at once: more sessions than the term has days, more minutes than a day or the
 * term, more different people than person-times. None where the days of the term make no sense themselves.
 */
export function unmeetable(
  terms: UnitTerms | null | undefined,
  term: { readonly startsOn: Day; readonly endsOn: Day },
): Partial<Record<'sessions' | 'minutes' | 'members', Words>> {
  const days = daysBetween(term.startsOn, term.endsOn) + 1
  if (!terms || days < 1) return {}
  const say = unmeetableWords.both
  const most = dayMinutes * (isOfSessions(terms) ? days : 1)
  return {
    ...((terms.sessions ?? 0) > days && { sessions: say('sessions-beyond-term', days) }),
    ...((terms.minutes ?? 0) > most && { minutes: say('minutes-beyond-term', most) }),
    ...(terms.members && !isOfSessions(terms) && { members: say('members-of-one') }),
    ...(terms.members &&
      isOfSessions(terms) &&
      terms.people !== null &&
      terms.members > terms.people && { members: say('members-beyond-times', terms.people) }),
  }
}

/** The same by the names of the fields in which a form asks for them. */
export const wrongConditions = (
  terms: UnitTerms | null | undefined,
  term: { readonly startsOn: Day; readonly endsOn: Day },
): Record<string, Words> =>
  Object.fromEntries(Object.entries(unmeetable(terms, term)).map(([condition, why]) => [askedAs[condition as keyof typeof askedAs], why]))
const askedAs = { sessions: 'unitSessions', minutes: 'unitMinutes', members: 'unitMembers' } as const

const kindsIn = (text: string): ServiceKind[] => [...(kindPatterns.find(([pattern]) => pattern.test(text))?.[1] ?? [])]

/** A condition that says another thing than the words of its unit. */
interface Contradiction {
  readonly condition: Condition
  readonly agreed: number
  /** What the words say of it, as they stand there. */
  readonly quote: string
  readonly words: Words
}

/**
 * Where the conditions of a unit, and how many are bought, say another thing than its words: 5 people where they say `200 人以上`. What
 * the words do not say, or what fits one way to read them, is none.
 */
export function contradictions(line: {
  readonly title: string
  readonly unit: string
  readonly quantity: number
  readonly unitTerms?: UnitTerms | null | undefined
}): Contradiction[] {
  const said = readUnit(line.unit)
  const terms = line.unitTerms
  const sessions = Math.max(terms?.sessions ?? 1, ...(terms?.sessions ? [] : said.sessions.map((s) => s.most)))
  const agreed: [keyof typeof said, number | null | undefined][] = [
    ['sessions', terms?.sessions],
    ['people', terms?.people],
    ['minutes', terms?.minutes],
    ['number', line.quantity],
  ]
  const members = membersIn(said.people)
  const differs = terms?.members && members && (terms.members < members.least || terms.members > members.most)
  const other: Contradiction[] = differs
    ? [
        {
          condition: 'members',
          agreed: terms.members!,
          quote: members.quote,
          words: conditionWords(line.title, members.quote, 'members', terms.members!, true),
        },
      ]
    : []
  const found = agreed.flatMap(([condition, value]): Contradiction[] => {
    const all = condition === 'people' && members ? said.people.filter((s) => s.times) : said[condition]
    if (value === null || value === undefined || all.length === 0) return []
    if (all.some((s) => fits(s, condition, value, sessions))) return []
    const quote = [...new Set(all.map((s) => s.quote))].join('；')
    return [{ condition, agreed: value, quote, words: conditionWords(line.title, quote, condition, value, isOfSessions(terms)) }]
  })
  return [...found, ...other]
}

/**
 * Numbers in the words of a unit of which no condition says anything: `个，6 节、8 人以上` and nothing agreed is paid as one session of
 * whoever came. What room the words leave, `30 人以内`, is no least.
 */
export function unsaid(line: {
  readonly title: string
  readonly unit: string
  readonly unitTerms?: UnitTerms | null | undefined
}): Words[] {
  const said = readUnit(line.unit)
  const terms = line.unitTerms ?? noUnitTerms
  const members = membersIn(said.people)
  const all: [Exclude<Condition, 'number'>, readonly Said[], number | null | undefined][] = [
    ['sessions', said.sessions.filter((s) => s.least > 1), terms.sessions],
    ['people', members ? said.people.filter((s) => s.times) : said.people, terms.people ?? (members ? null : terms.members)],
    ['members', members ? [members] : [], terms.members],
    ['minutes', said.minutes, terms.minutes],
  ]
  return all.flatMap(([condition, found, agreed]) => {
    const quote = found.find((s) => s.least > 0)?.quote
    return quote === undefined || agreed ? [] : [unsaidWords(line.title, quote, condition)]
  })
}

/** Over several sessions people and minutes may be meant of each session or of all together, unless the words say which. */
function fits(s: Said, condition: Exclude<Condition, 'members'>, value: number, sessions: number): boolean {
  const times = condition === 'people' || condition === 'minutes' ? sessions : 1
  const [low, high] = s.each ? [s.least * times, s.most * times] : [s.least, s.times ? s.most : s.most * times]
  return value >= low && value <= high
}
