import { fractionOf, type SetAsideTerms, share } from '#kernel'
import { type Finding, finding, type Law } from '#law'
import type { Tender } from './tender.ts'
import { asideText } from './words.ts'

/**
 * What is kept back secures performance as a bond does, and its limit is that of a bond: more than a contract may keep back cannot be announced,
 * for no contract could be drawn up from the award. Undefined where it stays within.
 */
export function wrongRetention(t: Pick<Tender, 'budget' | 'lawDay'>, kept: SetAsideTerms['retentionShare'], law: Law): Finding | undefined {
  if (kept === null) return undefined
  const most = law.contracts.largestPerformanceBond(t.budget, t.lawDay)
  if (share(t.budget, fractionOf(kept), 'down') <= most.value) return undefined
  return finding(most.cites[0]!.rule, asideText.both('asBond', most.steps[0]!.says), most.cites, { at: 'retentionShare' })
}
