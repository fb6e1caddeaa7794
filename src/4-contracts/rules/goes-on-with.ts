import type { ContractLine } from './contract.ts'

/** What a contract or a text buys, as far as it can be told whether one goes on with the other. */
export interface Buys {
  readonly lines: readonly Pick<ContractLine, 'kind' | 'title' | 'needIds' | 'communityIds'>[]
  /** Communities of its purchase, for lines that name none. */
  readonly ofPurchase: readonly string[]
}

/**
 * Whether a text goes on with what a contract bought: a line of the same kind, with the same title or for the same need, in a place that was served.
 * Amounts, quantities and the other lines may be others: a year that is renewed is seldom the same to the cent.
 */
export function goesOnWith(text: Buys, earlier: Buys): boolean {
  return text.lines.some((l) =>
    earlier.lines.some(
      (e) =>
        l.kind === e.kind &&
        (said(l.title) === said(e.title) || l.needIds.some((id) => e.needIds.includes(id))) &&
        placesOf(l, text).some((id) => placesOf(e, earlier).includes(id)),
    ),
  )
}

const placesOf = (l: Buys['lines'][number], of: Buys): readonly string[] => (l.communityIds.length > 0 ? l.communityIds : of.ofPurchase)

/** A title as it is read, however it was typed. */
const said = (title: string): string => title.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
