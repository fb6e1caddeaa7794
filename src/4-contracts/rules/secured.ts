import type { Finding, Law } from '#law'
import type { Clause } from './clauses.ts'
import { type Secured, secured, type SecuredClause } from './secured-words.ts'
import { securedWords } from './words.ts'

/**
 * Clauses that somebody wrote in the place of the model's and that no longer say what those secure: a point by itself, whatever they
 * say instead. Only a reading of words, so it warns; the wording of the model is offered.
 * @param generated the clauses of the same text without any edit
 */
export const noLongerSecured = (clauses: readonly Clause[], generated: readonly Clause[], lang: 'zh' | 'en', law: Law): Finding[] =>
  clauses.flatMap((c): Finding[] => {
    const is: Secured | undefined = secured[c.number as SecuredClause]
    const text = c.text[lang].normalize('NFKC')
    if (!c.edited || !is || (is.by.test(text) && !is.unless?.test(text))) return []
    const cites = law.cites('equal-parties')
    return [
      {
        rule: cites[0]?.rule ?? 'equal-parties',
        severity: 'warn',
        words: securedWords.both(c.number as SecuredClause),
        cites,
        at: c.number,
        fairer: generated.find((g) => g.number === c.number)!.text,
      },
    ]
  })
