import { noMoney } from '#kernel'
import { child, children, moneyOf, path, text, type XmlElement } from './xml-element.ts'

/**
 * The amount of a transfer, or of an entry without one, as it was ordered. A bank may take its charge with it: where what it says of both adds up, the
 * amount is that before the charge.
 */
export function beforeCharges(of: XmlElement, entry: XmlElement): XmlElement | undefined {
  const whole = child(of, 'Amt')
  const ordered = path(of, 'AmtDtls', 'TxAmt', 'Amt') ?? path(of, 'AmtDtls', 'InstdAmt', 'Amt')
  if (!whole || !ordered) return whole ?? ordered
  const [all, bare] = [moneyOf(whole), moneyOf(ordered)]
  const charged = chargedIn(of, entry)
  const isWithIt = charged !== 0n && all.currency === bare.currency && all.amount === (bare.amount ?? noMoney) + charged
  return isWithIt ? ordered : whole
}

/**
 * By how much the charges in an entry or a transfer make the entry larger than what it moved: what was charged adds to a debit and takes from a credit.
 * Nothing where they are in another currency, or said not to be in the amount. Early versions have one amount, later ones a record of each.
 */
export function chargedIn(of: XmlElement, entry: XmlElement): bigint {
  const { currency } = moneyOf(child(entry, 'Amt'))
  const sign = text(entry, 'CdtDbtInd') === 'CRDT' ? -1n : 1n
  const each = children(of, 'Chrgs').flatMap((c) => {
    const records = children(c, 'Rcrd')
    return records.length > 0 ? records : [c]
  })
  return each.reduce((all, c) => {
    const { amount, currency: own } = moneyOf(child(c, 'Amt') ?? child(c, 'TtlChrgsAndTaxAmt'))
    if (amount === undefined || own !== currency || ['false', '0'].includes(text(c, 'ChrgInclInd'))) return all
    return all + (text(c, 'CdtDbtInd') === 'CRDT' ? -sign : sign) * amount
  }, 0n)
}
