import type { Citation, Day, Words } from '#kernel'
import type { Ctx } from '#platform'
import type { CycleStep, Standing } from '#ui'

/** Something that falls due, as a step tells it. */
export interface DueItem {
  id: string
  purchaseId: string | null
  side: 'ours' | 'theirs'
  title: Words
  dueOn: Day | null
  why: Words
  cites: readonly Citation[]
  href: string
}

/** What the front pages ask of a step's door. A step leaves out what it does not have. */
export interface Door {
  step: CycleStep
  standings?: (ctx: Ctx, purchaseIds: readonly string[]) => Promise<Map<string, Standing>>
  dueItems?: (ctx: Ctx, organisationId: string) => Promise<readonly DueItem[]>
  sayAction?: (action: string, facts: Record<string, unknown>) => Words | undefined
}

export type Standings = Partial<Record<CycleStep, Standing>>

/** Where purchases stand in each of the nine steps. */
export async function standingsOf(ctx: Ctx, doors: readonly Door[], purchaseIds: readonly string[]): Promise<Map<string, Standings>> {
  const all = new Map<string, Standings>(purchaseIds.map((id) => [id, {}]))
  if (purchaseIds.length === 0) return all
  for (const door of doors) {
    const found = await door.standings?.(ctx, purchaseIds)
    for (const [id, standing] of found ?? []) {
      const of = all.get(id)
      if (of) of[door.step] = standing
    }
  }
  return all
}

/** Everything that is due, soonest first; what has no day yet comes last. */
export async function dueFor(ctx: Ctx, doors: readonly Door[], organisationId: string): Promise<DueItem[]> {
  const all: DueItem[] = []
  for (const door of doors) all.push(...((await door.dueItems?.(ctx, organisationId)) ?? []))
  return all.sort((a, b) => {
    if (a.dueOn && b.dueOn) return Temporal.PlainDate.compare(a.dueOn, b.dueOn)
    return a.dueOn ? -1 : b.dueOn ? 1 : a.id < b.id ? -1 : 1
  })
}
