import type { Contract, Done } from '#contracts'
import { nothingYet, plus, type Under, unitsMade, unitsThatCount } from './rules/units.ts'
import type { UnitsRow } from './unit-totals.ts'

export interface LineDone extends Done {
  /** Units that are what was agreed, also beyond what was bought: one that was given up may be done again. */
  readonly made: number
  /** Units as they were written down. */
  readonly recorded: number
}

/** What counts of each line so far: the records that count, and the units of them that may be paid, each by the text of its day. */
export function doneOf(c: Contract, totals: readonly UnitsRow[]): Map<string, LineDone> {
  return new Map(
    c.lines.map((line) => {
      const mine = totals.filter((u) => u.contractId === c.id && u.lineId === line.id)
      const all = mine.reduce(plus, nothingYet)
      const spans = spansOf(line, mine)
      return [line.id, { records: all.records, units: unitsThatCount(line, spans), made: unitsMade(line, spans), recorded: all.units }]
    }),
  )
}

/** Months of a line in order, those put together in which a unit was the same. */
function spansOf(line: Contract['lines'][number], months: readonly UnitsRow[]): Under[] {
  const spans: Under[] = []
  for (const u of months.toSorted((a, b) => Temporal.PlainDate.compare(a.monthOn, b.monthOn))) {
    const terms = u.terms === undefined ? (line.kind === 'project' && line.unitTerms) || null : u.terms
    const last = spans.at(-1)
    if (last && JSON.stringify(last.terms) === JSON.stringify(terms)) spans[spans.length - 1] = { ...plus(last, u), terms }
    else spans.push({ ...plus(u, nothingYet), terms })
  }
  return spans
}
