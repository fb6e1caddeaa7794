import type { Asker } from '#platform'
import { describe, expect, test } from 'vitest'
import { openable } from './address.tsx'

const asker = (roles: readonly string[], organisationId: string | null = 'org_1'): Asker => ({
  kind: roles.length ? 'user' : 'public',
  userId: 'usr_1',
  name: null,
  membershipId: null,
  organisationId,
  organisationKind: null,
  roles,
})
const office = { purchaserId: 'org_1', providerId: 'org_2' }
const others = { purchaserId: 'org_8', providerId: 'org_9' }

describe('whether a link is shown', () => {
  test.each([
    ['officer', '/purchases/pur_1', office, true],
    ['officer', '/purchases/pur_1', others, false],
    ['officer', '/plans/year', undefined, true],
    ['auditor', '/plans/year?year=2026', undefined, true],
    ['manager', '/plans/year', undefined, false],
    ['officer', '/tenders/new?purchase=pur_1', office, true],
    ['approver', '/tenders/new?purchase=pur_1', office, false],
    ['approver', '/needs/communities/upload', undefined, false],
    ['approver', '/needs/communities', undefined, true],
    ['auditor', '/contracts/con_1', others, true],
    ['treasurer', '/delivery/acceptances/acc_1', office, false],
    ['treasurer', '/payments/claims/clm_1', office, true],
    ['committee', '/purchases/pur_1', office, false],
    ['worker', '/delivery/con_1', { providerId: 'org_1' }, true],
    ['worker', '/delivery/con_1', { providerId: 'org_2' }, false],
    ['worker', '/payments/claims/clm_1', { providerId: 'org_1' }, false],
    ['manager', '/evaluations', undefined, true],
    // The public page of a round or an institution is for everybody.
    ['expert', '/evaluations/purchasers', undefined, true],
    ['expert', '/evaluations/rounds/rnd_1', undefined, false],
    ['manager', '/open/purchases/pur_1', others, true],
  ] as const)('%s, %s, %o: %s', (role, href, of, shown) => {
    expect(openable(asker([role]), href, of)).toBe(shown ? href : undefined)
  })
  test('nobody without an account is shown a page that asks for one', () => {
    expect(['/needs/ned_1', '/contracts/con_1', '/modes'].map((href) => openable(asker([]), href))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(['/tenders/tnd_1', '/plans/pln_1', '/law/R-92', '/open'].every((href) => openable(asker([]), href) === href)).toBe(true)
  })
})
