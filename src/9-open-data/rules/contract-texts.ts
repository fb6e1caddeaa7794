import { type Day, isAfter, isBefore } from '#kernel'
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
