import { isRefusal, newSeed, type Refusal, type Words } from '#kernel'
import type { changeTender } from './change-tender.ts'
import { enoughLeft } from './enough-left.ts'
import { raiseReviews, rankBids } from './finish-scoring.ts'
import { type Examined, examinationItems, type ExaminationStage } from './rules/examination.ts'
import { ordersByPrice } from './rules/stages.ts'
import { leastReason } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { bidRows, insertExaminations, writeBid } from './store/index.ts'
import { refuse } from './words.ts'

type Found = Pick<Examined, 'bidId' | 'item' | 'isMet'>
export interface Examining {
  tenderId: string
  found: readonly Found[]
  /** Why a bid is out, by bid. */
  reasons: Readonly<Record<string, string | undefined>>
}

type Work = Parameters<Parameters<typeof changeTender>[2]>[0]
export interface Examination {
  readonly state: 'opened' | 'scored' | 'void'
}

/** The bids that were opened and are not out; refused while one waits for what was found of it. */
export async function takingPart({ inside, now }: Work): Promise<string[] | Refusal> {
  const bids = await bidRows(inside, now.id)
  if (bids.some((b) => b.state === 'set-aside')) return refuse('findings-open')
  return bids.filter((b) => b.state === 'opened').map((b) => b.id)
}

/**
 * Writes what was found of each bid: whoever meets one item not is out, and with too few left the purchase ends. Where nothing is scored the
 * others stand in the order of their price as soon as the panel is done.
 */
export async function concludeExamination(
  work: Work,
  stage: ExaminationStage,
  taking: readonly string[],
  { found, reasons }: Pick<Examining, 'found' | 'reasons'>,
): Promise<Examination | Refusal> {
  const { inside, tx, now, entry, set } = work
  const out = taking.filter((id) => found.some((f) => f.bidId === id && !f.isMet))
  await insertExaminations(inside, tx, now.id, stage, found, reasons)
  for (const id of out) await writeBid(inside, tx, id, { state: 'rejected', reason: reasons[id]!.trim() })
  entry.facts = { bids: taking.length, out: out.length }
  const ended = enoughLeft(inside, now, taking.length - out.length)
  if (!ended && stage === 'conform' && ordersByPrice(now)) return await orderByPrice(work)
  const done = stage === 'qualify' ? { qualified_at: inside.now } : { conformed_at: inside.now }
  const moved = ended ? await set({ ...done, ended_on: inside.today, ended_reason: ended }, { verb: 'void' }) : await set(done)
  return isRefusal(moved) ? moved : { state: ended ? 'void' : 'opened' }
}

/** The prices are known already and nothing is scored: what conforms stands in the order of its price, and a very low one is asked about. */
async function orderByPrice({ inside, tx, now, entry, set }: Work): Promise<Examination | Refusal> {
  const lotSeed = newSeed()
  const done = { conformed_at: inside.now, consensus_locked_at: inside.now }
  const ended = await rankBids(inside, tx, now, lotSeed)
  if (ended) {
    const moved = await set({ ...done, ended_on: inside.today, ended_reason: ended }, { verb: 'void' })
    return isRefusal(moved) ? moved : { state: 'void' }
  }
  const reviews = await raiseReviews(inside, tx, now)
  if (isRefusal(reviews)) return reviews
  entry.facts = { ...entry.facts, reviews, lotSeed }
  const moved = await set({ ...done, scored_at: inside.now, lot_seed: lotSeed }, { verb: 'finishScoring' })
  return isRefusal(moved) ? moved : { state: 'scored' }
}

/** Every item of every bid is said, and why of each bid that is out. */
export function whatIsWrong(t: Tender, stage: ExaminationStage, i: Examining, taking: readonly string[]): Refusal | undefined {
  const fields: Record<string, Words> = {}
  for (const id of taking) {
    for (const item of examinationItems(t, stage))
      if (!i.found.some((f) => f.bidId === id && f.item === item.id)) fields[`${item.id}-${id}`] = refuse('say-each-item').words
    const isOut = i.found.some((f) => f.bidId === id && !f.isMet)
    if (isOut && [...(i.reasons[id]?.trim() ?? '')].length < leastReason)
      fields[`why-${id}`] = refuse('reason-too-short', leastReason).words
  }
  return Object.keys(fields).length > 0 ? refuse('say-each-item').with({ fields }) : undefined
}
