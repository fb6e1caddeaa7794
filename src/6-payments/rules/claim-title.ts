import type { Acceptance } from '#delivery'
import type { Words } from '#kernel'
import type { ClaimSum } from './claim-lines.ts'
import type { OwnSource } from './claimable.ts'
import { claimTitles } from './words.ts'

/** What a claim is for: a milestone by its name, a whole month by its name, any other period by its days. */
export function claimTitle(a: Pick<Acceptance, 'kind' | 'periodFrom' | 'periodTo'> | OwnSource, what: ClaimSum): Words {
  if (typeof a === 'string') return claimTitles.both(a === 'signing' ? 'advance' : a === 'advance' ? 'ofPrice' : 'release')
  if (a.kind === 'milestone') return what.lines[0]!.title
  const { periodFrom: from, periodTo: to } = a
  if (from.day === 1 && to.day === to.daysInMonth && from.toPlainYearMonth().equals(to.toPlainYearMonth()))
    return claimTitles.both('month', from.year, from.month)
  return claimTitles.both('period', from, to)
}
