import { type Day, isAfter, moneyText } from '#kernel'
import { changeOf } from '#people'
import type { PlainFields } from '#platform'
import { refuseRedress } from './rules/redress-words.ts'
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

const change = changeOf(keptTender)

/** Every change of a tender goes this way. */
export const changeTender: typeof change = (ctx, what, work) =>
  change(ctx, what, async (at) => {
    const still = standsStill(at.now, at.inside.today)
    return still ? still.with({ cites: at.inside.law.cites('suspension') }) : await work(at)
  })

/** That finance has a procurement stand still, as of a day: nobody does anything to it, the clock neither. */
export const standsStill = (t: Pick<Tender, 'suspendedUntilOn'>, today: Day) =>
  t.suspendedUntilOn !== null && !isAfter(today, t.suspendedUntilOn) ? refuseRedress('suspended', t.suspendedUntilOn) : undefined

/** What the work of such a change gets. */
export type TenderChange = Parameters<Parameters<typeof changeTender>[2]>[0]
