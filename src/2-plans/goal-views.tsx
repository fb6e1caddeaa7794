import { isRefusal } from '#kernel'
import { needChoices, needs } from '#needs'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { emptyGoal, goalValues } from './goal-form.ts'
import { GoalPage } from './pages/goal-form.tsx'
import { goalExamples } from './rules/goal-example-words.ts'
import { goalsOf } from './store/index.ts'
import { editable } from './views.tsx'

/** The form of a goal: a new one, from an example or an earlier goal of the office where one is chosen, or one that is there. */
export async function goalPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const p = await editable(ctx, c)
  if (isRefusal(p)) return p
  const line = p.lines.find((l) => l.id === param(c, 'line'))
  const goalId = param(c, 'goal') || undefined
  const goal = line?.goals.find((g) => g.id === goalId)
  if (!line || (goalId && !goal)) return notThere()
  const before = goalId ? [] : (await goalsOf(ctx, p.purchaserId)).filter((g) => !line.goals.some((x) => x.says === g.says))
  const from = c.req.query('from')
  const example = goalExamples[ctx.lang].find((e) => e.key === from) ?? before.find((g) => g.id === from)
  // An example has neither need nor ids; of an earlier goal both belong to its own line.
  const begin = example && { ...example, needId: null, indicators: example.indicators.map((i) => ({ ...i, id: undefined })) }
  const values = goal ? goalValues(goal) : begin ? goalValues(begin) : emptyGoal
  return (
    <GoalPage
      ctx={ctx}
      frame={frame}
      form={form ?? freshForm(values)}
      facts={{
        plan: p,
        line,
        goalId,
        needs: line.needIds.length > 0 ? await needChoices(ctx, await needs(ctx, { ids: line.needIds })) : [],
        examples: goalExamples[ctx.lang].map(({ key, says }) => ({ key, says })),
        before: before.map((g) => ({ key: g.id, says: g.says })),
      }}
    />
  )
}
