import type { Lang, Money } from '#kernel'

/** The money of a country. Amounts are whole minor units of it everywhere. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string
  /** Places after the point: 2 for fen, 3 for mils. */
  readonly digits: number
  /** An amount as people write it, from its figures. */
  readonly says: Readonly<Record<Lang, (figures: string) => string>>
}

/** An amount as plain text with all its places, without the sign of the currency: `2000000.00`. */
export function amountText(amount: Money, { digits }: Currency): string {
  const n: bigint = amount < 0n ? -amount : amount
  const unit = 10n ** BigInt(digits)
  const parts = digits === 0 ? '' : `.${(n % unit).toString().padStart(digits, '0')}`
  return `${amount < 0n ? '-' : ''}${n / unit}${parts}`
}

/** An amount as people read it, in thousands, without places that are all zero. */
export function sayAmount(amount: Money, currency: Currency, lang: Lang): string {
  const [whole, places = ''] = amountText(amount, currency).split('.')
  const figures = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return currency.says[lang](/^0*$/.test(places) ? figures : `${figures}.${places}`)
}
