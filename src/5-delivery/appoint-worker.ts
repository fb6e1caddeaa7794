import { type Contract, contract, dutiesOf } from '#contracts'
import { type Day, enteredWithin, type Grade, isAfter, isBefore, isRefusal, newId, plusDays, type Refusal, whyEnteredSo } from '#kernel'
import { mayNot, people } from '#people'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { certificateFor } from './certificates-held.ts'
import { followRuns } from './follow-runs.ts'
import { staffingOf } from './occupancy.ts'
import { runsFor } from './runs-of.ts'
import { type Appointment, firstDoubled, firstOverfull, firstWithin, isOne, isQualified, wholePost } from './rules/posts.ts'
import { countedMonths, endBefore, holdSummed, insertAppointment, lockStaff, putCertificate, readAppointments } from './store/index.ts'
import { untilOver } from './until-over.ts'
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
  /** Until when the certificate holds that the card of the post asks for; that there is none yet. */
  certificateUntil?: Day | undefined
  uncertified?: boolean | undefined
  /** Why it is entered with its first day, where that needs a reason. */
  enteredReason?: string | undefined
}

/** Appoints somebody to a post. Nobody fills two posts at once, and there are never more people than posts. */
export async function appointWorker(ctx: Ctx, i: NewAppointment): Promise<{ id: string } | Refusal> {
  const asked = await appointed(ctx, i)
  if (isRefusal(asked)) return asked
  const { c, line, worker, name, staffing } = asked
  const certificate = await certificateFor(ctx, c, line, {
    ...{ workerId: worker?.userId, from: i.fromOn, until: i.certificateUntil, uncertified: i.uncertified === true },
  })
  if (isRefusal(certificate)) return certificate
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
      const counted = await countedMonths(ctx, tx, c.id)
      const within = firstWithin(counted, { from: i.fromOn, to: next.toOn })
      if (within) return refuse('period-counted', within.from, within.to).at(isBefore(i.fromOn, within.from) ? 'toOn' : 'fromOn')
      const ended = await endPredecessor(ctx, tx, i, counted)
      if (isRefusal(ended)) return ended
      const inside = { ...ctx, db: tx }
      const everybody = await untilOver(inside, await readAppointments(inside, { providerId: c.providerId }))
      const [stay] = await untilOver(inside, [{ ...next, contractId: c.id, lineId: line.id }])
      const twice = whoElse(everybody, { name, userId: worker?.userId, namesake: i.namesake }, stay!)
      if (isRefusal(twice)) return twice
      if (twice.namesake) entry.facts = { ...entry.facts, namesake: true }
      const here = everybody.filter((a) => a.contractId === c.id && a.lineId === line.id)
      const full = firstOverfull(staffing, here, next)
      if (full) return refuse('too-many', full).at('fromOn')
      const entered = await whyThisDay(ctx, tx, c, i)
      if (isRefusal(entered)) return entered
      if (entered.reason) entry.facts = { ...entry.facts, reason: entered.reason, enteredOn: ctx.today.toString() }
      await insertAppointment(ctx, tx, c.providerId, {
        ...next,
        id,
        contractId: c.id,
        lineId: line.id,
        workerId: worker?.userId ?? null,
        workerName: name,
        grade: i.grade,
        replacesId: i.replacesId ?? null,
        competition: i.competition,
        applicants: i.applicants ?? null,
        enteredOn: ctx.today,
        enteredReason: entered.reason,
      })
      if (certificate?.until) await putCertificate(ctx, tx, { appointmentId: id, kind: certificate.kind, until: certificate.until })
      await followVacancies({ ...ctx, db: tx }, tx, c)
      await followRuns(ctx, tx, c)
      return { id }
    },
  )
}

/** The post and the person that are meant, or why nobody can be appointed so. */
async function appointed(ctx: Ctx, i: NewAppointment) {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.appoint', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.appoint', no)
  if (!c) return refuse('no-contract')
  const line = c.lines.find((l) => l.id === i.lineId)
  if (line?.kind !== 'post') return refuse('not-a-post').at('lineId')
  if (!['signed', 'active'].includes(c.state)) return refuse('not-running')
  const worker = i.workerId ? (await people(ctx, { organisationId: c.providerId, userIds: [i.workerId] }))[0] : undefined
  const name = worker?.name ?? i.workerName?.trim()
  if (!name || (i.workerId && !worker)) return refuse('no-worker').at('workerId')
  if (!isQualified(i.grade, line.grade)) return refuse('grade-too-low').at('grade')
  if (i.toOn && isBefore(i.toOn, i.fromOn)) return refuse('ends-before').at('toOn')
  const run = (await runsFor(ctx, [c])).get(c.id)?.get(line.id)
  if (run && isAfter(i.toOn ?? i.fromOn, run.to)) return refuse('project-over', run.to).at('fromOn')
  const staffing = staffingOf(c).get(line.id)!
  if (isBefore(i.fromOn, staffing.from) || isAfter(i.toOn ?? i.fromOn, staffing.to))
    return refuse('outside-post', staffing.from, staffing.to).at('fromOn')
  return { c, line, worker, name, staffing }
}

/**
 * The reason a first day needs, null where it needs none, or what is to be said first: the day is typed by the institution, and decides
 * whether its post was vacant too long.
 */
async function whyThisDay(ctx: Ctx, tx: Db, c: Contract, i: NewAppointment): Promise<{ reason: string | null } | Refusal> {
  const open = await dutiesOf(ctx, { contractIds: [c.id], kinds: ['fill-vacancy'], open: true }, tx)
  const missed = open
    .filter((d) => d.subjectId.startsWith(`${i.lineId}:`) && d.dueOn && isAfter(ctx.today, d.dueOn) && !isAfter(i.fromOn, d.dueOn))
    .map((d) => d.dueOn!)
  const why = whyEnteredSo({ today: ctx.today, on: i.fromOn, dueOn: missed[0] ?? null })
  const reason = i.enteredReason?.trim()
  if (!why) return { reason: null }
  if (reason) return { reason }
  return (why === 'in-time-by-entry' ? refuse('filled-by-entry', missed[0]!) : refuse('appointed-late', enteredWithin)).at('enteredReason')
}

/** Whether somebody of the institution who is or may be this person fills another post meanwhile. */
export function whoElse(
  everybody: readonly Appointment[],
  who: { name: string; userId: string | undefined; namesake: boolean | undefined },
  next: Pick<Appointment, 'shareParts' | 'fromOn' | 'toOn'>,
): { namesake: boolean } | Refusal {
  // A person is known by account, and by name where one of the two was typed: most staff have no account.
  const mine = everybody.filter((a) => isOne(a, who.userId, who.name))
  const certain = mine.filter((a) => who.userId && a.workerId === who.userId)
  const doubled = firstDoubled(certain, next)
  if (doubled) return refuse('overlapping', doubled).at('fromOn')
  const perhaps = firstDoubled(mine, next)
  if (perhaps && !who.namesake) {
    const no = refuse('same-name', who.name, perhaps)
    return no.with({ fields: { namesake: no.words } })
  }
  return { namesake: perhaps !== undefined }
}

/** Ends the appointment of whoever is followed, the day before. */
async function endPredecessor(
  ctx: Ctx,
  tx: Db,
  i: NewAppointment,
  counted: readonly { from: Day; to: Day }[],
): Promise<Refusal | undefined> {
  if (!i.replacesId) return undefined
  const [before] = await readAppointments({ ...ctx, db: tx }, { id: i.replacesId })
  if (!before || before.contractId !== i.contractId || before.lineId !== i.lineId || !isBefore(before.fromOn, i.fromOn))
    return refuse('wrong-predecessor').at('replacesId')
  if (before.toOn && isBefore(before.toOn, i.fromOn)) return undefined
  const within = firstWithin(counted, { from: i.fromOn, to: before.toOn })
  if (within) return refuse('period-counted', within.from, within.to).at('replacesId')
  await endBefore(ctx, tx, before, plusDays(i.fromOn, -1))
  return undefined
}
