import { isRefusal, moneyText, type Refusal, whyNot } from '#kernel'
import { type Action, mayNot } from '#people'
import { change, type Ctx, type Db, type Entry, fieldChanges, type PlainFields, recordRefusal } from '#platform'
import { notThere } from '#ui'
import type { Tender } from './rules/tender.ts'
import { tenderProcess, type TenderState } from './rules/tender-process.ts'
import { tender as tenderNow } from './store.ts'
import { refuse } from './words.ts'

type Verb = keyof typeof tenderProcess.verbs

/**
 * Every change of a tender goes this way: permission, the tender as it is inside the transaction, the version the person saw,
 * the state the verb needs, then the work. `userId` is who the record is about where the permission reaches only oneself.
 */
export async function changeTender<T>(
  ctx: Ctx,
  what: {
    action: string
    may?: Action
    tenderId: string
    verb?: Verb | ((state: TenderState) => Verb)
    userId?: string | null
    /** The form carries the version of the tender itself. */
    versioned?: boolean
    facts?: (inside: Ctx, tender: Tender) => Promise<unknown>
  },
  work: (tx: Db, tender: Tender, entry: Entry, inside: Ctx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const known = await tenderNow(ctx, what.tenderId)
  const subject = { kind: 'tender', id: what.tenderId } as const
  if (!known) return await recordRefusal(ctx, what.action, notThere(), { subject })
  const no =
    what.may && mayNot(ctx.asker, what.may, { purchaserId: known.purchaserId, ...(what.userId !== undefined && { userId: what.userId }) })
  if (no) return await recordRefusal(ctx, what.action, no, { subject, purchaseId: known.purchaseId })
  return await change(ctx, { action: what.action, subject, purchaseId: known.purchaseId }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const tender = (await tenderNow(inside, what.tenderId))!
    if (what.versioned && ctx.version !== undefined && ctx.version !== tender.version) return refuse('stale')
    const verb = typeof what.verb === 'function' ? what.verb(tender.state) : what.verb
    if (verb) {
      const stopped = whyNot(tenderProcess, verb, tender, (what.facts && (await what.facts(inside, tender))) as never)
      if (stopped) return stopped
    }
    entry.before = { state: tender.state, version: tender.version }
    const result = await work(tx, tender, entry, inside)
    if (isRefusal(result)) return result
    entry.after ??= { state: verb ? tenderProcess.verbs[verb].to : tender.state }
    if (verb === 'edit') entry.changes = fieldChanges(plainOf(tender), plainOf((await tenderNow(inside, what.tenderId))!))
    return result
  })
}

/** What of a tender’s documents the log tells as it was and as it became. */
const plainOf = (t: Tender): PlainFields => ({
  method: t.method,
  ceiling: t.ceiling === null ? null : moneyText(t.ceiling),
  fixedPrice: t.fixedPrice,
  priceWeight: t.priceWeight,
  documentsUntilOn: t.documentsUntilOn,
  deadlineAt: t.deadlineAt,
  ...Object.fromEntries(t.criteria.map((c) => [`criterion ${c.title.slice(0, 60)}`, c.weight])),
})
