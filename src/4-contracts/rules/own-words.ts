import { type Clause, clausesOf } from './clauses.ts'
import type { ContractText } from './contract.ts'

/**
 * Clauses that a side wrote itself. What is read in them is read by known wordings; a new wording for an old trick passes, so each of them is
 * put before both sides to read, whether anything was found in it or not.
 * @param signed the text that both are bound by: what stands there word for word was read then
 */
export const ownWords = (t: ContractText, signed?: ContractText): Clause[] =>
  clausesOf(t).filter((c) => c.edited && signed?.clauseEdits[c.number] !== t.clauseEdits[c.number])

/** How many things a side has to read before it signs: what was found, and what only a person can read. */
export const toRead = (f: { readonly findings: readonly unknown[]; readonly own: readonly unknown[] }): number =>
  f.findings.length + f.own.length
