import { asJson, type Json, type RecordFacts } from '#law'
import { consultation } from '#needs'
import type { Ctx } from '#platform'
import { plan } from './plans.ts'
import { planFacts } from './rules/law-facts.ts'

/** A plan as its rule report is made from it: what it says, when residents were asked, when the intention was published. */
export async function ruleFacts(ctx: Ctx, id: string): Promise<RecordFacts | undefined> {
  const found = await plan(ctx, id)
  if (!found) return undefined
  const survey = await consultation(ctx, found.purchaseId)
  const residentsAskedOn = survey?.answered ? (survey.lastClosedOn ?? ctx.today) : undefined
  const facts = { ...planFacts(found, { residentsAskedOn }), ...(found.publishedOn && { intentionPublishedOn: found.publishedOn }) }
  return { kind: 'plan', id, facts: asJson(facts) as Record<string, Json> }
}
