import { nothingSetAside, perCent, type SetAsideTerms, shareOfPerCent } from '#kernel'
import { choice, decimalText, optional, wholeNumber } from '#platform'

/** The fields of an advance and of a part kept back; shares are typed in per cent. */
export const asideShape = {
  advanceShare: optional(decimalText({ min: 0.01, max: 90 })),
  advanceWhen: optional(choice(['signing', 'start'])),
  retentionShare: optional(decimalText({ min: 0.01, max: 90 })),
  retentionUntil: optional(choice(['end', 'accepted'])),
  retentionDays: optional(wholeNumber({ min: 0, max: 730 })),
}

/** What was typed there. */
export const asideFrom = (i: { readonly [K in keyof SetAsideTerms]?: SetAsideTerms[K] | undefined }): SetAsideTerms => ({
  advanceShare: i.advanceShare ? shareOfPerCent(i.advanceShare) : null,
  advanceWhen: i.advanceWhen ?? nothingSetAside.advanceWhen,
  retentionShare: i.retentionShare ? shareOfPerCent(i.retentionShare) : null,
  retentionUntil: i.retentionUntil ?? nothingSetAside.retentionUntil,
  retentionDays: i.retentionDays ?? nothingSetAside.retentionDays,
})

/** What stands in the fields. */
export const asideValues = (t: SetAsideTerms): Record<keyof SetAsideTerms, string> => ({
  advanceShare: t.advanceShare === null ? '' : perCent(t.advanceShare),
  advanceWhen: t.advanceWhen,
  retentionShare: t.retentionShare === null ? '' : perCent(t.retentionShare),
  retentionUntil: t.retentionUntil,
  retentionDays: String(t.retentionDays),
})
