import { deleteNotes, markedBy, penOf } from '#clients'
import { isRefusal, newId, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import type { GoalInput } from './case-form.ts'
import { changeCase, servedIn } from './change-case.ts'
import { deleteGoal, goalsOf, insertGoal } from './store/index.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>

/** Sets a goal with its five levels. They are written before anything is done for it, and are not written again. */
export async function addGoal(ctx: Ctx, i: GoalInput & { id: string }): Done {
  const pen = await penOf(ctx)
  return await changeCase(markedBy(ctx, pen), { id: i.id, verb: 'addGoal', action: 'cases.add-goal' }, async ({ tx, inside, now, set }) => {
    const client = await servedIn(inside, now)
    if (isRefusal(client)) return client
    if (isRefusal(pen)) return pen
    const before = await goalsOf(inside, [now.id], tx)
    if (before.length >= mostGoals) return refuse('too-many-goals', mostGoals)
    const id = newId('goal', ctx.now)
    const number = (before.at(-1)?.number ?? 0) + 1
    await insertGoal(ctx, tx, { id, case_id: now.id, number, area: i.area, weight: Number(i.weight), baseline: Number(i.baseline) })
    const { goal, muchLess, less, expected, more, muchMore } = i
    await pen.write(tx, {
      clientId: client.id,
      about: id,
      kind: 'goal',
      says: { goal, '-2': muchLess, '-1': less, '0': expected, '1': more, '2': muchMore },
    })
    return await set({})
  })
}
/** More goals of one person at one time than anybody works on. */
const mostGoals = 10

/** Takes a goal out again while the plan is not agreed. */
export const dropGoal = (ctx: Ctx, i: { id: string; goalId: string }): Done =>
  changeCase(ctx, { id: i.id, verb: 'dropGoal', action: 'cases.drop-goal' }, async ({ tx, inside, now, set }) => {
    const client = await servedIn(inside, now)
    if (isRefusal(client)) return client
    if (!(await deleteGoal(ctx, tx, { caseId: now.id, id: i.goalId }))) return refuse('no-goal')
    await deleteNotes(ctx, tx, { clientId: client.id, about: i.goalId })
    return await set({})
  })

/** The plan is agreed with the person: from now on the levels stand. */
export const agreeOnPlan = (ctx: Ctx, id: string): Done =>
  changeCase(
    ctx,
    { id, verb: 'agree', facts: async (inside, now) => ({ goals: (await goalsOf(inside, [now.id])).length }) },
    async ({ inside, now, set }) => {
      const client = await servedIn(inside, now)
      return isRefusal(client) ? client : await set({ agreed_on: ctx.today })
    },
  )
