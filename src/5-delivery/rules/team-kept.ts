import { type Day, isAfter, isBefore, sameName, type Team, type TeamMember } from '#kernel'

/** Somebody who was promised for a line, and whether they are at it. */
interface Kept {
  readonly member: TeamMember
  readonly state: 'here' | 'was-here' | 'to-come' | 'never'
  readonly from: Day | null
  readonly to: Day | null
}
interface Filled {
  readonly workerName: string
  readonly fromOn: Day
  readonly toOn: Day | null
}

/**
 * The team of a line beside who was appointed, by name: most staff have no account. Somebody of another name is of no team, whatever
 * their qualification; whether that is well both sides judge.
 */
export function teamKept(team: Team, appointed: readonly Filled[], today: Day): { kept: readonly Kept[]; others: readonly string[] } {
  const kept = team.map((member): Kept => {
    const own = appointed
      .filter((a) => sameName(a.workerName, member.name))
      .toSorted((a, b) => Temporal.PlainDate.compare(b.fromOn, a.fromOn))
    const last = own.find((a) => !isAfter(a.fromOn, today)) ?? own[0]
    if (!last) return { member, state: 'never', from: null, to: null }
    const state = isAfter(last.fromOn, today) ? 'to-come' : last.toOn && isBefore(last.toOn, today) ? 'was-here' : 'here'
    return { member, state, from: last.fromOn, to: last.toOn }
  })
  const there = appointed.filter((a) => !a.toOn || !isBefore(a.toOn, today))
  const others = there.map((a) => a.workerName).filter((name) => !team.some((m) => sameName(m.name, name)))
  return { kept, others: [...new Set(others)] }
}
