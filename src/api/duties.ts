import { isRefusal } from '#kernel'
import { dutiesOf, type Duty, visibleContract } from '#contracts'
import { choice, optional } from '#platform'
import { z } from 'zod'
import { cut, dayField, dayOrNull, id, idField, listOf, money, moneyOrNull, onDay, pageField, said, wordsOf } from './fields.ts'
import { type Operation, read } from './operation.ts'
import { reachOf } from './reach.ts'

const item = z
  .object({
    id: id('Duty.'),
    contractId: id('Contract it stands in.'),
    purchaseId: id('Purchase.'),
    purchaserId: id('Office that buys.'),
    providerId: id('Institution that serves.'),
    kind: z.string(),
    debtor: z.enum(['purchaser', 'provider']).meta({ description: 'Which side owes it.' }),
    title: said(),
    why: said(),
    otherwise: said(),
    dueOn: onDay('Due.').nullable(),
    amount: money('Amount, where it is money.').nullable(),
    clause: z.string().nullable(),
    state: z.enum(['open', 'done', 'void']),
    fulfilledOn: onDay('Done.').nullable(),
    version: z.int(),
  })
  .meta({
    id: 'Duty',
    description: 'One thing one side of a contract owes the other, with its day. The same table holds the duties of both sides.',
  })

const out = (d: Duty): z.output<typeof item> => ({
  id: d.id,
  contractId: d.contractId,
  purchaseId: d.purchaseId,
  purchaserId: d.purchaserId,
  providerId: d.providerId,
  kind: d.kind,
  debtor: d.debtor,
  title: wordsOf(d.title),
  why: wordsOf(d.why),
  otherwise: wordsOf(d.otherwise),
  dueOn: dayOrNull(d.dueOn),
  amount: moneyOrNull(d.amount),
  clause: d.clause,
  state: d.state,
  fulfilledOn: dayOrNull(d.fulfilledOn),
  version: d.version,
})

export const dutyOperations: readonly Operation[] = [
  read({
    name: 'listDuties',
    path: '/duties',
    scope: 'read',
    query: z.strictObject({
      contract: idField('contract', 'Only duties of this contract.'),
      state: optional(choice(['open', 'all'])).meta({ description: 'Only what is still owed (the default), or all.' }),
      until: dayField('Only what is due by this day, or has no day yet.'),
      page: pageField(),
    }),
    gives: listOf(item),
    answer: async (ctx, { query }) => {
      const of = { open: query.state !== 'all', ...(query.until && { until: query.until }) }
      if (query.contract) {
        const contract = await visibleContract(ctx, query.contract)
        return isRefusal(contract) ? contract : cut(await dutiesOf(ctx, { ...of, contractIds: [contract.id] }), query.page ?? 1, out)
      }
      const reach = reachOf(ctx, 'contracts.read')
      if (isRefusal(reach)) return reach
      return cut(await dutiesOf(ctx, { ...of, ...(!reach.all && { organisationId: reach.organisationId }) }), query.page ?? 1, out)
    },
  }),
]
