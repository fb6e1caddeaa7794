import { type Contract, contracts } from '#contracts'
import { both, isAfter, isBefore, sayMonth, titles, type Words } from '#kernel'
import { mayAtAll, organisation } from '#people'
import type { Ctx, DueItem } from '#platform'
import { acceptances } from './acceptances.ts'
import { personDueWords } from './due-words.ts'
import { sayPeriod } from './pages/say.ts'
import { type ContractMonth, contractMonths } from './period-of.ts'
import { type Appointment, isOne } from './rules/posts.ts'
import { countedByDay, heardPeriods, readAppointments } from './store/index.ts'

const said = (c: Contract, period: string): Words => both(sayPeriod(c, period, 'zh'), sayPeriod(c, period, 'en'))

/** What waits for those who serve and for those who listen: records that are missing, residents to be heard. */
export const personDue = async (ctx: Ctx, organisationId: string): Promise<DueItem[]> => [
  ...(await recordsDue(ctx, organisationId)),
  ...(await residentsDue(ctx, organisationId)),
]

/** Months that are over and not handed in yet, in which whoever asks stood at a post and recorded nothing. */
async function recordsDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const { userId, name } = ctx.asker
  if (!userId || !mayAtAll(ctx.asker, 'delivery.record')) return []
  const own = await contracts(ctx, { providerId: organisationId, states: ['active', 'ended', 'terminated'] })
  const staff = (await readAppointments(ctx, { contractIds: own.map((c) => c.id) })).filter((a) => isOne(a, userId, name ?? ''))
  const posted = own.filter((c) => staff.some((a) => a.contractId === c.id))
  const handedIn = new Set(
    (await acceptances(ctx, { contractIds: posted.map((c) => c.id) }))
      .filter((a) => a.state !== 'returned')
      .map((a) => `${a.contractId} ${a.period}`),
  )
  const items: DueItem[] = []
  for (const c of posted) {
    const there = staff.filter((a) => a.contractId === c.id)
    const open = contractMonths(c).filter((m) => !handedIn.has(`${c.id} ${m.key}`) && isBefore(m.to, ctx.today) && there.some(standsIn(m)))
    const [first, last] = [open[0], open.at(-1)]
    if (!first || !last) continue
    const mine = (await countedByDay(ctx, c.id, { from: first.from, to: last.to })).filter((r) => r.workerId === userId)
    const without = open.filter((m) => !mine.some((r) => !isBefore(r.servedOn, m.from) && !isAfter(r.servedOn, m.to)))
    items.push(...without.map((m) => recordsMissing(c, m, userId)))
  }
  return items
}

const standsIn =
  (m: ContractMonth) =>
  (a: Appointment): boolean =>
    !isAfter(a.fromOn, m.to) && !(a.toOn && isBefore(a.toOn, m.from))

/** A worker knows the month by its name, not by its number in the contract. */
const saidMonth = (c: Contract, { from, key }: ContractMonth): Words =>
  from.day === 1 ? both(sayMonth(from.year, from.month, 'zh'), sayMonth(from.year, from.month, 'en')) : said(c, key)

const recordsMissing = (c: Contract, m: ContractMonth, userId: string): DueItem => ({
  id: `records-${c.id}-${m.key}-${userId}`,
  purchaseId: c.purchaseId,
  side: 'ours',
  title: personDueWords.both('records', saidMonth(c, m), titles(c)),
  why: personDueWords.both('recordsWhy'),
  // The day on which the institution hands the month in is its own to choose.
  dueOn: null,
  cites: [],
  href: '/delivery/new',
  may: 'delivery.record',
  of: c.number,
})

/** Periods before acceptance of which no resident was heard yet: for the residents' committees of the office that accepts them. */
async function residentsDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  if (ctx.asker.organisationKind !== 'community' || !mayAtAll(ctx.asker, 'delivery.opinion')) return []
  const office = (await organisation(ctx, organisationId))?.parent_id
  const waiting = await acceptances(ctx, { states: ['handed-in'], ...(office && { purchaserId: office }) })
  const heard = await heardPeriods(
    ctx,
    waiting.map((a) => a.id),
  )
  const open = waiting.filter((a) => !heard.has(a.id))
  const of = new Map((await contracts(ctx, { ids: open.map((a) => a.contractId) })).map((c) => [c.id as string, c]))
  return open.flatMap((a) => {
    const c = of.get(a.contractId)
    if (!c) return []
    return [
      {
        id: `residents-${a.id}-${a.times}`,
        purchaseId: a.purchaseId,
        side: 'ours' as const,
        title: personDueWords.both('residents', said(c, a.period), titles(c)),
        why: personDueWords.both('residentsWhy', a.dueOn),
        dueOn: a.dueOn,
        cites: ctx.law.cites('users-heard'),
        href: `/delivery/acceptances/${a.id}`,
        may: 'delivery.opinion',
        of: c.number,
      },
    ]
  })
}
