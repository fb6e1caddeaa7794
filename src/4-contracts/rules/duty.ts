import { type Citation, type Day, isBefore, type Money, type Placed, type Tree, type Words } from '#kernel'
import type { ContractLine, Side } from './contract.ts'
import type { DutyKind } from './duty-terms.ts'

/** An occurrence of a duty: one thing one side owes the other, with its day. */
export interface Duty {
  readonly id: string
  readonly contractId: string
  readonly purchaseId: string
  readonly purchaserId: string
  readonly providerId: string
  readonly kind: DutyKind
  readonly debtor: Side
  readonly subjectKind: string
  readonly subjectId: string
  readonly title: Words
  readonly why: Words
  readonly otherwise: Words
  /** Said where no day can be counted yet. */
  readonly dueSays: Words | null
  readonly dueOn: Day | null
  /** It was counted to a day whose year has no days off yet: there is no day before they are entered. */
  readonly mayMove?: true | undefined
  readonly amount: Money | null
  readonly clause: string | null
  readonly cites: readonly Citation[]
  readonly href: string
  readonly raisedOn: Day
  readonly state: 'open' | 'done' | 'void'
  readonly fulfilledOn: Day | null
  readonly evidence: string | null
  readonly version: number
}

export interface NewDuty {
  contractId: string
  kind: DutyKind
  /** Needed only for the kinds either side can owe (`answer-change`, `rate`). */
  debtor?: Side
  subjectKind: string
  /** Together with contract and kind it names the occurrence: raising it again changes nothing. */
  subjectId: string
  title: Words
  why: Words
  otherwise: Words
  dueOn: Day | null
  dueSays?: Words
  amount?: Money
  clause?: string
  cites: readonly Citation[]
  /** Where it can be done; the contract's page by default. */
  href?: string
}

/** Duties whose day is counted from a term of the contract, or by the clock of a claim. A round ends on the day somebody chose. */
export const countedByCalendar: readonly DutyKind[] = [
  'hand-over',
  'fill-vacancy',
  'end-with-project',
  'hand-in',
  'accept',
  'invite-residents',
  'invoice',
  'pay',
  'pay-undisputed',
  'hand-over-clients',
  'add-own',
]

/** Whether it is owed and its day has passed. */
export const isLate = (d: Duty, on: { today: Day }): boolean => d.state === 'open' && d.dueOn !== null && isBefore(d.dueOn, on.today)

/** The line a duty is about, where it is about one: what names it begins with the line, as a vacancy or a stage does. */
export const lineOfDuty = (d: Pick<Duty, 'subjectId'>, tree: Tree<ContractLine>): Placed<ContractLine> | undefined =>
  tree.at(d.subjectId.split(':')[0]!)
