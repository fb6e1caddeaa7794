import { type Day, type Line, type Money, moneyText, noMoney, type Subsidy, subsidyOf } from '#kernel'
import { aDay, amount, optional, text } from '#platform'

/** What the form of a line asks of a subsidised post. */
export const subsidyShape = {
  whole: optional(amount()),
  restFrom: optional(text(200)),
  restMoney: optional(text(200)),
  until: optional(aDay()),
}

/** The subsidy of a post, where any of it was typed. What is missing of it is empty, and is asked for. A text of other posts has no such key. */
export const subsidyFrom = (r: {
  whole?: Money | undefined
  restFrom?: string | undefined
  restMoney?: string | undefined
  until?: Day | undefined
}): { subsidy?: Subsidy } =>
  r.whole === undefined && !r.restFrom && !r.restMoney && !r.until
    ? {}
    : {
        subsidy: {
          whole: moneyText(r.whole ?? noMoney),
          restFrom: r.restFrom ?? '',
          restMoney: r.restMoney ?? '',
          until: r.until?.toString() ?? null,
        },
      }

/** What its fields show. */
export const subsidyValues = (l: Line): [keyof Subsidy, string][] => {
  const s = subsidyOf(l)
  return s ? (['whole', 'restFrom', 'restMoney', 'until'] as const).map((key) => [key, s[key] ?? '']) : []
}
