import { isRefusal, type Refusal, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { declaredSeat } from './declared-seat.ts'
import { enoughLeft } from './enough-left.ts'
import { conformityOf } from './rules/conformity.ts'
import { sitting } from './rules/panel.ts'
import { type Examined, examinationItems, type ExaminationStage } from './rules/examination.ts'
import { leastReason } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { bidRows, insertExaminations, looksOf, replaceLook, seats, writeBid } from './store/index.ts'
import { refuse } from './words.ts'

type Found = Pick<Examined, 'bidId' | 'item' | 'isMet'>
interface Examining {
  tenderId: string
  found: readonly Found[]
  /** Why a bid is out, by bid. */
  reasons: Readonly<Record<string, string | undefined>>
}

/**
 * The office looks at every bid item by item before anybody scores: may this bidder take part. Whoever meets one item not is out and
 * reads which and why; with too few left the purchase ends.
 */
export async function qualifyBids(ctx: Ctx, i: Examining): Promise<Examination | Refusal> {
  return await changeTender(ctx, { action: 'bids.qualify', id: i.tenderId, verb: 'qualify' }, async (work) => {
    const taking = await takingPart(work)
    if (isRefusal(taking)) return taking
    return whatIsWrong(work.now, 'qualify', i, taking) ?? (await conclude(work, 'qualify', taking, i))
  })
}

/**
 * A member of the panel says of every bid whether it answers the documents, and may say otherwise until it is decided. More than half of the
 * panel decide, for and against: one alone puts nobody out.
 */
export async function lookAtConformity(ctx: Ctx, i: Examining): Promise<Examination | Refusal> {
  const what = { action: 'bids.conform', id: i.tenderId, verb: 'conform', own: { userId: ctx.asker.userId } } as const
  return await changeTender(ctx, what, async (work) => {
    const { inside, tx, now, entry, set } = work
    const mine = await declaredSeat(inside, now.id)
    if (isRefusal(mine)) return mine
    const taking = await takingPart(work)
    if (isRefusal(taking)) return taking
    const wrong = whatIsWrong(now, 'conform', i, taking)
    if (wrong) return wrong
    const looks = i.found.map((f) => ({ ...f, reason: f.isMet ? null : i.reasons[f.bidId]!.trim() }))
    await replaceLook(inside, tx, now.id, looks)
    const said = (await looksOf(inside, [now.id])).get(now.id) ?? []
    const members = sitting(await seats(inside, now.id)).map((s) => s.userId)
    const items = examinationItems(now, 'conform').map((x) => x.id)
    const decided = conformityOf({ bids: taking, items, members }, said)
    if (decided) return await conclude(work, 'conform', taking, decided)
    entry.facts = { said: new Set(said.map((l) => l.userId)).size, members: members.length }
    const moved = await set({})
    return isRefusal(moved) ? moved : { state: 'opened' }
  })
}

type Work = Parameters<Parameters<typeof changeTender>[2]>[0]
interface Examination {
  readonly state: 'opened' | 'void'
}

/** The bids that were opened and are not out; refused while one waits for what was found of it. */
async function takingPart({ inside, now }: Work): Promise<string[] | Refusal> {
  const bids = await bidRows(inside, now.id)
  if (bids.some((b) => b.state === 'set-aside')) return refuse('findings-open')
  return bids.filter((b) => b.state === 'opened').map((b) => b.id)
}

/** Writes what was found of each bid: whoever meets one item not is out, and with too few left the purchase ends. */
async function conclude(
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
function whatIsWrong(t: Tender, stage: ExaminationStage, i: Examining, taking: readonly string[]): Refusal | undefined {
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
