import { type Contract, type ContractLine, contracts, inForceOn } from '#contracts'
import { type Day, daysBetween, earlier, isAfter, later, plusDays, titles, type Tree, treeOf, type Words } from '#kernel'
import { type Action, calendarOf, may } from '#people'
import type { Ctx, DueItem } from '#platform'
import { staffingOf } from './occupancy.ts'
import type { Showing } from './showings-of.ts'
import { type Runs, runsFor } from './runs-of.ts'
import { type Appointment, emptySpans } from './rules/posts.ts'
import { readAppointments } from './store/index.ts'
import { tieWords } from './tie-words.ts'
import { fillBy } from './vacancies.ts'

/** Days on which nobody stood at any of the posts a project runs in. */
export interface Empty {
  readonly from: Day
  readonly to: Day
  /**
   * The last day on which the clock of its project stands still: both sides agreed to so many days to fill a vacancy, and for those nobody is
   * behind. What is longer is the institution's, and only marked.
   */
  readonly stillTo: Day
}
/** A project that runs in a post, with the days on which that post was empty. */
export interface Standstill {
  readonly projectId: string
  readonly postId: string
  readonly empty: readonly Empty[]
  /** Since when nobody is there, where nobody is there today. */
  readonly since: Day | null
}

/** Projects of a contract that run in posts, with the days on which nobody stood there. */
export function standstills(
  c: Contract,
  staff: readonly Pick<Appointment, 'lineId' | 'shareParts' | 'fromOn' | 'toOn'>[],
  today: Day,
  runs?: Runs,
): Standstill[] {
  const [tree, staffing] = [treeOf(c.lines), staffingOf(c, runs)]
  const until = c.closedOn ? earlier(c.closedOn, today) : today
  return tree.placed.flatMap((p): Standstill[] => {
    if (p.line.kind !== 'project') return []
    const postId = postAbove(tree, p.line.id)
    const line = postId && staffing.get(postId)
    if (!line) return []
    const empty = emptySpans(
      line,
      staff.filter((a) => a.lineId === postId),
      until,
    ).map((e): Empty => {
      const agreed = inForceOn(c, e.from).terms.vacancyDays
      return { ...e, stillTo: earlier(e.to, plusDays(e.from, agreed - 1)) }
    })
    const last = empty.at(-1)
    const isNow = last !== undefined && c.state === 'active' && last.to.equals(until) && !isAfter(today, line.to)
    return [{ projectId: p.line.id, postId, empty, since: isNow ? last.from : null }]
  })
}

/** The post in which a project runs, itself or as a part of another project. */
function postAbove(tree: Tree<ContractLine>, id: string): string | undefined {
  for (let at = tree.at(id); at?.parent; at = tree.at(at.parent.id)) if (at.parent.kind === 'post') return at.parent.id
  return undefined
}

/** How many days the clock of a project stood still within some days. */
export const stillDays = (s: Pick<Standstill, 'empty'> | undefined, within: { from: Day; to: Day }): number =>
  (s?.empty ?? []).reduce((n, e) => {
    const [from, to] = [later(e.from, within.from), earlier(e.stillTo, within.to)]
    return isAfter(from, to) ? n : n + daysBetween(from, to) + 1
  }, 0)

/**
 * The day from which a showing is due, where it needs the people of a post: that of the institution about a project in a post moves on by the
 * days the post was empty while it was to be worked. What residents, the purchaser or a third party show does not wait for a post.
 */
export function clockOf(s: Showing, all: readonly Standstill[]): Day {
  return plusDays(s.on, movedBy(s, all))
}
export const movedBy = (s: Showing, all: readonly Standstill[]): number =>
  s.indicator.by === 'provider'
    ? stillDays(
        all.find((x) => x.projectId === s.lineId),
        { from: s.from, to: s.on },
      )
    : 0

/** The same of contracts whose people are still to be read; none is read where no project runs in a post. */
export async function standstillsFor(ctx: Ctx, all: readonly Contract[]): Promise<ReadonlyMap<string, readonly Standstill[]>> {
  const tied = all.filter((c) => treeOf(c.lines).placed.some((p) => p.tie === 'project-in-post'))
  if (tied.length === 0) return new Map()
  const staff = Map.groupBy(await readAppointments(ctx, { contractIds: tied.map((c) => c.id) }), (a) => a.contractId)
  const runs = await runsFor(ctx, tied)
  return new Map(tied.map((c) => [c.id, standstills(c, staff.get(c.id) ?? [], ctx.today, runs.get(c.id))]))
}

/** Projects that stand still because nobody is at their post: the institution fills it, the purchaser is told since when. */
export async function standstillDue(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const actionOf = (c: Contract): Action => (c.providerId === organisationId ? 'delivery.appoint' : 'delivery.read')
  const own = (await contracts(ctx, { states: ['active'], organisationId })).filter((c) => may(ctx.asker, actionOf(c), c))
  const found = await standstillsFor(ctx, own)
  const calendar = found.size === 0 ? undefined : await calendarOf(ctx)
  return own.flatMap((c) =>
    (found.get(c.id) ?? []).flatMap((s): DueItem[] => {
      if (!s.since) return []
      const [project, post] = [s.projectId, s.postId].map((id) => titles(c.lines.find((l) => l.id === id)!)) as [Words, Words]
      return [
        {
          id: `standstill-${c.id}-${s.projectId}`,
          purchaseId: c.purchaseId,
          side: c.providerId === organisationId ? 'ours' : 'theirs',
          title: tieWords.both('standsStill', project, post, s.since),
          why: tieWords.both('standsStillWhy', inForceOn(c, s.since).terms.vacancyDays),
          dueOn: fillBy(c, s.since, ctx, calendar!),
          cites: [],
          href: `/delivery/${c.id}/lines/${s.projectId}`,
          may: actionOf(c),
          of: c.number,
        },
      ]
    }),
  )
}
