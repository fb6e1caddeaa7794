import type { Refusal, Words } from '#kernel'
import type { Ctx } from '#platform'
import { appraisalWrong } from './appraisal-words.ts'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import { changeAppraisal, raterIs } from './change-appraisal.ts'
import type { Instrument } from './rules/instrument.ts'
import { type BlindMark, isSettled, markedTwice, type Settlement } from './rules/joined-marks.ts'
import { insertBlindMarks, keepSettlement, readBlindMarks, readSettlements } from './store/index.ts'
import { tiedRaters } from './tied-raters.ts'

/** A reason takes at least so many characters: whoever disagrees has to understand it. */
const leastReason = 4

/** One rater marks every indicator alone, each with a reason, once. With the second both are opened. */
export const markBlind = (ctx: Ctx, i: { id: string; marks: readonly BlindMark[] }): Promise<{ id: string } | Refusal> =>
  changeAppraisal(ctx, { id: i.id, verb: 'mark' }, async ({ tx, inside, now, set }) => {
    const raterId = raterIs(ctx, now) && ctx.asker.userId
    if (!raterId) return refuse('not-a-rater')
    // A tie may have come up since the raters were named.
    if ((await tiedRaters(inside, now, [raterId])).has(raterId)) return refuse('rater-tied', ctx.asker.name ?? '')
    const fields = wrongBlind(now.instrument, i.marks)
    if (Object.keys(fields).length > 0) return refuse('marks-incomplete').with({ fields })
    const before = await readBlindMarks(inside, now.id)
    if (!(await insertBlindMarks(inside, tx, { appraisalId: now.id, raterId, marks: i.marks }))) return refuse('marked-already')
    const other = before.get(raterId === now.raterOne ? now.raterTwo! : now.raterOne!)
    if (!other) return await set({}, { to: 'marking' })
    return await set({}, { to: isSettled(markedTwice(now.instrument, i.marks, other, [])) ? 'joined' : 'settling' })
  })

/** Every indicator without a mark or a reason. */
function wrongBlind(of: Instrument, given: readonly BlindMark[]): Record<string, Words> {
  const wrong: Record<string, Words> = {}
  for (const x of of.indicators) {
    const m = given.find((g) => g.indicator === x.id)
    if (!m || !(m.mark >= 1 && m.mark <= 5)) wrong[x.id] = appraisalWrong.both('mark', x.title)
    if ((m?.reason.trim().length ?? 0) < leastReason) wrong[`${x.id}-reason`] = appraisalWrong.both('reason', x.title)
  }
  return wrong
}

/** One rater says of an indicator on which both were far apart what it should be, and why. Once both say the same, it is settled. */
export const settleDifference = (ctx: Ctx, i: { id: string } & Omit<Settlement, 'raterId'>): Promise<{ id: string } | Refusal> =>
  changeAppraisal(ctx, { id: i.id, verb: 'settle' }, async ({ tx, inside, now, set }) => {
    const raterId = raterIs(ctx, now) && ctx.asker.userId
    if (!raterId) return refuse('not-a-rater')
    const given = await readBlindMarks(inside, now.id)
    const [one, two] = [given.get(now.raterOne!) ?? [], given.get(now.raterTwo!) ?? []]
    const far = markedTwice(now.instrument, one, two, await readSettlements(inside, now.id)).find((m) => m.indicator.id === i.indicator)
    if (!far?.isFar) return refuse('no-difference')
    if (far.joined) return refuse('settled-already')
    if (i.reason.trim().length < leastReason) return refuse('reason-short').at('reason')
    await keepSettlement(inside, tx, now.id, { indicator: i.indicator, raterId, mark: i.mark, reason: i.reason })
    const all = markedTwice(now.instrument, one, two, await readSettlements(inside, now.id))
    return await set({}, { to: isSettled(all) ? 'joined' : 'settling' })
  })
