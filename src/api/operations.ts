import { claimOperations } from './claims.ts'
import { contractOperations } from './contracts.ts'
import { deliverableOperations } from './deliverables.ts'
import { dutyOperations } from './duties.ts'
import { needOperations } from './needs.ts'
import type { Operation } from './operation.ts'
import { planOperations } from './plans.ts'
import { purchaseOperations } from './purchases.ts'
import { recordOperations } from './records.ts'
import { surveyOperations } from './surveys.ts'
import { valueOperations } from './values.ts'
import { tenderOperations } from './tenders.ts'

/** In the order of the cycle. */
export const operations: readonly Operation[] = [
  ...purchaseOperations,
  ...surveyOperations,
  ...needOperations,
  ...planOperations,
  ...tenderOperations,
  ...contractOperations,
  ...dutyOperations,
  ...deliverableOperations,
  ...recordOperations,
  ...valueOperations,
  ...claimOperations,
]
