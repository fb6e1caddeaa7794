import {
  compare,
  decimal,
  isOfSessions,
  leastOfSession,
  noUnitTerms,
  type ServiceKind,
  serviceKinds,
  teamTime,
  teamWords,
  type UnitTerms,
  weakenedWords,
  type Words,
} from '#kernel'
import type { Finding } from '#law'
import type { ContractLine, ContractText } from './contract.ts'
import { goalChangeWords } from './goal-change-words.ts'
import { easierGoals } from './goals-changed.ts'
import { stageSaid, stagesOf } from './stages.ts'

type Weak = 'what' | 'sessions' | 'people' | 'members' | 'minutes'

/**
 * Which conditions of a unit ask for less than they did, each by itself: one that is dropped, one that is lowered, kinds of work that are
 * let in, and a sum over all sessions that lets one session be less than the house asks for. Another that became stricter makes up for none.
 */
export function weakerConditions(signed: UnitTerms | null | undefined, next: UnitTerms | null | undefined): Weak[] {
  const [was, now] = [signed ?? noUnitTerms, next ?? noUnitTerms]
  const kinds = (t: UnitTerms): readonly ServiceKind[] => (t.what.length > 0 ? t.what : serviceKinds)
  const floor = (t: UnitTerms, kind: ServiceKind, of: 'people' | 'minutes') =>
    isOfSessions(t) ? leastOfSession(t, kind)[of] : leastOfSession({ ...noUnitTerms, sessions: 1 }, kind)[of]
  const isLess = (of: 'people' | 'minutes') =>
    (now[of] ?? 0) < (was[of] ?? 0) || kinds(now).some((k) => floor(now, k, of) < floor(was, k, of))
  return [
    ...(kinds(now).some((k) => !kinds(was).includes(k)) ? (['what'] as const) : []),
    ...((now.sessions ?? 1) < (was.sessions ?? 1) ? (['sessions'] as const) : []),
    ...(isLess('people') ? (['people'] as const) : []),
    ...((now.members ?? 0) < (was.members ?? 0) ? (['members'] as const) : []),
    ...(isLess('minutes') ? (['minutes'] as const) : []),
  ]
}

const termsOf = (l: ContractLine): UnitTerms | null | undefined => (l.kind === 'project' ? l.unitTerms : undefined)

/** What of the conditions of a signed line a text asks less for, in words; undefined where it asks for no less. */
export function weakerThan(old: ContractLine, next: ContractLine): Words | undefined {
  const weaker = weakerConditions(termsOf(old), termsOf(next))
  return weaker.length > 0 ? weakenedWords.both('fixed', weaker) : undefined
}

/** Where a change asks less of signed work than both signed: of a unit, of a goal, or before a stage is paid. Lawful, and nothing to be signed unread. */
export function weakened(t: ContractText, signed: ContractText | undefined): Finding[] {
  const point = (words: Words): Finding => ({ rule: 'unit', severity: 'warn', words, cites: [], at: '1' })
  return t.lines.flatMap((line): Finding[] => {
    const old = signed?.lines.find((l) => l.id === line.id)
    if (!old || !signed) return []
    const weaker = weakerConditions(termsOf(old), termsOf(line))
    const easier = easierGoals(old, line)
    const earlier =
      JSON.stringify(old.milestones.map(stageSaid)) === JSON.stringify(line.milestones.map(stageSaid))
        ? []
        : earlierStages(signed, old, t, line)
    return [
      ...(easier.length > 0 ? [point(goalChangeWords.both('easier', line.title, easier))] : []),
      ...lessTeam(old, line).map(point),
      ...(weaker.length > 0 ? [point(weakenedWords.both('unit', line.title, weaker))] : []),
      ...(earlier.length > 0 ? [point(weakenedWords.both('stages', line.title, earlier))] : []),
    ]
  })
}

/** That a team gives less of its working time than both signed. Another person with as much of it is no less. */
function lessTeam(old: ContractLine, line: ContractLine): Words[] {
  const [was, now] = [teamTime(old.team ?? []), teamTime(line.team ?? [])]
  return compare(now, was) < 0 ? [teamWords.both('isLess', line.title, decimal(was, 2), decimal(now, 2))] : []
}

/** Stages that are paid on an earlier day, for less, or without waiting for the one before. */
function earlierStages(signed: ContractText, old: ContractLine, t: ContractText, line: ContractLine): string[] {
  const before = stagesOf(signed, old)
  return stagesOf(t, line).flatMap((now, i) => {
    const was = before[i]
    if (!was || was.onSigning) return []
    const needs = was.needs.some((n) => (now.needs.find((m) => m.lineId === n.lineId)?.count ?? 0) < n.count)
    const day = was.earliestOn && (!now.earliestOn || Temporal.PlainDate.compare(now.earliestOn, was.earliestOn) < 0)
    return now.onSigning || needs || day || (was.after && !now.after) ? [now.title] : []
  })
}
