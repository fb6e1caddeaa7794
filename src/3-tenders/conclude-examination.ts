import { isRefusal, type Refusal, type Words } from '#kernel'
import type { changeTender } from './change-tender.ts'
import { enoughLeft } from './enough-left.ts'
import { type Examined, examinationItems, type ExaminationStage } from './rules/examination.ts'
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
  readonly state: 'opened' | 'void'
}

/** The bids that were opened and are not out; refused while one waits for what was found of it. */
export async function takingPart({ inside, now }: Work): Promise<string[] | Refusal> {
  const bids = await bidRows(inside, now.id)
  if (bids.some((b) => b.state === 'set-aside')) return refuse('findings-open')
  return bids.filter((b) => b.state === 'opened').map((b) => b.id)
}

/** Writes what was found of each bid: whoever meets one item not is out, and with too few left the purchase ends. */
export async function concludeExamination(
  { inside, tx, now, entry, set }: Work,
  stage: ExaminationStage,
  taking: readonly string[],
  { found, reasons }: Pick<Examining, 'found' | 'reasons'>,
): Promise<Examination | Refusal> {
  const out = taking.filter((id) => found.some((f) => f.bidId === id && !f.isMet))
  await insertExaminations(inside, tx, now.id, stage, found, reasons)
  for (const id of out) await writeBid(inside, tx, id, { state: 'rejected', reason: reasons[id]!.trim() })
  entry.facts = { bids: taking.length, out: out.length }
  const ended = enoughLeft(inside, now, taking.length - out.length)
  const done = stage === 'qualify' ? { qualified_at: inside.now } : { conformed_at: inside.now }
  const moved = ended ? await set({ ...done, ended_on: inside.today, ended_reason: ended }, { verb: 'void' }) : await set(done)
  return isRefusal(moved) ? moved : { state: ended ? 'void' : 'opened' }
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
