import { type Refusal, termEnd, wrongConditions, type Words } from '#kernel'
import { mayNot, whyNotInUse } from '#people'
import { change, type Ctx, type Db, type Entry, notThere, recordRefusal, stale } from '#platform'
import type { SaidOfUnit, UnitKind } from './rules/unit-kind.ts'
import { lockUnitNames, readUnitKinds } from './store/index.ts'

/** Every change of a unit of a library: by its own office, on the version that was seen. */
export async function changeUnitKind<T>(
  ctx: Ctx,
  of: { id: string; action: string },
  work: (tx: Db, entry: Entry, was: UnitKind) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const seen = (await readUnitKinds(ctx, { id: of.id }))[0]
  if (!seen) return await recordRefusal(ctx, of.action, notThere())
  const subject = { kind: 'unit', id: seen.id } as const
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: seen.purchaserId })
  if (no) return await recordRefusal(ctx, of.action, no, { subject })
  return await change(ctx, { action: of.action, subject, facts: { name: seen.name.slice(0, 120) } }, async (tx, entry) => {
    const now = (await readUnitKinds({ ...ctx, db: tx }, { id: of.id }))[0]
    if (!now) return notThere()
    if (ctx.version !== undefined && ctx.version !== now.version) return stale()
    return await work(tx, entry, now)
  })
}

/** Adding to the library of the own office. */
export async function inLibrary<T>(
  ctx: Ctx,
  action: string,
  work: (tx: Db, entry: Entry, purchaserId: string) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const purchaserId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId })
  if (no || purchaserId === null) return await recordRefusal(ctx, action, no ?? notThere())
  return await change(ctx, { action }, async (tx, entry) => {
    const closed = await whyNotInUse({ ...ctx, db: tx }, purchaserId, 'draft-plan')
    if (closed) return closed
    await lockUnitNames(ctx, tx, purchaserId)
    return await work(tx, entry, purchaserId)
  })
}

/** The longest a contract can run: what no record could meet in that time is no unit. */
const longestMonths = 36

/** Conditions that no record can meet, by the names of their fields. */
export const wrongUnit = (ctx: Pick<Ctx, 'today'>, said: SaidOfUnit): Record<string, Words> =>
  wrongConditions(said.terms, { startsOn: ctx.today, endsOn: termEnd(ctx.today, longestMonths) })
