import { type Day, isAfter, isBefore } from '#kernel'
import { metIn } from './acceptance-releases.ts'
import type { Contract, Milestone } from './ocds.ts'
import type { PublicClaim, PublicContract, PublicInstalment, PublicText } from './public-facts.ts'
import { period, type Speaker, titleOf } from './speaker.ts'

type By = (on: Day) => boolean
export const until =
  (last: Day): By =>
  (on) =>
    !isAfter(on, last)
export const before =
  (first: Day): By =>
  (on) =>
    isBefore(on, first)

/** Whether a claim that no acceptance stands behind is for an instalment. */
export function metByClaim(source: PublicClaim['source'], i: Pick<PublicInstalment, 'kind' | 'onSigning'>): boolean {
  if (source === 'signing') return i.onSigning && i.kind !== 'advance'
  return source === i.kind
}

/** Instalments that were accepted, or paid on signing, by then: a later text does not set them back to scheduled. */
function taken(c: PublicContract, by: By): ReadonlySet<string> {
  const paid = new Set(c.claims.filter((k) => k.acceptanceId === null && k.settledOn !== null && by(k.settledOn)).map((k) => k.source))
  return new Set([
    ...c.acceptances.filter((a) => by(a.acceptedOn)).flatMap((a) => a.parts.map((p) => p.instalmentKey)),
    ...[...paid].flatMap((source) => c.texts.flatMap((t) => t.instalments.filter((i) => metByClaim(source, i)).map((i) => i.key))),
  ])
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
    ...titleOf(i.title),
    type: i.onSigning || i.kind === 'advance' || i.kind === 'release' ? 'payment' : 'delivery',
    status: 'scheduled',
    ...(!i.onSigning && { dueDate: say.end(i.periodTo) }),
    value: say.value(i.amount),
  }))

/**
 * The instalments of a later text when it begins: those of which nothing is accepted yet as scheduled, and of the others those of which it
 * buys more units than the text it takes the place of, with their new worth and how far they are met of that.
 */
export function changed(c: PublicContract, t: PublicText, by: By, say: Speaker): Milestone[] {
  const begun = taken(c, by)
  const was = c.texts.findLast((o) => o.number < t.number)
  return planned(t, say).flatMap((m, n): Milestone[] => {
    const of = t.instalments[n]!
    if (!begun.has(m.id)) return [m]
    if (of.kind !== 'units' || was?.instalments.find((i) => i.key === of.key)?.quantity === of.quantity) return []
    const { met, ...standing } = metIn(c, of, by)
    // All that was bought before may have been accepted; it is not met any more, which null says to whoever merges.
    return [{ ...m, status: met ? 'met' : 'partiallyMet', ...(!met && { dateMet: null }), ...standing }]
  })
}
