import { type FlagFinding, factsOf, flagsIn, type Json, type ProcessFacts } from '#ocds'
import { moneyText } from '#kernel'
import type { Ctx, Db } from '#platform'
import { type IndexRow, publicIndex } from './public-index.ts'
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
  /** Being read for somebody: whoever asks meanwhile waits for the same. */
  reading: Promise<void> | undefined
  found: Pick<FlagsHere, 'findings' | 'names'> | undefined
}
const kept = new WeakMap<Db, Map<string, Kept>>()
/** So many purchases are read for one look: about half a second. */
const atOnce = 50

/** Worked out once a day, from what was public when it was. What is no longer public is not shown, and titles are those of now. */
export async function flagsHere(ctx: Ctx, origin: string, perLook = atOnce): Promise<FlagsHere | FlagsUnderWay> {
  const mine = keptOf(ctx)
  const rows = await publicIndex(ctx)
  if (!mine.found) {
    mine.reading ??= readOn(ctx, origin, mine, rows.slice(), perLook).finally(() => (mine.reading = undefined))
    await mine.reading
  }
  const read = rows.filter((r) => mine.facts.has(r.id)).length
  // What became public since the day's work was done waits for the next.
  if (!mine.found && read < rows.length) return { read, of: rows.length }
  mine.found ??= foundIn(
    rows.flatMap((r) => mine.facts.get(r.id) ?? []),
    linesOf(ctx),
  )
  const purchases = new Map(
    rows.flatMap((r) => {
      const ocid = mine.facts.get(r.id)?.ocid
      return ocid === undefined ? [] : [[ocid, { id: r.id, title: r.title, titleEn: r.titleEn }] as const]
    }),
  )
  return { names: mine.found.names, purchases, findings: mine.found.findings.map((f) => stillPublic(f, purchases)) }
}

/** Reads some more purchases, those that nobody read yet. */
async function readOn(ctx: Ctx, origin: string, mine: Kept, rows: readonly IndexRow[], perLook: number): Promise<void> {
  const how = await publishingHere(ctx, origin)
  for (const r of rows.filter((row) => !mine.facts.has(row.id)).slice(0, perLook)) {
    const releases = await releasesOfPurchase(ctx, r.id, how)
    mine.facts.set(r.id, releases.length > 0 ? factsOf(recordOf(releases).compiledRelease, releases as readonly unknown[] as Json[]) : null)
  }
}

const foundIn = (facts: readonly ProcessFacts[], set: ReadonlyMap<string, number>): Pick<FlagsHere, 'findings' | 'names'> => ({
  findings: flagsIn(facts, { set }),
  names: new Map(facts.flatMap((p) => [...p.names])),
})

const stillPublic = (f: FlagFinding, purchases: FlagsHere['purchases']): FlagFinding => ({
  ...f,
  outcome: { ...f.outcome, flags: f.outcome.flags.filter((flag) => flag.kind !== 'process' || purchases.has(flag.id)) },
})

function keptOf(ctx: Ctx): Kept {
  const here = kept.get(ctx.db) ?? new Map<string, Kept>()
  kept.set(ctx.db, here)
  const day = ctx.today.toString()
  const found = here.get(ctx.jurisdiction)
  if (found?.day === day) return found
  const fresh: Kept = { day, facts: new Map(), reading: undefined, found: undefined }
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
