import { isRefusal } from '#kernel'
import { type Claim, claimProcess, claimSorts, pageOfClaims, visibleClaim } from '#payments'
import { choice, optional } from '#platform'
import { z } from 'zod'
import {
  answerOf,
  dayOf,
  dayOrNull,
  id,
  idField,
  listOf,
  money,
  moneyOf,
  moneyOrNull,
  onDay,
  pageField,
  pageOf,
  said,
  searchField,
  sortField,
  wordsOf,
} from './fields.ts'
import { type Operation, read } from './operation.ts'
import { filterOf, reachOf } from './reach.ts'
import { statesOf } from './states.ts'

const item = z
  .object({
    id: id('Claim.'),
    number: z.string(),
    purchaseId: id('Purchase.'),
    contractId: id('Contract.'),
    purchaserId: id('Who owes it.'),
    providerId: id('To whom.'),
    acceptanceId: z.string().nullable(),
    title: said(),
    amount: money('Claimed.'),
    disputed: money('Disputed when it was made.'),
    paid: money('Paid so far.'),
    interestDue: money('Interest reckoned when it was paid up.').nullable(),
    interestPaid: money('Interest paid.'),
    state: z.enum(statesOf(claimProcess.states)).meta({ description: 'On whose desk it is.' }),
    basis: z.enum(['statute', 'contract']),
    madeOn: onDay('Made.'),
    dueOn: onDay('Must be paid by.'),
    lastPaidOn: onDay('Last payment.').nullable(),
    settledOn: onDay('Paid up.').nullable(),
    lawDay: onDay('The law of this day governs it.'),
    version: z.int(),
  })
  .meta({ id: 'Claim' })

const out = (c: Claim): z.output<typeof item> => ({
  id: c.id,
  number: c.number,
  purchaseId: c.purchaseId,
  contractId: c.contractId,
  purchaserId: c.purchaserId,
  providerId: c.providerId,
  acceptanceId: c.acceptanceId,
  title: wordsOf(c.title),
  amount: moneyOf(c.amount),
  disputed: moneyOf(c.disputed),
  paid: moneyOf(c.paid),
  interestDue: moneyOrNull(c.interestDue),
  interestPaid: moneyOf(c.interestPaid),
  state: c.state,
  basis: c.basis,
  madeOn: dayOf(c.madeOn),
  dueOn: dayOf(c.dueOn),
  lastPaidOn: dayOrNull(c.lastPaidOn),
  settledOn: dayOrNull(c.settledOn),
  lawDay: dayOf(c.lawDay),
  version: c.version,
})

export const claimOperations: readonly Operation[] = [
  read({
    name: 'listClaims',
    path: '/claims',
    scope: 'read',
    query: z.strictObject({
      contract: idField('contract', 'Only claims of this contract.'),
      standing: optional(choice(['open', 'late', 'paid'])).meta({ description: 'Still owed, late today, or paid.' }),
      q: searchField(),
      sort: sortField(claimSorts),
      page: pageField(),
    }),
    gives: listOf(item),
    answer: async (ctx, { query }) => {
      const reach = reachOf(ctx, 'payments.read')
      if (isRefusal(reach)) return reach
      const of = {
        ...filterOf(reach),
        ...(query.contract && { contractIds: [query.contract] }),
        ...(query.standing && { standing: query.standing }),
        ...(query.q && { search: query.q }),
      }
      const at = pageOf(query, 'due')
      return answerOf(await pageOfClaims(ctx, of, at), at, out)
    },
  }),
  read({
    name: 'readClaim',
    path: '/claims/{id}',
    scope: 'read',
    gives: item,
    answer: async (ctx, { id }) => {
      const found = await visibleClaim(ctx, id)
      return isRefusal(found) ? found : out(found)
    },
  }),
]
