import { belowThresholdComparison } from './below-threshold-comparison.ts'
import { competitiveConsultation } from './competitive-consultation.ts'
import { competitiveNegotiation } from './competitive-negotiation.ts'
import { invitedTender } from './invited-tender.ts'
import { type Method, type MethodName, methodNames } from './method.ts'
import { openTender } from './open-tender.ts'
import { requestForQuotation } from './request-for-quotation.ts'
import { singleSource } from './single-source.ts'

export {
  type Band,
  columns as methodColumns,
  type LargerPanel,
  type LowestPrice,
  type Method,
  type MethodName,
  methodNames,
} from './method.ts'
export { type OfferPart, type Stage, type StageKind, sayStage, stageKindNames } from './stage.ts'

// One row per name: the compiler asks for the row when a name is added.
const byName: Readonly<Record<MethodName, Method>> = {
  'open-tender': openTender,
  'invited-tender': invitedTender,
  'competitive-consultation': competitiveConsultation,
  'competitive-negotiation': competitiveNegotiation,
  'single-source': singleSource,
  'request-for-quotation': requestForQuotation,
  'below-threshold-comparison': belowThresholdComparison,
}

/** Every buying method, one row each, in the order they are shown. */
export const methods: readonly Method[] = methodNames.map((name) => byName[name])
export const methodNamed = (name: MethodName): Method => byName[name]
export const isMethodName = (text: string): text is MethodName => (methodNames as readonly string[]).includes(text)
