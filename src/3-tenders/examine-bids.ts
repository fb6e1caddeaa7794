import { isRefusal, type Refusal, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { declaredSeat } from './declared-seat.ts'
import { enoughLeft } from './enough-left.ts'
import { type Examined, examinationItems, type ExaminationStage } from './rules/examination.ts'
import { leastReason } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { bidRows, insertExaminations, writeBid } from './store/index.ts'
import { refuse } from './words.ts'

type Found = Pick<Examined, 'bidId' | 'item' | 'isMet'>
interface Examining {
  tenderId: string
  stage: ExaminationStage
  found: readonly Found[]
  /** Why a bid is out, by bid. */
  reasons: Readonly<Record<string, string | undefined>>
}

/**
 * Looks at every bid item by item before anybody scores: the office whether the bidder may take part, the panel whether the bid answers the
 * documents. Whoever meets one item not is out and reads which and why; with too few left the purchase ends.
 */
export async function examineBids(ctx: Ctx, i: Examining): Promise<{ state: 'opened' | 'void' } | Refusal> {
  const what = { action: i.stage === 'qualify' ? 'bids.qualify' : 'bids.conform', id: i.tenderId, verb: i.stage } as const
  const own = i.stage === 'conform' ? { own: { userId: ctx.asker.userId } } : {}
  return await changeTender(ctx, { ...what, ...own }, async ({ inside, tx, now, entry, set }) => {
    if (i.stage === 'conform') {
      const mine = await declaredSeat(inside, now.id)
      if (isRefusal(mine)) return mine
    }
    const bids = await bidRows(inside, now.id)
    if (bids.some((b) => b.state === 'set-aside')) return refuse('findings-open')
    const taking = bids.filter((b) => b.state === 'opened').map((b) => b.id)
    const wrong = whatIsWrong(now, i, taking)
    if (wrong) return wrong
    const out = taking.filter((id) => i.found.some((f) => f.bidId === id && !f.isMet))
    await insertExaminations(inside, tx, now.id, i.stage, i.found, i.reasons)
    for (const id of out) await writeBid(inside, tx, id, { state: 'rejected', reason: i.reasons[id]!.trim() })
    entry.facts = { bids: taking.length, out: out.length }
    const ended = enoughLeft(inside, now, taking.length - out.length)
    const done = i.stage === 'qualify' ? { qualified_at: inside.now } : { conformed_at: inside.now }
    const moved = ended ? await set({ ...done, ended_on: ctx.today, ended_reason: ended }, { verb: 'void' }) : await set(done)
    return isRefusal(moved) ? moved : { state: ended ? 'void' : 'opened' }
  })
}

/** Every item of every bid is said, and why of each bid that is out. */
function whatIsWrong(t: Tender, i: Examining, taking: readonly string[]): Refusal | undefined {
  const fields: Record<string, Words> = {}
  for (const id of taking) {
    for (const item of examinationItems(t, i.stage))
      if (!i.found.some((f) => f.bidId === id && f.item === item.id)) fields[`${item.id}-${id}`] = refuse('say-each-item').words
    const isOut = i.found.some((f) => f.bidId === id && !f.isMet)
    if (isOut && [...(i.reasons[id]?.trim() ?? '')].length < leastReason)
      fields[`why-${id}`] = refuse('reason-too-short', leastReason).words
  }
  return Object.keys(fields).length > 0 ? refuse('say-each-item').with({ fields }) : undefined
}
