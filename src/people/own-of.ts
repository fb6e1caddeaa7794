import { type OwnValue, ownValueOf, type Settable } from '#law'
import type { Ctx } from '#platform'
import type { LocalNumber } from './store.ts'

/** What a stored number says to the law; undefined where the law of the country does not know such a one. */
export function ownOf(n: LocalNumber, ctx: Pick<Ctx, 'law'>): OwnValue | undefined {
  const { country } = ctx.law
  const s = country.settable().find((x) => x.key === n.key)
  return s && ownValueOf(plainValue(n), [citationOf(n, s)], country)
}

const plainValue = (n: LocalNumber) => ({
  key: n.key,
  value: n.value,
  from: n.from_on.toString(),
  ...(n.until_on && { until: n.until_on.toString() }),
  enteredOn: n.entered_on.toString(),
})
export const citationOf = (n: LocalNumber, s: Pick<Settable, 'rule'>) => ({
  rule: s.rule,
  instrument: { zh: n.source, en: n.source },
  article: { zh: n.article, en: n.article },
  confidence: n.grade,
  ...(n.address && { href: n.address }),
})
