import type { Contract, ContractVersion } from '#contracts'
import { type Day, dayAt, later } from '#kernel'

/**
 * The day on which the late rate of a contract was agreed: signing, or that of the change which first said the rate in force. The law
 * judges it by the loan prime rate of that day, for as long as it is agreed.
 */
export function rateAgreedOn(
  c: Pick<Contract, 'signedOn' | 'versionNumber' | 'inForce' | 'terms'>,
  versions: readonly ContractVersion[],
  zone: string,
): Day | null {
  const agreed = versions
    .filter((v) => v.state === 'agreed' && v.number <= (c.inForce ?? c.versionNumber))
    .toSorted((a, b) => a.number - b.number)
  const before = agreed.findLastIndex((v) => v.text.terms.dailyLateRate !== c.terms.dailyLateRate)
  const since = agreed[before + 1]
  if (before < 0 || !since) return c.signedOn
  const { purchaser, provider } = since.signed
  return purchaser && provider ? later(dayAt(purchaser.at, zone), dayAt(provider.at, zone)) : c.signedOn
}
