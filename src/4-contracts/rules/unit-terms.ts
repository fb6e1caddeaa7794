import type { ServiceKind, UnitTerms, Words } from '#kernel'
import { type Condition, readUnit, type Said } from './unit-reading-words.ts'
import { conditionWords, kindPatterns } from './unit-words.ts'

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
  const [people, minutes] = [least(said.people), least(said.minutes)]
  const what = kindsIn(`${title} ${unit}`.normalize('NFKC'))
  return people === null && sessions === null && minutes === null && what.length === 0
    ? null
    : { what, minutes, people, sessions: sessions === 1 ? null : sessions }
}

const kindsIn = (text: string): ServiceKind[] => [...(kindPatterns.find(([pattern]) => pattern.test(text))?.[1] ?? [])]

/** A condition that says another thing than the words of its unit. */
export interface Contradiction {
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
  const agreed: [Condition, number | null | undefined][] = [
    ['sessions', terms?.sessions],
    ['people', terms?.people],
    ['minutes', terms?.minutes],
    ['number', line.quantity],
  ]
  return agreed.flatMap(([condition, value]): Contradiction[] => {
    const all = said[condition]
    if (value === null || value === undefined || all.length === 0) return []
    if (all.some((s) => fits(s, condition, value, sessions))) return []
    const quote = [...new Set(all.map((s) => s.quote))].join('；')
    return [{ condition, agreed: value, quote, words: conditionWords(line.title, quote, condition, value, (terms?.sessions ?? 1) > 1) }]
  })
}

/** Over several sessions people and minutes may be meant of each session or of all together, unless the words say which. */
function fits(s: Said, condition: Condition, value: number, sessions: number): boolean {
  const times = condition === 'people' || condition === 'minutes' ? sessions : 1
  const [low, high] = s.each ? [s.least * times, s.most * times] : [s.least, s.times ? s.most : s.most * times]
  return value >= low && value <= high
}
