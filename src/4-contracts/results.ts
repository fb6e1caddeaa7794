import { titles } from '#kernel'
import type { Ctx, Result, ToldEntry } from '#platform'
import { readContract } from './store/index.ts'
import { resultWords } from './words.ts'

const outcomes = {
  'contracts.begin': 'begun',
  'contracts.end': 'ended',
  'contracts.terminate': 'terminated',
  'contracts.decline': 'declined',
  'contracts.drop': 'dropped',
  'contracts.agree-end': 'endAgreed',
  'contracts.decline-end': 'endDeclined',
  'contracts.approve-ground': 'groundApproved',
  'contracts.refuse-ground': 'groundRefused',
} as const

/** What happened to a contract, for the side or sides that did not do it themselves. */
export async function results(ctx: Ctx, e: ToldEntry): Promise<readonly Result[]> {
  const outcome = outcomes[e.action as keyof typeof outcomes] as (typeof outcomes)[keyof typeof outcomes] | undefined
  if (!outcome || e.subjectKind !== 'contract' || !e.subjectId) return []
  const c = await readContract(ctx, e.subjectId)
  if (!c) return []
  const sides = outcome.startsWith('ground') ? [c.purchaserId] : [c.purchaserId, c.providerId]
  return sides
    .filter((id) => id !== e.organisationId)
    .map((organisationId) => ({
      organisationId,
      may: 'contracts.propose',
      title: resultWords.both(outcome, c.number, titles(c)),
      href: `/contracts/${c.id}`,
    }))
}
