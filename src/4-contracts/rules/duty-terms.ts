import { type Citation, type Day, decimal, isBefore, type Words } from '#kernel'
import { cite, contractFiled, contractPublished, inForce, lateDailyRate, type Length, sayLength, valueOn } from '#law'
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
  | 'errand-cap'
  | 'publish-contract'
  | 'file-contract'
  | 'confirm-receivable'
  | 'fill-vacancy'
  | 'hand-in'
  | 'keep-ledger'
  | 'qualified-staff'
  | 'invoice'
  | 'protect-data'
  | 'hand-over-clients'
  | 'answer-change'
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
  (
    kind: keyof typeof dutyWords,
    debtor: Side,
    o: { clause: string; cites: readonly Citation[]; length?: Length; byHand?: true },
  ): DutyTerm => {
    const says: DutySays = dutyWords[kind]
    return {
      kind,
      debtor,
      clause: o.clause,
      byHand: o.byHand ?? false,
      cites: o.cites,
      title: sayOf(says.title, facts),
      trigger: says.trigger,
      deadline: { length: o.length ?? null, after: says.after },
      evidence: says.evidence,
      remedy: sayOf(says.remedy, facts),
    }
  }

/** The law of a text. One that begins before that law is drawn by its first day: it is refused elsewhere, and is to be read until then. */
function lawDayOf(c: { startsOn: Day; lawDay?: Day }): Day {
  const [on, first] = [c.lawDay ?? c.startsOn, contractPublished.values[0]!.from]
  return isBefore(on, first) ? first : on
}

/** The register of duties of both sides, drawn from the terms of one contract. The same columns for either side. */
export function dutyTerms(c: Pick<ContractText, 'terms' | 'lines' | 'startsOn'> & { lawDay?: ContractText['startsOn'] }): DutyTerm[] {
  const t = c.terms
  const lawDay = lawDayOf(c)
  const statute = t.basis === 'statute'
  const hasPosts = c.lines.some((l) => l.kind === 'post')
  const published = inForce(contractPublished, lawDay)
  const filed = inForce(contractFiled, lawDay)
  const late = t.dailyLateRate ?? (statute ? decimal(valueOn(lateDailyRate, lawDay), 6) : null)
  const of = duty({ terms: t, late })
  const rows: (DutyTerm | false)[] = [
    of('hand-over', 'purchaser', { clause: '4', cites: [cite('R-45')], length: days(t.handOverDays), byHand: true }),
    hasPosts && of('fill-vacancy', 'provider', { clause: '5', cites: [], length: days(t.vacancyDays) }),
    hasPosts && of('qualified-staff', 'provider', { clause: '5', cites: [] }),
    of('hand-in', 'provider', { clause: '6', cites: [cite('R-111')], length: days(t.handInDays) }),
    of('keep-ledger', 'provider', { clause: '6', cites: [cite('R-111')] }),
    of('errand-cap', 'purchaser', { clause: '7', cites: [], length: workingDays(t.answerWorkingDays) }),
    of('accept', 'purchaser', { clause: '8', cites: [cite('R-94')], length: days(t.acceptanceDays) }),
    of('invite-residents', 'purchaser', { clause: '8', cites: [cite('R-10')] }),
    of('pay', 'purchaser', { clause: '9', cites: statute ? [cite('R-92'), cite('R-94')] : [cite('R-90')], length: days(t.paymentDays) }),
    of('pay-undisputed', 'purchaser', { clause: '9', cites: statute ? [cite('R-96')] : [cite('R-90')], length: days(t.paymentDays) }),
    of('invoice', 'provider', { clause: '9', cites: [cite('R-91')], length: days(t.handInDays) }),
    of('protect-data', 'provider', { clause: '11', cites: [cite('R-117'), cite('R-122')] }),
    of('rate', 'purchaser', { clause: '13', cites: [cite('R-110')] }),
    of('rate', 'provider', { clause: '13', cites: [cite('R-110')] }),
    of('answer-change', 'purchaser', { clause: '14', cites: [cite('R-45')], length: workingDays(t.answerWorkingDays) }),
    of('answer-change', 'provider', { clause: '14', cites: [cite('R-45')], length: workingDays(t.answerWorkingDays) }),
    of('hand-over-clients', 'provider', { clause: '16', cites: [], length: days(t.handOverDays), byHand: true }),
    of('publish-contract', 'purchaser', { clause: '18', cites: published.cites, length: published.value }),
    of('file-contract', 'purchaser', { clause: '18', cites: filed.cites, length: filed.value, byHand: true }),
  ]
  return rows.filter((r) => r !== false)
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
  'errand-cap': 'delivery.accept',
  'publish-contract': 'contracts.draft',
  'file-contract': 'contracts.draft',
  'confirm-receivable': 'payments.check',
  'fill-vacancy': 'delivery.appoint',
  'hand-in': 'delivery.hand-in',
  'keep-ledger': 'payments.cash',
  'qualified-staff': 'delivery.appoint',
  invoice: 'payments.claim',
  'protect-data': 'delivery.hand-in',
  'hand-over-clients': 'delivery.hand-in',
  'answer-change': 'contracts.sign',
  rate: { purchaser: 'evaluations.rate-institution', provider: 'evaluations.rate-purchaser' },
}

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
  'hand-in': 'provider',
  'keep-ledger': 'provider',
  'qualified-staff': 'provider',
  invoice: 'provider',
  'protect-data': 'provider',
  'hand-over-clients': 'provider',
}
