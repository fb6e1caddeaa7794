import type { Counted } from './count-survey.ts'
import type { FrozenEstimate } from './evidence.ts'

/*
 * Figures of a survey leave it with the digits a page shows and no more. With six digits a weighted share is an equation for the counts it
 * was made of, those that are hidden included; and a file that says more than the page is another publication.
 */

/** Rounded in two steps: where answers are read in another order the last bits of a sum are others, and a half would fall to either side. */
const rounded = <T extends number | null>(x: T, digits: number): T =>
  (x === null || !Number.isFinite(x) ? x : Number((Math.round(x * 1e6) / 1e6).toFixed(digits))) as T
type Interval = { readonly low: number; readonly high: number }
const interval = <T extends Interval | null>(i: T, digits: number): T =>
  (i && { ...i, low: rounded(i.low, digits), high: rounded(i.high, digits) }) as T

/** Shares to a tenth of a percent, means and discrepancies to two places, effective numbers of people whole. */
export function asShown(c: Counted): Counted {
  return {
    ...c,
    nEff: rounded(c.nEff, 0),
    deff: rounded(c.deff, 2),
    margins: c.margins.map((m) => ({
      ...m,
      rows: m.rows.map((r) => ({
        ...r,
        population: rounded(r.population, 3),
        sample: rounded(r.sample, 3),
        weighted: rounded(r.weighted, 3),
      })),
    })),
    questions: c.questions.map((q) => ({
      ...q,
      estimates: q.estimates.map(figureAsShown),
    })),
    ranking: isRanking(c.ranking)
      ? c.ranking.map((r) => ({
          ...r,
          meanImportance: rounded(r.meanImportance, 2),
          meanMet: rounded(r.meanMet, 2),
          discrepancy: rounded(r.discrepancy, 2),
          se: rounded(r.se, 2),
          interval: interval(r.interval, 2),
          rankedDiscrepancy: rounded(r.rankedDiscrepancy, 1),
          rankedInterval: interval(r.rankedInterval, 1),
        }))
      : c.ranking,
  }
}
const isRanking = (r: Counted['ranking']): r is Extract<Counted['ranking'], readonly unknown[]> => Array.isArray(r)

/** A figure that was attached to a need as it may be published: earlier versions attached it with more digits. */
export function figureAsShown<T extends Pick<FrozenEstimate, 'what' | 'estimate' | 'low' | 'high' | 'nEff'>>(e: T): T {
  const digits = e.what === 'share' ? 3 : 2
  return {
    ...e,
    estimate: rounded(e.estimate, digits),
    low: rounded(e.low, digits),
    high: rounded(e.high, digits),
    nEff: rounded(e.nEff, 0),
  }
}
