import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { concludeExamination, type Examination, type Examining, takingPart, whatIsWrong } from './conclude-examination.ts'
import { declaredSeat } from './declared-seat.ts'
import { conformityOf } from './rules/conformity.ts'
import { examinationItems } from './rules/examination.ts'
import { sitting } from './rules/panel.ts'
import { looksOf, replaceLook, seats } from './store/index.ts'

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
    if (decided) return await concludeExamination(work, 'conform', taking, decided)
    entry.facts = { said: new Set(said.map((l) => l.userId)).size, members: members.length }
    const moved = await set({})
    return isRefusal(moved) ? moved : { state: 'opened' }
  })
}
