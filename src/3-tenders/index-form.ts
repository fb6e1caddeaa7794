import { type IndexTerms, perCent, shareOfPerCent } from '#kernel'
import { decimalText, optional, text, wholeNumber } from '#platform'
import type { TypedIndex } from './index-announced.ts'

/** The fields of following a price series; shares are typed in per cent. */
export const indexShape = {
  // What is none of the office's series is said where they are known, with those there are.
  indexSeries: optional(text(80)),
  indexMonth: optional(text(20)),
  indexShare: optional(decimalText({ min: 0.01, max: 100 })),
  indexThreshold: optional(decimalText({ min: 0, max: 100 })),
  indexEvery: optional(wholeNumber({ min: 1, max: 36 })),
  indexFrom: optional(wholeNumber({ min: 2, max: 60 })),
}

/** What was typed there; nothing where no series was chosen. */
export function indexFrom(i: {
  readonly indexSeries?: string | undefined
  readonly indexMonth?: string | undefined
  readonly indexShare?: string | undefined
  readonly indexThreshold?: string | undefined
  readonly indexEvery?: number | undefined
  readonly indexFrom?: number | undefined
}): TypedIndex | undefined {
  if (!i.indexSeries) return undefined
  return {
    ...{ seriesId: i.indexSeries, baseMonth: i.indexMonth ?? '' },
    share: i.indexShare ? shareOfPerCent(i.indexShare) : undefined,
    threshold: i.indexThreshold ? shareOfPerCent(i.indexThreshold) : '0',
    ...{ everyMonths: i.indexEvery ?? 12, fromMonth: i.indexFrom ?? 13 },
  }
}

/** What stands in the fields. */
export const indexValues = (t: IndexTerms | null): Record<keyof typeof indexShape, string> => ({
  indexSeries: t?.seriesId ?? '',
  indexMonth: t?.baseMonth ?? '',
  indexShare: t ? perCent(t.share) : '',
  indexThreshold: t ? perCent(t.threshold) : '',
  indexEvery: t ? String(t.everyMonths) : '',
  indexFrom: t ? String(t.fromMonth) : '',
})
