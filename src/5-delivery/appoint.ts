import { type Contract, contract } from '#contracts'
import { type Day, type Grade, isAfter, isBefore, isRefusal, newId, plusDays, type Refusal } from '#kernel'
import { mayNot, people } from '#people'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { sql } from 'kysely'
import { staffingOf } from './occupancy.ts'
import { firstDoubled, firstOverfull, isOne, isQualified, wholePost } from './rules/posts.ts'
import { holdSummed, readAppointments, tables } from './store.ts'
import { followVacancies } from './vacancies.ts'
import { refuse } from './words.ts'

export interface NewAppointment {
  contractId: string
  lineId: string
  /** Somebody with an account, or a name. */
  workerId?: string | undefined
  workerName?: string | undefined
  grade: Grade
  /** Share of a full-time post as a decimal, at most 1. */
  share?: string | undefined
  fromOn: Day
  toOn?: Day | undefined
  /** Whom this person follows; that appointment ends the day before, unless it ended earlier. */
  replacesId?: string | undefined
  /** How the post was competed for. */
  competition: string
  applicants?: number | undefined
  /** Somebody at another post of the institution has this name, and it is another person. */
  namesake?: boolean | undefined
}

/** Appoints somebody to a post. Nobody fills two posts at once, and there are never more people than posts. */
export async function appointWorker(ctx: Ctx, i: NewAppointment): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.appoint', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.appoint', no)
  if (!c) return refuse('no-contract')
  const line = c.lines.find((l) => l.id === i.lineId)
  if (line?.kind !== 'post') return at('lineId', refuse('not-a-post'))
  if (!['signed', 'active'].includes(c.state)) return refuse('not-running')
  const worker = i.workerId ? (await people(ctx, { organisationId: c.providerId, userIds: [i.workerId] }))[0] : undefined
  const name = worker?.name ?? i.workerName?.trim()
  if (!name || (i.workerId && !worker)) return at('workerId', refuse('no-worker'))
  if (!isQualified(i.grade, line.grade)) return at('grade', refuse('grade-too-low'))
  if (i.toOn && isBefore(i.toOn, i.fromOn)) return at('toOn', refuse('ends-before'))
  const staffing = (await staffingOf(ctx, c)).get(line.id)!
  if (isBefore(i.fromOn, staffing.from) || isAfter(i.toOn ?? i.fromOn, staffing.to))
    return at('fromOn', refuse('outside-post', staffing.from, staffing.to))
  const id = newId('appointment', ctx.now)
  const next = { shareParts: Math.round(Number(i.share ?? '1') * wholePost), fromOn: i.fromOn, toOn: i.toOn ?? null }

  return await change(
    ctx,
    {
      action: 'delivery.appoint',
      subject: { kind: 'appointment', id },
      purchaseId: c.purchaseId,
      facts: { contract: c.number, from: i.fromOn.toString(), replaced: i.replacesId !== undefined },
    },
    async (tx, entry) => {
      await lockStaff(ctx, tx, c.providerId)
      await holdSummed(ctx, tx, c.id)
      const counted = await countedUntil(ctx, tx, c.id)
      if (counted && !isAfter(i.fromOn, counted)) return at('fromOn', refuse('period-counted', counted))
      const ended = await endPredecessor(ctx, tx, i)
      if (isRefusal(ended)) return ended
      const everybody = await readAppointments({ ...ctx, db: tx }, { providerId: c.providerId })
      // A person is known by account, and by name where one of the two was typed: most staff have no account.
      const mine = everybody.filter((a) => isOne(a, worker?.userId, name))
      const certain = mine.filter((a) => worker && a.workerId === worker.userId)
      const doubled = firstDoubled(certain, next)
      if (doubled) return at('fromOn', refuse('overlapping', doubled))
      const perhaps = firstDoubled(mine, next)
      if (perhaps && !i.namesake) {
        const words = refuse('same-name', name, perhaps).words
        return refuse('same-name', name, perhaps).with({ fields: { namesake: words } })
      }
      if (perhaps) entry.facts = { ...entry.facts, namesake: true }
      const full = firstOverfull(
        staffing,
        everybody.filter((a) => a.contractId === c.id && a.lineId === line.id),
        next,
      )
      if (full) return at('fromOn', refuse('too-many', full))
      await tables(tx)
        .insertInto('appointments')
        .values({
          jurisdiction: ctx.jurisdiction,
          id,
          contract_id: c.id,
          line_id: line.id,
          provider_id: c.providerId,
          worker_id: worker?.userId ?? null,
          worker_name: name,
          grade: i.grade,
          share_parts: next.shareParts,
          from_on: i.fromOn,
          to_on: i.toOn ?? null,
          replaces_id: i.replacesId ?? null,
          competition: i.competition,
          applicants: i.applicants ?? null,
          end_reason: null,
        })
        .execute()
      await followVacancies({ ...ctx, db: tx }, tx, c)
      return { id }
    },
  )
}

const at = (field: string, r: Refusal): Refusal => ({ ...r, fields: { [field]: r.words } })

/** Appointments of one institution are changed one after the other, so that two at once cannot fill the same post. */
const lockStaff = (ctx: Ctx, tx: Db, providerId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`staff:${ctx.jurisdiction}:${providerId}`}, 0))`.execute(tx)

/** Last day whose presence has been handed in and stands. */
async function countedUntil(ctx: Ctx, tx: Db, contractId: string): Promise<Day | undefined> {
  const row = await tables(tx)
    .selectFrom('acceptances')
    .select('period_to')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('kind', '=', 'month')
    .where('state', '<>', 'returned')
    .orderBy('period_to', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.period_to
}

async function endPredecessor(ctx: Ctx, tx: Db, i: NewAppointment): Promise<Refusal | undefined> {
  if (!i.replacesId) return undefined
  const [before] = await readAppointments({ ...ctx, db: tx }, { id: i.replacesId })
  if (!before || before.contractId !== i.contractId || before.lineId !== i.lineId || !isBefore(before.fromOn, i.fromOn))
    return at('replacesId', refuse('wrong-predecessor'))
  if (before.toOn && isBefore(before.toOn, i.fromOn)) return undefined
  await tables(tx)
    .updateTable('appointments')
    .set({ to_on: plusDays(i.fromOn, -1), version: before.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', before.id)
    .execute()
  return undefined
}

/** Somebody leaves a post after a last day; the post is vacant from the next. */
export async function endAppointment(
  ctx: Ctx,
  i: { appointmentId: string; lastOn: Day; reason: string; version: number },
): Promise<{ contractId: string } | Refusal> {
  const [a] = await readAppointments(ctx, { id: i.appointmentId })
  const c = a && (await contract(ctx, a.contractId))
  const no = mayNot(ctx.asker, 'delivery.appoint', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.end-appointment', no)
  if (!a || !c) return refuse('no-appointment')
  return await change(
    ctx,
    {
      action: 'delivery.end-appointment',
      subject: { kind: 'appointment', id: a.id },
      purchaseId: c.purchaseId,
      facts: { contract: c.number, last: i.lastOn.toString(), reason: i.reason },
    },
    async (tx) => {
      await lockStaff(ctx, tx, c.providerId)
      await holdSummed(ctx, tx, c.id)
      if (a.toOn && isBefore(a.toOn, ctx.today)) return refuse('already-ended')
      if (isBefore(i.lastOn, a.fromOn)) return at('lastOn', refuse('ends-before'))
      const last = (await staffingOf({ ...ctx, db: tx }, c)).get(a.lineId)
      if (last && isAfter(i.lastOn, last.to)) return at('lastOn', refuse('outside-post', last.from, last.to))
      // Longer than agreed before could meet somebody who came after.
      if (a.toOn && isAfter(i.lastOn, a.toOn)) return at('lastOn', refuse('already-ended'))
      const counted = await countedUntil(ctx, tx, c.id)
      if (counted && isBefore(i.lastOn, counted)) return at('lastOn', refuse('period-counted', counted))
      const done = await tables(tx)
        .updateTable('appointments')
        .set({ to_on: i.lastOn, end_reason: i.reason, version: i.version + 1 })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', a.id)
        .where('version', '=', i.version)
        .executeTakeFirst()
      if (done.numUpdatedRows !== 1n) return refuse('stale')
      await followVacancies({ ...ctx, db: tx }, tx, c)
      return { contractId: c.id }
    },
  )
}

/** Writes down what a post is for and who may assign work to it. */
export async function writeRoleCard(
  ctx: Ctx,
  i: { contractId: string; lineId: string; purpose: string; mayAssign: string },
): Promise<{ contractId: string } | Refusal> {
  const c: Contract | undefined = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.appoint', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.role-card', no)
  if (!c) return refuse('no-contract')
  if (!c.lines.some((l) => l.id === i.lineId && l.kind === 'post')) return refuse('not-a-post')
  return await change(
    ctx,
    {
      action: 'delivery.role-card',
      subject: { kind: 'contract', id: c.id },
      purchaseId: c.purchaseId,
      facts: { contract: c.number },
      after: i,
    },
    async (tx) => {
      const card = await tables(tx)
        .insertInto('role_cards')
        .values({
          jurisdiction: ctx.jurisdiction,
          contract_id: c.id,
          line_id: i.lineId,
          purpose: i.purpose,
          may_assign: i.mayAssign,
          written_on: ctx.today,
        })
        .onConflict((o) =>
          o.columns(['jurisdiction', 'contract_id', 'line_id']).doUpdateSet((e) => ({
            purpose: i.purpose,
            may_assign: i.mayAssign,
            written_on: ctx.today,
            version: e('role_cards.version', '+', 1),
          })),
        )
        .returning('version')
        .executeTakeFirstOrThrow()
      // A card that somebody wrote meanwhile is not written over.
      if (ctx.version !== undefined && card.version !== ctx.version + 1) return refuse('stale')
      return { contractId: c.id }
    },
  )
}

export interface RoleCard {
  lineId: string
  purpose: string
  mayAssign: string
  writtenOn: Day
  version: number
}
export async function roleCards(ctx: Ctx, contractId: string): Promise<RoleCard[]> {
  const rows = await tables(ctx.db)
    .selectFrom('role_cards')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .execute()
  return rows.map((r) => ({ lineId: r.line_id, purpose: r.purpose, mayAssign: r.may_assign, writtenOn: r.written_on, version: r.version }))
}
