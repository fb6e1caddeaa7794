import { type Contract, contract } from '#contracts'
import { type Day, isAfter, newId, type Refusal } from '#kernel'
import { communities, mayNot, people } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { sql } from 'kysely'
import { judgeMonth } from './judge-month.ts'
import { type ContractMonth, monthOn } from './periods.ts'
import { type AskedBy, type Category, longestMinutes, type ServiceKind } from './rules/record.ts'
import { totalsWith } from './count-record.ts'
import { refuse } from './words.ts'

export interface RecordInput {
  contractId: string
  lineId: string
  servedOn: Day
  category: Category
  what: ServiceKind
  minutes: number
  askedBy: AskedBy
  people: number
  units: number
  communityId?: string | undefined
  note?: string | undefined
}
export interface NewRecord extends RecordInput {
  /** Whose work it was; the asker's own when left out. */
  workerId?: string | undefined
}

/** Records one piece of work, together with every total it counts in. The work itself is one statement. */
export async function addServiceRecord(ctx: Ctx, i: NewRecord): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.record', no)
  if (!c) return refuse('no-contract')
  const checked = await checkRecord(ctx, c, i)
  if ('refused' in checked) return checked
  const workerId = i.workerId ?? ctx.asker.userId ?? ''
  if (workerId !== ctx.asker.userId) {
    const ours = await people(ctx, { organisationId: c.providerId, userIds: [workerId] })
    if (ours.length === 0 || !(await mayRecordFor(ctx, c.providerId)))
      return await recordRefusal(
        ctx,
        'delivery.record',
        refuse('not-our-worker').with({ fields: { workerId: refuse('not-our-worker').words } }),
      )
  }
  const id = newId('record', ctx.now)
  return await change(
    ctx,
    {
      action: 'delivery.record',
      subject: { kind: 'record', id },
      purchaseId: c.purchaseId,
      facts: { contract: c.number, minutes: i.minutes, category: i.category, askedBy: i.askedBy },
    },
    async (tx) => {
      const row = { ...i, monthOn: checked.from, monthTo: checked.to, purchaserId: c.purchaserId, providerId: c.providerId }
      const { rows } = await sql<{ open: boolean; day: bigint; minutes: bigint | null; errand: bigint | null }>`
      with open as (
        select not exists (select 1 from acceptances where jurisdiction = ${ctx.jurisdiction} and contract_id = ${c.id} and period = ${checked.key} and state <> 'returned') as yes),
      day as (
        select coalesce(sum(minutes), 0)::bigint as minutes from service_records
        where jurisdiction = ${ctx.jurisdiction} and worker_id = ${workerId} and served_on = ${i.servedOn} and not struck),
      r as (
        insert into service_records (jurisdiction, id, contract_id, purchaser_id, provider_id, line_id, worker_id, served_on, month_on, category, what, minutes, asked_by, people,
          units, community_id, note, recorded_at, recorded_by)
        select ${ctx.jurisdiction}, ${id}, ${c.id}, ${c.purchaserId}, ${c.providerId}, ${i.lineId}, ${workerId}, ${i.servedOn}, ${checked.from}, ${i.category}, ${i.what},
          ${i.minutes}, ${i.askedBy}, ${i.people}, ${i.units}, ${i.communityId ?? null}, ${i.note ?? null}, ${ctx.now}, ${ctx.asker.userId}
        from open, day where open.yes and day.minutes + ${i.minutes}::integer <= ${longestMinutes}::integer
        returning 1),
      ${totalsWith(ctx, c.id, row, 1, sql`r`)}
      select open.yes as open, day.minutes as day, m.minutes, m.errand_minutes as errand from open, day left join m on true`.execute(tx)
      const done = rows[0]!
      if (!done.open) return refuse('period-closed')
      if (done.minutes === null) {
        const full = refuse('day-too-full', Math.max(0, longestMinutes - Number(done.day)))
        return full.with({ fields: { minutes: full.words } })
      }
      await judgeMonth(ctx, tx, c, { monthOn: checked.from, endsOn: checked.to, minutes: done.minutes, errandMinutes: done.errand! })
      return { id }
    },
  )
}

/** Workers record their own work; whoever also manages may record for a colleague. */
async function mayRecordFor(ctx: Ctx, providerId: string): Promise<boolean> {
  return !mayNot(ctx.asker, 'delivery.appoint', { providerId })
}

/** Whether a record fits its contract; gives the month of the contract it falls into. Every wrong field at once. */
export async function checkRecord(ctx: Ctx, c: Contract, i: RecordInput): Promise<ContractMonth | Refusal> {
  if (!['active', 'ended', 'terminated'].includes(c.state)) return refuse('not-running')
  const month = monthOn(c, i.servedOn)
  const line = c.lines.find((l) => l.id === i.lineId)
  const known =
    !i.communityId ||
    c.lines.some((l) => l.communityIds.includes(i.communityId!)) ||
    (await communities(ctx, { ids: [i.communityId] })).length > 0
  const wrong: [string, Refusal][] = []
  if (isAfter(i.servedOn, ctx.today)) wrong.push(['servedOn', refuse('in-future')])
  else if (!month || (c.closedOn && isAfter(i.servedOn, c.closedOn)))
    wrong.push(['servedOn', refuse('outside-contract', c.startsOn, c.closedOn ?? c.endsOn)])
  if (!line) wrong.push(['lineId', refuse('no-line')])
  else if (line.kind === 'post' && i.units > 0) wrong.push(['units', refuse('units-of-post')])
  if (!known) wrong.push(['communityId', refuse('no-community')])
  if (wrong.length > 0 || !month)
    return { ...(wrong[0]?.[1] ?? refuse('in-future')), fields: Object.fromEntries(wrong.map(([field, r]) => [field, r.words])) }
  return month
}
