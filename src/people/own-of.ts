import { isOutOfBounds, type OwnValue, ownValueOf, type Settable } from '#law'
import type { Ctx } from '#platform'
import type { LocalNumber } from './store.ts'

/** What a stored number says to the law; undefined where the law of the country does not know such a one, or none so large or small. */
export function ownOf(n: LocalNumber, ctx: Pick<Ctx, 'law'>): OwnValue | undefined {
  const { country } = ctx.law
  const s = country.settable().find((x) => x.key === n.key)
  const own = s && ownValueOf(plainValue(n), [citationOf(n, s)], country)
  return own && !isOutOfBounds(s, own.value) ? own : undefined
}

const plainValue = (n: LocalNumber) => ({
  key: n.key,
  value: n.value,
  from: n.from_on.toString(),
  ...(n.until_on && { until: n.until_on.toString() }),
  enteredOn: n.entered_on.toString(),
})
export const citationOf = (n: Pick<LocalNumber, 'source' | 'article' | 'grade' | 'address'>, s: Pick<Settable, 'rule'>) => ({
  rule: s.rule,
  instrument: { zh: n.source, en: n.source },
  article: { zh: n.article, en: n.article },
  confidence: n.grade,
  ...(n.address && { href: n.address }),
})
