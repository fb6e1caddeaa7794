import { both, listIn, saidTwiceNotAlike, type Words } from '#kernel'
import type { Law } from '#law'
import { clausesOf } from './clauses.ts'
import { clauseWords, type FieldSaid } from './clause-words.ts'
import type { ContractText } from './contract.ts'
import { placeWords, termWords, wrongText } from './words.ts'

/** The fields a clause says, by its number; none of a clause that is only words, or that was added. */
export const fieldsSaidBy = (number: string): readonly FieldSaid[] => clauseWords[number]?.follows ?? []

/** What the fields are called that a clause says. */
export const sayFields = (number: string): Words => {
  const said = fieldsSaidBy(number).map(fieldWords)
  return both(
    listIn(
      said.map((w) => w.zh),
      'zh',
    ),
    listIn(
      said.map((w) => w.en),
      'en',
    ),
  )
}
const fieldWords = (f: FieldSaid): Words =>
  f === 'lines'
    ? placeWords.both('lines')
    : f === 'startsOn'
      ? placeWords.both('starts')
      : f === 'endsOn'
        ? placeWords.both('ends')
        : termWords[f]

/**
 * Where words say what the fields hold, by the names of the clauses. What was bought, for how much, how long and how it is paid stands in
 * fields, which are held against award, documents and plan; words in their place would be held against nothing. Wording that both had
 * signed before this was asked may stay word for word while what it speaks of stays.
 * @param signed the text that both are bound by, for a change of it
 */
export function wordsBesideFields(t: ContractText, law: Law, signed?: ContractText): Record<string, Words> {
  const fields: Record<string, Words> = {}
  for (const [number, wording] of Object.entries(t.clauseEdits)) {
    if (signed && signed.clauseEdits[number] === wording && generated(signed, number) === generated(t, number)) continue
    if (fieldsSaidBy(number).length > 0) fields[`clauses.${number}`] = wrongText.both('clauseFollows', number, sayFields(number))
    else {
      const other = law.contracts.readPayment(wording).terms.find((days) => days !== t.terms.paymentDays)
      if (other !== undefined) fields[`clauses.${number}`] = wrongText.both('daysInWords', other, t.terms.paymentDays)
    }
  }
  return fields
}

/**
 * Clauses in which somebody wrote an amount twice, in words and in figures, and not alike. No statute says for contracts which of them holds, so
 * it is asked while it can be mended. What both had signed stays.
 */
export function amountsSaidTwice(t: ContractText, signed?: ContractText): Record<string, Words> {
  return Object.fromEntries(
    Object.entries(t.clauseEdits).flatMap(([number, wording]) => {
      const [twice] = signed?.clauseEdits[number] === wording ? [] : saidTwiceNotAlike(wording)
      return twice ? [[`clauses.${number}`, wrongText.both('saidTwice', twice.inWords, twice.inFigures)]] : []
    }),
  )
}

/** How the fields of a text have a clause. Days to pay are what an added clause could speak of beside its words. */
const generated = (t: ContractText, number: string): string =>
  clausesOf({ ...t, clauseEdits: {} }).find((c) => c.number === number)?.text.zh ?? String(t.terms.paymentDays)
