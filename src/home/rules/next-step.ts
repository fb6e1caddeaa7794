import type { Action } from '#people'

/** Where a purchase stands, as far as what comes next depends on it. */
export interface Stage {
  readonly purchaseId: string
  /** Surveys that were opened, and needs that were accepted. */
  readonly surveys: number
  /** One of them whose answers are not counted yet: they still come in, or wait for the count. */
  readonly asking: { readonly id: string } | null
  readonly needsAccepted: number
  /** The newest survey whose answers are counted, where nobody has noted a need from it or otherwise. */
  readonly unread: { readonly id: string } | null
  readonly plan: { readonly id: string; readonly state: string; readonly bySingleSource: boolean } | null
  /** The newest. */
  readonly tender: { readonly id: string; readonly state: string } | null
  /** All of them, the newest first; one that was ended before both had signed it came to nothing. */
  readonly contracts: readonly { readonly id: string; readonly state: string; readonly signed: boolean }[]
  /** The newest evaluation. */
  readonly round: { readonly id: string; readonly state: string } | null
  /** Whether the work as a whole was evaluated, or is being. */
  readonly hasFinalRound: boolean
}

export type NextStep =
  | 'needs'
  | 'survey'
  | 'results'
  | 'needsAccept'
  | 'plan'
  | 'planGoesOn'
  | 'planWaits'
  | 'tender'
  | 'tenderGoesOn'
  | 'tenderWatch'
  | 'tenderAgain'
  | 'contract'
  | 'contractGoesOn'
  | 'delivery'
  | 'evaluate'
  | 'evaluateOpen'
  | 'again'

/** What somebody has to be allowed for it; where it only says how something stands, for reading that. */
const nextNeeds: Record<NextStep, Action> = {
  needs: 'needs.edit',
  survey: 'needs.read',
  results: 'needs.edit',
  needsAccept: 'needs.accept',
  plan: 'plans.edit',
  planGoesOn: 'plans.edit',
  planWaits: 'plans.read',
  tender: 'tenders.edit',
  tenderGoesOn: 'tenders.edit',
  tenderWatch: 'tenders.read',
  tenderAgain: 'tenders.edit',
  contract: 'contracts.draft',
  contractGoesOn: 'contracts.propose',
  delivery: 'delivery.read',
  evaluate: 'evaluations.read',
  evaluateOpen: 'evaluations.open',
  again: 'purchases.open',
}

/**
 * The one thing that comes next for the office, read from the far end of the cycle backwards: what is furthest on decides.
 * A purchase that is over leads to the next one.
 */
export function nextStep(s: Stage): { step: NextStep; href: string; may: Action } {
  const { step, href } = where(s)
  return { step, href, may: nextNeeds[step] }
}

function where(s: Stage): { step: NextStep; href: string } {
  const open = s.contracts.find((c) => ['draft', 'negotiating'].includes(c.state))
  if (open) return { step: 'contractGoesOn', href: `/contracts/${open.id}` }
  const running = s.contracts.find((c) => ['signed', 'active'].includes(c.state))
  if (running) return { step: 'delivery', href: `/delivery/${running.id}` }
  const over = s.contracts.find((c) => c.signed)
  if (over) {
    if (s.round && s.round.state !== 'revealed') return { step: 'evaluate', href: `/evaluations/rounds/${s.round.id}` }
    return s.hasFinalRound
      ? { step: 'again', href: '/purchases/new' }
      : { step: 'evaluateOpen', href: `/evaluations/new?contract=${over.id}` }
  }
  if (s.tender?.state === 'awarded') return { step: 'contract', href: `/contracts/new?purchase=${s.purchaseId}` }
  if (s.tender && ['void', 'cancelled'].includes(s.tender.state))
    return { step: 'tenderAgain', href: `/tenders/new?purchase=${s.purchaseId}` }
  if (s.tender) return { step: s.tender.state === 'draft' ? 'tenderGoesOn' : 'tenderWatch', href: `/tenders/${s.tender.id}` }
  if (s.plan && ['approved', 'published'].includes(s.plan.state))
    return s.plan.bySingleSource
      ? { step: 'contract', href: `/contracts/new?purchase=${s.purchaseId}` }
      : { step: 'tender', href: `/tenders/new?purchase=${s.purchaseId}` }
  if (s.plan) return { step: s.plan.state === 'submitted' ? 'planWaits' : 'planGoesOn', href: `/plans/${s.plan.id}` }
  if (s.needsAccepted > 0) return { step: 'plan', href: `/plans/new?purchase=${s.purchaseId}` }
  // Nothing can be read off a survey before it is counted.
  if (s.asking) return { step: 'survey', href: `/surveys/${s.asking.id}` }
  // The list of needs is empty until somebody has noted one from what residents said.
  if (s.unread) return { step: 'results', href: `/surveys/${s.unread.id}/results` }
  return { step: s.surveys > 0 ? 'needsAccept' : 'needs', href: `/needs?purchase=${s.purchaseId}` }
}
