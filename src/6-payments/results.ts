import { readMoney } from '#kernel'
import type { Ctx, Result, ToldEntry } from '#platform'
import { correctionText } from './correction-words.ts'
import { kindWords } from './rules/correction-words.ts'
import { correctionKinds } from './rules/correction.ts'
import { findClaim } from './store/index.ts'
import { resultWords } from './words.ts'

/** A payment, and a payment put right, for the institution it went to. */
export async function results(ctx: Ctx, e: ToldEntry): Promise<readonly Result[]> {
  if (e.subjectKind !== 'claim' || !e.subjectId) return []
  if (e.action in corrected || e.action.startsWith('payments.record-')) return await correctionTold(ctx, e, e.subjectId)
  if (e.action !== 'payments.pay') return []
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

const corrected = { 'payments.confirm-correction': 'resultConfirmed', 'payments.decline-correction': 'resultDeclined' } as const

/** Something about money was put right, or is said to be wrong: the institution hears of both. */
async function correctionTold(ctx: Ctx, e: ToldEntry, claimId: string): Promise<readonly Result[]> {
  const c = await findClaim(ctx, claimId)
  const says = e.action in corrected ? corrected[e.action as keyof typeof corrected] : ('resultWaits' as const)
  const named = says === 'resultWaits' ? e.action.replace('payments.record-', '') : String(e.facts.kind)
  const kind = correctionKinds.find((k) => k === named)
  if (!c || !kind || e.organisationId === c.providerId) return []
  const title = correctionText.both(says, c.number, kindWords[kind])
  return [{ organisationId: c.providerId, may: 'payments.claim', title, href: `/payments/claims/${c.id}` }]
}
