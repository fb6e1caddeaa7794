import { readMoney } from '#kernel'

/** An element of a message as it was read: its name without the prefix of its namespace, and the line it begins on. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
  readonly line: number
}

export const child = (of: XmlElement | undefined, name: string): XmlElement | undefined => of?.children.find((c) => c.name === name)
export const children = (of: XmlElement | undefined, name: string): readonly XmlElement[] =>
  of?.children.filter((c) => c.name === name) ?? []
export const path = (of: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((at, name) => child(at, name), of)
export const text = (of: XmlElement | undefined, name: string): string => child(of, name)?.text.trim() ?? ''

/** Amounts of ISO 20022 may have five places; those beyond the smallest unit are none or they are unreadable. */
export const moneyOf = (amount: XmlElement | undefined) => ({
  amount: amount && readMoney(amount.text.trim().replace(/^(\d+\.\d{2})0{1,3}$/, '$1')),
  currency: amount?.attributes.Ccy,
})
