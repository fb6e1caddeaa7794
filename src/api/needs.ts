import { isRefusal } from '#kernel'
import { evidenceKinds, type Need, need, needProcess, needs } from '#needs'
import { mayNot } from '#people'
import { choice, notThere, optional } from '#platform'
import { z } from 'zod'
import { cut, dayOf, dayOrNull, erased, id, idField, listOf, onDay, pageField, searchField } from './fields.ts'
import { type Operation, read } from './operation.ts'
import { filterOf, reachOf } from './reach.ts'
import { statesOf } from './states.ts'

const state = statesOf(needProcess.states)
const item = z
  .object({
    id: id('Need.'),
    purchaserId: id('Office that keeps it.'),
    purchaseId: z.string().nullable(),
    title: z.string(),
    titleEn: z.string().nullable(),
    statement: z.string(),
    state: z.enum(state),
    noticedOn: onDay('Noticed.'),
    acceptedOn: onDay('Accepted.').nullable(),
    setAsideReason: z.string().nullable(),
    erased: erased(),
    version: z.int(),
    evidence: z.array(
      z.object({
        id: id('Evidence.'),
        kind: z.enum(evidenceKinds),
        says: z.string(),
        source: z.string(),
        addedOn: onDay('Added.'),
        erased: erased(),
      }),
    ),
  })
  .meta({ id: 'Need', description: 'Something residents lack, with what shows it.' })

const out = (n: Need): z.output<typeof item> => ({
  id: n.id,
  purchaserId: n.purchaserId,
  purchaseId: n.purchaseId,
  title: n.title,
  titleEn: n.titleEn,
  statement: n.statement,
  state: n.state,
  noticedOn: dayOf(n.noticedOn),
  acceptedOn: dayOrNull(n.acceptedOn),
  setAsideReason: n.setAsideReason,
  version: n.version,
  evidence: n.evidence.map((e) => ({ id: e.id, kind: e.kind, says: e.says, source: e.source, addedOn: dayOf(e.addedOn) })),
})

export const needOperations: readonly Operation[] = [
  read({
    name: 'listNeeds',
    path: '/needs',
    scope: 'read',
    query: z.strictObject({
      purchase: idField('purchase', 'Only needs of this purchase.'),
      state: optional(choice(state)),
      q: searchField(),
      page: pageField(),
    }),
    gives: listOf(item),
    answer: async (ctx, { query }) => {
      const reach = reachOf(ctx, 'needs.read')
      if (isRefusal(reach)) return reach
      return cut(
        await needs(ctx, { ...filterOf(reach), purchaseId: query.purchase, state: query.state, search: query.q }),
        query.page ?? 1,
        out,
      )
    },
  }),
  read({
    name: 'readNeed',
    path: '/needs/{id}',
    scope: 'read',
    gives: item,
    answer: async (ctx, { id }) => {
      const found = await need(ctx, id)
      if (!found) return mayNot(ctx.asker, 'needs.read', { purchaserId: ctx.asker.organisationId }) ?? notThere()
      return mayNot(ctx.asker, 'needs.read', found) ?? out(found)
    },
  }),
]
