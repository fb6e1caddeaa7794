import type { Happening } from './happening.ts'
import type { Contract } from './ocds.ts'
import type { PublicContract } from './public-facts.ts'

/** What both sides said would count as success, once both have said it, and the words of both on the day they agreed to them. */
export function successSaid(c: PublicContract, small: Contract): Happening[] {
  const { said, compared, words } = c.success
  if (compared.length === 0) return []
  const both = said.map((s) => s.saidOn).toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  const given = (value: string | null, side: 'purchaser' | 'provider') => (value === null ? {} : { [side]: value })
  const successCriteria = compared.map((l) => ({
    ...{ id: l.line.id, purchaser: l.says.purchaser, provider: l.says.provider },
    indicators: l.indicators.map((i) => ({
      id: i.indicator.id,
      ...(i.same !== null && { same: i.same }),
      ...given(i.values.purchaser, 'purchaser'),
      ...given(i.values.provider, 'provider'),
    })),
  }))
  const release = (on: Happening['on'], key: string, of: Contract['successCriteria']): Happening => ({
    ...{ on, at: null, stage: 7, key, tag: ['contractUpdate'] },
    body: { contracts: [{ ...small, successCriteria: of! }] },
  })
  return [
    release(both.at(-1)!, `success-${c.id}`, successCriteria),
    ...words.flatMap((w) =>
      w.agreedOn === null ? [] : [release(w.agreedOn, `success-words-${c.id}-${w.lineId}`, [{ id: w.lineId, agreed: w.words }])],
    ),
  ]
}
