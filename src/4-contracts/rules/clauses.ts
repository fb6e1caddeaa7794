import { both, totalOf, type Words } from '#kernel'
import { addedHeading, type ClauseFacts, clauseWords } from './clause-words.ts'
import { type ContractText, monthsOf } from './contract.ts'

export interface Clause {
  /** As cited by duties: `8`. */
  readonly number: string
  readonly heading: Words
  /** In both languages; an edited clause stands in the contract's language only and is the same in both. */
  readonly text: Words
  /** Somebody replaced the generated wording. */
  readonly edited: boolean
}

/** The clauses of a text: generated from its terms so that numbers and wording cannot drift apart, with the edits of the parties. */
export function clausesOf(c: ContractText): Clause[] {
  const generated = generate(c)
  const kept = generated.map((g): Clause => {
    const edit = c.clauseEdits[g.number]
    return edit === undefined ? { ...g, edited: false } : { ...g, text: both(edit, edit), edited: true }
  })
  const added = Object.entries(c.clauseEdits)
    .filter(([number]) => !generated.some((g) => g.number === number))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([number, text]): Clause => ({ number, heading: addedHeading, text: both(text, text), edited: true }))
  return [...kept, ...added]
}

/** How many clauses are generated; what the parties add is numbered after them. */
export const generatedClauses = Object.keys(clauseWords).length

function generate(c: ContractText): Omit<Clause, 'edited'>[] {
  const facts: ClauseFacts = {
    terms: c.terms,
    total: totalOf(c.lines),
    startsOn: c.startsOn,
    endsOn: c.endsOn,
    months: monthsOf(c),
    posts: c.lines.some((l) => l.kind === 'post'),
    precedence: c.precedence,
  }
  return Object.entries(clauseWords).map(([number, w]) => ({ number, heading: w.heading, text: both(w.zh(facts), w.en(facts)) }))
}
