import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { ownSettingHistory } from './own-settings.ts'
import {
  numberedKinds,
  numberIn,
  type NumberedIn,
  type NumberedKind,
  type Numbering,
  numberingOn,
  rowOf,
  usualPatterns,
} from './rules/numbering.ts'

interface Numbered extends Omit<NumberedIn, 'on'> {
  readonly officeId: string
  /** What it is called where nobody has set a pattern, if that is not counted here. */
  readonly usual?: string
  /** Whether another of its kind has this number, as by a pattern of before. */
  readonly isTaken: (number: string) => Promise<boolean>
}

/**
 * The number of something that begins today, by the pattern of its office, of the jurisdiction, or as it comes. It is taken in the transaction
 * in which the thing is made: whoever makes another meanwhile waits, and what comes to nothing leaves no gap. What has a number keeps it.
 */
export async function takeNumber(ctx: Ctx, tx: Db, kind: NumberedKind, of: Numbered): Promise<string> {
  const own = await patternOf({ ...ctx, db: tx }, kind, of.officeId)
  if (own === null && of.usual !== undefined) return of.usual
  await sql`select pg_advisory_xact_lock(hashtextextended(${`numbers ${ctx.jurisdiction} ${kind}`}, 0))`.execute(tx)
  const row = rowOf(own ?? usualPatterns[kind], { ...of, on: ctx.today })
  for (;;) {
    const { rows } = await sql<{ value: bigint }>`
      insert into counters (jurisdiction, name, value) values (${ctx.jurisdiction}, ${counterOf(kind, row, ctx.today.year)}, 1)
      on conflict (jurisdiction, name) do update set value = counters.value + 1 returning value`.execute(tx)
    const number = numberIn(row, Number(rows[0]!.value))
    if (!(await of.isTaken(number))) return number
  }
}

/** The pattern somebody has set, by which an office numbers today; null where nobody has. */
async function patternOf(ctx: Ctx, kind: NumberedKind, officeId: string): Promise<string | null> {
  const office = numberingOn(await ownSettingHistory(ctx, 'numbering', ctx.db, officeId), ctx.today)
  if (office?.value[kind]) return office.value[kind]
  return numberingOn(await ownSettingHistory(ctx, 'numbering'), ctx.today)?.value[kind] ?? null
}

/** Numbers that come as they always did go on being counted where they were counted before anybody could set patterns. */
function counterOf(kind: NumberedKind, row: string, year: number): string {
  if (kind === 'purchase' && row === `${year}-{n:3}`) return `purchases-${year}`
  if (kind === 'contract' && row === `HT-${year}-{n:3}`) return `contract:${year}`
  return `${kind} ${row}`
}

export interface ShownNumber {
  readonly kind: NumberedKind
  readonly pattern: string
  /** Whose pattern it is. */
  readonly by: 'office' | 'jurisdiction' | 'nobody'
  /** The next number by it, and the one after that. */
  readonly next: readonly [string, string]
}

/** The numbers that come next by some patterns: of an office, before those of the jurisdiction. Nothing is taken by looking. */
export async function nextNumbers(
  ctx: Ctx,
  on: Day,
  of: { readonly office?: Numbering | undefined; readonly jurisdiction?: Numbering | undefined },
): Promise<ShownNumber[]> {
  const shown: ShownNumber[] = []
  const sample = (kind: NumberedKind) => shown.find((s) => s.kind === kind)?.next[0]
  for (const kind of numberedKinds) {
    const by = of.office?.[kind] ? 'office' : of.jurisdiction?.[kind] ? 'jurisdiction' : 'nobody'
    const pattern = of.office?.[kind] ?? of.jurisdiction?.[kind] ?? usualPatterns[kind]
    // Where nobody says otherwise a tender has the number of its plan.
    const purchase = sample(kind === 'tender' && by === 'nobody' ? 'plan' : 'purchase')
    const row = rowOf(pattern, { on, purchase, contract: sample('contract') })
    const count = await ctx.db
      .selectFrom('counters')
      .select('value')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('name', '=', counterOf(kind, row, on.year))
      .executeTakeFirst()
    const n = Number(count?.value ?? 0)
    shown.push({ kind, pattern, by, next: [numberIn(row, n + 1), numberIn(row, n + 2)] })
  }
  return shown
}
