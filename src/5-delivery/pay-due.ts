import { type Contract, contracts } from '#contracts'
import { earlier, isBefore, sayMonth, titles, both, type Words } from '#kernel'
import { may } from '#people'
import type { Ctx, DueItem } from '#platform'
import { myPay } from './answer-pay.ts'
import { inForce } from './mine.ts'
import { type LinePay, payOf } from './pay-of.ts'
import { payWords } from './pay-words.ts'
import { payDays, payMonthOf } from './rules/pay.ts'

/** Months whose pay this institution can still state, one item for each contract, and months whose pay whoever asks may confirm. */
export const payDue = async (ctx: Ctx, organisationId: string): Promise<DueItem[]> => [
  ...(await toState(ctx, organisationId)),
  ...(await toConfirm(ctx)),
]

async function toState(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const mine = (await contracts(ctx, { providerId: organisationId, states: inForce })).filter(
    (c) => c.lines.some((l) => l.kind === 'post') && may(ctx.asker, 'delivery.state-pay', c),
  )
  const rows = await payOf(ctx, mine)
  return mine.flatMap((c) => {
    const open = (rows.get(c.id) ?? []).filter((l) => l.posts.some((p) => !p.stated) && !isBefore(until(l), ctx.today))
    return open.length > 0 ? [stateItem(c, open)] : []
  })
}

const until = (l: LinePay) => payDays(payMonthOf(l.month.to)).statedUntil

const stateItem = (c: Contract, open: readonly LinePay[]): DueItem => ({
  id: `state-pay-${c.id}`,
  purchaseId: c.purchaseId,
  side: 'ours',
  title: payWords.both('dueState', new Set(open.map((l) => l.month.key)).size, titles(c)),
  why: payWords.both('dueStateWhy'),
  dueOn: open.map(until).reduce(earlier),
  cites: [],
  href: `/delivery/${c.id}/pay`,
  may: 'delivery.state-pay',
  of: c.number,
})

/** Each is told of their own months alone; that they have answered shows nowhere else. */
async function toConfirm(ctx: Ctx): Promise<DueItem[]> {
  if (!ctx.asker.userId || !may(ctx.asker, 'delivery.confirm-pay', { userId: ctx.asker.userId })) return []
  return (await myPay(ctx))
    .filter((m) => m.answer === null || m.answer.corrected)
    .map((m) => ({
      id: `confirm-pay-${m.payMonth}-${ctx.asker.userId}`,
      purchaseId: null,
      side: 'ours',
      title: both(payWords.zh.dueConfirm(sayPayMonth(m.payMonth).zh), payWords.en.dueConfirm(sayPayMonth(m.payMonth).en)),
      why: payWords.both('dueConfirmWhy'),
      dueOn: payDays(m.payMonth).askedUntil,
      cites: [],
      href: '/delivery/pay',
      may: 'delivery.confirm-pay',
      onlyShown: true,
    }))
}

export function sayPayMonth(payMonth: string): Words {
  const { year, month } = Temporal.PlainYearMonth.from(payMonth)
  return both(sayMonth(year, month, 'zh'), sayMonth(year, month, 'en'))
}
