import { type ClientRow, keepersIn, knownWith } from '#clients'
import type { Ctx } from '#platform'
import type { Case, CaseState } from './rules/case.ts'
import type { CommunityEvent } from './rules/event.ts'
import type { WorkGroup } from './rules/group.ts'
import type { Supervision } from './rules/supervision.ts'
import { casesOf, eventsOf, groupsOf, nextAndLast, supervisionsOf } from './store/index.ts'

const running: CaseState[] = ['requested', 'waiting', 'assessing', 'serving']

type At = Awaited<ReturnType<typeof nextAndLast>> extends Map<string, infer N> ? N : never
/** What is open with one worker: people they keep with their cases, groups, events to come, supervision to come. */
export interface OpenWith {
  readonly clients: readonly { readonly client: ClientRow; readonly cases: readonly (Case & { readonly at: At | undefined })[] }[]
  readonly groups: readonly WorkGroup[]
  readonly events: readonly CommunityEvent[]
  readonly supervisions: readonly Supervision[]
}

/** Everything that is open with one worker of an institution. Somebody of whom nothing is open is kept all the same, and comes last. */
export async function openWith(ctx: Ctx, of: { organisationId: string; userId: string }): Promise<OpenWith> {
  const { organisationId, userId: workerId } = of
  const clients = await knownWith(ctx, { organisationId, workerId })
  const all = await casesOf(ctx, { organisationId, clientIds: clients.map((c) => c.id), states: [...running, 'closed'] })
  const open = all.filter((k) => !k.closedOn || k.followUpOn)
  const at = await nextAndLast(
    ctx,
    open.map((k) => k.id),
  )
  const cases = Map.groupBy(open, (k) => k.clientId)
  const kept = clients.map((client) => ({ client, cases: (cases.get(client.id) ?? []).map((k) => ({ ...k, at: at.get(k.id) })) }))
  return {
    clients: kept.toSorted((a, b) => Number(b.cases.length > 0) - Number(a.cases.length > 0)),
    groups: await groupsOf(ctx, { organisationId, workerId, states: ['planned', 'running'] }),
    events: await eventsOf(ctx, { organisationId, workerId, states: ['planned'] }),
    supervisions: await supervisionsOf(ctx, { organisationId, userId: workerId, states: ['planned'] }),
  }
}

/** Who of an institution keeps somebody, leads a group or runs an event to come. */
export async function holdersIn(ctx: Ctx, organisationId: string): Promise<ReadonlySet<string>> {
  const groups = await groupsOf(ctx, { organisationId, states: ['planned', 'running'] })
  const events = await eventsOf(ctx, { organisationId, states: ['planned'] })
  return new Set([...(await keepersIn(ctx, organisationId)), ...groups.map((g) => g.workerId), ...events.map((e) => e.workerId)])
}
