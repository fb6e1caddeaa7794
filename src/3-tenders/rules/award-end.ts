import { type Day, isAfter, isRefusal, type Refusal } from '#kernel'
import { refuseRedress } from './redress-words.ts'
import type { Award, OpenedBid } from './tender.ts'

/** Why an award ended before its contract. What a challenge or complaint brings about is not recorded by hand. */
export const winnerGrounds = ['declined', 'not-signed'] as const
export type WinnerGround = (typeof winnerGrounds)[number]
export type AwardEndGround = WinnerGround | 'challenge' | 'complaint'

/** How an award ended: it stays as it was made, with this beside it. */
export interface AwardEnd {
  readonly on: Day
  readonly ground: AwardEndGround
  readonly reason: string
  /** What proves it, where somebody recorded it. */
  readonly evidence: string | null
  /** Who recorded it; the next step is another person's. */
  readonly by: string | null
}

export interface LapseFacts {
  readonly ground: WinnerGround
  readonly reason: string
  readonly evidence: string
  /** A contract of the award was signed. */
  readonly signed: boolean
  /** When the winner signed the text on the table, where it did: then it is the office that has not. */
  readonly winnerSignedOn: Day | null
  /** A text lies before the winner to sign: the first, or another than it signed. */
  readonly textBefore: boolean
  /** The last day for the winner to sign, without the days on which it had nothing to sign, or why it cannot be told. */
  readonly signBy: Day | Refusal
  readonly today: Day
}
export interface AfterLapseFacts {
  /** Whoever asks recorded the end of the award. */
  readonly byRecorder: boolean
  /** Somebody is next in rank, and the law lets them be named. */
  readonly mayNext: boolean
}

const leastSaid = 10

/** Whether the end of an award may be recorded: not of one that was signed, by both or by its winner, not before its time, and not without reason and proof. */
export function lapseRefused(f: LapseFacts): Refusal | undefined {
  if (f.signed) return refuseRedress('award-signed')
  // Another text than the one it signed, put on the table by the office, is for the winner to answer within the days that are left to it.
  if (f.winnerSignedOn && !(f.ground === 'not-signed' && f.textBefore)) return refuseRedress('winner-signed', f.winnerSignedOn)
  const fields = Object.fromEntries(
    (['reason', 'evidence'] as const)
      .filter((k) => [...f[k].trim()].length < leastSaid)
      .map((k) => [k, refuseRedress('say-more', leastSaid).words]),
  )
  if (Object.keys(fields).length > 0) return refuseRedress('say-more', leastSaid).with({ fields })
  if (f.ground !== 'not-signed') return undefined
  // Who had nothing to sign did not fail to sign.
  if (!f.textBefore) return refuseRedress('no-text-to-sign').at('ground')
  if (isRefusal(f.signBy)) return f.signBy
  return isAfter(f.today, f.signBy) ? undefined : refuseRedress('still-time-to-sign', f.signBy).at('ground')
}

/** Bids that can still be named, the next in rank first: ranked, and never given the award of this tender before. */
export const candidates = (bids: readonly OpenedBid[], awards: readonly Pick<Award, 'bidId'>[]): readonly OpenedBid[] =>
  bids
    .filter((b) => b.state === 'ranked' && b.rank !== null && !awards.some((a) => a.bidId === b.bidId))
    .toSorted((a, b) => a.rank! - b.rank!)
