import { clientsByIds, isLeader } from '#clients'
import { contracts } from '#contracts'
import { openVacancies, recordedTime, recordsByIds, roleShares } from '#delivery'
import { type Day, toNumber } from '#kernel'
import { people } from '#people'
import type { Ctx } from '#platform'
import type { CaseState } from './rules/case.ts'
import { hoursEach, type InHand, loadOf } from './rules/caseload.ts'
import { casesOf, contactRecords, groupsOf, ranOn, sessionRecords } from './store/index.ts'

const running: CaseState[] = ['assessing', 'serving']
const waiting: CaseState[] = ['requested', 'waiting']
/** Months that are over, from which it is taken how long a case takes. */
const lookedBack = 3

export interface WorkerLoad extends InHand {
  readonly userId: string
  readonly name: string
  readonly waiting: number
  readonly load: ReturnType<typeof loadOf>
}
/** What an institution has in hand: by worker, what waits, which posts are empty, and what one case takes. */
export interface Caseload {
  readonly workers: readonly WorkerLoad[]
  readonly waiting: number
  readonly vacant: readonly { readonly contractId: string; readonly number: string; readonly title: string; readonly posts: string }[]
  /** Running contracts of which a role card does not say how much of a post is direct service. */
  readonly withoutCard: readonly { readonly contractId: string; readonly number: string }[]
  readonly each: { readonly case: number | null; readonly group: number | null }
  readonly from: Day
  readonly to: Day
  readonly leads: boolean
}

/** The caseload of whoever asks; of the whole institution for whoever leads it. */
export async function caseload(ctx: Ctx): Promise<Caseload> {
  const organisationId = ctx.asker.organisationId!
  const leads = isLeader(ctx)
  const thisMonth = ctx.today.with({ day: 1 })
  const ends = Array.from({ length: lookedBack }, (_, n) => thisMonth.subtract({ months: n }).subtract({ days: 1 }))
  const within = { organisationId, from: thisMonth.subtract({ months: lookedBack }), to: ends[0]! }
  const counted = await ranOn(ctx, { organisationId, days: ends })
  const each = {
    case: hoursEach(await minutesOf(ctx, await contactRecords(ctx, within)), counted.cases),
    group: hoursEach(await minutesOf(ctx, await sessionRecords(ctx, within)), counted.groups),
  }
  const inHand = await handsOf(ctx, organisationId, leads)
  const own = leads ? inHand : inHand.filter((w) => w.userId === ctx.asker.userId)
  return {
    workers: own.map((w) => ({ ...w, load: loadOf(w, each) })),
    waiting: inHand.reduce((n, w) => n + w.waiting, 0),
    vacant: leads ? await openVacancies(ctx, organisationId) : [],
    withoutCard: leads ? await withoutCard(ctx, organisationId) : [],
    ...{ each, from: within.from, to: within.to, leads },
  }
}

async function withoutCard(ctx: Ctx, organisationId: string): Promise<Caseload['withoutCard']> {
  const found: { contractId: string; number: string }[] = []
  for (const c of await contracts(ctx, { providerId: organisationId, states: ['active'] })) {
    const posts = c.lines.filter((l) => l.kind === 'post')
    const shares = posts.length > 0 ? await roleShares(ctx, c.id) : new Map<string, readonly { category: string }[]>()
    if (posts.some((l) => !shares.get(l.id)?.some((s) => s.category === 'direct'))) found.push({ contractId: c.id, number: c.number })
  }
  return found
}

/** Minutes of records that stand and count. */
async function minutesOf(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const records = await recordsByIds(ctx, ids)
  return records.reduce((n, r) => n + (r.struck || r.notCounted !== null ? 0 : r.minutes), 0)
}

/** Everybody of an institution with something in hand or a post, and what. */
async function handsOf(ctx: Ctx, organisationId: string, leads: boolean): Promise<(InHand & Omit<WorkerLoad, 'load'>)[]> {
  const cases = await casesOf(ctx, { organisationId, states: [...running, ...waiting] })
  const clients = await clientsByIds(ctx, [...new Set(cases.map((k) => k.clientId))])
  const workerOf = new Map(clients.map((k) => [k.id, k.workerId]))
  const groups = await groupsOf(ctx, { organisationId, states: ['planned', 'running'] })
  const time = await paidThisMonth(ctx, organisationId)
  const staff = new Map((await people(ctx, { organisationId, roles: ['worker', 'manager'] })).map((p) => [p.userId as string, p.name]))
  return [...staff].flatMap(([userId, name]) => {
    const mine = cases.filter((k) => workerOf.get(k.clientId) === userId)
    const w = {
      ...{ userId, name, waiting: mine.filter((k) => waiting.includes(k.state)).length },
      ...{ cases: mine.filter((k) => running.includes(k.state)).length, groups: groups.filter((g) => g.workerId === userId).length },
      ...(time.get(userId) ?? { paid: null, direct: null }),
    }
    return w.cases + w.groups + w.waiting > 0 || w.paid !== null || (!leads && userId === ctx.asker.userId) ? [w] : []
  })
}

/** Paid hours of this month by worker, with what their cards give to direct service: at two posts the smaller of the two. */
async function paidThisMonth(ctx: Ctx, organisationId: string): Promise<Map<string, { paid: number | null; direct: number | null }>> {
  const from = ctx.today.with({ day: 1 })
  const to = from.with({ day: from.daysInMonth })
  const found = new Map<string, { paid: number; direct: number | null }>()
  for (const c of await contracts(ctx, { providerId: organisationId, states: ['active'] })) {
    const shares = await roleShares(ctx, c.id)
    for (const p of await recordedTime(ctx, c, { from, to })) {
      if (p.workerId === null || p.paid === null) continue
      const before = found.get(p.workerId)
      const cards = p.lineIds.map((id) => shares.get(id)?.find((s) => s.category === 'direct')?.percent ?? null)
      const direct = [...cards, ...(before ? [before.direct] : [])]
      const least = direct.includes(null) ? null : Math.min(...direct.map((d) => d!))
      found.set(p.workerId, { paid: (before?.paid ?? 0) + toNumber(p.paid) / 60, direct: least })
    }
  }
  return found
}
