import { type Day, type Id, type Lang, titleIn, type UnitTerms } from '#kernel'

/** What an office buys as one, under a name, in words and in conditions. */
export interface SaidOfUnit {
  readonly name: string
  readonly nameEn: string | null
  readonly unit: string
  readonly unitEn: string | null
  readonly terms: UnitTerms | null
}
/** One of the library that an office keeps, as it reads now. */
export interface UnitKind extends SaidOfUnit {
  readonly id: Id<'unit'>
  readonly purchaserId: string
  readonly retiredOn: Day | null
  /** Which wording it is. */
  readonly number: number
  readonly version: number
}

export const unitNameIn = (u: Pick<SaidOfUnit, 'name' | 'nameEn'>, lang: Lang): string =>
  titleIn({ title: u.name, titleEn: u.nameEn }, lang)
export const unitWordsIn = (u: Pick<SaidOfUnit, 'unit' | 'unitEn'>, lang: Lang): string =>
  titleIn({ title: u.unit, titleEn: u.unitEn }, lang)

/** Whether two wordings say the same. What is stored has its parts in another order. */
export const saysTheSame = (a: SaidOfUnit, b: SaidOfUnit): boolean => plain(a) === plain(b)
const plain = ({ name, nameEn, unit, unitEn, terms: t }: SaidOfUnit): string =>
  JSON.stringify([name, nameEn, unit, unitEn, t && [t.what.toSorted(), t.minutes, t.people, t.sessions, t.members ?? null]])
