import { type AgeGroup, ageGroupWords, clientsByIds, type Sex, sexWords } from '#clients'
import { recordsByIds } from '#delivery'
import { type Day, isRefusal } from '#kernel'
import { suppress } from '#measures'
import type { Ctx } from '#platform'
import { metOfLine } from './store/index.ts'

/** Fewer people than this are not told from one another. */
export const fewestPeople = 5

/** Different people who were served for a line, as whoever sees the line may know it: counts, and no small ones. */
export interface Reach {
  /**
   * The last day that is counted: figures of a month come when it is over. Two months held against each other can still tell of one
   * who is new.
   */
  readonly until: Day
  readonly people: number | null
  readonly byAge: readonly { readonly key: AgeGroup; readonly people: number | null }[]
  readonly bySex: readonly { readonly key: Sex; readonly people: number | null }[]
}

/** Whom a line reached up to the end of last month. Nothing where it reached nobody. */
export async function reachOf(ctx: Ctx, of: { contractId: string; lineId: string }): Promise<Reach | undefined> {
  const before = ctx.today.with({ day: 1 })
  const met = await metOfLine(ctx, { ...of, before })
  const records = await recordsByIds(
    ctx,
    met.map((m) => m.recordId),
  )
  const counts = new Set<string>(records.filter((r) => !r.struck && r.notCounted === null).map((r) => r.id))
  const clients = await clientsByIds(ctx, [...new Set(met.filter((m) => counts.has(m.recordId)).map((m) => m.clientId))])
  if (clients.length === 0) return undefined
  const by = <K extends string>(keys: readonly K[], keyOf: (c: (typeof clients)[number]) => K) => {
    const table = suppress(
      { rows: keys, columns: ['people'], counts: keys.map((k) => [clients.filter((c) => keyOf(c) === k).length]) },
      { k: fewestPeople },
    )
    if (isRefusal(table)) throw new Error(`no table: ${table.code}`)
    return { total: table.total, rows: keys.map((key, i) => ({ key, people: table.counts[i]![0]! })) }
  }
  const age = by(Object.keys(ageGroupWords) as AgeGroup[], (c) => c.ageGroup)
  const sex = by(Object.keys(sexWords) as Sex[], (c) => c.sex)
  const until = before.subtract({ days: 1 })
  // A sum that is hidden in one of them could be made up from the other.
  const hide = <K>(rows: readonly { key: K }[]) => rows.map((r) => ({ key: r.key, people: null }))
  if (age.total === null || sex.total === null) return { until, people: null, byAge: hide(age.rows), bySex: hide(sex.rows) }
  return { until, people: age.total, byAge: age.rows, bySex: sex.rows }
}
