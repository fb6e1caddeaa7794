import { type Contract, type ContractLine, type Instalment, instalments } from '#contracts'
import { divide, fraction, isAfter, type Money, restOf, share, subsidyOf, treeOf } from '#kernel'
import type { Ctx } from '#platform'
import type { Period } from './period-of.ts'
import { type Run, runsOf } from './runs-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import { readAcceptances, readSubsidyReports, recordedWithin, type SubsidyReport } from './store/index.ts'

/** A subsidised post in one month: what the other side of its money is, and what the institution said of it. */
export interface SubsidyAsked {
  readonly line: ContractLine
  readonly run: Run
  /** What somebody else carries of the month, of its whole cost. */
  readonly rest: Money
  /** Records of its project in the month. */
  readonly records: number
  /** No record of the project in a month in which it runs: a question, never a deduction. */
  readonly isQuiet: boolean
  readonly report: SubsidyReport | undefined
}

/** Whether the institution is still asked about it. */
export const isOpen = (s: SubsidyAsked): boolean => s.report?.came == null || (s.isQuiet && !s.report.quietAnswer)

type Month = Pick<Acceptance, 'periodFrom' | 'periodTo'>

/** The subsidised posts of a month that was handed in. A stage has none. */
export async function subsidiesAsked(ctx: Ctx, c: Contract, a: Acceptance): Promise<SubsidyAsked[]> {
  if (a.kind !== 'month' || !c.lines.some(subsidyOf)) return []
  const reports = (await readSubsidyReports(ctx, [a.id])).filter((r) => r.times === a.times)
  return await inMonth(ctx, c, a, a.period, (lineId) => reports.find((r) => r.lineId === lineId))
}

/** The same of a month that is about to be handed in. */
export const subsidiesOf = async (ctx: Ctx, c: Contract, p: Period): Promise<SubsidyAsked[]> =>
  p.kind !== 'month' || !c.lines.some(subsidyOf)
    ? []
    : await inMonth(ctx, c, { periodFrom: p.from, periodTo: p.to }, p.key, () => undefined)

async function inMonth(
  ctx: Ctx,
  c: Contract,
  m: Month,
  key: string,
  reportOf: (lineId: string) => SubsidyReport | undefined,
): Promise<SubsidyAsked[]> {
  const runs = runsOf(c, await readAcceptances(ctx, { contractIds: [c.id] }))
  const behind = await recordedWithin(ctx, { contractId: c.id, from: m.periodFrom, to: m.periodTo })
  const months = instalments(c).filter((i) => i.kind === 'month' && i.key.endsWith(`:${key}`))
  return months.flatMap((i): SubsidyAsked[] => {
    const run = runs.get(i.lineId)
    if (!run || isAfter(run.from, m.periodTo) || isAfter(m.periodFrom, run.to)) return []
    const line = c.lines.find((l) => l.id === i.lineId)!
    const ofProject = projectsIn(c, run.project.id)
    const records = behind.filter((b) => ofProject.has(b.lineId)).reduce((n, b) => n + b.records, 0)
    return [{ line, run, rest: restOfMonth(line, i), records, isQuiet: records === 0, report: reportOf(i.lineId) }]
  })
}

/** The rest belongs to a month as its amount does to the line. */
const restOfMonth = (line: ContractLine, i: Instalment): Money =>
  share(restOf({ amount: line.amount, subsidy: subsidyOf(line)! }), divide(fraction(i.amount), fraction(line.amount)), 'half-up')

/** A project and the projects that are a part of it. */
function projectsIn(c: Contract, id: string): ReadonlySet<string> {
  const tree = treeOf(c.lines)
  const all = new Set([id])
  for (const p of tree.placed) if (p.parent && p.tie === 'part' && all.has(p.parent.id)) all.add(p.line.id)
  return all
}
