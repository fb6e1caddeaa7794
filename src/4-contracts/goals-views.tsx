import { isRefusal, type Refusal } from '#kernel'
import { needChoices, needs } from '#needs'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, type View } from '#ui'
import { askedLine, proposedFrom, proposeLine, whyNoForm, withLine } from './asked-line.ts'
import { type GoalsForm, goalsForm, goalsValues, withGoals } from './goals-form.ts'
import { GoalsPage } from './pages/goals.tsx'
import { asAgreed } from './rules/in-force.ts'
import { weakened } from './rules/weakened.ts'

/** The form in which either side proposes other goals, indicators or promises of a signed line. */
export async function goalsPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await askedLine(ctx, c)
  if (isRefusal(found)) return found
  const no = await whyNoForm(ctx, found, form !== undefined)
  if (no) return no
  const { contract, line } = found
  const typed = form && goalsForm.safeParse(form.values)
  const text = typed?.success && withLine(found, withGoals(ctx, typed.data, line), typed.data.effectiveOn)
  return (
    <GoalsPage
      ctx={ctx}
      frame={frame}
      contract={contract}
      line={line}
      needs={line.needIds.length > 0 ? await needChoices(ctx, await needs(ctx, { ids: [...line.needIds] })) : []}
      points={text ? weakened(text, asAgreed(contract)) : []}
      form={
        form ??
        freshForm({ ...goalsValues(line), effectiveOn: proposedFrom(ctx, found)?.toString() ?? '', reason: found.onto?.reason ?? '' })
      }
      onto={found.onto?.number}
    />
  )
}

/** Proposes them. */
export async function proposeGoals(ctx: Ctx, i: GoalsForm, c: C): Promise<{ number: number } | Refusal> {
  const found = await askedLine(ctx, c)
  if (isRefusal(found)) return found
  const text = withLine(found, withGoals(ctx, i, found.line), i.effectiveOn)
  return await proposeLine(ctx, found, { text, reason: i.reason, read: i.read, field: 'says-0' })
}
