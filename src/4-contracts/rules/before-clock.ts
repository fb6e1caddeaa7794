import { type Day, daysBetween, type Moment } from '#kernel'
import { type Contract, type ContractVersion, otherSide, type Side } from './contract.ts'

/** Days something took, by the side it lay with. Without a last day it still lies there, counted to today. */
export interface DeskDays {
  readonly from: Day
  readonly to: Day | null
  readonly days: number
  readonly desks: Readonly<Record<Side, number>>
}

/** A change of what both had signed: from the day it was proposed until both had signed or one declined. */
export interface ChangeDays extends DeskDays {
  readonly number: number
  readonly proposedBy: Side
  readonly state: ContractVersion['state']
  /** With whom it lies now; null where it was answered. */
  readonly with: Side | null
}

/** What passed before any clock of the contract ran, and what its changes took. */
export interface BeforeClock {
  /** From the notice of the award to both signatures; null where nothing was awarded. */
  readonly toSignature: DeskDays | null
  /** Days of its term that had passed when both had signed, or until today where they have not. */
  readonly servedBefore: number
  readonly changes: readonly ChangeDays[]
}

/** When a text was put on the table, signed and answered. */
export type TextMoments = Pick<ContractVersion, 'number' | 'state' | 'proposedBy' | 'proposedAt' | 'answeredAt'> & {
  readonly signedAt: Readonly<Record<Side, Moment | null>>
}

type Of = Pick<Contract, 'noticeOn' | 'signedOn' | 'startsOn' | 'closedOn' | 'state'>

/**
 * Read off what was recorded anyway: nobody types why a contract was late. A text lies with the side that did not propose it until
 * that side signs or declines, and with the one that proposed it from then; before there is a text it lies with the purchaser.
 */
export function beforeClock(c: Of, texts: readonly TextMoments[], at: { today: Day; dayOf: (m: Moment) => Day }): BeforeClock {
  const firstAgreed = texts.filter((v) => v.state === 'agreed').sort(byNumber)[0]
  // One that was declined before the first was signed has a higher number than it too.
  const bound = firstAgreed?.answeredAt
  const isChange = (v: TextMoments) => !!bound && v !== firstAgreed && Temporal.Instant.compare(v.proposedAt, bound) >= 0
  const end = c.signedOn ?? (c.state === 'terminated' ? c.closedOn : null)
  return {
    toSignature:
      c.noticeOn && daysWith(texts.filter((v) => !isChange(v)).flatMap(turns), { from: c.noticeOn, to: end, first: 'purchaser' }, at),
    servedBefore: c.signedOn || c.state !== 'terminated' ? Math.max(0, daysBetween(c.startsOn, c.signedOn ?? at.today)) : 0,
    changes: texts
      .filter(isChange)
      .sort(byNumber)
      .map((v) => changeDays(v, at)),
  }
}

const byNumber = (a: TextMoments, b: TextMoments): number => a.number - b.number

function changeDays(v: TextMoments, at: Parameters<typeof beforeClock>[2]): ChangeDays {
  const to = v.answeredAt && at.dayOf(v.answeredAt)
  const own = turns(v)
  const first = otherSide(v.proposedBy)
  return {
    number: v.number,
    proposedBy: v.proposedBy,
    state: v.state,
    with: v.answeredAt ? null : (own.at(-1)?.to ?? first),
    ...daysWith(own, { from: at.dayOf(v.proposedAt), to, first }, at),
  }
}

/** At which moments a text went from one side to the other. */
function turns(v: TextMoments): { on: Moment; to: Side }[] {
  const signed = (['purchaser', 'provider'] as const).flatMap((s) => (v.signedAt[s] ? [{ on: v.signedAt[s], to: otherSide(s) }] : []))
  return [
    { on: v.proposedAt, to: otherSide(v.proposedBy) },
    ...signed,
    // What one side would not have goes back to who proposed it.
    ...(v.state === 'declined' && v.answeredAt ? [{ on: v.answeredAt, to: v.proposedBy }] : []),
  ].sort((a, b) => Temporal.Instant.compare(a.on, b.on))
}

/** Days between two days, by who had it at the end of each. */
function daysWith(
  moves: readonly { on: Moment; to: Side }[],
  of: { from: Day; to: Day | null; first: Side },
  { today, dayOf }: Parameters<typeof beforeClock>[2],
): DeskDays {
  const last = of.to ?? today
  const desks = { purchaser: 0, provider: 0 }
  let [since, has] = [of.from, of.first]
  for (const m of moves.toSorted((a, b) => Temporal.Instant.compare(a.on, b.on))) {
    const on = within(dayOf(m.on), since, last)
    desks[has] += daysBetween(since, on)
    ;[since, has] = [on, m.to]
  }
  desks[has] += Math.max(0, daysBetween(since, last))
  return { from: of.from, to: of.to, days: desks.purchaser + desks.provider, desks }
}
const within = (d: Day, from: Day, to: Day): Day =>
  Temporal.PlainDate.compare(d, from) < 0
    ? from
    : Temporal.PlainDate.compare(d, to) > 0 && Temporal.PlainDate.compare(to, from) >= 0
      ? to
      : d
