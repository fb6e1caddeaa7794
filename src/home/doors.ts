import type { Words } from '#kernel'
import { caseworkDue, ownWork as caseworkOwnWork } from '#casework'
import { clientsDue, ownWork as clientsOwnWork } from '#clients'
import { voicesDue } from '#voices'
import { leavingDue } from './leaving.ts'
import { type Action, calendarDue, isForMe, mayAtAll, requestsDue, suppliersDue } from '#people'
import { votesDue } from '#votes'
import type { Asker, Ctx, CycleStep, DueItem, Erasable, Hit, Result, Standing, ToldEntry } from '#platform'

/** What the front pages ask of a step's door. A step leaves out what it does not have. */
export interface Door {
  step: CycleStep
  standings?: (ctx: Ctx, purchaseIds: readonly string[]) => Promise<Map<string, Standing>>
  dueItems?: (ctx: Ctx, organisationId: string) => Promise<readonly DueItem[]>
  /** Whom an entry of the record log concerns besides those whose turn it is now: the winner and the others, who was paid. */
  results?: (ctx: Ctx, entry: ToldEntry) => Promise<readonly Result[]>
  /** Records whose number or title holds the words, as far as the asker may see them. */
  find?: (ctx: Ctx, words: string) => Promise<readonly Hit[]>
  /** Where people write freely about people. */
  erasable?: readonly Erasable[]
  /** Ids and names of those who may have something to do that is theirs alone, and not of whoever has the same roles. */
  ownWork?: (ctx: Ctx) => Promise<readonly { userId: string | null; name?: string }[]>
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

/** Something that is due, with the step of the cycle that tells it; null for what belongs to no purchase. */
type Due = DueItem & { readonly step: CycleStep | null }

/** Everything that is due, soonest first; what has no day yet comes last. */
export async function dueFor(ctx: Ctx, doors: readonly Door[], organisationId: string): Promise<Due[]> {
  const all: Due[] = [
    ...(await calendarDue(ctx)),
    ...(await requestsDue(ctx)),
    ...(await suppliersDue(ctx)),
    ...(await clientsDue(ctx)),
    ...(await caseworkDue(ctx)),
    ...(await voicesDue(ctx)),
    ...(await leavingDue(ctx)),
  ].map((i) => ({
    ...i,
    step: null,
  }))
  for (const item of await votesDue(ctx, organisationId)) all.push({ ...item, step: 'plans' })
  for (const door of doors) for (const item of (await door.dueItems?.(ctx, organisationId)) ?? []) all.push({ ...item, step: door.step })
  return all.sort((a, b) => {
    if (a.dueOn && b.dueOn) return Temporal.PlainDate.compare(a.dueOn, b.dueOn)
    return a.dueOn ? -1 : b.dueOn ? 1 : a.id < b.id ? -1 : 1
  })
}

/** Who may have something to do that is theirs alone: by id, or by the name under which they stand somewhere. */
export interface OwnWork {
  readonly userIds: ReadonlySet<string>
  readonly names: ReadonlySet<string>
}
export async function ownWorkOf(ctx: Ctx, doors: readonly Door[]): Promise<OwnWork> {
  const all: { userId: string | null; name?: string }[] = [...(await clientsOwnWork(ctx)), ...(await caseworkOwnWork(ctx))]
  for (const door of doors) all.push(...((await door.ownWork?.(ctx)) ?? []))
  return { userIds: new Set(all.flatMap((w) => w.userId ?? [])), names: new Set(all.flatMap((w) => w.name ?? [])) }
}

/** Whoever may do this speaks for their side of a contract: what their colleagues owe, and what the other side does, is theirs to follow. */
export const speaksForSide: Action = 'contracts.propose'

/** What of everything due somebody is shown: who speaks for a side all of both, everybody else what is theirs to do or to know. */
export const seenBy = <T extends DueItem>(asker: Asker, due: readonly T[]): readonly T[] =>
  mayAtAll(asker, speaksForSide) ? due : due.filter((i) => i.side === 'ours' && isForMe(asker, i))
