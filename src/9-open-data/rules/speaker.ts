import { combinationOf, type Day, dayAt, type Money, type Moment, plusDays, startOf, termEnd, type Words } from '#kernel'
import { agreedOf, itemOf } from './item-of.ts'
import type { Item, OcdsDocument, OrganisationReference, Party, Period, Value } from './ocds.ts'
import type { PublicContract, PublicLine, PublicParty, PublicPurchase } from './public-facts.ts'
import type { Publishing } from './publishing.ts'

/** How one purchase says its days, sums, parties and lines in releases. */
export type Speaker = ReturnType<typeof speaker>
export function speaker(p: PublicPurchase, how: Publishing) {
  const page = `${how.origin}/open/purchases/${p.id}`
  const names = new Map(p.communities.map((c) => [c.id, c.name]))
  // Days of the facts are written with the place's own offset, so that a reader who looks at the date alone sees the right day.
  const here = (m: Moment) => m.toZonedDateTimeISO(how.zone).toString({ smallestUnit: 'second', timeZoneName: 'never' })
  const start = (d: Day) => here(startOf(d, how.zone))
  return {
    start,
    here,
    /** The last second of a day. */
    end: (d: Day) => here(startOf(plusDays(d, 1), how.zone).subtract({ seconds: 1 })),
    dayOf: (m: Moment) => dayAt(m, how.zone),
    zone: how.zone,
    value: (m: Money): Value => ({ amount: Number(m) / 100, currency: how.currency }),
    reference: (o: PublicParty): OrganisationReference => ({ id: o.id, name: o.name }),
    party: (o: PublicParty, roles: readonly string[]): Party => ({
      id: o.id,
      name: o.name,
      ...(o.nameEn && { name_en: o.nameEn }),
      ...(o.creditCode &&
        how.identifier.isRight(o.creditCode) && { identifier: { scheme: how.identifier.scheme, id: o.creditCode, legalName: o.name } }),
      address: { countryName: how.countryName },
      roles,
    }),
    document: (id: string, documentType: string, title: string, anchor: string): OcdsDocument => ({
      id,
      documentType,
      title,
      url: `${page}#${anchor}`,
      format: 'text/html',
      language: 'zh',
    }),
    items: (lines: readonly PublicLine[]): Item[] =>
      lines.map((l) => ({
        ...itemOf(l, names, (m) => ({ amount: Number(m) / 100, currency: how.currency })),
        ...agreedOf(l, start),
      })),
    tenderId: `${p.id}-tender`,
  }
}

/** A period of whole months from a day. */
export const months = (from: Day, count: number): { from: Day; to: Day } => ({ from, to: termEnd(from, count) })
export const period = (say: Speaker, from: Day, to: Day): Period => ({ startDate: say.start(from), endDate: say.end(to) })
/** Read off the lines of the step itself, so that a later change of the lines does not change an earlier release. */
export const combination = (lines: readonly PublicLine[]) => {
  const found = combinationOf(lines)
  return found ? { combination: found } : {}
}

/** Lists of roles replace each other when releases are merged, so each names all of them. */
export const partiesOf = (p: PublicPurchase, c: PublicContract, say: Speaker): Party[] => [
  say.party(p.purchaser, ['buyer', 'procuringEntity', 'payer']),
  say.party(c.provider, ['supplier', 'payee']),
]

/** A title, and its English where it has one: what nobody translated stands in its own language alone. */
export const titleOf = (said: Words): { readonly title: string; readonly title_en?: string } => ({
  title: said.zh,
  ...(said.en !== said.zh && { title_en: said.en }),
})
