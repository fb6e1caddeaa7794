import type { Refusal, Words } from '#kernel'
import type { Asker } from '#platform'
import { refusePermission, roleWords } from './role-words.ts'

export type OrganisationKind = 'purchaser' | 'bureau' | 'institution' | 'evaluator' | 'finance' | 'community' | 'platform'

/** What a person does in an organisation. */
export type Role =
  | 'officer'
  | 'head'
  | 'approver'
  | 'manager'
  | 'worker'
  | 'expert'
  | 'evaluator'
  | 'treasurer'
  | 'auditor'
  | 'reviewer'
  | 'committee'
  | 'administrator'
  | 'data-officer'

export const roles: Record<Role, { words: Words; in: OrganisationKind }> = {
  officer: { words: roleWords.officer, in: 'purchaser' },
  head: { words: roleWords.head, in: 'purchaser' },
  approver: { words: roleWords.approver, in: 'bureau' },
  manager: { words: roleWords.manager, in: 'institution' },
  worker: { words: roleWords.worker, in: 'institution' },
  expert: { words: roleWords.expert, in: 'evaluator' },
  evaluator: { words: roleWords.evaluator, in: 'evaluator' },
  treasurer: { words: roleWords.treasurer, in: 'finance' },
  auditor: { words: roleWords.auditor, in: 'finance' },
  reviewer: { words: roleWords.reviewer, in: 'finance' },
  committee: { words: roleWords.committee, in: 'community' },
  administrator: { words: roleWords.administrator, in: 'platform' },
  'data-officer': { words: roleWords['data-officer'], in: 'platform' },
}

/**
 * How far a permission reaches: `any` record of the jurisdiction; `purchaser`, `provider`, `member` only where the asker's
 * organisation is that party of the record; `self` only the asker's own.
 */
type Reach = 'any' | 'purchaser' | 'provider' | 'member' | 'self'

/** Who may do what. The one place where it is decided; the test holds a second copy, written by hand. */
export const permissions = {
  // people
  'people.manage-own': { head: 'member', manager: 'member', administrator: 'any' },
  'people.manage-all': { administrator: 'any' },
  'people.keep-communities': { officer: 'purchaser', head: 'purchaser', administrator: 'any' },
  'people.keep-experts': { administrator: 'any' },
  // When they are away and with whom they have ties.
  'people.keep-own-expert': { expert: 'self' },
  'people.reset-password': { head: 'member', manager: 'member', administrator: 'any' },
  'people.end-two-step': { administrator: 'any' },
  'people.find-texts': { 'data-officer': 'any' },
  'people.erase-text': { 'data-officer': 'any' },
  'people.answer-requests': { 'data-officer': 'any' },
  'log.read': { auditor: 'any', administrator: 'any', approver: 'any' },
  'log.erase': { administrator: 'any' },
  // 1 needs
  'purchases.open': { officer: 'purchaser', head: 'purchaser' },
  'purchases.read': { officer: 'purchaser', head: 'purchaser', approver: 'any', auditor: 'any', treasurer: 'any', evaluator: 'any' },
  'needs.read': {
    officer: 'purchaser',
    head: 'purchaser',
    approver: 'any',
    auditor: 'any',
    evaluator: 'any',
    committee: 'any',
    expert: 'any',
  },
  'needs.edit': { officer: 'purchaser', head: 'purchaser' },
  'needs.enter-paper': { officer: 'purchaser', head: 'purchaser', committee: 'any' },
  'needs.accept': { officer: 'purchaser', head: 'purchaser' },
  // 2 plans
  'plans.read': { officer: 'purchaser', head: 'purchaser', approver: 'any', auditor: 'any', treasurer: 'any' },
  'plans.edit': { officer: 'purchaser', head: 'purchaser' },
  'plans.submit': { officer: 'purchaser', head: 'purchaser' },
  'plans.approve': { approver: 'any' },
  'plans.publish': { officer: 'purchaser', head: 'purchaser' },
  // 3 tenders
  'tenders.read': { officer: 'purchaser', head: 'purchaser', approver: 'any', auditor: 'any', treasurer: 'any', reviewer: 'any' },
  'tenders.edit': { officer: 'purchaser', head: 'purchaser' },
  'tenders.publish': { officer: 'purchaser', head: 'purchaser' },
  // Against what the law says.
  'tenders.publish-despite': { head: 'purchaser' },
  'tenders.ask': { manager: 'any' },
  'tenders.answer': { officer: 'purchaser', head: 'purchaser' },
  'bids.submit': { manager: 'provider' },
  'bids.withdraw': { manager: 'provider' },
  'bids.read': { manager: 'provider' },
  // Only once they are opened. Whoever decides on the money or pays reads no proposals.
  'bids.read-files': { officer: 'purchaser', head: 'purchaser', auditor: 'any', reviewer: 'any', manager: 'provider' },
  'bids.compare': { officer: 'purchaser', head: 'purchaser' },
  'bids.confirm-finding': { officer: 'purchaser', head: 'purchaser' },
  'panel.appoint': { officer: 'purchaser', head: 'purchaser' },
  'panel.declare': { expert: 'self', officer: 'self', head: 'self' },
  'panel.talk': { expert: 'self', officer: 'self', head: 'self' },
  'panel.score': { expert: 'self', officer: 'self', head: 'self' },
  // Of others, before the result stands.
  'panel.read-scores': { auditor: 'any' },
  'panel.agree': { expert: 'self', officer: 'self', head: 'self' },
  'awards.decide': { head: 'purchaser' },
  'awards.report': { officer: 'purchaser', head: 'purchaser' },
  'tenders.void': { head: 'purchaser' },
  'challenges.file': { manager: 'provider' },
  'challenges.read': {
    officer: 'purchaser',
    head: 'purchaser',
    approver: 'any',
    auditor: 'any',
    reviewer: 'any',
    manager: 'provider',
  },
  'challenges.answer': { officer: 'purchaser', head: 'purchaser' },
  'complaints.file': { manager: 'provider' },
  'complaints.read': { officer: 'purchaser', head: 'purchaser', manager: 'provider', auditor: 'any', reviewer: 'any' },
  'complaints.answer': { officer: 'purchaser', head: 'purchaser' },
  // Neither the treasurer nor the auditor: who pays and who audits does not decide on a dispute.
  'complaints.review': { reviewer: 'any' },
  // 4 contracts
  'contracts.read': {
    officer: 'purchaser',
    head: 'purchaser',
    manager: 'provider',
    worker: 'provider',
    approver: 'any',
    treasurer: 'any',
    auditor: 'any',
    evaluator: 'any',
  },
  'contracts.draft': { officer: 'purchaser', head: 'purchaser' },
  'contracts.propose': { officer: 'purchaser', head: 'purchaser', manager: 'provider' },
  'contracts.say-success': { officer: 'purchaser', head: 'purchaser', manager: 'provider' },
  'contracts.sign': { head: 'purchaser', manager: 'provider' },
  'contracts.approve-ground': { approver: 'any' },
  // 5 delivery
  'delivery.read': {
    officer: 'purchaser',
    head: 'purchaser',
    manager: 'provider',
    worker: 'provider',
    approver: 'any',
    auditor: 'any',
    evaluator: 'any',
  },
  'delivery.appoint': { manager: 'provider' },
  'delivery.record': { worker: 'provider', manager: 'provider' },
  'delivery.hand-in': { manager: 'provider' },
  'delivery.accept': { officer: 'purchaser', head: 'purchaser' },
  // The institution whose records they are has no part in it.
  'delivery.check': { officer: 'purchaser', head: 'purchaser' },
  // Each shows the indicators that the contract says are theirs to show.
  'delivery.show-own': { manager: 'provider' },
  'delivery.show-purchaser': { officer: 'purchaser', head: 'purchaser' },
  'delivery.show-others': { evaluator: 'any' },
  'delivery.state-pay': { manager: 'provider' },
  // What is paid for a post can be one person's pay: who works there sees their own, and nobody's beside it.
  'delivery.read-pay': { officer: 'purchaser', head: 'purchaser', manager: 'provider', approver: 'any', auditor: 'any' },
  'delivery.confirm-pay': { worker: 'self' },
  'delivery.opinion': { committee: 'any', evaluator: 'any' },
  // Those who are served. A worker sees their own; whoever leads the institution its own.
  'clients.read': { manager: 'provider', worker: 'provider' },
  'clients.keep': { manager: 'provider', worker: 'provider' },
  'clients.manage': { manager: 'provider' },
  // The key of the names: who opens it with their own word, and who hands it on.
  'clients.open-names': { manager: 'provider', worker: 'provider' },
  'clients.keep-key': { manager: 'provider' },
  // A worker's own telephone that works without signal; whoever leads the institution sees its people's and reports one lost.
  'phones.use': { worker: 'self', manager: 'self' },
  'phones.manage': { manager: 'provider' },
  // Words of residents: the office and the institution read those that concern them; whoever is named in one answers it.
  'voices.read': { officer: 'purchaser', head: 'purchaser', manager: 'provider', approver: 'any', auditor: 'any' },
  // What an institution says of its services in the public directory.
  'voices.keep-entry': { manager: 'provider' },
  'voices.answer': { officer: 'member', head: 'member', manager: 'member', approver: 'member' },
  // 6 payments
  'payments.read': {
    officer: 'purchaser',
    head: 'purchaser',
    manager: 'provider',
    approver: 'any',
    treasurer: 'any',
    auditor: 'any',
  },
  'payments.claim': { manager: 'provider' },
  'payments.check': { officer: 'purchaser' },
  'payments.pass': { head: 'purchaser' },
  'payments.pay': { treasurer: 'any' },
  // One of them records what was wrong with money, another of them confirms it.
  'payments.correct': { officer: 'purchaser', head: 'purchaser', treasurer: 'any' },
  'payments.cash': { manager: 'member' },
  // 7 evaluations
  'evaluations.read': {
    officer: 'purchaser',
    head: 'purchaser',
    manager: 'provider',
    worker: 'provider',
    approver: 'any',
    auditor: 'any',
    evaluator: 'any',
  },
  'evaluations.open': { officer: 'purchaser', head: 'purchaser', evaluator: 'any', approver: 'any' },
  'evaluations.rate-institution': { officer: 'purchaser', head: 'purchaser' },
  'evaluations.rate-purchaser': { manager: 'provider' },
  'evaluations.say-will': { head: 'purchaser', manager: 'provider' },
  'evaluations.reply': { head: 'purchaser', manager: 'provider' },
  'evaluations.sample': { evaluator: 'any' },
  'evaluations.run-sample': { evaluator: 'member' },
  // An appraisal by an evaluator of its own organisation: both sides appoint it, or the bureau draws it by lot.
  'evaluations.appoint': { head: 'purchaser', manager: 'provider' },
  'evaluations.draw-evaluator': { approver: 'any' },
  'evaluations.appraise': { evaluator: 'member' },
  'evaluations.mark-blind': { evaluator: 'member', expert: 'member' },
  'evaluations.keep-instrument': { approver: 'any' },
  'evaluations.decide-appeal': { approver: 'any' },
  // Neither the purchaser nor whoever leads the institution reads what was reported.
  'evaluations.report-interference': { manager: 'provider', worker: 'provider' },
  'evaluations.read-interference': { approver: 'any', evaluator: 'any' },
  'evaluations.answer-interference': { approver: 'any' },
  'evaluations.say-control': { head: 'purchaser', manager: 'provider' },
  // 8 modes
  // Figures of one contract: its parties and those who supervise; a rival sees what the law publishes, and others pooled.
  'modes.read-contract': {
    officer: 'any',
    head: 'any',
    approver: 'any',
    auditor: 'any',
    evaluator: 'any',
    manager: 'provider',
    treasurer: 'any',
  },
  'modes.read': { officer: 'any', head: 'any', approver: 'any', auditor: 'any', evaluator: 'any', manager: 'any', treasurer: 'any' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>

export type Action = keyof typeof permissions

/** What a token must be allowed beyond the role of the person behind it. */
const scopeOf = (action: Action): string =>
  action === 'delivery.record'
    ? 'records:write'
    : action === 'needs.enter-paper'
      ? 'answers:write'
      : action.endsWith('.read')
        ? 'read'
        : 'never'
export type TokenScope = 'read' | 'answers:write' | 'records:write'

/** The parties of a record, as far as permission asks for them. */
export interface Parties {
  purchaserId?: string | null
  providerId?: string | null
  organisationId?: string | null
  userId?: string | null
}

/** Whether somebody may do something to a record, as a refusal or nothing. Every use case asks here and nowhere else. */
export function mayNot(asker: Asker, action: Action, on: Parties = {}): Refusal | undefined {
  if (asker.kind === 'clock' || asker.kind === 'operator') return undefined
  if (asker.kind === 'public') return refusePermission('sign-in-first')
  if (asker.kind === 'token' && !asker.scopes?.includes(scopeOf(action))) return refusePermission('token-too-narrow')
  const table: Partial<Record<string, Reach>> = permissions[action]
  const reaches = asker.roles.map((r) => table[r]).filter((r) => r !== undefined)
  if (reaches.length === 0) return refusePermission('not-your-role')
  if (reaches.some((r) => within(r, asker, on))) return undefined
  return refusePermission('not-your-record')
}

function within(reach: Reach, asker: Asker, on: Parties): boolean {
  const own = asker.organisationId
  if (reach === 'any') return true
  if (reach === 'purchaser') return own !== null && on.purchaserId === own
  if (reach === 'provider') return own !== null && on.providerId === own
  if (reach === 'member') return own !== null && on.organisationId === own
  return asker.userId !== null && on.userId === asker.userId
}

/**
 * The same for a verb of a process: one permission, or any of several; the first is the one whose refusal is told.
 * What only comes about by time is for the clock and for whoever stands at the command line.
 */
export function mayNotAny(asker: Asker, actions: Action | readonly Action[] | 'clock', on: Parties = {}): Refusal | undefined {
  if (actions === 'clock') return asker.kind === 'clock' || asker.kind === 'operator' ? undefined : refusePermission('not-your-role')
  const all = typeof actions === 'string' ? [actions] : actions
  const no = all.map((a) => mayNot(asker, a, on))
  return no.includes(undefined) ? undefined : (no.find((n) => n?.code === 'not-your-record') ?? no[0])
}

/** True when the asker may; for pages that only show or hide. */
export const may = (asker: Asker, action: Action, on: Parties = {}): boolean => mayNot(asker, action, on) === undefined
/** True when the role could do it to some record. */
export const mayAtAll = (asker: Asker, action: Action): boolean =>
  asker.roles.some((r) => (permissions[action] as Partial<Record<string, Reach>>)[r] !== undefined)
/** The role by which somebody could do it; undefined where none of theirs does. */
export const roleThatMay = (asker: Asker, action: Action): Role | undefined =>
  asker.roles.find((r): r is Role => r in (permissions[action] as Partial<Record<string, Reach>>))
