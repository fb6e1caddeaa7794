import { type Day, isAfter } from '#kernel'
import type { Ctx } from '#platform'
import { readAppointments } from './store/index.ts'
import { untilOver } from './until-over.ts'

/** The last day on which somebody stands at any post of the institution. */
interface LastDay {
  readonly name: string
  readonly on: Day
  /** Their appointment says so; otherwise the post is over with its contract or its project. */
  readonly said: boolean
}

/** The last day at a post of everybody with an account who stands or stood at one; who stays without an end is not among them. */
export async function lastDays(ctx: Ctx, organisationId: string): Promise<Map<string, LastDay>> {
  const typed = await readAppointments(ctx, { providerId: organisationId })
  const ended = await untilOver(ctx, typed)
  const last = new Map<string, LastDay | null>()
  for (const [n, a] of ended.entries()) {
    if (!a.workerId) continue
    const before = last.get(a.workerId)
    if (before === null) continue
    if (!a.toOn) last.set(a.workerId, null)
    else if (!before || isAfter(a.toOn, before.on))
      last.set(a.workerId, { name: a.workerName, on: a.toOn, said: typed[n]!.toOn?.equals(a.toOn) ?? false })
  }
  return new Map([...last].flatMap(([id, day]) => (day ? [[id, day] as const] : [])))
}
