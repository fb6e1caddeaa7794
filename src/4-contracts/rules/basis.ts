import { isEnterpriseCode, type Words } from '#kernel'
import type { ContractTerms } from './contract.ts'
import { wrongText } from './words.ts'

/** Whether the payment regulation reaches an institution. What nobody wrote down is protected like an enterprise: unknown is never a way out. */
export const isProtected = (legalForm: string | null | undefined): boolean => !legalForm || legalForm === 'enterprise'

/**
 * On what payment rests follows from what the institution is, and nobody chooses it. What both are bound by stays as it was signed, or comes
 * to what it has to be.
 */
export function wrongBasis(
  terms: ContractTerms,
  providerIsEnterprise: boolean,
  signed?: { readonly terms: ContractTerms },
): Words | undefined {
  const basis = providerIsEnterprise ? 'statute' : 'contract'
  if (terms.basis === basis || terms.basis === signed?.terms.basis) return undefined
  return wrongText.both(providerIsEnterprise ? 'statuteHolds' : 'statute')
}

interface Registered {
  readonly legalForm?: string | null | undefined
  readonly creditCode: string | null
}

/** Whether an institution is registered in a form that its credit code contradicts, so that it would be paid by the wrong law. */
export function isContradicted(p: Registered | undefined): boolean {
  const byCode = isEnterpriseCode(p?.creditCode)
  return byCode !== undefined && !!p?.legalForm && isProtected(p.legalForm) !== byCode
}
