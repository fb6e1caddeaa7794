import { contract } from '#contracts'
import { both, titles } from '#kernel'
import type { Ctx, Result, ToldEntry } from '#platform'
import { acceptance } from './acceptances.ts'
import { sayPeriod } from './pages/say.ts'
import { resultWords } from './words.ts'

const outcomes = {
  'delivery.accept': 'accepted',
  'delivery.acceptPart': 'partlyAccepted',
  'delivery.settle': 'settled',
  'delivery.fall-silent': 'silent',
} as const

/** How a period came out, for the side or sides that did not decide it. */
export async function results(ctx: Ctx, e: ToldEntry): Promise<readonly Result[]> {
  const outcome = outcomes[e.action as keyof typeof outcomes] as (typeof outcomes)[keyof typeof outcomes] | undefined
  if (!outcome || e.subjectKind !== 'acceptance' || !e.subjectId) return []
  const a = await acceptance(ctx, e.subjectId)
  const c = a && (await contract(ctx, a.contractId))
  if (!c) return []
  const title = resultWords.both(outcome, both(sayPeriod(c, a.period, 'zh'), sayPeriod(c, a.period, 'en')), titles(c))
  const href = `/delivery/acceptances/${a.id}`
  return [
    { organisationId: c.providerId, may: 'delivery.hand-in', title, href },
    { organisationId: c.purchaserId, may: 'delivery.accept', title, href },
  ].filter((r) => r.organisationId !== e.organisationId)
}
