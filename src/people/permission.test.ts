import { describe, expect, test } from 'vitest'
import type { Asker } from '#platform'
import { type Action, mayNot, permissions, type Role, roles } from './permission.ts'

/**
 * Who may do what, written a second time by hand and read by people: a change of a permission must be made in both places.
 * a: any record of the jurisdiction · p: as its purchaser · v: as its provider · m: in one's own organisation · s: one's own · -: never
 */
const table = `
                                off hea app man wor exp eva tre aud rev com adm dat
people.manage-own                -   m   -   m   -   -   -   -   -   -   -   a   -
people.manage-all                -   -   -   -   -   -   -   -   -   -   -   a   -
people.keep-communities          p   p   -   -   -   -   -   -   -   -   -   a   -
people.keep-experts              -   -   -   -   -   -   -   -   -   -   -   a   -
people.keep-own-expert           -   -   -   -   -   s   -   -   -   -   -   -   -
people.reset-password            -   m   -   m   -   -   -   -   -   -   -   a   -
people.end-two-step              -   -   -   -   -   -   -   -   -   -   -   a   -
people.find-texts                -   -   -   -   -   -   -   -   -   -   -   -   a
people.erase-text                -   -   -   -   -   -   -   -   -   -   -   -   a
people.answer-requests           -   -   -   -   -   -   -   -   -   -   -   -   a
log.read                         -   -   a   -   -   -   -   -   a   -   -   a   -
log.erase                        -   -   -   -   -   -   -   -   -   -   -   a   -
purchases.open                   p   p   -   -   -   -   -   -   -   -   -   -   -
purchases.read                   p   p   a   -   -   -   a   a   a   -   -   -   -
needs.read                       p   p   a   -   -   a   a   -   a   -   a   -   -
needs.edit                       p   p   -   -   -   -   -   -   -   -   -   -   -
needs.enter-paper                p   p   -   -   -   -   -   -   -   -   a   -   -
needs.accept                     p   p   -   -   -   -   -   -   -   -   -   -   -
plans.read                       p   p   a   -   -   -   -   a   a   -   -   -   -
plans.edit                       p   p   -   -   -   -   -   -   -   -   -   -   -
plans.submit                     p   p   -   -   -   -   -   -   -   -   -   -   -
plans.approve                    -   -   a   -   -   -   -   -   -   -   -   -   -
plans.publish                    p   p   -   -   -   -   -   -   -   -   -   -   -
tenders.read                     p   p   a   -   -   -   -   a   a   a   -   -   -
tenders.edit                     p   p   -   -   -   -   -   -   -   -   -   -   -
tenders.publish                  p   p   -   -   -   -   -   -   -   -   -   -   -
tenders.publish-despite          -   p   -   -   -   -   -   -   -   -   -   -   -
tenders.ask                      -   -   -   a   -   -   -   -   -   -   -   -   -
tenders.answer                   p   p   -   -   -   -   -   -   -   -   -   -   -
bids.submit                      -   -   -   v   -   -   -   -   -   -   -   -   -
bids.withdraw                    -   -   -   v   -   -   -   -   -   -   -   -   -
bids.read                        -   -   -   v   -   -   -   -   -   -   -   -   -
bids.read-files                  p   p   -   v   -   -   -   -   a   a   -   -   -
bids.compare                     p   p   -   -   -   -   -   -   -   -   -   -   -
bids.confirm-finding             p   p   -   -   -   -   -   -   -   -   -   -   -
panel.appoint                    p   p   -   -   -   -   -   -   -   -   -   -   -
panel.declare                    s   s   -   -   -   s   -   -   -   -   -   -   -
panel.talk                       s   s   -   -   -   s   -   -   -   -   -   -   -
panel.score                      s   s   -   -   -   s   -   -   -   -   -   -   -
panel.read-scores                -   -   -   -   -   -   -   -   a   -   -   -   -
panel.agree                      s   s   -   -   -   s   -   -   -   -   -   -   -
awards.decide                    -   p   -   -   -   -   -   -   -   -   -   -   -
awards.report                    p   p   -   -   -   -   -   -   -   -   -   -   -
tenders.void                     -   p   -   -   -   -   -   -   -   -   -   -   -
challenges.file                  -   -   -   v   -   -   -   -   -   -   -   -   -
challenges.read                  p   p   a   v   -   -   -   -   a   a   -   -   -
challenges.answer                p   p   -   -   -   -   -   -   -   -   -   -   -
complaints.file                  -   -   -   v   -   -   -   -   -   -   -   -   -
complaints.read                  p   p   -   v   -   -   -   -   a   a   -   -   -
complaints.answer                p   p   -   -   -   -   -   -   -   -   -   -   -
complaints.review                -   -   -   -   -   -   -   -   -   a   -   -   -
contracts.read                   p   p   a   v   v   -   a   a   a   -   -   -   -
contracts.draft                  p   p   -   -   -   -   -   -   -   -   -   -   -
contracts.propose                p   p   -   v   -   -   -   -   -   -   -   -   -
contracts.say-success            p   p   -   v   -   -   -   -   -   -   -   -   -
contracts.sign                   -   p   -   v   -   -   -   -   -   -   -   -   -
contracts.approve-ground         -   -   a   -   -   -   -   -   -   -   -   -   -
delivery.read                    p   p   a   v   v   -   a   -   a   -   -   -   -
delivery.appoint                 -   -   -   v   -   -   -   -   -   -   -   -   -
delivery.record                  -   -   -   v   v   -   -   -   -   -   -   -   -
delivery.hand-in                 -   -   -   v   -   -   -   -   -   -   -   -   -
delivery.accept                  p   p   -   -   -   -   -   -   -   -   -   -   -
delivery.check                   p   p   -   -   -   -   -   -   -   -   -   -   -
delivery.show-own                -   -   -   v   -   -   -   -   -   -   -   -   -
delivery.show-purchaser          p   p   -   -   -   -   -   -   -   -   -   -   -
delivery.show-others             -   -   -   -   -   -   a   -   -   -   -   -   -
delivery.state-pay               -   -   -   v   -   -   -   -   -   -   -   -   -
delivery.read-pay                p   p   a   v   -   -   -   -   a   -   -   -   -
delivery.confirm-pay             -   -   -   -   s   -   -   -   -   -   -   -   -
delivery.opinion                 -   -   -   -   -   -   a   -   -   -   a   -   -
clients.read                     -   -   -   v   v   -   -   -   -   -   -   -   -
clients.keep                     -   -   -   v   v   -   -   -   -   -   -   -   -
clients.manage                   -   -   -   v   -   -   -   -   -   -   -   -   -
clients.open-names               -   -   -   v   v   -   -   -   -   -   -   -   -
clients.keep-key                 -   -   -   v   -   -   -   -   -   -   -   -   -
phones.use                       -   -   -   s   s   -   -   -   -   -   -   -   -
phones.manage                    -   -   -   v   -   -   -   -   -   -   -   -   -
voices.read                      p   p   a   v   -   -   -   -   a   -   -   -   -
voices.keep-entry                -   -   -   v   -   -   -   -   -   -   -   -   -
voices.answer                    m   m   m   m   -   -   -   -   -   -   -   -   -
payments.read                    p   p   a   v   -   -   -   a   a   -   -   -   -
payments.claim                   -   -   -   v   -   -   -   -   -   -   -   -   -
payments.check                   p   -   -   -   -   -   -   -   -   -   -   -   -
payments.pass                    -   p   -   -   -   -   -   -   -   -   -   -   -
payments.pay                     -   -   -   -   -   -   -   a   -   -   -   -   -
payments.correct                 p   p   -   -   -   -   -   a   -   -   -   -   -
payments.cash                    -   -   -   m   -   -   -   -   -   -   -   -   -
evaluations.read                 p   p   a   v   v   -   a   -   a   -   -   -   -
evaluations.open                 p   p   a   -   -   -   a   -   -   -   -   -   -
evaluations.rate-institution     p   p   -   -   -   -   -   -   -   -   -   -   -
evaluations.rate-purchaser       -   -   -   v   -   -   -   -   -   -   -   -   -
evaluations.say-will             -   p   -   v   -   -   -   -   -   -   -   -   -
evaluations.reply                -   p   -   v   -   -   -   -   -   -   -   -   -
evaluations.sample               -   -   -   -   -   -   a   -   -   -   -   -   -
evaluations.run-sample           -   -   -   -   -   -   m   -   -   -   -   -   -
evaluations.appoint              -   p   -   v   -   -   -   -   -   -   -   -   -
evaluations.draw-evaluator       -   -   a   -   -   -   -   -   -   -   -   -   -
evaluations.appraise             -   -   -   -   -   -   m   -   -   -   -   -   -
evaluations.mark-blind           -   -   -   -   -   m   m   -   -   -   -   -   -
evaluations.keep-instrument      -   -   a   -   -   -   -   -   -   -   -   -   -
evaluations.decide-appeal        -   -   a   -   -   -   -   -   -   -   -   -   -
evaluations.report-interference  -   -   -   v   v   -   -   -   -   -   -   -   -
evaluations.read-interference    -   -   a   -   -   -   a   -   -   -   -   -   -
evaluations.answer-interference  -   -   a   -   -   -   -   -   -   -   -   -   -
evaluations.say-control          -   p   -   v   -   -   -   -   -   -   -   -   -
modes.read-contract              a   a   a   v   -   -   a   a   a   -   -   -   -
modes.read                       a   a   a   a   -   -   a   a   a   -   -   -   -`

const columns: Role[] = [
  'officer',
  'head',
  'approver',
  'manager',
  'worker',
  'expert',
  'evaluator',
  'treasurer',
  'auditor',
  'reviewer',
  'committee',
  'administrator',
  'data-officer',
]
const [, ...rows] = table.trim().split('\n')
const expected = rows.map((line) => {
  const [action, ...cells] = line.trim().split(/\s+/)
  return { action: action as Action, cells: Object.fromEntries(columns.map((c, i) => [c, cells[i]!])) as Record<Role, string> }
})

const asker = (role: Role, more: Partial<Asker> = {}): Asker => ({
  kind: 'user',
  userId: 'usr_me',
  name: null,
  membershipId: null,
  organisationId: 'org_mine',
  organisationKind: null,
  roles: [role],
  ...more,
})
/** The same record seen from the side of its purchaser, its provider, its organisation, its person, and from outside. */
const records = {
  p: { purchaserId: 'org_mine', providerId: 'org_other', organisationId: 'org_other', userId: 'usr_other' },
  v: { purchaserId: 'org_other', providerId: 'org_mine', organisationId: 'org_other', userId: 'usr_other' },
  m: { purchaserId: 'org_other', providerId: 'org_other', organisationId: 'org_mine', userId: 'usr_other' },
  s: { purchaserId: 'org_other', providerId: 'org_other', organisationId: 'org_other', userId: 'usr_me' },
  foreign: { purchaserId: 'org_other', providerId: 'org_other', organisationId: 'org_other', userId: 'usr_other' },
} as const

test('the table names every action and every role', () => {
  expect(expected.map((e) => e.action)).toEqual(Object.keys(permissions))
  expect(columns).toEqual(Object.keys(roles))
})

describe.each(expected)('$action', ({ action, cells }) => {
  test.each(columns)('as %s', (role) => {
    const reach = cells[role]
    for (const [side, record] of Object.entries(records)) {
      const allowed = reach === 'a' || reach === side
      expect([side, mayNot(asker(role), action, record) === undefined]).toEqual([side, allowed])
    }
  })
  test('a record without parties, or an asker without organisation, opens nothing', () => {
    for (const role of columns) {
      const always = cells[role] === 'a'
      expect(mayNot(asker(role), action, {}) === undefined).toBe(always)
      expect(
        mayNot(asker(role, { organisationId: null, userId: null }), action, {
          purchaserId: null,
          providerId: null,
          organisationId: null,
          userId: null,
        }) === undefined,
      ).toBe(always)
    }
  })
  test('the public may not', () => expect(mayNot({ ...asker('officer'), kind: 'public' }, action, records.p)?.code).toBe('sign-in-first'))
})

describe('a token', () => {
  const token = (scopes: string[]) => asker('worker', { kind: 'token', scopes })
  test('never does more than its scopes', () => {
    expect(mayNot(token(['read']), 'delivery.record', records.v)?.code).toBe('token-too-narrow')
    expect(mayNot(token(['records:write']), 'delivery.record', records.v)).toBeUndefined()
  })
  test('never does more than the person behind it', () => {
    expect(mayNot(token(['records:write']), 'delivery.record', records.foreign)?.code).toBe('not-your-record')
    expect(mayNot(asker('expert', { kind: 'token', scopes: ['records:write'] }), 'delivery.record', records.v)?.code).toBe('not-your-role')
  })
  test('signs nothing and pays nothing', () => {
    for (const action of ['contracts.sign', 'payments.pay', 'awards.decide', 'plans.approve', 'people.manage-own'] as const)
      for (const role of columns)
        expect(mayNot(asker(role, { kind: 'token', scopes: ['read', 'answers:write', 'records:write'] }), action, records.p)).toBeDefined()
  })
})
