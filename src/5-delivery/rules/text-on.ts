import type { ContractLine, ContractVersion } from '#contracts'
import { type Day, isAfter, type UnitTerms } from '#kernel'

/** The text that was in force on a day: a supplement changes nothing before the day it names. The first where none was yet. */
export function textOn(
  texts: readonly Pick<ContractVersion, 'number' | 'text'>[],
  on: Day,
): Pick<ContractVersion, 'number' | 'text'> | undefined {
  return inOrder(texts).findLast((v) => v.text.effectiveOn === null || !isAfter(v.text.effectiveOn, on)) ?? firstOf(texts)
}
const inOrder = <T extends { readonly number: number }>(texts: readonly T[]): T[] => texts.toSorted((a, b) => a.number - b.number)
/** The text before every day that one names. */
const firstOf = <T extends Pick<ContractVersion, 'number' | 'text'>>(texts: readonly T[]): T | undefined =>
  inOrder(texts).findLast((v) => v.text.effectiveOn === null) ?? inOrder(texts)[0]

/** Days on which a unit of a line is the same, up to the day before `until`; null where no other text comes before or after. */
export interface TermSpan {
  readonly from: Day | null
  readonly until: Day | null
  readonly terms: UnitTerms | null
}

/**
 * What a unit of a line must be, from when until when: one span for all time where nothing was changed since signing.
 * @param texts every text both agreed to
 */
export function termSpans(
  texts: readonly Pick<ContractVersion, 'number' | 'text'>[],
  line: { readonly id: string; readonly unitTerms?: UnitTerms | null | undefined },
): TermSpan[] {
  const days = texts.flatMap((v) => v.text.effectiveOn ?? []).toSorted(Temporal.PlainDate.compare)
  const spans: TermSpan[] = []
  for (const from of [null, ...days]) {
    const text = from ? textOn(texts, from) : firstOf(texts)
    const then = text ? text.text.lines.find((l) => l.id === line.id) : line
    if (!then) continue
    const terms = ('unitTerms' in then ? then.unitTerms : null) ?? null
    const last = spans.at(-1)
    if (last && JSON.stringify(last.terms) === JSON.stringify(terms)) continue
    if (last && from) spans[spans.length - 1] = { ...last, until: from }
    spans.push({ from, until: null, terms })
  }
  return spans
}

/** Which span a day falls into; the first where it lies before all, and none where no text has the line. */
export const spanOn = (spans: readonly TermSpan[], on: Day): TermSpan | undefined =>
  spans.findLast((s) => s.from === null || !isAfter(s.from, on)) ?? spans[0]

/**
 * The lines a piece of work of that day is held against: where they are served and what a unit must be, as it was agreed then. How much
 * is bought is what is bought now, because units of all days are counted together.
 */
export const linesThen = (now: readonly ContractLine[], then: readonly ContractLine[]): ContractLine[] =>
  now.flatMap((line): ContractLine[] => {
    const was = then.find((l) => l.id === line.id)
    if (!was) return []
    const served = { communityIds: was.communityIds, unitTerms: was.unitTerms }
    return [{ ...line, ...served }]
  })
