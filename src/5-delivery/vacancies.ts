import {
  type Contract,
  contracts,
  dueAfter,
  dueOnceRaised,
  type Duty,
  dutiesOf,
  fulfilDuty,
  inForceOn,
  moveDuty,
  raiseDuties,
  reopenDuty,
  voidDuty,
} from '#contracts'
import { type Day, isBefore, sayNumber, type Words } from '#kernel'
import type { Calendar } from '#law'
import { calendarOf } from '#people'
import { change, type Ctx, type Db, type DueWork } from '#platform'
import { staffingOf } from './occupancy.ts'
import { isOver, type Run, runsFor } from './runs-of.ts'
import { type Appointment, sharePosts, vacanciesOf, type Vacancy } from './rules/posts.ts'
import { lastVacancyRound, readAppointments, writeVacancyRound } from './store/index.ts'
import { dutyWords } from './words.ts'

export type LineVacancy = Vacancy & { lineId: string }

/** Vacancies of every post line up to today, open and filled. */
export async function vacancies(ctx: Ctx, c: Contract, appointments: readonly Appointment[]): Promise<LineVacancy[]> {
  return (await vacanciesByContract(ctx, [c], appointments)).get(c.id)!
}

/** The same of several contracts at once, by contract. */
export async function vacanciesByContract(
  ctx: Ctx,
  of: readonly Contract[],
  appointments: readonly Appointment[],
): Promise<Map<string, LineVacancy[]>> {
  const staff = Map.groupBy(appointments, (a) => `${a.contractId} ${a.lineId}`)
  const runs = await runsFor(ctx, of)
  return new Map(
    of.map((c): [string, LineVacancy[]] => {
      const until = c.closedOn && Temporal.PlainDate.compare(c.closedOn, ctx.today) < 0 ? c.closedOn : ctx.today
      return [
        c.id,
        [...staffingOf(c, runs.get(c.id))].flatMap(([lineId, line]) =>
          vacanciesOf(line, staff.get(`${c.id} ${lineId}`) ?? [], until)
            // Whoever is missing at a post whose project is over is missed by nobody.
            .filter((v) => v.filledOn || !isPast(runs.get(c.id)?.get(lineId), ctx.today))
            .map((v) => ({ ...v, lineId })),
        ),
      ]
    }),
  )
}

const isPast = (run: Run | undefined, today: Day): boolean => run !== undefined && isOver(run, today) && isBefore(run.to, today)

interface Step {
  vacancy: LineVacancy
  do: 'raise' | 'fulfil' | 'move'
}
/** Names a vacancy among the duties of its contract. */
export const keyOf = (v: LineVacancy): string => `${v.lineId}:${v.beganOn.toString()}`
const titleOf = (v: LineVacancy): Words => {
  return dutyWords.both('fill', sayNumber(sharePosts(v.parts)))
}

/** What has to be said of a contract's vacancies that its duties do not say yet. */
function stepsFor(found: readonly LineVacancy[], duties: readonly Duty[]): { steps: Step[]; gone: Duty[] } {
  const known = new Map(duties.map((d) => [d.subjectId, d]))
  const steps = found.flatMap((vacancy): Step[] => {
    const duty = known.get(keyOf(vacancy))
    if (vacancy.filledOn) return duty?.state === 'open' ? [{ vacancy, do: 'fulfil' }] : []
    if (!duty) return [{ vacancy, do: 'raise' }]
    return duty.state === 'open' && duty.title.zh !== titleOf(vacancy).zh ? [{ vacancy, do: 'move' }] : []
  })
  const keys = new Set(found.map(keyOf))
  return { steps, gone: duties.filter((d) => d.state === 'open' && !keys.has(d.subjectId)) }
}

/** Raises, moves and fulfils the institution's duties to fill vacancies, so that they say what is so today. */
export async function followVacancies(ctx: Ctx, tx: Db, c: Contract): Promise<number> {
  if (c.state !== 'active') return 0
  const found = await vacancies({ ...ctx, db: tx }, c, await readAppointments({ ...ctx, db: tx }, { contractIds: [c.id] }))
  const { steps, gone } = stepsFor(found, await dutiesOf(ctx, { contractIds: [c.id], kinds: ['fill-vacancy'] }, tx))
  const calendar = await calendarOf(ctx, tx)
  const name = (subjectId: string) => ({ contractId: c.id, kind: 'fill-vacancy' as const, subjectId })
  await raiseDuties(
    ctx,
    tx,
    steps.filter((s) => s.do === 'raise').map(({ vacancy: v }) => dutyTo(c, v, fillBy(c, v.beganOn, ctx, calendar))),
  )
  for (const { vacancy: v, do: what } of steps) {
    if (what === 'fulfil') await fulfilDuty(ctx, tx, { ...name(keyOf(v)), on: v.filledOn! })
    if (what === 'move') await moveDuty(ctx, tx, { ...name(keyOf(v)), title: titleOf(v) })
  }
  for (const d of gone) await voidDuty(ctx, tx, name(d.subjectId))
  return steps.length + gone.length
}
/** The duty to fill a vacancy. */
const dutyTo = (c: Contract, v: LineVacancy, dueOn: Day | null) => ({
  ...{ contractId: c.id, kind: 'fill-vacancy' as const, subjectId: keyOf(v), subjectKind: 'vacancy' },
  ...{ title: titleOf(v), dueOn, clause: '5', cites: [], href: `/delivery/${c.id}/posts` },
  why: dutyWords.both('vacant', v.beganOn, inForceOn(c, v.beganOn).terms.vacancyDays),
  otherwise: dutyWords.both('vacant-else'),
})

/**
 * What was typed of an appointment was put right: vacancies that are others now, or were filled on another day, have the clock they would
 * have had from the beginning. Nobody gets a day more because it only shows now; a wrong day was the institution's own.
 */
export async function followCorrection(
  ctx: Ctx,
  tx: Db,
  c: Contract,
  before: readonly Appointment[],
  after: readonly Appointment[],
): Promise<void> {
  if (c.state !== 'active') return
  const [was, is] = [await vacancies(ctx, c, before), await vacancies(ctx, c, after)]
  const says = (v: LineVacancy) => `${keyOf(v)} ${v.filledOn} ${v.parts}`
  const [known, keys] = [new Set(was.map(says)), new Set(is.map(keyOf))]
  const calendar = await calendarOf(ctx, tx)
  const name = (v: LineVacancy) => ({ contractId: c.id, kind: 'fill-vacancy' as const, subjectId: keyOf(v) })
  for (const v of was.filter((w) => !keys.has(keyOf(w)))) {
    await reopenDuty(ctx, tx, name(v))
    await voidDuty(ctx, tx, name(v))
  }
  for (const v of is.filter((x) => !known.has(says(x)))) {
    const length = { count: inForceOn(c, v.beganOn).terms.vacancyDays, unit: 'days' } as const
    const duty = dutyTo(c, v, dueAfter(ctx, c.signedOn ?? v.beganOn, v.beganOn, length, calendar))
    await raiseDuties(ctx, tx, [duty])
    await reopenDuty(ctx, tx, name(v))
    await moveDuty(ctx, tx, { ...name(v), title: duty.title })
    if (v.filledOn) await fulfilDuty(ctx, tx, { ...name(v), on: v.filledOn })
  }
}

/**
 * By when a vacancy is to be filled, within the days agreed for its first day: counted from its first day, from signing where the contract was signed later, and from today where
 * it only shows once that has passed.
 */
export const fillBy = (c: Contract, beganOn: Day, at: Pick<Ctx, 'today' | 'law'>, calendar: Calendar): Day | null =>
  dueOnceRaised(at, c.signedOn ?? beganOn, beganOn, { count: inForceOn(c, beganOn).terms.vacancyDays, unit: 'days' }, calendar)

/** Once a day looks at every post of every contract in force; in between only at contracts that have just begun. */
export async function watchVacancies(ctx: Ctx, work: DueWork): Promise<void> {
  const last = await lastVacancyRound(ctx)
  // Also after a clock that was put back, as in a rehearsal or where past years are told.
  const isNewDay = last === undefined || !last.checked_on.equals(ctx.today)
  const watched = (await contracts(ctx, { states: ['active'], ...(!isNewDay && { begunSince: last.checked_at }) })).filter((c) =>
    c.lines.some((l) => l.kind === 'post'),
  )
  const open = await dutiesOf(
    ctx,
    isNewDay ? { kinds: ['fill-vacancy'], limit: 100_000 } : { contractIds: watched.map((c) => c.id), kinds: ['fill-vacancy'] },
  )
  const staff = await readAppointments(ctx, { contractIds: watched.map((c) => c.id) })
  const vacant = await vacanciesByContract(ctx, watched, staff)
  const duties = Map.groupBy(open, (d) => d.contractId)
  let failed = 0
  const recordOf = (c: Contract) => ({ subject: { kind: 'contract' as const, id: c.id }, purchaseId: c.purchaseId })
  await work.each('delivery.watch-vacancies', watched, recordOf, async (c) => {
    const { steps, gone } = stepsFor(vacant.get(c.id)!, duties.get(c.id) ?? [])
    if (steps.length + gone.length === 0) return false
    failed++
    await change(
      ctx,
      {
        action: 'delivery.watch-vacancies',
        subject: { kind: 'contract', id: c.id },
        purchaseId: c.purchaseId,
        facts: { contract: c.number, open: steps.filter((s) => s.do === 'raise').length },
      },
      async (tx) => {
        await followVacancies({ ...ctx, db: tx }, tx, c)
        return {}
      },
    )
    failed--
    return true
  })
  const ids = new Set<string>(watched.map((c) => c.id))
  const ended = isNewDay ? open.filter((x) => x.state === 'open' && !ids.has(x.contractId)) : []
  const dutyOf = (d: Duty) => ({ subject: { kind: 'duty' as const, id: d.id }, purchaseId: d.purchaseId })
  await work.each('delivery.end-vacancy', ended, dutyOf, async (d) => {
    failed++
    await change(
      ctx,
      { action: 'delivery.watch-vacancies', subject: { kind: 'duty', id: d.id }, purchaseId: d.purchaseId, facts: { ended: true } },
      async (tx) => {
        await voidDuty(ctx, tx, { contractId: d.contractId, kind: 'fill-vacancy', subjectId: d.subjectId })
        return {}
      },
    )
    failed--
    return true
  })
  // A round in which something failed is not over: the next looks again at what this one looked at.
  if (failed === 0 && (isNewDay || watched.length > 0)) await writeVacancyRound(ctx)
}
