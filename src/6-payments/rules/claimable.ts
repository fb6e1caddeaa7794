import type { Acceptance } from '#delivery'
import { allOfIt, type Day, earlier, isAfter, isRefusal, later, type Money, type Portion, type Refusal } from '#kernel'
import { refuse } from '../words.ts'
import type { ClockFrom } from './claim-clock.ts'
import { advanceDue, type AsideContract, nothingAside, releaseDue, type SetAside } from './set-aside.ts'
import { type AcceptedPortion, claimLines, type ClaimSum, type PayableInstalment } from './claim-lines.ts'

/** An instalment as a claim needs it: what it is worth, and whether the signatures alone make it due. */
export type ClaimedInstalment = PayableInstalment & {
  readonly onSigning: boolean
  readonly periodFrom: Day
  readonly notBefore?: Day | undefined
}
/** What a claim is made from that no acceptance stands behind. */
export type OwnSource = 'signing' | 'advance' | 'release'
/** A contract, as what falls due with its signatures needs it: what begins after its last day never falls due. */
type SignedContract = AsideContract
/** A period that was handed in, as a claim needs it. */
export type ClaimedAcceptance = Pick<Acceptance, 'id' | 'state' | 'handedInOn' | 'dueOn' | 'acceptedOn' | 'by' | 'lines'>
/** A line of a claim that was made before. */
export interface EarlierLine {
  readonly instalmentKey: string
  /** Null where no acceptance stands behind it: of what falls due with the signatures, of an advance, of what was kept back. */
  readonly acceptanceId: string | null
  readonly portion: Portion
  readonly amount: Money
  readonly disputed: Money
}

/** What a claim takes, and from where its clock runs. */
export interface Claimable {
  readonly what: ClaimSum
  readonly clockFrom: ClockFrom
}

/** What a claim that is made today takes of a period, or of a source of its own; refused where there is nothing yet to take. */
export function claimable(
  c: SignedContract,
  instalments: readonly ClaimedInstalment[],
  of: ClaimedAcceptance | OwnSource,
  before: readonly EarlierLine[],
  today: Day,
  aside: SetAside = nothingAside,
): Claimable | Refusal {
  const accepted = typeof of === 'string' ? dueOf(c, instalments, of, before, today, aside) : acceptedOf(of)
  if (isRefusal(accepted)) return accepted
  const what = claimLines(
    instalments,
    accepted,
    before.map((b) => ({ ...b, sameSource: b.acceptanceId === (typeof of === 'string' ? null : of.id) })),
  )
  if (typeof of === 'string')
    return { what, clockFrom: of === 'release' && aside.releasedOn ? { from: 'day', on: aside.releasedOn } : { from: 'signing' } }
  // Of what was in dispute when it was first claimed, the part that is claimed now was settled meanwhile.
  const settled = what.lines.filter(
    (l) => l.amount > 0n && before.some((b) => b.acceptanceId === of.id && b.instalmentKey === l.instalmentKey && b.disputed > 0n),
  )
  if (settled.length === 0) return { what, clockFrom: { from: 'acceptance', acceptance: of } }
  const days = settled.map((l) => of.lines.find((x) => x.instalmentKey === l.instalmentKey)?.settledOn ?? today)
  return { what, clockFrom: { from: 'settlement', on: days.reduce(later) } }
}

/** What may be claimed of a period that was decided on, line by line. */
const acceptedOf = (a: ClaimedAcceptance): readonly AcceptedPortion[] | Refusal =>
  a.state === 'accepted' || a.state === 'partly-accepted' ? a.lines : refuse('not-accepted-yet')
/** What falls due by itself: with the signatures, as an advance, or as what was kept back. */
function dueOf(
  c: SignedContract,
  instalments: readonly ClaimedInstalment[],
  of: OwnSource,
  before: readonly EarlierLine[],
  today: Day,
  aside: SetAside,
): AcceptedPortion[] | Refusal {
  if (of === 'signing' || !c.signedOn) return signedFor(c, instalments, today)
  return of === 'advance' ? advanceDue(c, instalments, aside, today) : releaseDue(instalments, aside, before, today)
}
const signedFor = (c: SignedContract, instalments: readonly ClaimedInstalment[], today: Day): AcceptedPortion[] | Refusal =>
  c.signedOn
    ? instalments
        .filter((i) => i.onSigning && i.kind !== 'advance' && !(i.notBefore && isAfter(i.notBefore, earlier(today, c.closedOn ?? today))))
        .map((i) => ({ instalmentKey: i.key, claimed: allOfIt, accepted: allOfIt, disputedReason: null }))
    : refuse('contract-not-signed')

/**
 * Everything that can be claimed today or is in dispute, source by source, each as its claim will take it once those before it are made.
 * What can be claimed adds up, to the fen, to what the claims will be.
 */
export function claimableNow(
  c: SignedContract,
  instalments: readonly ClaimedInstalment[],
  acceptances: readonly ClaimedAcceptance[],
  before: readonly EarlierLine[],
  today: Day,
  aside: SetAside = nothingAside,
): (Claimable & { readonly source: string })[] {
  let made = before
  const sources: readonly (ClaimedAcceptance | OwnSource)[] = ['signing', 'advance', ...acceptances, 'release']
  return sources.flatMap((of) => {
    const now = claimable(c, instalments, of, made, today, aside)
    if (isRefusal(now) || now.what.lines.length === 0) return []
    const acceptanceId = typeof of === 'string' ? null : of.id
    made = [...made, ...now.what.lines.map((l) => ({ ...l, acceptanceId }))]
    return [{ ...now, source: typeof of === 'string' ? of : of.id }]
  })
}
