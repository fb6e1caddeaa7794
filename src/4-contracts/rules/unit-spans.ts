import { type Day, isAfter, type UnitTerms } from '#kernel'
import type { AgreedText } from './contract.ts'
import { beforeAll, textOn } from './in-force.ts'

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
  texts: readonly AgreedText[],
  line: { readonly id: string; readonly unitTerms?: UnitTerms | null | undefined },
): TermSpan[] {
  const days = texts.flatMap((v) => v.text.effectiveOn ?? []).toSorted(Temporal.PlainDate.compare)
  const spans: TermSpan[] = []
  for (const from of [null, ...days]) {
    const text = from ? textOn(texts, from) : beforeAll(texts)
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
