import { type Contract, contracts, dueAfter } from '#contracts'
import { earlier, isAfter, type ShownBy, titles } from '#kernel'
import { type Action, calendarOf, may, mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { inForce } from './mine.ts'
import { keyOf } from './rules/value.ts'
import { type Showing, showingsOf } from './showings-of.ts'
import { readValues } from './store/index.ts'
import { showers } from './show-value.ts'
import { clockOf, standstillsFor } from './standstill.ts'
import { valuePageWords } from './value-words.ts'

/** Indicators that this organisation shows, whose day has come and of which nothing was entered: one item for each contract. */
export async function indicatorDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const mine = (Object.entries(showers) as [ShownBy, Action][]).filter(([, action]) => mayAtAll(ctx.asker, action))
  if (mine.length === 0) return []
  const by = new Set(mine.map(([who]) => who))
  const action = mine[0]![1]
  // An evaluator shows those of every contract; a side those of its own.
  const side = by.has('third-party') ? {} : { organisationId }
  const all = await contracts(ctx, { states: inForce, ...side })
  const still = await standstillsFor(ctx, all)
  const due = all.flatMap((c) => {
    const open = showingsOf(c)
      .map((s) => ({ ...s, on: clockOf(s, still.get(c.id) ?? []) }))
      .filter((s) => may(ctx.asker, showers[s.indicator.by], c) && !isAfter(s.on, ctx.today))
    return open.length > 0 ? [{ c, open }] : []
  })
  const shown = new Set(
    (
      await readValues(
        ctx,
        due.map((d) => d.c.id),
      )
    ).map((v) => `${v.contractId} ${keyOf(v)}`),
  )
  const calendar = await calendarOf(ctx)
  return due.flatMap(({ c, open }) => {
    const missing = open.filter((s) => !shown.has(`${c.id} ${keyOf({ indicatorId: s.indicator.id, shownFor: s.shownFor })}`))
    return missing.length > 0 ? [item(ctx, c, missing, action, calendar)] : []
  })
}

function item(
  ctx: Ctx,
  c: Contract,
  missing: readonly Showing[],
  action: Action,
  calendar: Awaited<ReturnType<typeof calendarOf>>,
): DueItem {
  const since = missing.map((s) => s.on).reduce(earlier)
  return {
    id: `indicators-${c.id}`,
    purchaseId: c.purchaseId,
    side: 'ours',
    title: valuePageWords.both('dueTitle', missing.length, titles(c)),
    why: valuePageWords.both('dueWhy'),
    dueOn: dueAfter(ctx, c.signedOn ?? since, since, { count: c.terms.handInDays, unit: 'days' }, calendar),
    cites: [],
    href: `/delivery/${c.id}/indicators`,
    may: action,
    of: c.number,
  }
}
