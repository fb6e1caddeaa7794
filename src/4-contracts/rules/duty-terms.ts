import { type Citation, decimal, subsidyOf, type Words } from '#kernel'
import { type Law, type Length, sayLength } from '#law'
import type { Action } from '#people'
import type { ContractText, Side } from './contract.ts'
import { type DutyFacts, type DutySays, dutyWords, sayOf, within } from './duty-words.ts'

/** Every kind of duty there is. Later steps raise and fulfil occurrences of them; nothing else makes a duty. */
export type DutyKind =
  | 'hand-over'
  | 'accept'
  | 'invite-residents'
  | 'publish-acceptance'
  | 'pay'
  | 'pay-undisputed'
  | 'pay-interest'
  | 'pay-back'
  | 'errand-cap'
  | 'publish-contract'
  | 'file-contract'
  | 'confirm-receivable'
  | 'fill-vacancy'
  | 'hand-in'
  | 'keep-ledger'
  | 'qualified-staff'
  | 'end-with-project'
  | 'invoice'
  | 'protect-data'
  | 'hand-over-clients'
  | 'add-own'
  | 'answer-change'
  | 'say-success'
  | 'rate'

export interface Deadline {
  /** Null for what holds all the time. */
  readonly length: Length | null
  /** From what it is counted, or when it holds. */
  readonly after: Words
}

/** One row of the register: who owes what, when it begins, until when, how it shows, what follows if not. */
export interface DutyTerm {
  readonly kind: DutyKind
  readonly debtor: Side
  readonly title: Words
  readonly trigger: Words
  readonly deadline: Deadline
  readonly evidence: Words
  readonly remedy: Words
  /** Number of the clause it stands in. */
  readonly clause: string
  readonly cites: readonly Citation[]
  /** Nothing in the program shows that it was done: a person says so, with the evidence. */
  readonly byHand: boolean
}

export const sayDeadline = (d: Deadline): Words => (d.length ? within(sayLength(d.length)) : d.after)

const days = (count: number): Length => ({ count, unit: 'days' })
const workingDays = (count: number): Length => ({ count, unit: 'working-days' })

/** A row of the register, with its words. Without a length it holds all the time. */
const duty =
  (facts: DutyFacts) =>
  (kind: keyof typeof dutyWords, debtor: Side, o: { clause: string; cites: readonly Citation[]; length?: Length }): DutyTerm => {
    const says: DutySays = dutyWords[kind]
    return {
      kind,
      debtor,
      clause: o.clause,
      byHand: isByHand(kind),
      cites: o.cites,
      title: sayOf(says.title, facts),
      trigger: says.trigger,
      deadline: { length: o.length ?? null, after: says.after },
      evidence: says.evidence,
      remedy: sayOf(says.remedy, facts),
    }
  }

/**
 * The register of duties of both sides, drawn from the terms of one contract and the law of its day. The same columns for either side.
 * A text that begins before that law is drawn by its first numbers: it is refused elsewhere, and is to be read until then.
 */
export function dutyTerms(
  c: Pick<ContractText, 'terms' | 'lines' | 'startsOn'> & { lawDay?: ContractText['startsOn'] },
  law: Law,
): DutyTerm[] {
  const t = c.terms
  const lawDay = c.lawDay ?? c.startsOn
  const statute = t.basis === 'statute'
  const hasPosts = c.lines.some((l) => l.kind === 'post')
  const published = law.numberOrFirst('contractPublished', lawDay)
  const filed = law.numberOrFirst('contractFiled', lawDay)
  const rate = statute ? law.numberOrFirst('lateDailyRate', lawDay) : undefined
  const late = t.dailyLateRate ?? (rate ? decimal(rate.value, 6) : null)
  const of = duty({ terms: t, late })
  const rows: (DutyTerm | false | undefined)[] = [
    of('hand-over', 'purchaser', { clause: '4', cites: law.cites('equal-parties'), length: days(t.handOverDays) }),
    hasPosts && of('fill-vacancy', 'provider', { clause: '5', cites: [], length: days(t.vacancyDays) }),
    hasPosts && of('qualified-staff', 'provider', { clause: '5', cites: [] }),
    c.lines.some(subsidyOf) && of('end-with-project', 'provider', { clause: '5', cites: [], length: days(t.handOverDays) }),
    of('hand-in', 'provider', { clause: '6', cites: law.cites('service-ledger'), length: days(t.handInDays) }),
    of('keep-ledger', 'provider', { clause: '6', cites: law.cites('service-ledger') }),
    of('errand-cap', 'purchaser', { clause: '7', cites: [], length: workingDays(t.answerWorkingDays) }),
    of('accept', 'purchaser', { clause: '8', cites: law.cites('acceptance'), length: days(t.acceptanceDays) }),
    of('invite-residents', 'purchaser', { clause: '8', cites: law.cites('users-heard') }),
    of('pay', 'purchaser', {
      clause: '9',
      cites: statute ? law.cites('payment-term', 'acceptance') : law.cites('term-of-the-contract'),
      length: days(t.paymentDays),
    }),
    of('pay-undisputed', 'purchaser', {
      clause: '9',
      cites: statute ? law.cites('undisputed-part') : law.cites('term-of-the-contract'),
      length: days(t.paymentDays),
    }),
    of('invoice', 'provider', { clause: '9', cites: law.cites('invoice'), length: days(t.handInDays) }),
    of('protect-data', 'provider', { clause: '11', cites: law.cites('client-data') }),
    of('rate', 'purchaser', { clause: '13', cites: law.cites('performance-judged') }),
    of('rate', 'provider', { clause: '13', cites: law.cites('performance-judged') }),
    of('answer-change', 'purchaser', { clause: '14', cites: law.cites('equal-parties'), length: workingDays(t.answerWorkingDays) }),
    of('answer-change', 'provider', { clause: '14', cites: law.cites('equal-parties'), length: workingDays(t.answerWorkingDays) }),
    c.lines.some((l) => l.contribution) && of('add-own', 'provider', { clause: '6', cites: [], length: days(t.handInDays) }),
    of('hand-over-clients', 'provider', { clause: '16', cites: [], length: days(t.handOverDays) }),
    published && of('publish-contract', 'purchaser', { clause: '18', cites: published.cites, length: published.value }),
    filed && of('file-contract', 'purchaser', { clause: '18', cites: filed.cites, length: filed.value }),
  ]
  return rows.filter((r) => r !== false && r !== undefined)
}

/** What somebody of the debtor has to be allowed for doing it, so that nobody is told of work that is another's. */
export const dutyNeeds: Readonly<Record<DutyKind, Action | Readonly<Record<Side, Action>>>> = {
  'hand-over': 'contracts.draft',
  accept: 'delivery.accept',
  'invite-residents': 'delivery.accept',
  'publish-acceptance': 'delivery.accept',
  pay: 'payments.read',
  'pay-undisputed': 'payments.read',
  'pay-interest': 'payments.read',
  'pay-back': 'payments.claim',
  'errand-cap': 'delivery.accept',
  'publish-contract': 'contracts.draft',
  'file-contract': 'contracts.draft',
  'confirm-receivable': 'payments.check',
  'fill-vacancy': 'delivery.appoint',
  'hand-in': 'delivery.hand-in',
  'keep-ledger': 'payments.cash',
  'qualified-staff': 'delivery.appoint',
  'end-with-project': 'delivery.appoint',
  invoice: 'payments.claim',
  'protect-data': 'delivery.hand-in',
  'hand-over-clients': 'delivery.hand-in',
  'add-own': 'delivery.hand-in',
  'answer-change': 'contracts.sign',
  'say-success': 'contracts.say-success',
  rate: { purchaser: 'evaluations.rate-institution', provider: 'evaluations.rate-purchaser' },
}

/** What nothing in the program shows to be done: a person of the debtor says so. */
const byHandKinds: readonly DutyKind[] = ['hand-over', 'hand-over-clients', 'add-own', 'file-contract']
export const isByHand = (kind: DutyKind): boolean => byHandKinds.includes(kind)
/** Where a person says that it was done. */
export const doneAddress = (d: { readonly contractId: string; readonly id: string }): string =>
  `/contracts/${d.contractId}/duties/${d.id}/done`

/** What is done by paying: claims lie on desks, and the purchaser answers for all of them. */
export const payingKinds: readonly DutyKind[] = ['pay', 'pay-undisputed', 'pay-interest']
export const isPaying = (kind: DutyKind): boolean => payingKinds.includes(kind)

/** Who owes a duty of this kind when it can only be one side. */
export const debtorOf: Partial<Record<DutyKind, Side>> = {
  'hand-over': 'purchaser',
  accept: 'purchaser',
  'invite-residents': 'purchaser',
  'publish-acceptance': 'purchaser',
  pay: 'purchaser',
  'pay-undisputed': 'purchaser',
  'pay-interest': 'purchaser',
  'errand-cap': 'purchaser',
  'publish-contract': 'purchaser',
  'file-contract': 'purchaser',
  'confirm-receivable': 'purchaser',
  'fill-vacancy': 'provider',
  'pay-back': 'provider',
  'hand-in': 'provider',
  'keep-ledger': 'provider',
  'qualified-staff': 'provider',
  'end-with-project': 'provider',
  invoice: 'provider',
  'protect-data': 'provider',
  'hand-over-clients': 'provider',
  'add-own': 'provider',
}
