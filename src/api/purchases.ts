import { notThere } from '#platform'
import { isRefusal } from '#kernel'
import { type Purchase, purchase, purchases } from '#needs'
import { mayNot } from '#people'
import { z } from 'zod'
import { atMoment, cut, dayOf, id, listOf, momentOf, onDay, pageField, searchField, sortField } from './fields.ts'
import { type Operation, read } from './operation.ts'
import { filterOf, reachOf } from './reach.ts'

const item = z
  .object({
    id: id('Purchase.'),
    number: z.string().meta({ description: 'Year of opening and running number.', examples: ['2026-014'] }),
    title: z.string(),
    titleEn: z.string().nullable(),
    purchaserId: id('Office that buys.'),
    communityIds: z.array(z.string()),
    lawDay: onDay('The law of this day governs it.'),
    openedAt: atMoment('Opened.'),
    version: z.int(),
  })
  .meta({ id: 'Purchase' })

const out = (p: Purchase): z.output<typeof item> => ({
  id: p.id,
  number: p.number,
  title: p.title,
  titleEn: p.titleEn,
  purchaserId: p.purchaserId,
  communityIds: [...p.communityIds],
  lawDay: dayOf(p.lawDay),
  openedAt: momentOf(p.openedAt),
  version: p.version,
})

export const purchaseOperations: readonly Operation[] = [
  read({
    name: 'listPurchases',
    path: '/purchases',
    scope: 'read',
    query: z.strictObject({ q: searchField(), sort: sortField(['number', 'title']), page: pageField() }),
    gives: listOf(item),
    answer: async (ctx, { query }) => {
      const reach = reachOf(ctx, 'purchases.read')
      if (isRefusal(reach)) return reach
      const all = await purchases(ctx, { ...filterOf(reach), search: query.q })
      const [by, way] = [
        query.sort?.replace('-', '') === 'title' ? ('title' as const) : ('number' as const),
        query.sort === undefined || query.sort.startsWith('-') ? -1 : 1,
      ]
      return cut(
        all.toSorted((a, b) => way * (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : 0)),
        query.page ?? 1,
        out,
      )
    },
  }),
  read({
    name: 'readPurchase',
    path: '/purchases/{id}',
    scope: 'read',
    gives: item,
    answer: async (ctx, { id }) => {
      const found = await purchase(ctx, id)
      if (!found) return mayNot(ctx.asker, 'purchases.read', { purchaserId: ctx.asker.organisationId }) ?? notThere()
      return mayNot(ctx.asker, 'purchases.read', found) ?? out(found)
    },
  }),
]
