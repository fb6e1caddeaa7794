import { type Day, isAfter, moneyText } from '#kernel'
import { advance, changeOf } from '#people'
import type { Ctx, Entry, PlainFields } from '#platform'
import { refuseRedress } from './rules/redress-words.ts'
import { tenderProcess } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { holdTender, moveTender, tender, type TenderColumns } from './store/index.ts'

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

const keptTender = {
  process: tenderProcess,
  kind: 'tender' as const,
  log: 'tenders',
  load: tender,
  hold: holdTender,
  move: moveTender,
  plain,
}

const change = changeOf(keptTender)

/** Every change of a tender goes this way, or the way below. */
export const changeTender: typeof change = (ctx, what, work) =>
  change(ctx, what, async (at) => whyStill(at.inside, at.now) ?? (await work(at)))

/** Moves a tender where the change of something else brings it about: a challenge that is carried out, a complaint that is decided. */
export const advanceTender = async (
  inside: Ctx,
  t: Tender,
  verb: 'suspend' | 'cure' | 'replaceAward' | 'overturn',
  columns: TenderColumns,
  entry: Entry,
) => (verb === 'suspend' ? undefined : whyStill(inside, t)) ?? (await advance(inside, keptTender, t, verb, columns, entry))

/** Why nothing of a tender moves today, with what it rests on; or nothing. */
export const whyStill = (ctx: Pick<Ctx, 'today' | 'law'>, t: Pick<Tender, 'suspendedUntilOn'>) =>
  standsStill(t, ctx.today)?.with({ cites: ctx.law.cites('suspension') })

/** That finance has a procurement stand still, as of a day: nobody does anything to it, the clock neither. */
export const standsStill = (t: Pick<Tender, 'suspendedUntilOn'>, today: Day) =>
  t.suspendedUntilOn !== null && !isAfter(today, t.suspendedUntilOn) ? refuseRedress('suspended', t.suspendedUntilOn) : undefined

/** What the work of such a change gets. */
export type TenderChange = Parameters<Parameters<typeof changeTender>[2]>[0]
