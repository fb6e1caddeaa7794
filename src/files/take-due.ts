import type { Moment } from '#kernel'
import { aheadOfMachine, change, clearIncoming, type Ctx, type Db, dueWork, type DueWork, type FileStore, keyOf } from '#platform'
import { expire, type FileTerms } from './expire.ts'
import { endFile, erasedByName, type FileRow, going, holdContents, markGone, stillKept } from './store.ts'

/** How long bytes without a row are left alone: somebody may be about to write it. */
const hour = 3_600_000
const swept = new WeakMap<Db, Map<string, string>>()

/**
 * What the clock does with files: bytes of what was taken away or erased go, unless another record has the same; and once an hour bytes that
 * no row knows, as of a process that was killed between the two.
 * @param others asks who else has a content; @param terms how long files are kept
 */
export async function takeDue(ctx: Ctx, others: Others, terms: FileTerms): Promise<number> {
  const store = ctx.files
  if (!store) return 0
  const work = dueWork(ctx)
  await work.each('files.erase', await erasedByName(ctx), recordOf, async (file) => {
    await change(ctx, { action: 'files.erase', ...recordOf(file), facts: { sha256: file.sha256 } }, async (tx) => {
      await endFile(ctx, tx, file.id, 'erased')
      return null
    })
    return true
  })
  await work.all(async () => (await onceADay(ctx, work, terms), 0))
  await work.each('files.remove-bytes', await going(ctx), recordOf, async (file) => {
    await removeUnlessKept(ctx, store, keyOf(ctx.jurisdiction, file.sha256))
    await markGone(ctx, [file.id])
    return true
  })
  await work.all(() => sweepHourly(ctx, store, others))
  return work.finish()
}

/** Which of these contents somebody has who keeps no row of them here, as what was sealed. */
type Others = (ctx: Ctx, contents: readonly string[]) => Promise<ReadonlySet<string>>

const recordOf = (file: FileRow) => ({ subject: { kind: file.record_kind as 'file', id: file.record_id } })

const expired = new WeakMap<Db, Map<string, string>>()
/** How long files are kept is counted in days. */
async function onceADay(ctx: Ctx, work: DueWork, terms: FileTerms): Promise<void> {
  const of = expired.get(ctx.db) ?? new Map<string, string>()
  expired.set(ctx.db, of)
  if (of.get(ctx.jurisdiction) === ctx.today.toString()) return
  await expire(ctx, work, terms)
  of.set(ctx.jurisdiction, ctx.today.toString())
}

async function sweepHourly(ctx: Ctx, store: FileStore, others: Others): Promise<number> {
  const of = swept.get(ctx.db) ?? new Map<string, string>()
  swept.set(ctx.db, of)
  const now = ctx.now.toString().slice(0, 13)
  if (of.get(ctx.jurisdiction) === now) return 0
  const gone = await sweep(ctx, store, others)
  of.set(ctx.jurisdiction, now)
  return gone
}

/** An hour ago by the machine that gave files their times: the clock of a rehearsal may be months ahead of it. */
const anHourAgo = (now: Moment): number => now.epochMilliseconds - Math.max(0, aheadOfMachine(now)) * 1000 - hour

/** Takes away bytes that no record has. @returns how many */
export async function sweep(ctx: Ctx, store: FileStore, others: Others, before = anHourAgo(ctx.now)): Promise<number> {
  let gone = await clearIncoming(store, before)
  let some: string[] = []
  const look = async () => {
    const contents = some.map(contentOf)
    const kept = [await stillKept(ctx, contents), await others(ctx, contents)]
    const loose = some.filter((key) => !kept.some((of) => of.has(contentOf(key))))
    for (const key of loose) if (await removeUnlessKept(ctx, store, key)) gone++
    some = []
  }
  for await (const { key, changedAt } of store.list(`${ctx.jurisdiction}/`)) {
    if (changedAt < before) some.push(key)
    if (some.length >= 500) await look()
  }
  await look()
  return gone
}

/** Takes bytes away unless a record has them, as nobody attaches the same meanwhile. */
const removeUnlessKept = async (ctx: Ctx, store: FileStore, key: string): Promise<boolean> =>
  await ctx.db.transaction().execute(async (tx) => {
    await holdContents(ctx, tx, [contentOf(key)])
    if ((await stillKept({ ...ctx, db: tx }, [contentOf(key)])).size > 0) return false
    await store.remove(key)
    return true
  })

const contentOf = (key: string): string => key.split('/').at(-1)!
