import { type Contract, contracts, dueOnceRaised, dutiesOf, fulfilDuty, inForceOn, raiseDuties, voidDuty } from '#contracts'
import { type Day, isAfter, isBefore, subsidyOf, titles } from '#kernel'
import type { Calendar } from '#law'
import { calendarOf } from '#people'
import { change, type Ctx, type Db, type DueWork } from '#platform'
import { isOver, type Run, runsFor, runsOf } from './runs-of.ts'
import type { Appointment } from './rules/posts.ts'
import { lastVacancyRound, readAcceptances, readAppointments } from './store/index.ts'
import { dutyWords } from './words.ts'

const nameOf = (c: Contract, run: Run) => ({ contractId: c.id, subjectId: `${run.postId}:${run.to.toString()}` })

/**
 * What follows for the institution once a project ends before its contract: whoever stands at its subsidised post leaves it, and what they
 * had in hand is handed over. Done where nobody stands there any more; taken back where the project goes on after all.
 */
export async function followRuns(ctx: Ctx, tx: Db, c: Contract): Promise<void> {
  if (c.state !== 'active' || !c.lines.some(subsidyOf)) return
  const inside = { ...ctx, db: tx }
  const runs = runsOf(c, await readAcceptances(inside, { contractIds: [c.id] }))
  const staff = await readAppointments(inside, { contractIds: [c.id] })
  const calendar = await calendarOf(ctx, tx)
  for (const run of runs.values()) {
    const name = nameOf(c, run)
    if (!isOver(run, ctx.today)) continue
    const dueOn = endBy(ctx, c, run, calendar)
    if (!staysBeyond(staff, run, dueOn)) {
      await fulfilDuty(ctx, tx, { ...name, kind: 'end-with-project', on: ctx.today })
      continue
    }
    const says = { dueOn, cites: [] as const }
    const post = titles(c.lines.find((l) => l.id === run.postId)!)
    const project = titles(run.project)
    await raiseDuties(ctx, tx, [
      {
        ...{ ...name, ...says, kind: 'end-with-project', subjectKind: 'line', clause: '5', href: `/delivery/${c.id}/posts` },
        title: dutyWords.both('end-with-project', post),
        why: dutyWords.both('project-ended', project, run.to),
        otherwise: dutyWords.both('end-with-project-else', run.to),
      },
      {
        ...{ ...name, ...says, kind: 'hand-over-clients', subjectKind: 'line', clause: '16' },
        title: dutyWords.both('hand-over-project', project),
        why: dutyWords.both('project-ended', project, run.to),
        otherwise: dutyWords.both('hand-over-project-else'),
      },
    ])
  }
  await takeBack(ctx, tx, c, new Set([...runs.values()].filter((r) => isOver(r, ctx.today)).map((r) => nameOf(c, r).subjectId)))
}

/** Of a project that goes on after all, as when more of it was bought, nothing is to be ended or handed over. */
async function takeBack(ctx: Ctx, tx: Db, c: Contract, ended: ReadonlySet<string>): Promise<void> {
  const kinds = ['end-with-project', 'hand-over-clients'] as const
  const open = await dutiesOf(ctx, { contractIds: [c.id], kinds: [...kinds], open: true }, tx)
  for (const d of open)
    if (d.subjectKind === 'line' && !ended.has(d.subjectId))
      await voidDuty(ctx, tx, { contractId: c.id, kind: d.kind, subjectId: d.subjectId })
}

/** Once a day: subsidies whose last day has come, and those that go on because more was bought. What an acceptance ends is followed with it. */
export async function watchRuns(ctx: Ctx, work: DueWork): Promise<void> {
  const last = await lastVacancyRound(ctx)
  if (last && !isBefore(last.checked_on, ctx.today)) return
  const bearing = (await contracts(ctx, { states: ['active'] })).filter((c) => c.lines.some(subsidyOf))
  const contractIds = bearing.map((c) => c.id)
  const runs = await runsFor(ctx, bearing)
  const known = await dutiesOf(ctx, { contractIds, kinds: ['end-with-project'] })
  const calendar = await calendarOf(ctx)
  const staff = bearing.length === 0 ? [] : await readAppointments(ctx, { contractIds })
  const due = bearing.filter((c) => {
    const over = [...runs.get(c.id)!.values()].filter((r) => isOver(r, ctx.today))
    const said = known.filter((d) => d.contractId === c.id)
    return (
      over.some((r) => staysBeyond(staff, r, endBy(ctx, c, r, calendar)) && !said.some((d) => d.subjectId === nameOf(c, r).subjectId)) ||
      said.some((d) => d.state === 'open' && !over.some((r) => nameOf(c, r).subjectId === d.subjectId))
    )
  })
  const recordOf = (c: Contract) => ({ subject: { kind: 'contract' as const, id: c.id }, purchaseId: c.purchaseId })
  await work.each('delivery.end-subsidies', due, recordOf, async (c) => {
    await change(ctx, { action: 'delivery.end-subsidies', ...recordOf(c), facts: { contract: c.number } }, async (tx) => {
      await followRuns(ctx, tx, c)
      return {}
    })
    return true
  })
}

/** By when whoever stands at its post has left, and handed over. */
const endBy = (ctx: Ctx, c: Contract, run: Run, calendar: Calendar): Day | null =>
  dueOnceRaised(ctx, run.to, run.to, { count: inForceOn(c, run.to).terms.handOverDays, unit: 'days' }, calendar)

/** Somebody without a last day, or with one after the time to hand over. */
const staysBeyond = (staff: readonly Pick<Appointment, 'lineId' | 'toOn'>[], run: Run, dueOn: Day | null): boolean =>
  staff.some((a) => a.lineId === run.postId && (a.toOn === null || (dueOn !== null && isAfter(a.toOn, dueOn))))
