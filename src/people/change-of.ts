import {
  type FactsOf,
  type GivenFacts,
  isRefusal,
  type Kind,
  leadsTo,
  type Process,
  type Refusal,
  type RecordOf,
  type Verb,
  type Verbs,
  whyNot,
} from '#kernel'
import {
  type Asker,
  change,
  type Ctx,
  type Db,
  type Entry,
  fieldChanges,
  notThere,
  type PlainFields,
  recordRefusal,
  stale,
} from '#platform'
import { type Action, mayNotAny, type Parties } from './permission.ts'

/** What a record with a process has in common with every other. */
interface Kept<State extends string> {
  readonly id: string
  readonly state: State
  readonly version: number
  readonly purchaseId?: string | null
}

/** How one kind of record is kept: its process, where it is read, and the one statement that moves it. */
export interface Keeping<State extends string, V extends Verbs<State>, Rec extends Kept<State>, Columns> {
  readonly process: Process<State, V, Rec>
  readonly kind: Kind
  /** First part of what its changes are called in the record log: `plans` of `plans.submit`. */
  readonly log: string
  readonly load: (ctx: Ctx, id: string) => Promise<Rec | undefined>
  /** Where two sides do things at once that do not exclude each other: locks the record first, so that the second waits and sees the first. */
  readonly hold?: (ctx: Ctx, tx: Db, id: string) => Promise<void>
  /** Compare and set: writes only over the state and version that were read, counts the version on, false when somebody was faster. */
  readonly move: (ctx: Ctx, tx: Db, record: Rec, state: State, columns: Columns) => Promise<boolean>
  /** Fields that are no secret and that the record log tells as they were and as they became, whichever verb changes them. */
  readonly plain?: (record: Rec) => PlainFields
  /** What is said where there is no such record, or where it is no longer as the person saw it, if more can be said than in general. */
  readonly says?: { readonly absent?: () => Refusal; readonly stale?: () => Refusal }
  /** Facts of the record that stand in each of its entries, also of what was refused. */
  readonly always?: (record: Rec) => NonNullable<Entry['facts']>
}

/** Whether somebody else changed the record since it was read here. */
const movedOn = async <R extends { readonly id: string; readonly version: number }>(
  inside: Ctx,
  kept: { readonly load: (ctx: Ctx, id: string) => Promise<R | undefined> },
  now: R,
): Promise<boolean> => (await kept.load(inside, now.id))?.version !== now.version

/** What the work of a change gets. `tx` and `inside` are the open transaction; the context outside of it is not to be used there. */
export interface Changing<State extends string, V extends Verbs<State>, Rec, Columns> {
  readonly tx: Db
  readonly inside: Ctx
  /** The record as it is inside the transaction. */
  readonly now: Rec
  readonly entry: Entry
  /**
   * Writes the columns and moves the record to where the verb leads. `verb`: what came about instead of what was asked for, as when
   * an opening finds too few bids. `to`: which of several states, where the verb leaves it open. Once per change.
   */
  readonly set: (columns: Columns, o?: { verb?: keyof V & string; to?: State }) => Promise<{ id: string } | Refusal>
}

type Needs<V, Rec> = [FactsOf<V>] extends [void]
  ? { facts?: undefined }
  : { facts: (inside: Ctx, now: Rec) => Promise<FactsOf<V>> | FactsOf<V> }

type ChangeRecord<State extends string, V extends Verbs<State>, Rec, Columns> = <T, N extends keyof V & string>(
  ctx: Ctx,
  what: {
    id: string
    verb: N | ((now: Rec) => N)
    /** What the record log calls it; the name of the verb where left out. */
    action?: string
    /** What the asker has in it beside the parties of the record: a seat on the panel, a bid. */
    own?: Parties
  } & Needs<V[N], Rec>,
  work: (at: Changing<State, V, Rec, Columns>) => Promise<T | Refusal>,
) => Promise<T | Refusal>

/**
 * The one way to change a record with a process: the record, the permission its verb names, the record again inside the transaction,
 * the version the person saw, the state and facts the verb needs, then the work, the move and the log entry. A refusal undoes
 * everything and is recorded. No verb can forget one of these, and none can move a record to a state its table does not lead to.
 * Whatever comes from a form says which version was seen, and is refused as old where it says none (`act`); the clock, the command line
 * and programs say none at all.
 */
export function changeOf<State extends string, V extends Verbs<State>, Rec extends Kept<State>, Columns extends object>(
  kept: Keeping<State, V, Rec, Columns>,
): ChangeRecord<State, V, Rec, Columns> {
  return async (ctx, what, work) => {
    const known = await kept.load(ctx, what.id)
    const about = { subject: { kind: kept.kind, id: what.id } } as const
    const absent = kept.says?.absent ?? notThere
    const named = typeof what.verb === 'string' ? what.verb : known && what.verb(known)
    const action = what.action ?? `${kept.log}.${named ?? 'change'}`
    if (!known || !named) return await recordRefusal(ctx, action, absent(), about)
    const at = { ...about, ...(known.purchaseId && { purchaseId: known.purchaseId }), ...(kept.always && { facts: kept.always(known) }) }
    const no = whoMayNot(ctx.asker, kept.process, named, known, what.own)
    if (no) return await recordRefusal(ctx, action, no, at)
    // Whether the asker may still is asked here, by the permission of the verb.
    const { askedAgain, ...once } = ctx
    return await change(once, { action, ...at }, async (tx, entry) => {
      const inside = { ...ctx, db: tx }
      await kept.hold?.(inside, tx, what.id)
      const now = await kept.load(inside, what.id)
      if (!now) return absent()
      const verb = typeof what.verb === 'string' ? what.verb : what.verb(now)
      if (ctx.version !== undefined && ctx.version !== now.version && !kept.process.verbs[verb]!.beside)
        return (kept.says?.stale ?? stale)()
      const facts = what.facts && (await (what.facts as (c: Ctx, r: Rec) => unknown)(inside, now))
      const stopped = whyNotNow(kept.process, verb, now, facts)
      if (stopped) return stopped
      let moved = false
      const set: Changing<State, V, Rec, Columns>['set'] = async (columns, o = {}) => {
        if (moved) throw new Error(`${action} moves its record twice`)
        const done = await advance(inside, kept, now, o.verb ?? verb, columns, entry, o.to)
        moved = !isRefusal(done)
        return done
      }
      const result = await work({ tx, inside, now, entry, set })
      // What somebody else did since the record was read may show in what the work read after it: then the reason would be of two moments.
      if (isRefusal(result)) {
        const ofOneMoment = moved || kept.process.verbs[verb]!.beside || !(await movedOn(inside, kept, now))
        return ofOneMoment ? result : (kept.says?.stale ?? stale)()
      }
      // Asked last: all of this may have waited for somebody else's transaction, and the asker may be nobody here by now.
      const ended = askedAgain && whoMayNot(await askedAgain(tx), kept.process, verb, now, what.own)
      if (ended) return ended
      const stays = leadsTo<State>(kept.process.verbs[verb]!, now.state).includes(now.state)
      if (kept.plain && moved)
        entry.changes = [...(entry.changes ?? []), ...fieldChanges(kept.plain(now), kept.plain((await kept.load(inside, what.id))!))]
      if (moved || stays) return result
      const last = await set({} as Columns)
      return isRefusal(last) ? last : result
    })
  }
}

/**
 * Moves a record inside a transaction that is already open, where another change brings it about. The permission was that change's.
 * `facts` are needed where the verb decides on some.
 */
export async function advance<State extends string, V extends Verbs<State>, Rec extends Kept<State>, Columns extends object>(
  inside: Ctx,
  kept: Keeping<State, V, Rec, Columns>,
  now: Rec,
  verb: keyof V & string,
  columns: Columns,
  entry: Entry,
  to?: State,
): Promise<{ id: string } | Refusal> {
  const table: Verb<State> = kept.process.verbs[verb]!
  const can = leadsTo(table, now.state)
  if (!table.from.includes(now.state)) return whyNotNow(kept.process, verb, now, undefined)!
  const next = to ?? (can.length === 1 ? can[0]! : undefined)
  if (next === undefined || !can.includes(next)) throw new Error(`${kept.process.name}.${verb} does not lead to ${to ?? 'one state'}`)
  if (!(await kept.move(inside, inside.db, now, next, columns))) return (kept.says?.stale ?? stale)()
  // Told here, so that no verb can forget it, whatever else it says of the record before and after.
  if (now.state !== next) entry.changes = [...(entry.changes ?? []), { field: 'state', before: now.state, after: next }]
  entry.before ??= { state: now.state, version: now.version }
  entry.after ??= { state: next, version: now.version + 1 }
  return { id: now.id }
}

/** Why this asker cannot do this with the record now, or nothing: what a page asks before it shows a button. */
export function whyNotDo<State extends string, V extends Verbs<State>, Rec extends { readonly state: State }, N extends keyof V & string>(
  asker: Asker,
  process: Process<State, V, Rec>,
  verb: N,
  record: Rec & RecordOf<V[N]>,
  ...facts: GivenFacts<V[N]>
): Refusal | undefined {
  return whoMayNot(asker, process, verb, record) ?? whyNotNow(process, verb, record, facts[0])
}

function whoMayNot<State extends string, V extends Verbs<State>, Rec>(
  asker: Asker,
  process: Process<State, V, Rec>,
  verb: keyof V & string,
  record: Rec,
  more: Parties = {},
): Refusal | undefined {
  const { may, strangers } = process.verbs[verb]!
  const no = mayNotAny(asker, may as Action | readonly Action[] | 'clock', { ...process.parties(record), ...more })
  return no && strangers && no.status !== 401 ? strangers() : no
}

/** The table says which record and facts a verb takes; the callers above are typed by it, here any of them passes through. */
const whyNotNow = (process: unknown, verb: string, record: unknown, facts: unknown): Refusal | undefined =>
  (whyNot as (p: unknown, v: string, r: unknown, f: unknown) => Refusal | undefined)(process, verb, record, facts)
