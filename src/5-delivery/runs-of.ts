import { type Contract, type ContractLine, type Instalment, instalmentsOf, monthOf } from '#contracts'
import { type Day, earlier, type Fraction, isAfter, isAtLeast, isBefore, later, one, type Portion, shareNow, subsidyOf } from '#kernel'
import type { Ctx } from '#platform'
import type { Acceptance } from './rules/acceptance.ts'
import { readAcceptances } from './store/index.ts'

/** The days on which a subsidised post is paid: those on which its project runs. */
export interface Run {
  readonly postId: string
  readonly project: ContractLine
  readonly from: Day
  readonly to: Day
  /** What ends it: all of its project was accepted, the day agreed for the subsidy, or the contract. */
  readonly endedBy: 'accepted' | 'until' | 'contract'
}
/** By the line of the post; a post that is paid in full has none, and is paid whatever else runs. */
export type Runs = ReadonlyMap<string, Run>
export const noRuns: Runs = new Map()

type Accepted = Pick<Acceptance, 'acceptedOn' | 'lines'>

/** When each subsidised post of a contract runs, by what was accepted of its project so far. */
export function runsOf(c: Contract, handedIn: readonly Accepted[]): Runs {
  return new Map(
    c.lines.flatMap((post): [string, Run][] => {
      const subsidy = subsidyOf(post)
      const project = c.lines.find((l) => l.id === post.hangsOn)
      if (!subsidy || !project) return []
      const contractEnd = c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn
      const until = subsidy.until === null ? null : Temporal.PlainDate.from(subsidy.until)
      const finished = finishedOn(c, project, handedIn)
      const to = [until, finished].reduce<Day>((last, d) => (d ? earlier(last, d) : last), contractEnd)
      const endedBy = finished?.equals(to) ? 'accepted' : until?.equals(to) && !until.equals(contractEnd) ? 'until' : 'contract'
      return [[post.id, { postId: post.id, project, from: monthOf(c, project.fromMonth).from, to, endedBy }]]
    }),
  )
}

/** The same of contracts whose acceptances are still to be read; none is read where nothing is subsidised. */
export async function runsFor(ctx: Ctx, all: readonly Contract[]): Promise<ReadonlyMap<string, Runs>> {
  const bearing = all.filter((c) => c.lines.some(subsidyOf))
  if (bearing.length === 0) return new Map()
  const found = Map.groupBy(await readAcceptances(ctx, { contractIds: bearing.map((c) => c.id) }), (a) => a.contractId)
  return new Map(bearing.map((c) => [c.id, runsOf(c, found.get(c.id) ?? [])]))
}

/** Stays at posts, those at subsidised posts within the days of their run. */
export const whileRunning = <S extends { readonly lineId: string; readonly fromOn: Day; readonly toOn: Day | null }>(
  stays: readonly S[],
  runs: Runs,
): S[] =>
  stays.flatMap((s) => {
    const run = runs.get(s.lineId)
    if (!run) return [s]
    const [fromOn, toOn] = [later(s.fromOn, run.from), s.toOn ? earlier(s.toOn, run.to) : run.to]
    return isAfter(fromOn, toOn) ? [] : [{ ...s, fromOn, toOn }]
  })

/** Whether a run has ended before the contract that it is part of; on its last day it has. */
export const isOver = (run: Run, today: Day): boolean => run.endedBy !== 'contract' && !isBefore(today, run.to)

/**
 * The day on which all of a line had been accepted, all units that are bought or all stages; null before. What was settled later counts from
 * that day. An advance needs no acceptance, and a project of advances alone ends with its contract.
 */
function finishedOn(c: Contract, line: ContractLine, handedIn: readonly Accepted[]): Day | null {
  const open = instalmentsOf(c, line).filter((i) => !i.onSigning)
  const parts = handedIn
    .flatMap((a) => (a.acceptedOn ? a.lines.flatMap((l) => partOf(l, a.acceptedOn!)) : []))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
  const days = open.map((i) => reachedOn(i, parts))
  return days.length === 0 || days.includes(null) ? null : days.reduce((a, b) => later(a!, b!))
}

interface Part {
  readonly key: string
  readonly on: Day
  readonly accepted: Portion
}
const partOf = (l: Acceptance['lines'][number], acceptedOn: Day): Part[] => {
  if (!l.accepted) return []
  // Where the institution gave up the rest, nothing was accepted on that day.
  const on = l.settledOn && l.givenUp.count.n === 0n ? l.settledOn : acceptedOn
  return [{ key: l.instalmentKey, on, accepted: l.accepted }]
}

function reachedOn(i: Instalment, parts: readonly Part[]): Day | null {
  const mine = parts.filter((p) => p.key === i.key)
  return mine.find((_, n) => isAtLeast(shareOf(i, mine.slice(0, n + 1)), one))?.on ?? null
}
const shareOf = (i: Instalment, parts: readonly Part[]): Fraction =>
  shareNow(
    i,
    parts.map((p) => p.accepted),
  )
