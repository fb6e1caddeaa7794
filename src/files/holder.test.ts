import type { Asker } from '#platform'
import { describe, expect, test } from 'vitest'
import { heldByChallenge, heldByComplaint } from '../3-tenders/held-by-challenge.ts'
import { heldByTender } from '../3-tenders/held-by-tender.ts'
import { heldByContract } from '../4-contracts/held-by-contract.ts'
import { heldByDeliverable } from '../5-delivery/held-by-record.ts'
import { heldByClaim } from '../6-payments/held-by-claim.ts'
import { heldByRound } from '../7-evaluations/held-by-round.ts'
import { type Holder, noOf, seesFile } from './holder.ts'
import { refuse as refuseFiles } from './words.ts'

/* Who may see, add and take away the files of each kind of record: role by role, and of another organisation. The second copy, by hand. */

const asker = (role: string, organisationId: string): Asker => ({
  kind: 'user',
  userId: `usr-${role}`,
  name: role,
  membershipId: null,
  organisationId,
  organisationKind: null,
  roles: [role],
})
const parties = { id: 'x', purchaseId: 'p', number: 'N', purchaserId: 'street', providerId: 'institution' }
const of = (more: object) => ({ ...parties, ...more }) as never
/** s sees, a adds, r takes away what its own side added. */
const may = (h: Holder, who: Asker): string => {
  const no = noOf({ asker: who }, h)
  return [!no.see && 's', !no.add && 'a', !no.remove && 'r'].filter(Boolean).join('')
}
const roles = [
  'officer',
  'head',
  'manager',
  'worker',
  'approver',
  'treasurer',
  'auditor',
  'reviewer',
  'evaluator',
  'expert',
  'committee',
  'administrator',
  'data-officer',
]
const homes: Record<string, string> = { officer: 'street', head: 'street', manager: 'institution', worker: 'institution' }

const tables: Record<string, { holder: Holder; own: string; elsewhere: string }> = {
  'a draft of a tender': {
    holder: heldByTender(of({ state: 'draft', issuedOn: null })),
    own: 'officer:sar head:sar approver:s treasurer:s auditor:s reviewer:s',
    elsewhere: '',
  },
  'a published tender': {
    holder: heldByTender(of({ state: 'published', issuedOn: '2026-01-01' })),
    own: roles.map((r) => `${r}:s`).join(' '),
    elsewhere: roles
      .slice(0, 4)
      .map((r) => `${r}:s`)
      .join(' '),
  },
  'a contract under negotiation': {
    holder: heldByContract(of({ signedOn: null })),
    own: 'officer:sar head:sar manager:sar worker:s approver:s treasurer:s auditor:s evaluator:s',
    elsewhere: '',
  },
  'a signed contract': {
    holder: heldByContract(of({ signedOn: '2026-01-01' })),
    own: 'officer:sa head:sa manager:sa worker:s approver:s treasurer:s auditor:s evaluator:s',
    elsewhere: '',
  },
  'a contract that is over and done with': {
    holder: heldByContract(of({ state: 'ended', signedOn: '2026-01-01' }), refuseFiles('files-closed')),
    own: 'officer:s head:s manager:s worker:s approver:s treasurer:s auditor:s evaluator:s',
    elsewhere: '',
  },
  'a deliverable of one': {
    holder: heldByDeliverable(of({}), of({ title: 'x' }), { over: refuseFiles('files-closed') }),
    own: 'officer:s head:s manager:s worker:s approver:s auditor:s evaluator:s',
    elsewhere: '',
  },
  'a deliverable': {
    holder: heldByDeliverable(of({}), of({ title: 'x' })),
    own: 'officer:s head:s manager:sar worker:sar approver:s auditor:s evaluator:s',
    elsewhere: '',
  },
  'a claim on the desk of the officer': {
    holder: heldByClaim(of({ state: 'with-officer' })),
    own: 'officer:s head:s manager:sar approver:s treasurer:s auditor:s',
    elsewhere: '',
  },
  'a claim that was passed on': {
    holder: heldByClaim(of({ state: 'with-head' })),
    own: 'officer:s head:s manager:sa approver:s treasurer:s auditor:s',
    elsewhere: '',
  },
  'a claim that was withdrawn': {
    holder: heldByClaim(of({ state: 'withdrawn' })),
    own: 'officer:s head:s manager:s approver:s treasurer:s auditor:s',
    elsewhere: '',
  },
  'a challenge that waits for its answer': {
    holder: heldByChallenge(of({ state: 'received' }), 'p', 'all'),
    own: 'officer:sar head:sar manager:sar approver:s auditor:s reviewer:s',
    elsewhere: '',
  },
  'a challenge that was answered': {
    holder: heldByChallenge(of({ state: 'answered' }), 'p', 'all'),
    own: 'officer:s head:s manager:s approver:s auditor:s reviewer:s',
    elsewhere: '',
  },
  'a complaint under review': {
    holder: heldByComplaint(of({ state: 'accepted' }), 'p'),
    own: 'officer:sa head:sa manager:sa auditor:s reviewer:sa',
    elsewhere: '',
  },
  'a complaint that was decided': {
    holder: heldByComplaint(of({ state: 'decided' }), 'p'),
    own: 'officer:s head:s manager:s auditor:s reviewer:s',
    elsewhere: '',
  },
  'a round of which the time to reply is over': {
    holder: heldByRound(of({ state: 'revealed' }), true),
    own: 'officer:s head:s manager:s worker:s approver:s auditor:s evaluator:s',
    elsewhere: '',
  },
  'a round': {
    holder: heldByRound(of({ state: 'open' }), false),
    own: 'officer:sar head:sar manager:sar worker:s approver:s auditor:s evaluator:sar',
    elsewhere: '',
  },
}

describe.each(Object.entries(tables))('the files of %s', (_, { holder, own, elsewhere }) => {
  const table = (org: (role: string) => string, among: readonly string[]) =>
    among
      .map((role) => [role, may(holder, asker(role, org(role)))] as const)
      .filter(([, what]) => what !== '')
      .map((x) => x.join(':'))
      .join(' ')
  test('for those of its own parties and those who supervise', () => expect(table((r) => homes[r] ?? 'platform', roles)).toBe(own))
  test('for the same roles of another organisation', () => expect(table(() => 'another', roles.slice(0, 4))).toBe(elsewhere))
  test('for whoever is not signed in', () => {
    const nobody: Asker = { ...asker('officer', 'street'), kind: 'public', userId: null, organisationId: null, roles: [] }
    expect(may(holder, nobody)).toBe(holder.see === 'anybody' ? 's' : '')
  })
})

test('while a round is open each side sees what it added itself, and nothing of the other', () => {
  const [open, revealed] = [heldByRound(of({ state: 'open' }), false), heldByRound(of({ state: 'revealed' }), false)]
  const [ours, theirs] = [{ organisation_id: 'street' }, { organisation_id: 'institution' }]
  const officer = { asker: asker('officer', 'street') }
  expect([seesFile(officer, open, ours), seesFile(officer, open, theirs), seesFile(officer, revealed, theirs)]).toEqual([true, false, true])
})
