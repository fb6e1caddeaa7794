import type { Moment } from '#kernel'

/** What may change in the talks; nothing else of the documents does. */
export const changeKinds = ['technical-requirement', 'service-requirement', 'contract-terms'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What was talked about with one supplier, round by round. */
export interface TalkNote {
  readonly bidId: string
  readonly number: number
  readonly says: string
  readonly writtenAt: Moment
}
/** A requirement as it stands from then on for all who are still in. */
export interface TalkChange {
  readonly number: number
  readonly kind: ChangeKind
  readonly says: string
  readonly confirmedBy: string
  readonly confirmedAt: Moment
}

/** In how many rounds each was talked with, at least and at most. */
export interface Talked {
  readonly least: number
  readonly most: number
}
export function talkedWith(bidIds: readonly string[], notes: readonly Pick<TalkNote, 'bidId'>[]): Talked {
  const rounds = bidIds.map((id) => notes.filter((n) => n.bidId === id).length)
  return rounds.length === 0 ? { least: 0, most: 0 } : { least: Math.min(...rounds), most: Math.max(...rounds) }
}
