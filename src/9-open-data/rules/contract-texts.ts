import { type Day, isAfter, isBefore, later } from '#kernel'
import type { Contract, Milestone } from './ocds.ts'
import type { PublicContract, PublicText } from './public-facts.ts'
import { period, type Speaker } from './speaker.ts'

/** Instalments that were accepted, or paid on signing, by then: a later text does not set them back to scheduled. */
const taken = (c: PublicContract, by: (on: Day) => boolean): ReadonlySet<string> => {
  const paid = c.claims.some((k) => k.acceptanceId === null && k.settledOn !== null && by(k.settledOn))
  return new Set([
    ...c.acceptances.filter((a) => by(a.acceptedOn)).flatMap((a) => a.parts.map((p) => p.instalmentKey)),
    ...(paid ? c.texts.flatMap((t) => t.instalments.filter((i) => i.onSigning).map((i) => i.key)) : []),
  ])
}
export const takenBy = (c: PublicContract, on: Day) => taken(c, (d) => !isAfter(d, on))
export const takenBefore = (c: PublicContract, on: Day) => taken(c, (d) => isBefore(d, on))

/** The day from which a text holds: the one it names, and never before both had signed it. */
export const holdsFrom = (t: PublicText, say: Pick<Speaker, 'dayOf'>): Day => {
  const signed = say.dayOf(t.agreedAt)
  return t.effectiveOn ? later(t.effectiveOn, signed) : signed
}
/** Whether a text was signed for a day that was still to come. */
export const isForLater = (t: PublicText, say: Pick<Speaker, 'dayOf'>): boolean => isAfter(holdsFrom(t, say), say.dayOf(t.agreedAt))

/** The text in force on a day: what was accepted is told in its words, whatever was agreed for later. */
export const textOn = (c: PublicContract, on: Day, say: Pick<Speaker, 'dayOf'>): PublicText =>
  c.texts.findLast((t) => !isAfter(holdsFrom(t, say), on)) ?? c.texts[0]!

/**
 * Whether a text that was signed for later came into force: its day has come, the contract had not ended, and no text signed since, but
 * before that day, held by then. One signed on the day itself takes its place after it.
 */
export const cameIntoForce = (c: PublicContract, t: PublicText, asOf: Day, say: Pick<Speaker, 'dayOf'>): boolean => {
  const from = holdsFrom(t, say)
  if (isAfter(from, asOf) || (c.endedOn && !isAfter(c.endedOn, from))) return false
  return !c.texts.some((o) => o.number > t.number && isBefore(say.dayOf(o.agreedAt), from) && !isAfter(holdsFrom(o, say), from))
}

/** A contract as one of its texts says it. */
export const textOf = (c: PublicContract, awardID: string, t: PublicText, say: Speaker): Contract => ({
  id: c.id,
  awardID,
  title: t.title,
  ...(t.titleEn && { title_en: t.titleEn }),
  status: 'active',
  ...agreedIn(t, say),
})
/** How long a text runs, for how much, and for what. */
export const agreedIn = (t: PublicText, say: Speaker): Required<Pick<Contract, 'period' | 'value' | 'items'>> => ({
  period: period(say, t.startsOn, t.endsOn),
  value: say.value(t.total),
  items: say.items(t.lines),
})

export const implementing = (milestones: readonly Milestone[]) => (milestones.length > 0 ? { implementation: { milestones } } : {})
/** The instalments of a text, none of them met yet. */
export const planned = (t: PublicText, say: Speaker): Milestone[] =>
  t.instalments.map((i) => ({
    id: i.key,
    title: i.title.zh,
    title_en: i.title.en,
    type: i.onSigning ? 'payment' : 'delivery',
    status: 'scheduled',
    ...(!i.onSigning && { dueDate: say.end(i.periodTo) }),
    value: say.value(i.amount),
  }))
