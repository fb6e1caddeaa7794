import { readMoney } from '#kernel'
import type { Ctx, Result, ToldEntry } from '#platform'
import { findClaim } from './store/index.ts'
import { resultWords } from './words.ts'

/** A payment, for the institution it went to. */
export async function results(ctx: Ctx, e: ToldEntry): Promise<readonly Result[]> {
  if (e.action !== 'payments.pay' || e.subjectKind !== 'claim' || !e.subjectId) return []
  const c = await findClaim(ctx, e.subjectId)
  const amount = readMoney(String(e.facts.amount ?? ''))
  if (!c || amount === undefined) return []
  return [
    {
      organisationId: c.providerId,
      may: 'payments.claim',
      title: resultWords.both('paid', c.number, c.title, amount),
      href: `/payments/claims/${c.id}`,
    },
  ]
}
