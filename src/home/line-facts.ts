import { type Reach, reachOf } from '#casework'
import type { Contract, ContractLine } from '#contracts'
import {
  acceptances,
  appointments,
  type Appointment,
  type DeliverableStands,
  deliverables,
  lineCosts,
  opinionsOf,
  placesOf,
  runsFor,
  type SharedTime,
  type ShownValue,
  shownValues,
  type Standstill,
  standstillsFor,
  type SubsidyReport,
  subsidyReports,
  timeAtPosts,
  type UnitsRow,
  unitTotals,
} from '#delivery'
import { type Money, noMoney, type Placed, subsidyOf, type Tree, treeOf } from '#kernel'
import { profiles } from '#needs'
import { claimedByLine, paidByLine } from '#payments'
import type { Ctx } from '#platform'
import { type ReachedGroup, whoIsReached } from './rules/who-is-reached.ts'

/** Everything about one line of a contract while it is delivered, whatever kind it is and whatever it hangs on. */
export interface LineFacts {
  readonly c: Contract
  readonly tree: Tree<ContractLine>
  readonly at: Placed<ContractLine>
  readonly money: { readonly accepted: Money; readonly claimed: Money; readonly paid: Money }
  readonly values: readonly ShownValue[]
  readonly units: readonly UnitsRow[]
  readonly deliverables: readonly DeliverableStands[]
  /** People at the post itself, at the post it runs in, and at posts that are paid inside it. */
  readonly staff: readonly Appointment[]
  /** Of posts tied to it, and of itself where it is one. */
  readonly time: readonly SharedTime[]
  readonly still: Standstill | undefined
  readonly run: ReturnType<RunsOf['get']>
  /** What the institution said of the rest, by the period it handed in. */
  readonly rests: readonly { readonly period: string; readonly report: SubsidyReport | undefined }[]
  /** Different people it reached. */
  readonly reach: Reach | undefined
  /** Who is reached beside who lives there; nothing while it is not told by groups. */
  readonly groups: readonly ReachedGroup[]
  readonly heard: { readonly satisfied: number; readonly neutral: number; readonly dissatisfied: number }
}
type RunsOf = NonNullable<ReturnType<Awaited<ReturnType<typeof runsFor>>['get']>>

export async function lineFacts(ctx: Ctx, c: Contract, at: Placed<ContractLine>): Promise<LineFacts> {
  const [tree, { line }, of] = [treeOf(c.lines), at, { contractIds: [c.id] }]
  const found = await acceptances(ctx, of)
  const mine = found.filter((a) => a.lines.some((l) => l.lineId === line.id))
  const values = await shownValues(ctx, c)
  const opinions = (await Promise.all(mine.map((a) => opinionsOf(ctx, a.id)))).flat()
  const reports = subsidyOf(line)
    ? await subsidyReports(
        ctx,
        mine.map((a) => a.id),
      )
    : []
  const posts = new Set<string>(postsOf(at).map((l) => l.id))
  const [claimed, paid] = [await claimedByLine(ctx, of), await paidByLine(ctx, of)]
  const sumOf = (key: 'satisfied' | 'neutral' | 'dissatisfied') => opinions.reduce((n, o) => n + o[key], 0)
  return {
    ...{ c, tree, at },
    money: {
      accepted: lineCosts(c, found, values).find((x) => x.lineId === line.id)?.worth ?? noMoney,
      claimed: claimed.get(line.id) ?? noMoney,
      paid: paid.get(line.id) ?? noMoney,
    },
    values: values.filter((v) => v.showing.lineId === line.id),
    units: (await unitTotals(ctx, of)).filter((u) => u.lineId === line.id),
    deliverables: line.kind === 'project' ? await deliverables(ctx, [c], { lineId: line.id }, { size: 100 }) : [],
    staff: (await appointments(ctx, of)).filter((a) => posts.has(a.lineId)),
    time: (await timeAtPosts(ctx, c, { from: c.startsOn, to: c.endsOn })).filter((t) => posts.has(t.postId)),
    still: (await standstillsFor(ctx, [c])).get(c.id)?.find((s) => s.projectId === line.id),
    run: (await runsFor(ctx, [c])).get(c.id)?.get(line.id),
    rests: mine
      .filter((a) => a.kind === 'month' && subsidyOf(line))
      .map((a) => ({
        period: a.period,
        report: reports.find((r) => r.acceptanceId === a.id && r.times === a.times && r.lineId === line.id),
      })),
    ...(await reachedOf(ctx, c, line)),
    heard: { satisfied: sumOf('satisfied'), neutral: sumOf('neutral'), dissatisfied: sumOf('dissatisfied') },
  }
}

/** The posts whose people do the work of a line: itself, the one it runs in, those that are paid inside it. */
export const postsOf = (at: Placed<ContractLine>): ContractLine[] =>
  at.line.kind === 'post'
    ? [at.line]
    : [...(at.parent?.kind === 'post' ? [at.parent] : []), ...at.children.filter((l) => l.kind === 'post')]

/** Whom a line reached, and beside it the residents of where it serves. */
async function reachedOf(ctx: Ctx, c: Contract, line: ContractLine): Promise<Pick<LineFacts, 'reach' | 'groups'>> {
  const reach = await reachOf(ctx, c, line.id)
  if (!reach?.groups) return { reach, groups: [] }
  const places = line.communityIds.length > 0 ? line.communityIds : await placesOf(ctx, c)
  return { reach, groups: whoIsReached(reach.groups, await profiles(ctx, places)) }
}
