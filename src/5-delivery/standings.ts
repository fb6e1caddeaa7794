import { contracts, dutiesOf, instalments } from '#contracts'
import { isBefore } from '#kernel'
import type { Ctx, Standing } from '#platform'
import { acceptances } from './acceptances.ts'
import { standingWords } from './words.ts'

/** Where purchases stand in delivery: how many periods are accepted, and whether a side is late. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>()
  if (purchaseIds.length === 0) return found
  const [all, periods, open] = await Promise.all([
    contracts(ctx, { purchaseIds, states: ['active', 'ended', 'terminated'] }),
    acceptances(ctx, { purchaseIds }),
    dutiesOf(ctx, { purchaseIds, open: true, kinds: ['hand-in', 'accept', 'fill-vacancy', 'errand-cap'] }),
  ])
  for (const purchaseId of purchaseIds) {
    const mine = all.filter((c) => c.purchaseId === purchaseId)
    if (mine.length === 0) continue
    const due = mine.flatMap((c) =>
      [
        ...new Set(
          instalments(c)
            .filter((i) => !i.onSigning)
            .map((i) => (i.kind === 'milestone' ? i.key : i.kind === 'month' ? `m${i.index}` : null)),
        ),
      ].filter((k) => k !== null),
    ).length
    const accepted = periods.filter((a) => a.purchaseId === purchaseId && a.acceptedOn !== null).length
    const late = open.filter((d) => d.purchaseId === purchaseId && d.dueOn && isBefore(d.dueOn, ctx.today)).length
    const t = standingWords[ctx.lang]
    // Units are handed in with the months in which any were made: how many those will be nobody knows.
    const says = due > 0 ? t.accepted(accepted, due) : t.acceptedAlone(accepted)
    const isOver = due > 0 ? accepted >= due : accepted > 0 && mine.every((c) => c.state !== 'active')
    found.set(purchaseId, {
      state: isOver ? 'done' : 'now',
      late: late > 0,
      href: mine.length === 1 ? `/delivery/${mine[0]!.id}` : '/delivery',
      note: late === 0 ? says : t.late(says, late),
    })
  }
  return found
}
