import type { ServiceKind, UnitTerms } from '#kernel'
import { kindPatterns, numberOf, unitPatterns } from './unit-words.ts'

/**
 * Reads the conditions out of the words of a unit: `场，200 人以上`, `6 节、42 人次以上`, `a group of six sessions, 42 person-times
 * or more`. A proposal for whoever drafts the contract, never a finding: words can be read wrongly. Null when nothing was found.
 */
export function proposedTerms(unit: string, title = ''): UnitTerms | null {
  const text = unit.normalize('NFKC')
  const first = (of: keyof typeof unitPatterns): string | undefined =>
    unitPatterns[of].map((p) => p.exec(text)?.[1]).find((found) => found !== undefined)
  const [people, sessions, hours] = [numberOf(first('people')), numberOf(first('sessions')), first('hours')]
  const minutes = numberOf(first('minutes')) ?? (hours ? Math.round(Number(hours) * 60) : null)
  const what = kindsIn(`${title} ${text}`.normalize('NFKC'))
  return people === null && sessions === null && minutes === null && what.length === 0
    ? null
    : { what, minutes, people, sessions: sessions === 1 ? null : sessions }
}

const kindsIn = (text: string): ServiceKind[] => [...(kindPatterns.find(([pattern]) => pattern.test(text))?.[1] ?? [])]
