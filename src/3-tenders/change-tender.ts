import { moneyText } from '#kernel'
import { changeOf } from '#people'
import type { PlainFields } from '#platform'
import { tenderProcess } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { holdTender, moveTender, tender } from './store/index.ts'

/** What of a tender’s documents the log tells as it was and as it became. */
const plain = (t: Tender): PlainFields => ({
  method: t.method,
  ceiling: t.ceiling === null ? null : moneyText(t.ceiling),
  fixedPrice: t.fixedPrice,
  priceWeight: t.priceWeight,
  documentsUntilOn: t.documentsUntilOn,
  deadlineAt: t.deadlineAt,
  ...Object.fromEntries(t.criteria.map((c) => [`criterion ${c.title.slice(0, 60)}`, c.weight])),
})

/** How a tender is kept, also where another change moves it. */
export const keptTender = {
  process: tenderProcess,
  kind: 'tender' as const,
  log: 'tenders',
  load: tender,
  hold: holdTender,
  move: moveTender,
  plain,
}

/** Every change of a tender goes this way. */
export const changeTender = changeOf(keptTender)

/** What the work of such a change gets. */
export type TenderChange = Parameters<Parameters<typeof changeTender>[2]>[0]
