/** Where a purchase stands, as far as what comes next depends on it. */
export interface Stage {
  readonly purchaseId: string
  /** Surveys that were opened, and needs that were accepted. */
  readonly surveys: number
  readonly needsAccepted: number
  readonly plan: { readonly id: string; readonly state: string; readonly bySingleSource: boolean } | null
  /** The newest. */
  readonly tender: { readonly id: string; readonly state: string } | null
  /** Those that were not ended before their time, the newest first. */
  readonly contracts: readonly { readonly id: string; readonly state: string; readonly tenderId: string | null }[]
  /** An evaluation that is open, or that could be. */
  readonly round: { readonly id: string; readonly state: string } | null
}

export type NextStep =
  | 'needs'
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
  | 'again'

/**
 * The one thing that comes next for the office, read from the far end of the cycle backwards: what is furthest on decides.
 * A purchase that is over leads to the next one.
 */
export function nextStep(s: Stage): { step: NextStep; href: string } {
  const open = s.contracts.find((c) => ['draft', 'negotiating'].includes(c.state))
  if (open) return { step: 'contractGoesOn', href: `/contracts/${open.id}` }
  const running = s.contracts.find((c) => ['signed', 'active'].includes(c.state))
  if (running) return { step: 'delivery', href: `/delivery/${running.id}` }
  const over = s.contracts[0]
  if (over)
    return s.round && s.round.state !== 'revealed'
      ? { step: 'evaluate', href: `/evaluations/rounds/${s.round.id}` }
      : { step: 'again', href: '/purchases/new' }
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
  return { step: s.surveys > 0 ? 'needsAccept' : 'needs', href: `/needs?purchase=${s.purchaseId}` }
}
