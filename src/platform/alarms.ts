import type { Kind, Moment } from '#kernel'
import { sql } from 'kysely'
import { changeAtOnce } from './change.ts'
import type { Ctx } from './context.ts'

/** Something due that the program could not do by a fault of its own; it is tried again and goes away when it is done. */
export interface Alarm {
  /** What was to be done, as `step.verb`. */
  kind: string
  subject: { kind: Kind; id: string }
  raisedAt: Moment
}

/** The alarms that stand, of one record or of all. */
export async function alarms(ctx: Ctx, of: { subjectId?: string; kind?: string } = {}): Promise<Alarm[]> {
  let q = ctx.db.selectFrom('alarms').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.subjectId) q = q.where('subject_id', '=', of.subjectId)
  if (of.kind) q = q.where('kind', '=', of.kind)
  const rows = await q.orderBy('raised_at').orderBy('subject_id').execute()
  return rows.map((r) => ({ kind: r.kind, subject: { kind: r.subject_kind as Kind, id: r.subject_id }, raisedAt: r.raised_at }))
}

/** A fault whose alarm says other words than that of its work: its kind is that of the work with this behind, as `tenders.open-differs`. */
export class DueFault extends Error {
  readonly alarm: string
  constructor(alarm: string, says: string) {
    super(says)
    this.name = 'DueFault'
    this.alarm = alarm
  }
}

interface DueRecord {
  subject: { kind: Kind; id: string }
  purchaseId?: string
}

/**
 * Timed work taken piece by piece: a piece that fails keeps none of the others from being done. An alarm is raised on its record, once,
 * and taken back when the record no longer fails. What passes by itself, as a lock or a lost connection, is only tried again.
 */
export function dueWork(ctx: Ctx) {
  const faults: unknown[] = []
  let standing: Promise<Alarm[]> | undefined
  let done = 0
  return {
    /** Does one kind of work for each record that is due. `work` says whether it was done. */
    async each<T>(kind: string, due: readonly T[], recordOf: (x: T) => DueRecord, work: (x: T) => Promise<boolean>): Promise<void> {
      const [failed, undecided] = [new Set<string>(), new Set<string>()]
      for (const x of due) {
        try {
          if (await work(x)) done++
        } catch (e) {
          faults.push(e)
          const alarm = e instanceof DueFault ? `${kind}-${e.alarm}` : kind
          const { id } = recordOf(x).subject
          // What passes by itself says nothing about an alarm that stands.
          if (passes(e)) {
            undecided.add(id)
            continue
          }
          failed.add(`${alarm} ${id}`)
          await raise(ctx, alarm, recordOf(x)).catch((fault: unknown) => faults.push(fault))
        }
      }
      standing ??= alarms(ctx)
      for (const a of await standing) {
        const ours = a.kind === kind || a.kind.startsWith(`${kind}-`)
        if (ours && !undecided.has(a.subject.id) && !failed.has(`${a.kind} ${a.subject.id}`)) await takeBack(ctx, a)
      }
    },
    /** A piece that is done as a whole, and says how many it did. */
    async all(work: () => Promise<number>): Promise<void> {
      try {
        done += await work()
      } catch (e) {
        faults.push(e)
      }
    },
    /** How many were done. @throws when anything failed, after everything was tried. */
    finish(): number {
      if (faults.length === 1) throw faults[0]
      if (faults.length > 1) throw new AggregateError(faults, faults.map((f) => (f instanceof Error ? f.message : String(f))).join('; '))
      return done
    },
  }
}

/** Whether a fault is of the moment: connection lost, conflict with another transaction, too much at once, locked, cancelled, shut down. */
const passes = (e: unknown): boolean => /^(08|40|53|55|57)/.test(String((e as { code?: unknown } | null)?.code ?? ''))

export type DueWork = ReturnType<typeof dueWork>

async function raise(ctx: Ctx, kind: string, of: DueRecord): Promise<void> {
  await changeAtOnce(ctx, { action: `${kind}-failed`, ...of }, 'raised', async (entry) => {
    await sql`
      with raised as (
        insert into alarms (jurisdiction, kind, subject_kind, subject_id, raised_at)
        values (${ctx.jurisdiction}, ${kind}, ${of.subject.kind}, ${of.subject.id}, ${ctx.now})
        on conflict do nothing returning kind),
      ${entry} select`.execute(ctx.db)
  })
}

async function takeBack(ctx: Ctx, a: Alarm): Promise<void> {
  await changeAtOnce(ctx, { action: `${a.kind}-mended`, subject: a.subject }, 'gone', async (entry) => {
    await sql`
      with gone as (
        delete from alarms where jurisdiction = ${ctx.jurisdiction} and kind = ${a.kind} and subject_id = ${a.subject.id} returning kind),
      ${entry} select`.execute(ctx.db)
  })
}
