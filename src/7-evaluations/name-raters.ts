import { type Day, isBefore, type Refusal, type Words } from '#kernel'
import { people } from '#people'
import type { Ctx } from '#platform'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import { changeAppraisal } from './change-appraisal.ts'
import type { Appraisal } from './rules/appraisal-process.ts'
import { readBlindMarks } from './store/index.ts'
import { tiedRaters } from './tied-raters.ts'

/** Everybody of the evaluator who may mark, each once, with whether a tie leaves them out. */
export async function ratersOf(
  ctx: Ctx,
  a: Pick<Appraisal, 'evaluatorId' | 'purchaserId' | 'providerId'>,
): Promise<{ userId: string; name: string; email: string; isTied: boolean }[]> {
  const found = a.evaluatorId ? await people(ctx, { organisationId: a.evaluatorId, roles: ['evaluator', 'expert'] }) : []
  const each = [...new Map(found.map((p) => [p.userId, p])).values()]
  const tied = await tiedRaters(
    ctx,
    a,
    each.map((p) => p.userId),
  )
  return each.map((p) => ({ userId: p.userId, name: p.name, email: p.email, isTied: tied.has(p.userId) }))
}

/** What is wrong with two raters, by field. */
async function wrongRaters(ctx: Ctx, a: Appraisal, chosen: Readonly<Record<string, string>>): Promise<Record<string, Words>> {
  const all = await ratersOf(ctx, a)
  const wrong: Record<string, Words> = {}
  for (const [field, id] of Object.entries(chosen)) {
    const found = all.find((r) => r.userId === id)
    if (!found) wrong[field] = refuse('no-rater').words
    else if (found.isTied) wrong[field] = refuse('rater-tied', found.name).words
  }
  return wrong
}
const raterFault = (fields: Record<string, Words>): Refusal | undefined =>
  Object.keys(fields).length > 0 ? refuse('raters-wrong').with({ fields }) : undefined

/** The evaluator names two people of its own, neither tied to a side, who mark alone until a day. */
export const nameRaters = (
  ctx: Ctx,
  i: { id: string; raterOne: string; raterTwo: string; marksUntil: Day },
): Promise<{ id: string } | Refusal> =>
  changeAppraisal(ctx, { id: i.id, verb: 'name' }, async ({ inside, now, set }) => {
    const { raterOne, raterTwo } = i
    const fields = {
      ...(await wrongRaters(inside, now, { raterOne, raterTwo })),
      ...(raterOne === raterTwo && { raterTwo: refuse('same-rater').words }),
      ...(isBefore(i.marksUntil, ctx.today) && { marksUntil: refuse('day-past').words }),
    }
    return raterFault(fields) ?? (await set({ rater_one: raterOne, rater_two: raterTwo, marks_until: i.marksUntil }))
  })

/** Another rater in the place of one who has not marked. Whoever has marked stays: nobody is replaced for what they marked. */
export const replaceRater = (
  ctx: Ctx,
  i: { id: string; away: 'one' | 'two'; rater: string; marksUntil: Day },
): Promise<{ id: string } | Refusal> =>
  changeAppraisal(ctx, { id: i.id, verb: 'replace' }, async ({ inside, now, set }) => {
    const [leaves, stays] = i.away === 'one' ? [now.raterOne!, now.raterTwo!] : [now.raterTwo!, now.raterOne!]
    if ((await readBlindMarks(inside, now.id)).has(leaves)) return refuse('rater-has-marked').at('away')
    const fields = {
      ...(await wrongRaters(inside, now, { rater: i.rater })),
      ...((i.rater === stays || i.rater === leaves) && { rater: refuse('same-rater').words }),
      ...(isBefore(i.marksUntil, ctx.today) && { marksUntil: refuse('day-past').words }),
    }
    const place = i.away === 'one' ? { rater_one: i.rater } : { rater_two: i.rater }
    return raterFault(fields) ?? (await set({ ...place, marks_until: i.marksUntil }))
  })
