import { both, sayContribution, sayGoals, saySubsidyOf, sayTeam, type Words } from '#kernel'
import type { ContractLine } from './contract.ts'

/** What of a line is words that were planned and promised: held like its price. */
export const saidKeys = ['scope', 'subsidy', 'promise', 'team', 'contribution', 'goals'] as const
type SaidKey = (typeof saidKeys)[number]

/** What a line says of one of these; null where it says nothing. */
export function lineSays(l: ContractLine | undefined, key: SaidKey): Words | null {
  if (!l) return null
  if (key === 'subsidy') {
    const zh = saySubsidyOf(l, 'zh')
    return zh === null ? null : both(zh, saySubsidyOf(l, 'en')!)
  }
  if (key === 'team') return l.team?.length ? both(sayTeam(l.team, 'zh'), sayTeam(l.team, 'en')) : null
  if (key === 'contribution')
    return l.contribution ? both(sayContribution(l.contribution, 'zh'), sayContribution(l.contribution, 'en')) : null
  if (key !== 'goals') return l[key] ? both(l[key], l[key]) : null
  return l.goals.length > 0 ? both(sayGoals(l.goals, l.promised, 'zh'), sayGoals(l.goals, l.promised, 'en')) : null
}
