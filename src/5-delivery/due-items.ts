import { type Contract, contracts, dueAfter } from '#contracts'
import { both, titles } from '#kernel'
import { type Action, calendarOf } from '#people'
import type { Ctx, DueItem } from '#platform'
import { acceptances } from './acceptances.ts'
import { endDue } from './end-due.ts'
import { errandDue } from './errand-due.ts'
import { openingDue } from './opening-due.ts'
import { indicatorDue } from './indicator-due.ts'
import { sayPeriod } from './pages/say.ts'
import { type Acceptance, isDisputed } from './rules/acceptance.ts'
import { payDue } from './pay-due.ts'
import { personDue } from './person-due.ts'
import { standstillDue } from './standstill.ts'
import { subsidyDue } from './subsidy-due.ts'
import { timeDue } from './time-due.ts'
import { appointed } from './store/index.ts'
import { dueWords } from './words.ts'

/** What is disputed and has to be settled, indicators that are to be shown, questions about recorded time and subsidised posts, pay, projects that stand still, records that are missing, and residents to be heard. */
export const dueItems = async (ctx: Ctx, organisationId: string): Promise<DueItem[]> => [
  ...(await disputesDue(ctx, organisationId)),
  ...(await indicatorDue(ctx, organisationId)),
  ...(await errandDue(ctx, organisationId)),
  ...(await openingDue(ctx, organisationId)),
  ...(await timeDue(ctx, organisationId)),
  ...(await subsidyDue(ctx, organisationId)),
  ...(await payDue(ctx, organisationId)),
  ...(await endDue(ctx, organisationId)),
  ...(await standstillDue(ctx, organisationId)),
  ...(await personDue(ctx, organisationId)),
]

/** Whoever stands at a post has records, and the end of a contract, of their own. */
export const ownWork = (ctx: Ctx) => appointed(ctx)

/** What was accepted in part: each side can give way, and neither lets what is disputed lie for ever. */
async function disputesDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const kind = ctx.asker.organisationKind
  if (kind !== 'purchaser' && kind !== 'institution') return []
  const side = kind === 'purchaser' ? { purchaserId: organisationId } : { providerId: organisationId }
  const open = (await acceptances(ctx, { ...side, states: ['partly-accepted'] })).filter((a) => a.lines.some(isDisputed))
  if (open.length === 0) return []
  const of = new Map((await contracts(ctx, { ids: open.map((a) => a.contractId) })).map((c) => [c.id as string, c]))
  const calendar = await calendarOf(ctx)
  const may: Action = kind === 'purchaser' ? 'delivery.accept' : 'delivery.hand-in'
  return open.flatMap((a) => {
    const c = of.get(a.contractId)
    return c ? [toSettle(ctx, a, c, may, calendar)] : []
  })
}

/** Within the time in which a side answers the other, counted from the acceptance that left something open. */
function toSettle(ctx: Ctx, a: Acceptance, c: Contract, may: Action, calendar: Awaited<ReturnType<typeof calendarOf>>): DueItem {
  const length = { count: c.terms.answerWorkingDays, unit: 'working-days' } as const
  return {
    id: `settle-${a.id}`,
    purchaseId: a.purchaseId,
    side: 'ours',
    title: dueWords.both('settle', both(sayPeriod(c, a.period, 'zh'), sayPeriod(c, a.period, 'en')), titles(c)),
    why: dueWords.both('settleWhy'),
    dueOn: a.acceptedOn && dueAfter(ctx, a.acceptedOn, a.acceptedOn, length, calendar),
    cites: ctx.law.cites('undisputed-part'),
    href: `/delivery/acceptances/${a.id}`,
    may,
    of: c.number,
  }
}
