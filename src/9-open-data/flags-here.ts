import { type FlagFinding, factsOf, flagsIn, type Json, type ProcessFacts } from '#ocds'
import { moneyText } from '#kernel'
import type { Ctx, Db } from '#platform'
import { publicIndex } from './public-index.ts'
import { publishingHere } from './publishing-here.ts'
import { releasesOfPurchase } from './purchase-package.ts'
import { recordOf } from './rules/record-of.ts'

/** What the indicators find in everything that is public here. */
export interface FlagsHere {
  readonly findings: readonly FlagFinding[]
  readonly names: ReadonlyMap<string, string>
  /** The purchase of each process, by ocid. */
  readonly purchases: ReadonlyMap<string, { readonly id: string; readonly title: string; readonly titleEn: string | null }>
}
/** Reading everything takes longer than a page may: so much has been read, and each look reads on. */
export interface FlagsUnderWay {
  readonly read: number
  readonly of: number
}

interface Kept {
  readonly day: string
  /** Of each purchase that was read; null where nothing of it is a release. */
  readonly facts: Map<string, ProcessFacts | null>
  whole: FlagsHere | null
}
const kept = new WeakMap<Db, Map<string, Kept>>()
/** So many purchases are read for one look: about half a second. */
const atOnce = 50

/** Worked out once a day, from what was public when it was. */
export async function flagsHere(ctx: Ctx, origin: string, perLook = atOnce): Promise<FlagsHere | FlagsUnderWay> {
  const mine = keptOf(ctx)
  if (mine.whole) return mine.whole
  const rows = await publicIndex(ctx)
  const how = await publishingHere(ctx, origin)
  for (const r of rows.filter((row) => !mine.facts.has(row.id)).slice(0, perLook)) {
    const releases = await releasesOfPurchase(ctx, r.id, how)
    mine.facts.set(r.id, releases.length > 0 ? factsOf(recordOf(releases).compiledRelease, releases as readonly unknown[] as Json[]) : null)
  }
  const read = rows.filter((r) => mine.facts.has(r.id)).length
  if (read < rows.length) return { read, of: rows.length }
  const known = rows.flatMap((row) => {
    const facts = mine.facts.get(row.id)
    return facts ? [{ row, facts }] : []
  })
  mine.whole = {
    findings: flagsIn(
      known.map((k) => k.facts),
      { set: linesOf(ctx) },
    ),
    names: new Map(known.flatMap((k) => [...k.facts.names])),
    purchases: new Map(known.map(({ row: { id, title, titleEn }, facts }) => [facts.ocid, { id, title, titleEn }])),
  }
  return mine.whole
}

function keptOf(ctx: Ctx): Kept {
  const here = kept.get(ctx.db) ?? new Map<string, Kept>()
  kept.set(ctx.db, here)
  const day = ctx.today.toString()
  const found = here.get(ctx.jurisdiction)
  if (found?.day === day) return found
  const fresh: Kept = { day, facts: new Map(), whole: null }
  here.set(ctx.jurisdiction, fresh)
  return fresh
}

/** The one line that is the law's here: the amount from which a purchase has to be tendered. */
function linesOf(ctx: Ctx): ReadonlyMap<string, number> {
  const amount = ctx.law.plans.threshold('procurement', ctx.today)?.value
  return new Map(amount === undefined ? [] : [['T04.amount', Number(moneyText(amount))]])
}

/** The same for a program: every rule that was looked at, what it found, and by which line. */
export const flagsSaid = (found: FlagsHere) => ({
  indicators: found.findings.map(({ indicator: { find: _, settings: __, ...said }, settings, outcome }) => ({
    ...said,
    settings,
    looked: outcome.looked,
    sets: outcome.sets,
    noLine: outcome.noLine,
    flags: outcome.flags,
  })),
  organisations: Object.fromEntries(found.names),
})
