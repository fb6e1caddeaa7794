import type { Asker } from '#platform'
import type { ReactNode } from 'react'
import { type Action, may, mayAtAll, type Parties } from './permission.ts'

/**
 * What the page behind an address asks of a person. An address that is not named here is shown as it is: its page is for everybody,
 * or is linked only from pages that ask the same. The crawl of every page tells where that is not so.
 */
const asks: readonly (readonly [RegExp, ...Action[]])[] = [
  [/^\/purchases\/new\b/, 'purchases.open'],
  [/^\/purchases\//, 'purchases.read'],
  [/^\/(needs\/(new|communities\/upload)|surveys\/(new|questionnaires\/new))\b/, 'needs.edit'],
  [/^\/(needs|surveys)\b/, 'needs.read'],
  [/^\/plans\/(new\b|series\/new\b|units\b|[^/]+\/(edit|lines|sources)\b)/, 'plans.edit'],
  [/^\/plans\/year\b/, 'plans.read'],
  [/^\/votes\/(new\b|[^/]+\/(edit|ballots|projects\/new)\b)/, 'plans.edit'],
  [/^\/votes\b/, 'plans.read'],
  [/^\/tenders\/(new\b|[^/]+\/edit\b)/, 'tenders.edit'],
  [/^\/tenders\/[^/]+\/panel\b/, 'tenders.read'],
  [/^\/tenders\/[^/]+\/(compare|negotiate|qualify)\b/, 'bids.compare'],
  [/^\/tenders\/[^/]+\/award\b/, 'awards.decide'],
  [/^\/tenders\/[^/]+\/after\b/, 'awards.report'],
  [/^\/tenders\/[^/]+\/challenges\/new\b/, 'challenges.file'],
  [/^\/complaints$/, 'complaints.read'],
  [/^\/challenges\/[^/]+\/complain\b/, 'complaints.file'],
  [/^\/contracts\/new\b/, 'contracts.draft'],
  [/^\/contracts\/[^/]+\/(end|drop)\b/, 'contracts.sign'],
  [/^\/contracts\/[^/]+\/propose\b/, 'contracts.propose'],
  [/^\/contracts\b/, 'contracts.read'],
  [/^\/delivery\/(new|import)\b/, 'delivery.record'],
  [/^\/delivery\/[^/]+\/hand-in\b/, 'delivery.hand-in'],
  [/^\/delivery\/pay\b/, 'delivery.confirm-pay'],
  [/^\/delivery\/[^/]+\/pay\/[^/]+/, 'delivery.state-pay'],
  [/^\/delivery\/[^/]+\/pay\b/, 'delivery.read-pay'],
  // Whoever enters what residents say sees the periods they are about.
  [/^\/delivery(\/acceptances\/[^/]+)?$/, 'delivery.read', 'delivery.opinion'],
  [/^\/delivery\b/, 'delivery.read'],
  [/^\/openings\/new\b/, 'delivery.appoint'],
  [/^\/openings\b/, 'delivery.record'],
  [/^\/clients\/key\b/, 'clients.open-names'],
  [/^\/clients\b/, 'clients.read'],
  [/^\/cases\/[^/]+\/./, 'clients.keep'],
  [/^\/cases\b/, 'clients.read'],
  [/^\/scales\/new\b/, 'clients.manage'],
  [/^\/scales\b/, 'clients.read'],
  [/^\/(groups|events|supervision)\b/, 'delivery.record'],
  [/^\/leaving\b/, 'clients.manage'],
  [/^\/phones?\b/, 'phones.use'],
  [/^\/voices\b/, 'voices.read'],
  [/^\/directory\b/, 'voices.keep-entry'],
  [/^\/payments\/cash\b/, 'payments.cash'],
  [/^\/payments\/batch\b/, 'payments.pay'],
  [/^\/payments\/budget\b/, 'plans.read'],
  [/^\/payments\b/, 'payments.read'],
  [/^\/evaluations\/appraisals\/new\b/, 'evaluations.appoint', 'evaluations.draw-evaluator'],
  [/^\/evaluations\/appraisals\b/, 'evaluations.read', 'evaluations.mark-blind'],
  [/^\/evaluations\/independence\/reports\b/, 'evaluations.read-interference'],
  [/^\/evaluations\/independence\/report\b/, 'evaluations.report-interference'],
  [/^\/evaluations\/independence\b/, 'evaluations.read'],
  [/^\/evaluations\/instruments\/./, 'evaluations.keep-instrument'],
  [/^\/evaluations(\/rounds|\/gates|\/instruments|$)/, 'evaluations.read'],
  [/^\/modes\/contracts\//, 'modes.read-contract'],
  [/^\/modes\b/, 'modes.read'],
  [/^\/log\b/, 'log.read'],
  [/^\/settings\b/, 'people.manage-all'],
  [/^\/law\/local\/enter\b/, 'people.manage-all'],
  [/^\/people\/communities\b/, 'people.keep-communities'],
  [/^\/people\/suppliers\b/, 'people.manage-all'],
  [/^\/people\/experts\b/, 'people.keep-experts'],
  [/^\/account\/expert\b/, 'people.keep-own-expert'],
  [/^\/people\/(webhooks|new)\b/, 'people.manage-all'],
  [/^\/people\b/, 'people.manage-own'],
  [/^\/law\/calendar\/edit\b/, 'people.manage-all'],
  [/^\/personal-data\/requests\b/, 'people.answer-requests'],
  [/^\/personal-data\b/, 'people.find-texts'],
]

/**
 * The address, if the page behind it would open for this person; nobody is shown a link that is refused.
 * @param of the parties of the record behind it, where they are known
 */
export function openable(asker: Asker, href: string, of?: Parties): string | undefined {
  const [, ...actions] = asks.find(([address]) => address.test(href)) ?? []
  if (actions.length === 0) return href
  return actions.some((action) => (of ? may(asker, action, of) : mayAtAll(asker, action))) ? href : undefined
}

/** A link for whoever may follow it; for everybody else its words alone, or nothing where it is a button. */
export function Link({
  asker,
  href,
  of,
  className,
  children,
}: {
  asker: Asker
  href: string
  of?: Parties
  className?: string
  children: ReactNode
}) {
  const to = openable(asker, href, of)
  if (to)
    return (
      <a href={to} className={className}>
        {children}
      </a>
    )
  return className?.includes('button') ? null : children
}
