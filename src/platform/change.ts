import { isRefusal, type Kind, newId, type PlainFacts, plainFactsOf, type Refusal } from '#kernel'
import { type RawBuilder, sql } from 'kysely'
import { claimOnce, keepResult, sentOtherwise } from './claim-once.ts'
import type { Ctx } from './context.ts'
import { markTransaction } from './database/connection.ts'
import type { Db } from './database/open.ts'
import { fingerprint } from './log/canonical.ts'
import { countRefusal, deleteRefused, refusedBefore } from './log/refused-of-day.ts'
import { newSalts } from './log/leaf.ts'
import { somethingChanged } from './wake.ts'
import { refuse } from './words.ts'

/** What the record log keeps of a change beside who, when and how it ended. */
export interface Entry {
  /** Id of the entry, where what is done refers to it; without it a new one. */
  id?: string
  subject?: { kind: Kind; id: string }
  /** The purchase whose history this belongs to. */
  purchaseId?: string
  /** Small facts the history page shows. Never personal data. */
  facts?: Record<string, string | number | boolean | null>
  /** State before and after; only their fingerprints are kept, and of a `state` in them how it changed. */
  before?: unknown
  after?: unknown
  /** Plain fields that are no secret, as they were and as they became. The log shows them. */
  changes?: readonly FieldChange[]
  /** What has to come about before anybody may count this entry, as the id of the tender that is to be opened first. */
  heldBy?: string | undefined
  /**
   * Once done it gets no entry of its own: an entry for each and its moment would tell what nobody may count. The step keeps the count
   * in the same transaction and enters it as one number later. What is refused is entered at once.
   */
  countedLater?: true
  /** Nobody may learn that it was tried: what is refused gets no entry either. */
  unseen?: true
  /** The same form was answered before, which was seen only here: nothing is done, and nothing entered. */
  repeated?: true
}

interface FieldChange {
  field: string
  before: string | number | boolean | null
  after: string | number | boolean | null
}

export interface Change extends Entry {
  /** What is done, as `step.verb`. */
  action: string
  /** A key made by the asker's form or device: the same key again changes nothing and gives the first answer. */
  once?: string | undefined
}

/**
 * Does one thing: decides and writes inside one transaction, together with its entry in the record log.
 * A refusal undoes everything; the attempt is still recorded. A repeated request (same `once`) gets the first answer.
 * `work` gets the transaction's handle, the only one it may use, and may complete the entry as it learns more.
 * Inside the work of another change it is a part of that one: done with it or not at all, with an entry of its own.
 */
export async function change<T>(ctx: Ctx, what: Change, work: (tx: Db, entry: Entry) => Promise<T | Refusal>): Promise<T | Refusal> {
  if (ctx.apart && !timeless.has(what.action)) return clocksApart(ctx.apart)
  if (ctx.db.isTransaction) return await part(ctx, what, work)
  const once = what.once ?? (ctx.once && `${what.action}:${ctx.once}`)
  const attempt = async (): Promise<T | Refusal> => {
    const entry: Entry = { ...what }
    try {
      return await ctx.db.transaction().execute((tx) =>
        markTransaction(async () => {
          if (once) {
            const first = await claimOnce(ctx, tx, what, once)
            if (first && ctx.shownOnce) throw new Undo(refuse('shown-once'))
            if (first?.otherwise) throw new Undo(sentOtherwise(first.value))
            if (first) return first.value as T
          }
          const result = await work(tx, entry)
          if (isRefusal(result)) throw new Undo(result)
          const ended = await whoIsNoMore(ctx, tx, what.action)
          if (ended) throw new Undo(ended)
          if (once && !ctx.shownOnce) await keepResult(ctx, tx, once, result)
          if (!entry.countedLater && !entry.repeated) await writeEntry(ctx, tx, what.action, entry, 'done')
          return result
        }),
      )
    } catch (e) {
      if (e instanceof Undo) {
        // What was undone changed nothing.
        const undone = { ...refusedFor(entry, e.refusal), after: undefined, changes: [] }
        if (!entry.unseen && !isNobodys(ctx, e.refusal))
          await ctx.db.transaction().execute((tx) => writeRefusal(ctx, tx, what.action, undone, e.refusal.code))
        return e.refusal
      }
      throw e
    }
  }
  try {
    return await untilSerial(attempt)
  } catch (e) {
    if ((e as { code?: string }).code !== sameKey) throw e
    // The step looked and saw nothing, and the key is there all the same: nothing was written, and that is said and recorded.
    return await recordRefusal(ctx, what.action, refuse('there-already'), what)
  }
}

/**
 * Whether the asker holds less by now than when the request came: all of this may have waited for somebody else's transaction, and a role
 * may have ended meanwhile, a session, a key. Asked last and of every change, so that no verb can forget it. A verb of a process asks more
 * exactly, by the permission it names (`changeOf`).
 */
async function whoIsNoMore(ctx: Ctx, tx: Db, action: string): Promise<Refusal | undefined> {
  if (!ctx.askedAgain || ctx.asker.userId === null || ownAccess.has(action)) return undefined
  const now = await ctx.askedAgain(tx)
  if (now.userId !== ctx.asker.userId) return refuse('signed-out-meanwhile')
  const holds = (of: readonly string[] | undefined, all: readonly string[] | undefined) => (of ?? []).every((x) => all?.includes(x))
  const same = now.organisationId === ctx.asker.organisationId && holds(ctx.asker.roles, now.roles) && holds(ctx.asker.scopes, now.scopes)
  return same ? undefined : refuse('role-ended-meanwhile')
}

/** What itself ends or changes how its sender is here: a session, a key, a role. */
const ownAccess: ReadonlySet<string> = new Set([
  ...['people.sign-in', 'people.sign-out-everywhere', 'people.end-session', 'people.switch-organisation'],
  ...['people.change-password', 'people.change-email', 'people.two-step', 'people.recovery-codes', 'people.reset-password'],
  ...['people.revoke-token', 'people.end-role', 'people.accept-invitation', 'people.unlink-login-service'],
])

/** What is refused here the whole change hands on, and that undoes and records it. */
async function part<T>(ctx: Ctx, what: Change, work: (tx: Db, entry: Entry) => Promise<T | Refusal>): Promise<T | Refusal> {
  const entry: Entry = { ...what }
  const result = await work(ctx.db, entry)
  if (!isRefusal(result) && !entry.countedLater && !entry.repeated) await writeEntry(ctx, ctx.db, what.action, entry, 'done')
  return result
}

/**
 * The same where one statement decides, writes and knows whether it is done: a statement is a transaction, so begin and commit
 * are not sent for themselves. `statement` gets the tables of the entry to put among its own; they write it once for every row
 * of `from`, that is, not at all when nothing was done. What was not done and why goes through `change`, where it is recorded.
 */
export async function changeAtOnce<T>(
  ctx: Ctx,
  what: Omit<Change, 'once'>,
  from: string,
  statement: (entry: RawBuilder<unknown>) => Promise<T>,
): Promise<T> {
  if (ctx.apart) throw new Error(clocksApart(ctx.apart).words.en)
  return await untilSerial(() => statement(entryTables(ctx, what.action, what, 'done', sql`from ${sql.table(from)}`)))
}

/** What both databases call a row whose key is there already. */
const sameKey = '23505'

/** Again where the database says that two changes met and one of them has to begin anew. */
async function untilSerial<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work().finally(somethingChanged)
    } catch (e) {
      const code = (e as { code?: string }).code ?? ''
      if (attempt < 4 && ['40001', '40P01'].includes(code)) continue
      // Somebody put in a row of the same key at the same moment. The next attempt sees it, and the step says in its own words
      // what that means.
      if (attempt < 4 && code === sameKey) continue
      throw e
    }
  }
}

/** Records an attempt that was refused before any work began, as when permission is missing. */
export async function recordRefusal(ctx: Ctx, action: string, refusal: Refusal, entry: Entry = {}): Promise<Refusal> {
  if (ctx.apart && !timeless.has(action)) return clocksApart(ctx.apart)
  // Within a change it is that one's refusal, and recorded with it.
  if (!ctx.db.isTransaction && !isNobodys(ctx, refusal))
    await ctx.db.transaction().execute((tx) => writeRefusal(ctx, tx, action, refusedFor(entry, refusal), refusal.code))
  somethingChanged()
  return refusal
}

/**
 * A try of nobody who signed in, refused for that alone. It says nothing of the record and could be made without end: it gets no entry, and is
 * counted with the answers of the server.
 */
const isNobodys = (ctx: Ctx, refusal: Refusal): boolean => ctx.asker.kind === 'public' && refusal.status === 401

/** An entry with the numbers and days of its refusal, so that the log says how many cells and which row, and no text anybody wrote. */
const refusedFor = (entry: Entry, refusal: Refusal): Entry => {
  const told = plainFactsOf(refusal)
  return told ? { ...entry, facts: { ...entry.facts, [refusalFacts]: JSON.stringify(told) } } : entry
}
/** Under this name the facts of an entry hold those of its refusal. */
const refusalFacts = 'refusal'

/** The numbers and days that an entry of the log keeps of its refusal. */
export function refusalFactsOf(facts: Readonly<Record<string, unknown>>): PlainFacts {
  const kept = facts[refusalFacts]
  return typeof kept === 'string' ? (JSON.parse(kept) as PlainFacts) : []
}

/** What does not depend on the time of day, and so is done even while nobody knows it. */
const timeless: ReadonlySet<string> = new Set(['people.sign-in'])

/** Says that the clocks differ, and by how much. */
export const clocksApart = (apart: NonNullable<Ctx['apart']>): Refusal =>
  apart.seconds === undefined ? refuse('clock-unknown') : refuse('clocks-apart', Math.abs(apart.seconds))

class Undo extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Enters a refusal, or counts it where this person was refused the same often enough today. What waits to be entered is not counted: nobody may learn of it. */
async function writeRefusal(ctx: Ctx, tx: Db, action: string, e: Entry, outcome: string): Promise<void> {
  if (e.heldBy || (await countRefusal(ctx, tx, action, e.subject?.id))) await writeEntry(ctx, tx, action, e, outcome)
}

/** Enters what was only counted of days that are over: of whom, what, how often. */
export async function enterRefused(ctx: Ctx): Promise<number> {
  const over = await refusedBefore(ctx)
  for (const r of over) {
    const facts = { day: r.day.toString(), of: r.action, times: r.counted }
    const subject = { kind: 'user' as const, id: r.actorId }
    await ctx.db.transaction().execute(async (tx) => {
      if (!(await deleteRefused(ctx, tx, r)) || r.counted === 0) return
      await writeEntry(ctx, tx, 'log.refused-again', { facts, ...(r.actorId && { subject }) }, 'done')
    })
  }
  return over.length
}

async function writeEntry(ctx: Ctx, tx: Db, action: string, e: Entry, outcome: string): Promise<void> {
  await sql`with ${entryTables(ctx, action, e, outcome, sql``)} select`.execute(tx)
}

/** The entry as a table of a `with`. It is written through a view that lets it wait for its place as well: see migration 15. */
function entryTables(ctx: Ctx, action: string, e: Entry, outcome: string, from: RawBuilder<unknown>): RawBuilder<unknown> {
  const id = e.id ?? newId('entry', ctx.now)
  const before = e.before === undefined ? null : fingerprint(e.before)
  const after = e.after === undefined ? null : fingerprint(e.after)
  const changes = [...(e.changes?.some((c) => c.field === 'state') ? [] : stateChange(e)), ...(e.changes ?? [])]
  return sql`entry as (
      insert into record_log_writing (jurisdiction, id, at, action, subject_kind, subject_id, purchase_id, actor_kind, actor_id, actor_name,
        organisation_id, outcome, facts, changes, before_hash, after_hash, request_id, salts, held_by)
      select ${ctx.jurisdiction}, ${id}, ${ctx.now}::timestamptz, ${action}, ${e.subject?.kind ?? null}, ${e.subject?.id ?? null}, ${e.purchaseId ?? null},
        ${ctx.asker.kind}, ${ctx.asker.userId}, ${ctx.asker.name}, ${ctx.asker.organisationId}, ${outcome}, ${JSON.stringify(e.facts ?? {})}::jsonb,
        ${changes.length ? JSON.stringify(changes) : null}::jsonb, ${before}, ${after}, ${ctx.requestId}, ${newSalts()}::text[], ${e.heldBy ?? null} ${from})`
}

/** A plain field of a record as the log tells it: what is undefined does not stand in it. */
export type PlainFields = Readonly<Record<string, string | number | boolean | null | undefined | { toString(): string }>>

/** The plain fields that are not what they were, in the order of the record before; fields that are new come last. */
export function fieldChanges(before: PlainFields, after: PlainFields): FieldChange[] {
  const plain = (v: PlainFields[string]): FieldChange['before'] =>
    v === undefined || v === null ? null : typeof v === 'number' || typeof v === 'boolean' ? v : v.toString().slice(0, 200)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: plain(before[field]), after: plain(after[field]) }))
    .filter((c) => c.before !== c.after)
}

/** Every process has its state under this name, so a change of it is told without being asked for. */
function stateChange(e: Entry): FieldChange[] {
  const of = (x: unknown) => {
    const state = (x as { state?: unknown } | undefined)?.state
    return typeof state === 'string' ? state : undefined
  }
  const [before, after] = [of(e.before), of(e.after)]
  return after !== undefined && before !== after ? [{ field: 'state', before: before ?? null, after }] : []
}
