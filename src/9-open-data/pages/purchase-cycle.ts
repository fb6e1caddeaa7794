import { sayMoney, sum } from '#kernel'
import type { Ctx, CycleStep, Standing } from '#platform'
import { textInForce } from '../rules/in-force.ts'
import { lateness } from '../rules/lateness.ts'
import type { PublicPurchase } from '../rules/public-facts.ts'
import { words } from '../words.ts'

/** Where the purchase stands, from what is public alone. */
export function cycleOf(p: PublicPurchase, { lang, today }: Ctx): Partial<Record<CycleStep, Standing>> {
  const t = words[lang]
  const here = (id: string) => `#${id}`
  const call = p.tenders.at(-1)
  const answered = p.consultation?.answers
  const verdicts = p.contracts.reduce((n, c) => n + c.verdicts.length, 0)
  const accepted = p.contracts.reduce((n, c) => n + c.acceptances.length, 0)
  const value = sum(p.contracts.filter((c) => c.texts.length > 0).map((c) => textInForce(c).total))
  const over = p.contracts.every((c) => c.endedOn)
  return {
    needs: { state: 'done', note: answered ? t.answers(answered) : undefined, href: here('heard') },
    ...(p.plan && { plans: { state: 'done' as const, note: sayMoney(p.plan.total, lang), href: here('plan') } }),
    ...(call && {
      tenders: {
        state: p.awards.length > 0 || call.ended ? ('done' as const) : ('now' as const),
        note: call.bidders === null ? t.notOpened : `${t.bidders} ${call.bidders}`,
        href: here('tender'),
      },
    }),
    ...(p.contracts.length > 0 && {
      contracts: { state: 'done' as const, note: sayMoney(value, lang), href: here('became') },
      delivery: {
        state: over ? ('done' as const) : ('now' as const),
        note: accepted > 0 ? `${t.acceptances} ${accepted}` : undefined,
        href: here('became'),
      },
    }),
    ...paymentsOf(p, value, { lang, today }),
    ...(verdicts > 0 && { evaluations: { state: 'done' as const, note: t.verdictsGiven(verdicts), href: here('became') } }),
    open: { state: 'now', note: undefined, href: `/open/purchases/${p.id}/ocds.json` },
  }
}

/** What was paid; where something is late, that first and in words. */
function paymentsOf(p: PublicPurchase, value: bigint, { lang, today }: Pick<Ctx, 'lang' | 'today'>): { payments?: Standing } {
  const t = words[lang]
  const claims = p.contracts.flatMap((c) => c.claims)
  if (claims.length === 0) return {}
  const late = claims.filter((k) => !k.settledOn && lateness(k, today) > 0).length
  const paid = sum(claims.flatMap((k) => k.payments.flatMap((x) => x.entries.map((e) => e.amount))))
  return {
    payments: {
      state: paid === value ? 'done' : 'now',
      late: late > 0,
      note: late > 0 ? t.paidAndLate(paid, late) : t.paidSoFar(paid),
      href: '#payments',
    },
  }
}
